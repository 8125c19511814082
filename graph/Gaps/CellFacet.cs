using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>One value of a facet.</summary>
/// <param name="Id">Of the technique that is a purpose, else with the facet before it: population:children, outcome:survival.</param>
/// <param name="Class">As <see cref="EvidenceGap.Populations"/> and <see cref="EvidenceGap.Outcomes"/> name it.</param>
/// <param name="Words">As they stand within a sentence.</param>
public sealed record FacetValue(CellFacet Facet, string Id, NamedClass Class, string Words);

/// <summary>
/// A side of studies within which a cell of technique and site is looked at again: what the treatment is for, whom a study takes in, what it measures. A study has some of its values, and tells or does
/// not tell that it has no others: a trial that registers no ages is not one without children.
/// </summary>
public sealed class CellFacet
{
    private static readonly Dictionary<string, string> People = new(StringComparer.Ordinal)
    {
        ["children"] = "children under 16",
        ["young"] = "teenagers and young adults of 16 to 24",
        ["adults"] = "adults of 25 to 69",
        ["older"] = "people of 70 and over",
    };

    private readonly Func<StudyEntry, IReadOnlySet<string>, IEnumerable<string>> valuesOf;
    private readonly Func<StudyEntry, bool>? tells;

    private CellFacet(string id, Func<StudyEntry, IReadOnlySet<string>, IEnumerable<string>> valuesOf, Func<StudyEntry, bool>? tells) => (Id, this.valuesOf, this.tells) = (id, valuesOf, tells);

    /// <summary>A study that states a purpose is taken to state all that it has.</summary>
    public static CellFacet Purpose { get; } = new("purpose", (_, techniques) => techniques.Where(Purposes.Ids.Contains), null)
    {
        Listed = f => [.. RadiotherapyVocabulary.Current.Techniques.Where(t => Purposes.Ids.Contains(t.Id)).Select(t => new FacetValue(f, t.Id, new NamedClass(t.Id, t.Label), t.Label.ToLowerInvariant()))],
        Telling = "say what the treatment is for",
        IfCommon = "{0}",
    };

    /// <summary>Bands of age. Whether a trial is of recurrent disease, say, only its names can tell, and these tell nobody that it is not: such classes of people are no facet.</summary>
    public static CellFacet Population { get; } = new("population", (study, _) => study.Bands.Select(b => $"population:{b}"), study => study is { IsTrial: true, Bands.Count: > 0 })
    {
        Listed = f => [.. AgeBands.All.Select(b => new FacetValue(f, $"population:{b.Id}", new NamedClass(b.Id, b.Label), People[b.Id]))],
        LeastTold = 2d / 3,
        Column = "bands",
        Telling = "register the ages that they take in",
        One = "takes in {0}",
        Many = "take in {0}",
        IfCommon = "taking in {0}",
    };

    /// <summary>Classes of outcome. Who registers no secondary outcome, or none that can be read, tells nobody what else is measured.</summary>
    public static CellFacet Outcome { get; } = new("outcome", (study, _) => study.Outcomes.Select(o => $"outcome:{o}"), study => study.TellsOutcomes)
    {
        Listed = f => [.. GapSubject.AllOutcomes.Select(o => new FacetValue(f, $"outcome:{o.Id}", o, o.Label.ToLowerInvariant()))],
        LeastTold = 2d / 3,
        Column = "outcomes",
        Telling = "register primary and secondary outcomes that could be read",
        One = "names {0} among its outcomes",
        Many = "name {0} among their outcomes",
        IfCommon = "naming {0} among the outcomes",
    };

    public static IReadOnlyList<CellFacet> All { get; } = [Purpose, Population, Outcome];

    public string Id { get; }

    public IReadOnlyList<FacetValue> Values => field ??= Listed(this);

    /// <summary>The share of a cell's trials that has to tell: of a cell of which less is known it is not said what it lacks.</summary>
    public double LeastTold { get; private init; }

    /// <summary>
    /// The most chance with which a value of a cell is told to be surprisingly rare. Of the ages and the outcomes, of which a study has several, a cell is looked at once for each: they share the chance that
    /// one look may have (Bonferroni), or what is missing by chance alone would be told of every large graph.
    /// </summary>
    public double MostChance => One is null ? CellExpectation.Surprising : CellExpectation.Surprising / Values.Count;

    /// <summary>What the studies do that count, after "those that".</summary>
    public required string Telling { get; init; }

    /// <summary>What one study with the value does, or several; null for what the treatment is, not the study.</summary>
    public string? One { get; private init; }

    /// <inheritdoc cref="One"/>
    public string? Many { get; private init; }

    /// <summary>After "if", before "were as common".</summary>
    public required string IfCommon { get; init; }

    /// <summary>Of the board's studies, the column that holds the values' classes; null where a study's techniques tell them.</summary>
    internal string? Column { get; private init; }

    private Func<CellFacet, IReadOnlyList<FacetValue>> Listed { get; init; } = _ => [];

    public static bool Has(StudyEntry study, FacetValue value) => value.Facet.valuesOf(study, RadiotherapyVocabulary.Current.WithBroader(study.Techniques)).Contains(value.Id);

    /// <summary>The name under which the board counts studies of a technique, or of all, that tell of the facet and have the value.</summary>
    public static string Within(string technique, string valueId) => $"{technique}+{valueId}";

    /// <summary>The same of studies that have the value and do not tell whether others.</summary>
    public static string Beside(string technique, string valueId) => $"{technique}+{valueId}?";

    /// <summary>The same of all studies that tell of the facet.</summary>
    public string Told(string technique) => $"{technique}+{Id}:*";

    /// <summary>The names under which a study counts; none where it says nothing.</summary>
    /// <param name="techniques">Of the study, with broader ones.</param>
    internal IEnumerable<string> NamesOf(StudyEntry study, IReadOnlySet<string> techniques)
    {
        var values = valuesOf(study, techniques).ToList();
        var told = tells is null ? values.Count > 0 : tells(study);
        if (!told && values.Count == 0) yield break;
        foreach (var technique in techniques.Where(Treatments.IsOne).Append(GapBoard.All))
        {
            foreach (var value in values) yield return told ? Within(technique, value) : Beside(technique, value);
            if (told) yield return Told(technique);
        }
    }
}
