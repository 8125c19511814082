using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>Tells whether two records are of one publication: by an id that both carry, else by their citations.</summary>
public static class PublicationPairs
{
    private const double SharedId = 10;

    /// <summary>A long title and the first author the same, at most a year apart.</summary>
    private const double OneWork = 8;

    public static IEnumerable<string> Blocks(Citation citation) => CitationMatch.Blocks(citation).Select(block => "~" + block);

    public static PairComparison Compare(PublicationFacts a, PublicationFacts b) => Compare(a, Citation.Of(a), b, Citation.Of(b));

    internal static PairComparison Compare(PublicationFacts a, Citation citationOfA, PublicationFacts b, Citation citationOfB)
    {
        var citations = CitationMatch.Compare(citationOfA, citationOfB);
        var shared = new List<PairPart>();
        foreach (var (name, one, other) in new[] { ("PMID", a.Pmid, b.Pmid), ("PMCID", a.Pmcid, b.Pmcid), ("DOI", Lower(a.Doi), Lower(b.Doi)) })
        {
            if (one is null || other is null) continue;
            if (one == other) shared.Add(new PairPart(name, SharedId, $"{one} in both"));
            // An index that has two numbers has two papers: a correction, a reply, a second edition.
            else if (name == "PMID") return new PairComparison(PairOutcome.Different, PairRules.Ids, [new PairPart(name, -12, $"{one} and {other}"), .. citations.Parts]);
        }
        if (shared.Count > 0)
        {
            // One source may give no title, and titles may be in two languages: other authors or years as well are another paper under a mistyped id.
            var contradicted = a.Title is not null && b.Title is not null && citations.Parts.Where(p => p.Name != "DOI").Sum(p => p.Weight) < -8;
            return new PairComparison(contradicted ? PairOutcome.Review : PairOutcome.Same, PairRules.Ids, [.. shared, .. citations.Parts.Where(p => p.Name != "DOI")]);
        }
        if (IsPreprint(a) != IsPreprint(b)) return PreprintAndArticle(citations);
        return new PairComparison(citations.IsSame ? PairOutcome.Same : citations.IsUnsure ? PairOutcome.Review : PairOutcome.Different, PairRules.Scored, citations.Parts);
    }

    /// <summary>A preprint and the article that came of it are two: tied by title, first author and time, whatever the journal calls itself.</summary>
    private static PairComparison PreprintAndArticle(CitationComparison citations)
    {
        var isOneWork = citations.Parts.Where(p => p.Name is "title" or "year" or "authors").Sum(p => p.Weight) >= OneWork;
        return new PairComparison(isOneWork || citations.IsSame ? PairOutcome.Related : PairOutcome.Different, PairRules.Scored, [.. citations.Parts, new PairPart("kind of publication", 0, "one of the two is a preprint")]);
    }

    private static bool IsPreprint(PublicationFacts paper) => paper.PublicationTypes.Contains("Preprint", StringComparer.OrdinalIgnoreCase);

    private static string? Lower(string? doi) => doi?.ToLowerInvariant();
}
