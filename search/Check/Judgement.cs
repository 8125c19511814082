using Horizon.Search.Check.Ranking;

namespace Horizon.Search.Check;

/// <summary>From likeness and facets to a probability and a relation. What was learned stands in <c>Ranking/</c>; the facets' weights were set by hand.</summary>
internal static class Judgement
{
    /// <summary>From here on a study that nothing tells apart from the question is of the same one, though no reader told its technique or site; and overlaps.</summary>
    internal const double Likely = 0.5;
    private const double Possible = 0.15;

    /// <summary>Below it a study is unlikely to be of the question at all: one in twenty.</summary>
    internal const double Least = 0.05;

    /// <summary>Below it no study is called of the same question, however well its site and technique agree: facets that nobody states agree with everything.</summary>
    private const double LeastForSame = 0.2;

    /// <summary>In its place where two of dose, comparator, intervention and outcome agree, which two trials of one site and technique rarely share by chance: one in forty.</summary>
    private const double LeastForTwo = 0.025;

    /// <summary>And where three do, or two and the same two treatments are set against each other: one in a hundred.</summary>
    private const double LeastForThree = 0.01;

    /// <summary>Below it one facet that agrees is not enough for an overlap where another differs, or where site or technique was not read: one in forty.</summary>
    private const double LeastToOverlap = 0.025;

    /// <summary>What the facets say for one question, in the likeness's unit. A facet that is not known adds nothing.</summary>
    public static double Facets(MatchFacets facets) =>
        Of(facets.Site, 1, 0.4, -1.5) + Of(facets.Technique, 1, 0.4, -1.2) + Of(facets.Dose, 0.8, 0.3, -0.4) + Of(facets.Comparator, 0.5, 0.2, -0.3)
        + Of(facets.Intervention, 0.4, 0.1, -0.5) + Of(facets.Outcome, 0.3, 0.1, -0.2) + Of(facets.Intent, 0.2, 0, -0.3);

    /// <summary>
    /// Same question: site and technique are the same, one of them said more exactly at most (both where the words make it likely), or one of them was not read, another facet agrees and the words make it likely (no more than not unlikely where two facets agree beside the one of the two that was read);
    /// nothing known differs, and the words do not make it unlikely. Overlapping: both are the same or close and little differs, or one thing alone differs and the rest agrees
    /// or the words make it likely, or it and another thing near agree and the words do not make it unlikely, or two differ, the rest agrees and the words make it likely. Likeness in words never makes one question of two sites or techniques, nor anything of two texts of which no facet agrees. Else related.
    /// </summary>
    public static string Relation(MatchFacets facets, double probability)
    {
        var different = facets.All().Count(f => f.Is(Facet.Different));
        // Adjuvant against definitive is one difference, said by two facets.
        if (facets.Technique.IsPurpose && facets.Intent.Is(Facet.Different)) different--;
        // What is compared with is given too: another drug in its place is one difference as well.
        if (facets.Intervention.Is(Facet.Different) && facets.Comparator.Is(Facet.Different)) different--;
        // Harm on both sides, in whatever words, agrees as far as a relation goes.
        var same = facets.All().Count(f => f.Is(Facet.Same) || (f.Is(Facet.Similar) && f.OrderedAs == Facet.Same));
        var apart = facets.All().Any(f => f.KeepsApart);
        var (site, technique) = (facets.Site, facets.Technique);
        var telling = new[] { facets.Dose, facets.Comparator, facets.Intervention, facets.Outcome }.Count(f => f.Is(Facet.Same)) + new[] { facets.Comparator, facets.Intervention }.Count(f => f is { Match: Facet.Same, IsOfTwo: true });
        var least = telling switch { > 2 => LeastForThree, 2 => LeastForTwo, _ => LeastForSame };
        if (different == 0 && !apart && probability >= least && Fits(site) && Fits(technique) && (site.Is(Facet.Same) || technique.Is(Facet.Same) || probability >= Likely)) return Verdict.SameQuestion;
        // A drug trial at the same site with the same outcome overlaps with no question of radiotherapy.
        if (technique is { KeepsApart: true, Match: Facet.Different }) return Verdict.Related;
        var open = site.Is(Facet.Unknown) || technique.Is(Facet.Unknown);
        // Protons for another tumour, and nothing besides that is near, have the technique in common and no question.
        var touches = (!site.Is(Facet.Different) && !technique.Is(Facet.Different)) || new[] { facets.Population, facets.Intervention, facets.Comparator, facets.Outcome, facets.Dose, facets.Intent }.Any(Close);
        // Likeness in words alone, with no facet that agrees, makes nothing of two texts: a recipe is like some trial too.
        if (!facets.All().Any(Close)) return Verdict.Related;
        if (open && different == 0 && !apart && !IsSibling(site) && !IsSibling(technique) && (probability >= Likely || (probability >= (telling > 1 && (site.Is(Facet.Same) || technique.Is(Facet.Same)) ? Least : Possible) && same >= 2))) return Verdict.SameQuestion;
        if (Close(site) && Close(technique)) return different <= 2 ? Verdict.Overlapping : Verdict.Related;
        if (open && different <= 1 && (probability >= Possible || same >= 2 || (same == 1 && touches && probability >= LeastToOverlap))) return Verdict.Overlapping;
        if (different == 2 && same >= 2 && probability >= Likely) return Verdict.Overlapping;
        return different == 1 && (same >= 2 || probability >= Likely || (same == 1 && touches && probability >= LeastToOverlap)) ? Verdict.Overlapping : Verdict.Related;
    }

    /// <summary>Nothing known sets it apart from the question, and its site and technique are the question's, one of them said more exactly at most.</summary>
    public static bool MayBeSame(MatchFacets facets) =>
        !facets.All().Any(f => f.Is(Facet.Different) || f.KeepsApart) && Fits(facets.Site) && Fits(facets.Technique) && (facets.Site.Is(Facet.Same) || facets.Technique.Is(Facet.Same));

    private static bool Close(Facet facet) => facet.Match is Facet.Same or Facet.Similar;

    /// <summary>The same, or one of the two said more exactly.</summary>
    private static bool Fits(Facet facet) => facet.Is(Facet.Same) || (facet.Is(Facet.Similar) && facet.IsNested);

    /// <summary>Near to each other, and surely not the same.</summary>
    private static bool IsSibling(Facet facet) => facet.Is(Facet.Similar) && !facet.IsNested;

    private static double Of(Facet facet, double same, double similar, double different) => (facet.OrderedAs ?? facet.Match) switch
    {
        Facet.Same => same,
        Facet.Similar => similar,
        Facet.Different => different,
        _ => 0,
    };
}
