using Horizon.Graph.Extraction.Schedules;

namespace Horizon.Search.Check.Facets;

/// <summary>Compares schedules as they are written, then by their equivalents at α/β 10 Gy.</summary>
internal static class CompareDoses
{
    private const decimal Near = 0.1m;

    public static Facet Of(IReadOnlyList<DoseSchedule> asked, IReadOnlyList<DoseSchedule> found)
    {
        var (question, study) = (Whole(asked), Whole(found));
        if (question.Count == 0) return Facet.NotAsked("dose and fractionation");
        if (study.Count == 0) return new Facet(Facet.Unknown, "The record gives no dose that Horizon reads.");
        var same = question.Where(q => study.Any(s => Equal(q, s))).ToList();
        if (same.Count == question.Count) return new Facet(Facet.Same, $"Both give {Facet.Names(same.Select(s => s.Text))} (the record: “{study.First(s => Equal(same[0], s)).Text}”).");
        var odd = question.Except(same).ToList();
        if (odd.TrueForAll(q => study.Any(s => IsNear(q, s))))
        {
            var (a, b) = (odd[0], study.First(s => IsNear(odd[0], s)));
            return new Facet(Facet.Similar, $"“{a.Text}” and “{b.Text}” are within 10 % in EQD2 at α/β 10 Gy ({Eqd2(a):0.#} and {Eqd2(b):0.#} Gy).");
        }
        if (same.Count > 0)
        {
            // Both sides say their schedules in full: one that the study does not have is another.
            return study.Count >= question.Count
                ? new Facet(Facet.Different, $"Both give {same[0].Text}, but the question also gives {Facet.Names(odd.Select(o => o.Text))} and the record {Facet.Names(study.Where(s => !question.Any(q => Equal(q, s))).Select(s => s.Text).DefaultIfEmpty("no other"))}.")
                : new Facet(Facet.Similar, $"Both give {same[0].Text}; the record does not give {Facet.Names(odd.Select(o => o.Text))}.");
        }
        return new Facet(Facet.Different, $"The question gives {Facet.Names(question.Select(s => s.Text))}, the record {Facet.Names(study.Select(s => s.Text))}.");
    }

    /// <summary>Whole treatments with a total and a number of fractions: boosts and ranges are not compared.</summary>
    private static List<DoseSchedule> Whole(IReadOnlyList<DoseSchedule> schedules) =>
        [.. schedules.Where(s => s.Phase != "boost" && s.TotalDoseGy is not null && s.Fractions is not null && s.TotalDoseMaxGy is null && s.FractionsMax is null).DistinctBy(s => (s.TotalDoseGy, s.Fractions, s.Unit))];

    private static bool Equal(DoseSchedule a, DoseSchedule b) => Math.Abs(a.TotalDoseGy!.Value - b.TotalDoseGy!.Value) <= 0.15m && a.Fractions == b.Fractions && a.Unit == b.Unit;

    private static bool IsNear(DoseSchedule a, DoseSchedule b) => Eqd2(a) is { } x && Eqd2(b) is { } y && Math.Abs(x - y) <= Near * x;

    private static decimal? Eqd2(DoseSchedule schedule) => schedule.DoseEquivalents.FirstOrDefault(e => e.AlphaBetaGy == DoseEquivalents.TumourAlphaBetaGy)?.Eqd2Gy;
}
