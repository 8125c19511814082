using System.Globalization;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps.Priorities;

/// <summary>One thing that gaps are ranked by: 0 speaks least for the gap, 1 most.</summary>
public sealed record Criterion(string Id, string Label, string How)
{
    /// <summary>The middle of the scale.</summary>
    public const double Middle = 0.5;

    /// <summary>What a gap counts by of which the criterion is not known.</summary>
    public double UnknownAs { get; init; } = Middle;

    /// <summary>In words, after "not known, counted as 0.50, ".</summary>
    public string UnknownSaid { get; init; } = "the middle of the scale";
}

/// <summary>A criterion's value for one gap, with the figure behind it and where that comes from. <paramref name="Value"/> is null where it is not known.</summary>
public sealed record CriterionValue(string Criterion, double? Value, string Figure, string Source)
{
    /// <summary>The one technique of the gap that the figure is of; null where it is of the gap, or not known.</summary>
    public string? TechniqueId { get; init; }
}

/// <summary>The open criteria. Each value is made from what the graph or a reviewed table holds; what neither holds is unknown.</summary>
public static class PriorityCriteria
{
    /// <summary>The source of what is counted in this graph.</summary>
    public const string Graph = "counted here";

    private const int NetworksOfEngland = 11;

    /// <summary>Published studies of a technique at which it counts as half ready.</summary>
    private const double HalfReady = 5;

    public static IReadOnlyList<Criterion> All { get; } =
    [
        new("stated", "Stated often", "Rises with the number of sources that state it: none 0, one 0.5, three 0.75."),
        new("patients", "Asked by patients", "1 where a list that patients set with others holds it, 0 where such lists are here and none does."),
        new("clinicians", "Asked by professions", "1 where guidance or a professional list holds it, 0 where such lists are here and none does."),
        // The figures at hand are of the commonest tumours: another one is no more to be put above any of them than to be taken for the average of them.
        new("burden", "Burden of disease", "New cases of the tumour a year, as a share of those of the tumour with the most; of a part of a tumour those of the whole.")
        {
            UnknownAs = (double)DiseaseBurden.Smallest / DiseaseBurden.Largest, UnknownSaid = "the smallest figure at hand",
        },
        new("under-way", "Nothing under way", "Falls with every study under way: none 1, one 0.5, three 0.25."),
        new("evidence", "Little evidence", "Falls with every published trial, every paper that reports a trial which is not among these, and every review, but for those that state the gap itself: none 1, one 0.5, three 0.25."),
        new("readiness", "Technique is ready", "Rises with the published trials of the technique at any site: none 0, five 0.5, twenty 0.8."),
        new("access", "Can recruit in England", "The share of England's 11 radiotherapy networks in which a trial of the technique recruits or did."),
        new("dataset", "Data could answer it", "1 where a dataset that is described here holds an outcome of the gap, 0 where none does."),
    ];

    /// <summary>The values of a gap, in the order of <see cref="All"/>.</summary>
    /// <param name="lists">Which kinds of list the data holds.</param>
    /// <param name="sourcesAreShort">Whether a source of studies is known to be incomplete: that no study of a technique is here is then no word on the technique.</param>
    public static IReadOnlyList<CriterionValue> Of(EvidenceGap gap, CellTallies tallies, ListsAtHand lists, bool sourcesAreShort = false)
    {
        var techniques = gap.Techniques.Select(t => t.Id).ToList();
        return
        [
            Stated(gap), Heard("patients", gap, lists.OfPatients, v => v.Patients, "patients"), Heard("clinicians", gap, lists.OfProfessions, v => v.Clinicians, "professions"), Burden(gap),
            UnderWay(gap, sourcesAreShort),
            Evidence(gap, sourcesAreShort),
            Readiness(techniques, tallies, sourcesAreShort), Access(techniques, tallies, sourcesAreShort), Dataset(gap, techniques),
        ];
    }

    private static CriterionValue Stated(EvidenceGap gap)
    {
        var n = gap.Sources.Count;
        return new CriterionValue("stated", 1 - (1d / (1 + n)), n == 0 ? "seen in the counts, stated by nobody" : Text($"{n} {(n == 1 ? "source" : "sources")}"), Graph);
    }

    private static CriterionValue Heard(string id, EvidenceGap gap, bool atHand, Func<Voice, bool> voice, string who)
    {
        var by = gap.Statements.Select(s => Voice.Of(s.StatedBy)).OfType<Voice>().FirstOrDefault(voice);
        return by is not null ? new CriterionValue(id, 1, by.Organisation, by.Source)
            : atHand ? new CriterionValue(id, 0, $"in no list of {who} here", Graph)
            : new CriterionValue(id, null, $"no list of {who} is here", Graph);
    }

    private static CriterionValue Burden(EvidenceGap gap) =>
        gap.Sites.Select(s => (Site: s.Id, Burden: DiseaseBurden.OfOrWhole(s.Id))).Where(b => b.Burden is not null).OrderByDescending(b => b.Burden!.NewCases).ThenByDescending(b => b.Burden!.SiteId == b.Site).FirstOrDefault() is { Burden: { } burden } of
            ? new CriterionValue("burden", (double)burden.NewCases / DiseaseBurden.Largest, Text($"{burden.NewCases:N0} new cases{AsWhole(gap, of.Site, burden)}, {burden.Place}, {burden.Year}"), burden.Source)
            : new CriterionValue("burden", null, "no cited figure at hand", "");

    /// <summary>"of lung cancer as a whole", where the figure is of more than the gap's own tumour: of all who have it, where the gap is about those in whom it has spread.</summary>
    private static string AsWhole(EvidenceGap gap, string site, DiseaseBurden burden) =>
        burden.SiteId == site && !gap.Sites.Any(s => SiteGroups.IsSpread(s.Id)) ? "" : $" of {RadiotherapyVocabulary.Current.Find(burden.SiteId)?.Label.ToLowerInvariant() ?? burden.SiteId} as a whole";

    private static CriterionValue Studies(string id, int? n, string one, string many) => n is { } count
        ? new CriterionValue(id, 1d / (1 + count), Text($"{count} {(count == 1 ? one : many)}"), Graph)
        : new CriterionValue(id, null, "names no technique narrow enough, or no site, to count by", Graph);

    /// <summary>
    /// Nobody knows what is under way of a gap that a trial may address of which no status is known, nor, where sources are short, of one for which none is here.
    /// </summary>
    private static CriterionValue UnderWay(EvidenceGap gap, bool sourcesAreShort) =>
        gap.Studies is { UnderWay: 0 } && !gap.ByRule.IsTold ? new CriterionValue("under-way", null, "a trial that may address it is here whose status is not known", Graph)
        : gap.Studies is { UnderWay: 0 } && sourcesAreShort ? new CriterionValue("under-way", null, "none is among the records here, whose sources are incomplete", Graph)
        : gap.Studies is { Planned: > 0 and var planned } s ? Studies("under-way", s.UnderWay, "", "") with { Figure = planned == s.UnderWay ? Text($"{planned} planned, none known to have begun") : Text($"{s.UnderWay} under way, {planned} of them planned") }
        : Studies("under-way", gap.Studies?.UnderWay, "under way", "under way");

    /// <summary>A review or a trial's paper that states the gap is no evidence against it.</summary>
    private static CriterionValue Evidence(EvidenceGap gap, bool sourcesAreShort)
    {
        var papers = gap.TrialPapers.Count(p => gap.Sources.Contains(p.Id));
        var stating = gap.ReviewsThatStateIt + papers;
        var count = gap.Studies is { } s ? s.Published + s.TrialPapers + s.Reviews - stating : (int?)null;
        var value = count == 0 && sourcesAreShort ? new CriterionValue("evidence", null, "none is among the records here, whose sources are incomplete", Graph)
            : Studies("evidence", count, "published trial, trial’s paper or review", "published trials, trials’ papers or reviews");
        var kind = papers == 0 ? "review" : gap.ReviewsThatStateIt == 0 ? "paper" : "paper or review";
        return stating == 0 ? value : value with { Figure = Text($"{value.Figure}, not counting {stating} {(stating == 1 ? $"{kind} that states" : $"{kind.Replace("paper", "papers", StringComparison.Ordinal).Replace("review", "reviews", StringComparison.Ordinal)} that state")} the gap") };
    }

    private static CriterionValue Readiness(List<string> techniques, CellTallies tallies, bool sourcesAreShort)
    {
        if (techniques.Count == 0) return new CriterionValue("readiness", null, "names no technique", Graph);
        var (rarest, published) = techniques.Select(t => (t, tallies.Count(t, Board.GapBoard.AnySite, s => s == StudyStates.Published))).MinBy(t => t.Item2);
        if (published == 0 && sourcesAreShort) return new CriterionValue("readiness", null, "no published trial of it is among the records here, whose sources are incomplete", Graph);
        return new CriterionValue("readiness", published / (published + HalfReady), Text($"{published} published {(published == 1 ? "trial" : "trials")} of {Named(rarest, techniques)} anywhere"), Graph) { TechniqueId = rarest };
    }

    private static CriterionValue Access(List<string> techniques, CellTallies tallies, bool sourcesAreShort)
    {
        if (techniques.Count == 0) return new CriterionValue("access", null, "names no technique", Graph);
        var (rarest, networks) = techniques.Select(t => (t, tallies.Networks(t))).MinBy(t => t.Item2);
        if (networks is not { } n) return new CriterionValue("access", null, "no trial here names a network", Graph);
        if (n == 0 && sourcesAreShort) return new CriterionValue("access", null, "no trial of it that names a network is among the records here, whose sources are incomplete", Graph);
        return new CriterionValue("access", Math.Min(1, (double)n / NetworksOfEngland), Text($"{n} of {NetworksOfEngland} networks{(techniques.Count > 1 ? $", of {Named(rarest, techniques)}" : "")}"), Graph) { TechniqueId = rarest };
    }

    /// <summary>"it" of the only technique, else which.</summary>
    private static string Named(string technique, List<string> techniques) => techniques.Count == 1 ? "it" : GapScope.WithinSentence(RadiotherapyVocabulary.Current.Find(technique)?.Label ?? technique);

    private static CriterionValue Dataset(EvidenceGap gap, List<string> techniques)
    {
        if (gap.Outcomes.Count == 0 || techniques.Count == 0) return new CriterionValue("dataset", null, "names no outcome", Graph);
        var sets = AnsweringDataset.For(techniques, [.. gap.Outcomes.Select(o => o.Id)]);
        return sets.Count == 0
            ? new CriterionValue("dataset", 0, "none of the described datasets", "reviewed table of datasets")
            : new CriterionValue("dataset", 1, string.Join(", ", sets.Select(s => s.Label)), sets[0].Source);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Whether the data holds any list that patients, or professions, had a part in: without one, not being listed says nothing.</summary>
public sealed record ListsAtHand(bool OfPatients, bool OfProfessions)
{
    public static ListsAtHand Of(IEnumerable<EvidenceGap> gaps)
    {
        var voices = gaps.SelectMany(g => g.Statements).Select(s => Voice.Of(s.StatedBy)).OfType<Voice>().ToList();
        return new ListsAtHand(voices.Exists(v => v.Patients), voices.Exists(v => v.Clinicians));
    }
}
