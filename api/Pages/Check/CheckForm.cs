using Horizon.Api.Answers;

namespace Horizon.Api.Pages.Check;

/// <summary>What stands in the form of the check. It lives for one request and is nowhere kept.</summary>
public sealed record CheckForm
{
    public string? Text { get; init; }
    public string? Title { get; init; }
    public string? Population { get; init; }
    public string? Intervention { get; init; }
    public string? Comparator { get; init; }
    public string? Outcome { get; init; }
    public string? Technique { get; init; }
    public string? Site { get; init; }
    public string? Dose { get; init; }
    public string? Intent { get; init; }
    public string? TrialId { get; init; }
    public string? Exclude { get; init; }

    /// <summary>Something stands in the fields under "more detail", so that they are shown open.</summary>
    public bool HasDetail => new[] { Title, Population, Intervention, Comparator, Outcome, Technique, Site, Dose, Intent, Exclude }.Any(v => v is not null);

    public static CheckForm Of(IFormCollection form) => new()
    {
        Text = Value(form, "text"),
        Title = Value(form, "title"),
        Population = Value(form, "population"),
        Intervention = Value(form, "intervention"),
        Comparator = Value(form, "comparator"),
        Outcome = Value(form, "outcome"),
        Technique = Value(form, "technique"),
        Site = Value(form, "site"),
        Dose = Value(form, "dose"),
        Intent = Value(form, "intent"),
        TrialId = Value(form, "trialId"),
        Exclude = Value(form, "exclude"),
    };

    public CheckRequest ToRequest() => new()
    {
        Text = Text,
        Title = Title,
        Population = Population,
        Intervention = Intervention,
        Comparator = Comparator,
        Outcome = Outcome,
        Technique = Technique,
        Site = Site,
        Dose = Dose,
        Intent = Intent,
        TrialId = TrialId,
        // Ids may hold blanks within ("NCT 0123"), so that only marks part them.
        Exclude = Exclude?.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    private static string? Value(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;
}
