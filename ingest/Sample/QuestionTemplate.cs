namespace Horizon.Ingest.Sample;

/// <summary>One research question of the sample, from which trials and papers are composed.</summary>
internal sealed record QuestionTemplate
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Techniques { get; init; }

    public required IReadOnlyList<string> Comparators { get; init; }

    /// <summary>Key of a <see cref="SiteProfile"/>.</summary>
    public required string Site { get; init; }

    /// <summary>Of a trial with a control arm; <c>{pop}</c> stands for the population.</summary>
    public required string Title { get; init; }

    /// <summary>Of a trial without one.</summary>
    public required string Single { get; init; }

    public required string Aim { get; init; }

    public required IReadOnlyList<string> Populations { get; init; }

    /// <summary>The first population in other words; present where a pair of trials on one question is planted.</summary>
    public string? Paraphrase { get; init; }

    public required ArmTemplate Exp { get; init; }

    public ArmTemplate? Ctl { get; init; }

    public IReadOnlyList<AddedIntervention> Added { get; init; } = [];

    public required IReadOnlyList<string> Primary { get; init; }

    public required IReadOnlyList<string> Secondary { get; init; }

    public required string Purpose { get; init; }

    /// <summary>"stopped" or "planned" where every trial of the question is; null where any may be.</summary>
    public string? Fate { get; init; }

    public required int Trials { get; init; }
}

/// <remarks>
/// <c>Doses</c>: As <see cref="SampleDose.Parse"/> reads them; empty where nothing is prescribed in gray.
/// </remarks>
internal sealed record ArmTemplate(string Label, string Name, string Text, IReadOnlyList<string> Doses, string Type = "RADIATION");

/// <remarks>
/// <c>Arms</c>: E for the experimental arm, C for the control, EC for both.
/// </remarks>
internal sealed record AddedIntervention(string Type, string Name, string Text, string Arms);
