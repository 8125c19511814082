using Horizon.Graph.Extraction.Schedules;

namespace Horizon.Search.Check.Facets;

/// <summary>Compares schedules as they are written, then by their equivalents at α/β 10 Gy.</summary>
internal static class CompareDoses
{
    private const decimal Near = 0.1m;

    /// <summary>Part by which the numbers of fractions of near schedules differ at most: 8 instead of 4 is another fractionation, whatever the equivalent.</summary>
    private const decimal NearFractions = 0.25m;

    /// <summary>Gy by which two totals may differ as they are rounded.</summary>
    private const decimal Same = 0.15m;

    public static Facet NotAsked { get; } = Facet.NotAsked("dose and fractionation");

    public static Facet Of(IReadOnlyList<DoseSchedule> asked, IReadOnlyList<DoseSchedule> found)
    {
        var (question, study) = (Whole(asked), Whole(found));
        if (question.Count == 0) return Totals(asked, found);
        if (study.Count == 0) return Totals(asked, found) is { Match: Facet.Different } other ? other : new Facet(Facet.Unknown, "The record gives no dose with its number of fractions that Horizon reads.");
        var same = question.Where(q => study.Any(s => Equal(q, s))).ToList();
        // A dose without its fractions that the record gives in no form leaves one arm of the question out.
        if (same.Count == question.Count && asked.Where(a => a.Fractions is null && IsTotal(a) && !question.Exists(q => Covers(q, a)) && !found.Any(f => IsTotal(f) && Covers(f, a))).ToList() is { Count: > 0 } left)
            return new Facet(Facet.Similar, $"Both give {Facet.Names(same.Select(s => s.Text))}; the record does not give {Facet.Names(left.Select(l => l.Text))}.");
        if (same.Count == question.Count) return new Facet(Facet.Same, $"Both give {Facet.Names(same.Select(s => s.Text))} (the record: “{study.First(s => Equal(same[0], s)).Text}”).");
        var odd = question.Except(same).ToList();
        // Where both compare doses, the doses are the question: near ones are others.
        var compare = question.Count > 1 && study.Count > 1;
        if (!compare && odd.TrueForAll(q => study.Any(s => IsNear(q, s))))
        {
            var (a, b) = (odd[0], study.First(s => IsNear(odd[0], s)));
            return new Facet(Facet.Similar, $"“{a.Text}” and “{b.Text}” are within 10 % in EQD2 at α/β 10 Gy ({Eqd2(a):0.#} and {Eqd2(b):0.#} Gy).");
        }
        // A total whose fractions the record does not say may be the question's.
        if (odd.TrueForAll(q => found.Any(s => s.Fractions is null && IsTotal(s) && Covers(s, q))))
            return new Facet(Facet.Similar, $"Both give {Facet.Names(question.Select(q => q.Text))}; the number of fractions is not said by both.");
        if (same.Count > 0)
        {
            // Both sides say their schedules in full: one that the study does not have is another.
            return study.Count >= question.Count
                ? new Facet(Facet.Different, $"Both give {same[0].Text}, but the question also gives {Facet.Names(odd.Select(o => o.Text))} and the record {Facet.Names(study.Where(s => !question.Any(q => Equal(q, s))).Select(s => s.Text).DefaultIfEmpty("no other"))}.")
                : new Facet(Facet.Similar, $"Both give {same[0].Text}; the record does not give {Facet.Names(odd.Select(o => o.Text))}.");
        }
        return Apart(question, study) with { OrderedAs = !compare && odd.TrueForAll(q => study.Exists(s => IsEquivalent(q, s))) ? Facet.Similar : null };
    }

    /// <summary>Totals without fractions prove only that doses differ: that of the question which the record does not give at all.</summary>
    private static Facet Totals(IReadOnlyList<DoseSchedule> asked, IReadOnlyList<DoseSchedule> found)
    {
        var (question, study) = (asked.Where(IsTotal).ToList(), found.Where(IsTotal).ToList());
        if (question.Count == 0) return NotAsked;
        if (study.Count == 0) return new Facet(Facet.Unknown, "The record gives no dose that Horizon reads.");
        var odd = question.Where(q => !study.Exists(s => Covers(s, q))).ToList();
        if (odd.Count == question.Count || (odd.Count > 0 && study.Count > 1)) return Apart(odd, study);
        // Where both compare the same doses, the doses are the question, whatever the fractions.
        if (odd.Count == 0 && question.Select(q => q.TotalDoseGy).Distinct().Count() > 1 && question.TrueForAll(q => study.Exists(s => IsTotalOf(s, q))))
            return new Facet(Facet.Same, $"Both compare {Facet.Names(question.Select(q => q.Text))}.");
        return odd.Count > 0
            ? new Facet(Facet.Similar, $"Both give {question.Except(odd).First().Text}; the record does not give {Facet.Names(odd.Select(o => o.Text))}.")
            : new Facet(Facet.Similar, $"Both give {Facet.Names(question.Select(q => q.Text))}; the number of fractions is not said by both.");
    }

    private static Facet Apart(IEnumerable<DoseSchedule> question, IEnumerable<DoseSchedule> study) =>
        new(Facet.Different, $"The question gives {Facet.Names(question.Select(s => s.Text))}, the record {Facet.Names(study.Select(s => s.Text))}.");

    private static bool IsTotal(DoseSchedule schedule) => schedule.Phase != "boost" && schedule.TotalDoseGy is not null;

    private static bool IsTotalOf(DoseSchedule study, DoseSchedule question) => Math.Abs(study.TotalDoseGy!.Value - question.TotalDoseGy!.Value) <= Same && study.TotalDoseMaxGy == question.TotalDoseMaxGy;

    private static bool Covers(DoseSchedule study, DoseSchedule question) =>
        study.TotalDoseGy - Same <= (question.TotalDoseMaxGy ?? question.TotalDoseGy) && (study.TotalDoseMaxGy ?? study.TotalDoseGy) + Same >= question.TotalDoseGy;

    /// <summary>Whole treatments with a total and a number of fractions: boosts and ranges are not compared.</summary>
    private static List<DoseSchedule> Whole(IReadOnlyList<DoseSchedule> schedules) =>
        [.. schedules.Where(s => s.Phase != "boost" && s.TotalDoseGy is not null && s.Fractions is not null && s.TotalDoseMaxGy is null && s.FractionsMax is null).DistinctBy(s => (s.TotalDoseGy, s.Fractions, s.Unit))];

    private static bool Equal(DoseSchedule a, DoseSchedule b) => Math.Abs(a.TotalDoseGy!.Value - b.TotalDoseGy!.Value) <= Same && a.Fractions == b.Fractions && a.Unit == b.Unit;

    private static bool IsEquivalent(DoseSchedule a, DoseSchedule b) => Eqd2(a) is { } x && Eqd2(b) is { } y && Math.Abs(x - y) <= Near * x;

    private static bool IsNear(DoseSchedule a, DoseSchedule b) => IsEquivalent(a, b) && Math.Abs(a.Fractions!.Value - b.Fractions!.Value) <= NearFractions * Math.Max(a.Fractions.Value, b.Fractions.Value);

    private static decimal? Eqd2(DoseSchedule schedule) => schedule.DoseEquivalents.FirstOrDefault(e => e.AlphaBetaGy == DoseEquivalents.TumourAlphaBetaGy)?.Eqd2Gy;
}
