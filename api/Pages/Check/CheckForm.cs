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

    /// <summary>A request as the form would hold it.</summary>
    public static CheckForm Of(CheckRequest request) => new()
    {
        Text = request.Text,
        Title = request.Title,
        Population = request.Population,
        Intervention = request.Intervention,
        Comparator = request.Comparator,
        Outcome = request.Outcome,
        Technique = request.Technique,
        Site = request.Site,
        Dose = request.Dose,
        Intent = request.Intent,
        TrialId = request.TrialId,
        Exclude = request.Exclude is { Count: > 0 } ids ? string.Join(", ", ids) : null,
    };

    /// <summary>What was understood stands in the fields that were left empty, so that a person sees it and can put it right.</summary>
    public CheckForm With(Understood read) => this with
    {
        Technique = Technique ?? Joined(read.Techniques),
        Site = Site ?? Joined(read.Sites),
        Dose = Dose ?? (read.Schedules.Count == 0 ? null : string.Join("; ", read.Schedules.Select(s => s.ReplaceLineEndings(" ")))),
        Intent = Intent ?? read.Intent,
        Population = Population ?? Also(read, "population"),
        Comparator = Comparator ?? Also(read, "comparator"),
        Outcome = Outcome ?? Also(read, "outcome"),
    };

    /// <summary>The same with the spelling that was proposed for its text, or for its title where it has none.</summary>
    public CheckForm Spelled(string spelling) => Text is null && Title is not null ? this with { Title = spelling } : this with { Text = spelling };

    private static string? Also(Understood read, string facet) => read.AlsoRead.TryGetValue(facet, out var words) && words.Count > 0 ? string.Join("; ", words) : null;

    /// <summary>What the form says besides these seven fields; null where that is nothing.</summary>
    public CheckForm? WithoutRead() => Without() is var others && others.Values().Any(v => v.Name != "exclude") ? others : null;

    /// <summary>
    /// Without what <see cref="With"/> put into the fields and nobody changed: read once more, out of its sentence, it may mean less ("eight gray fraction; twenty gray").
    /// </summary>
    /// <param name="read">How the form is understood without these fields: see <see cref="WithoutRead"/>.</param>
    public CheckForm WithoutEcho(Understood read)
    {
        var echo = Without().With(read);
        return this with
        {
            Technique = Technique == echo.Technique ? null : Technique,
            Site = Site == echo.Site ? null : Site,
            Dose = Dose == echo.Dose ? null : Dose,
            Intent = Intent == echo.Intent ? null : Intent,
            Population = Population == echo.Population ? null : Population,
            Comparator = Comparator == echo.Comparator ? null : Comparator,
            Outcome = Outcome == echo.Outcome ? null : Outcome,
        };
    }

    private CheckForm Without() => this with { Technique = null, Site = null, Dose = null, Intent = null, Population = null, Comparator = null, Outcome = null };

    /// <summary>The fields that are filled, by their names in the form.</summary>
    public IEnumerable<(string Name, string Value)> Values() => new (string Name, string? Value)[]
    {
        ("text", Text), ("title", Title), ("population", Population), ("intervention", Intervention), ("comparator", Comparator), ("outcome", Outcome), ("technique", Technique), ("site", Site),
        ("dose", Dose), ("intent", Intent), ("trialId", TrialId), ("exclude", Exclude),
    }.Where(v => v.Value is not null).Select(v => (v.Name, v.Value!));

    /// <summary>With the roles where they were told: "SABR versus Surgery" is read back with them.</summary>
    private static string? Joined(IReadOnlyList<UnderstoodConcept> concepts)
    {
        if (concepts.Count == 0) return null;
        var (against, others) = (concepts.Where(c => c.Role == "comparator").Select(c => c.Label).ToList(), concepts.Where(c => c.Role != "comparator").Select(c => c.Label).ToList());
        return against.Count == 0 || others.Count == 0 ? string.Join("; ", concepts.Select(c => c.Label)) : $"{string.Join(", ", others)} versus {string.Join(", ", against)}";
    }

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
