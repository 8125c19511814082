namespace Horizon.Ingest.Sample;

/// <summary>What the generator decided about one award.</summary>
/// <remarks>
/// <c>Reference</c>: the funder's own, in its written form; a trial that names it is tied to the award.<br/>
/// <c>Trial</c>: the trial that it pays for; null where none is registered yet.<br/>
/// <c>Twin</c>: the reference of the award on the same question by another funder; null where there is none.
/// </remarks>
internal sealed record AwardSpec(
    string Reference, QuestionTemplate Question, TrialSpec? Trial, string? Twin, string Title, string Description, NamedOrganisation Funder, NamedOrganisation Lead, string Programme,
    int Pounds, DateOnly Awarded, DateOnly Start, DateOnly End)
{
    public string Id => $"360G-HorizonSample-{Reference}";
}
