using Horizon.Graph.Ids;
using Horizon.Graph.Linking;
using Horizon.Graph.Publications;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>Tells whether two records are of one publication: by an id that both carry, else by their citations.</summary>
public static class PublicationPairs
{
    private const double SharedId = 10;

    /// <summary>A long title and the first author the same, at most a year apart.</summary>
    private const double OneWork = 8;

    /// <summary>What the title weighs where it is long and the same.</summary>
    private const double LongTitle = 6;

    private const int MostYearsToArticle = 6;
    private const int LongTitleWords = 5;

    /// <summary>What PubMed, Europe PMC, Crossref, OpenAlex and reviewers' lists call what was said at a congress.</summary>
    private static readonly HashSet<string> OfCongress = new(StringComparer.OrdinalIgnoreCase)
    {
        "Congress", "Meeting Abstract", "Meeting Abstracts", "Conference Abstract", "Conference Paper", "Conference Proceeding", "proceedings-article", "conference-paper", "conference-abstract",
    };

    private const int MostRegistrations = 3;

    /// <summary>The registrations that a paper's index gives it, where they are two or three, each of a register of its own: more likely one trial's than several trials'. Else empty.</summary>
    public static IReadOnlyList<string> NamedTogether(PublicationFacts paper)
    {
        if (paper.IsReview || paper.DataBankIds.Count < 2) return [];
        var ids = paper.DataBankIds.Select(d => RegistrationId.TryParse(d.Accession)).OfType<RegistrationId>().DistinctBy(id => id.Value).ToList();
        return ids.Count is > 1 and <= MostRegistrations && ids.DistinctBy(id => id.Register).Count() == ids.Count ? [.. ids.Select(id => id.Value)] : [];
    }

    public static IEnumerable<string> Blocks(Citation citation) => CitationMatch.Blocks(citation).Select(block => "~" + block);

    public static PairComparison Compare(PublicationFacts a, PublicationFacts b) => Compare(a, Citation.Of(a), b, Citation.Of(b));

    internal static PairComparison Compare(PublicationFacts a, Citation citationOfA, PublicationFacts b, Citation citationOfB)
    {
        var citations = CitationMatch.Compare(citationOfA, citationOfB);
        if (!IsPreprint(a) && !IsPreprint(b) && !IsOfCongress(a) && !IsOfCongress(b) && NoticeAndArticle(citations, a, citationOfA, b, citationOfB) is { } notice) return notice;
        var shared = new List<PairPart>();
        foreach (var (name, one, other) in new[] { ("PMID", a.Pmid, b.Pmid), ("PMCID", a.Pmcid, b.Pmcid), ("DOI", Lower(a.Doi), Lower(b.Doi)) })
        {
            if (one is null || other is null) continue;
            if (one == other) shared.Add(new PairPart(name, SharedId, $"{one} in both"));
            // An index that has two numbers has two papers: a correction, a reply, a second edition.
            else if (name == "PMID") return VersionOf(a, citationOfA, b, citationOfB, citations) ?? new PairComparison(PairOutcome.Different, PairRules.Ids, [new PairPart(name, -12, $"{one} and {other}"), .. citations.Parts]);
        }
        // An archive that has two numbers has two papers as well; its number of a manuscript may stand beside the article's, where another id says that they are one.
        if (shared.Count == 0 && a.Pmcid is { } archived && b.Pmcid is { } archived2)
            return VersionOf(a, citationOfA, b, citationOfB, citations) ?? new PairComparison(PairOutcome.Different, PairRules.Ids, [new PairPart("PMCID", -12, $"{archived} and {archived2}"), .. citations.Parts]);
        if (shared.Count > 0)
        {
            // One source may give no title, and titles may be in two languages: other authors or years as well are another paper under a mistyped id.
            var contradicted = a.Title is not null && b.Title is not null && citations.Parts.Where(p => p.Name != "DOI").Sum(p => p.Weight) < -8;
            return new PairComparison(contradicted ? PairOutcome.Review : PairOutcome.Same, PairRules.Ids, [.. shared, .. citations.Parts.Where(p => p.Name != "DOI")]);
        }
        if (IsPreprint(a) != IsPreprint(b)) return PreprintAndArticle(citations, IsPreprint(a));
        if (VersionOf(a, citationOfA, b, citationOfB, citations) is { } two) return two;
        return new PairComparison(citations.IsSame ? PairOutcome.Same : citations.IsUnsure || IsPrintedTwice(citations, citationOfA, citationOfB) ? PairOutcome.Review : PairOutcome.Different, PairRules.Scored, citations.Parts);
    }

    /// <summary>A preprint or a congress abstract and the article that came of it, each with a number of its own; null for any other two.</summary>
    private static PairComparison? VersionOf(PublicationFacts a, Citation citationOfA, PublicationFacts b, Citation citationOfB, CitationComparison citations)
    {
        if (IsPreprint(a) != IsPreprint(b)) return PreprintAndArticle(citations, IsPreprint(a)) is { Outcome: not PairOutcome.Different } preprint ? preprint : null;
        var (isA, isB) = (IsSpoken(a, citationOfA), IsSpoken(b, citationOfB));
        return isA == isB ? null : AbstractAndArticle(citations, isA ? citationOfA : citationOfB, isA ? citationOfB : citationOfA, isA);
    }

    /// <summary>One long title by one first author in a year or two, with ids or pages of two: what was said at a congress and the article, or one paper printed twice.</summary>
    private static bool IsPrintedTwice(CitationComparison citations, Citation a, Citation b) =>
        citations.Parts.Any(p => p is { Name: "title", Weight: >= LongTitle }) && citations.Parts.Any(p => p is { Name: "authors", Weight: >= SameFirstAuthor })
        && (a.Year is not { } year || b.Year is not { } other || Math.Abs(year - other) <= MostYearsToReprint);

    private const double SameFirstAuthor = 2;
    private const int MostYearsToReprint = 2;

    /// <summary>A preprint and the article that came of it are two: tied by title, first author and time, whatever the journal calls itself.</summary>
    private static PairComparison PreprintAndArticle(CitationComparison citations, bool isA)
    {
        var isOneWork = citations.Parts.Where(p => p.Name is "title" or "year" or "authors").Sum(p => p.Weight) >= OneWork;
        var isRelated = isOneWork || citations.IsSame;
        // On the way to print a title changes a word or two: a person tells.
        var isLike = citations.Parts.Any(p => p is { Name: "title", Weight: >= 0 }) && citations.Parts.Any(p => p is { Name: "authors", Weight: >= SameFirstAuthor }) && !citations.Parts.Any(p => p is { Name: "year", Weight: < 0 });
        return new PairComparison(isRelated ? PairOutcome.Related : isLike ? PairOutcome.Review : PairOutcome.Different, PairRules.Scored, [.. citations.Parts, new PairPart("kind of publication", 0, "one of the two is a preprint")],
            isRelated || isLike ? new VersionTie(VersionRoles.Preprint, isA) : null);
    }

    /// <summary>
    /// A congress abstract and the article that came of it some years later bear one title and are two. Null where nothing says so, or where both stand on one page: then one source calls
    /// the same paper so and the other does not.
    /// </summary>
    private static PairComparison? AbstractAndArticle(CitationComparison citations, Citation spoken, Citation article, bool isA)
    {
        if (citations.Parts.Any(p => p.Name is "first page" or "DOI" && p.Weight > 0)) return null;
        var isOneWork = citations.Parts.Any(p => p is { Name: "title", Weight: >= LongTitle }) && citations.Parts.Any(p => p is { Name: "authors", Weight: > 0 })
            && (spoken.Year is not { } year || article.Year is not { } later || (later >= year - 1 && later <= year + MostYearsToArticle));
        return isOneWork ? new PairComparison(PairOutcome.Related, PairRules.Scored, [.. citations.Parts, new PairPart("kind of publication", 0, "one of the two is a congress abstract")], new VersionTie(VersionRoles.Version, isA)) : null;
    }

    /// <summary>
    /// "Correction to:" with the whole title of another paper behind it is a notice about that paper, whatever its number: where the title is long, neither authors nor journal speak against it and it came no
    /// earlier. Where the notice names its paper by an id, or by year and volume, that one alone is meant. A preprint or a congress abstract of that title is not meant. Null for any other two.
    /// </summary>
    private static PairComparison? NoticeAndArticle(CitationComparison citations, PublicationFacts factsOfA, Citation a, PublicationFacts factsOfB, Citation b)
    {
        if ((a.Notice is null) == (b.Notice is null)) return null;
        var (notice, article) = a.Notice is null ? (b, a) : (a, b);
        if (!MayMean(a.Notice is null ? factsOfB : factsOfA, a.Notice is null ? factsOfA : factsOfB) || !notice.Notice!.MayMean(article.Year, article.Volume)) return null;
        if (notice.Notice!.Of != article.Title || article.Title.Count(c => c == ' ') + 1 < LongTitleWords || notice.Year < article.Year || citations.Parts.Any(p => p is { Name: "authors" or "journal", Weight: < 0 })) return null;
        return new PairComparison(
            PairOutcome.Related, PairRules.Scored, [new PairPart("title", LongTitle, "that of the other, as what it is about"), .. citations.Parts.Where(p => p is { Name: "authors" } or { Name: "journal", Weight: > 0 }), new PairPart("kind of publication", 0, $"one of the two is a {notice.Notice.Role.Replace('-', ' ')}")],
            new VersionTie(notice.Notice.Role, a.Notice is not null));
    }

    /// <summary>The notice names no paper by an id, or names this one.</summary>
    private static bool MayMean(PublicationFacts notice, PublicationFacts article)
    {
        var named = VersionLinks.Changed(notice).ToList();
        return named.Count == 0 || named.Exists(n => (n.Pmid is not null && n.Pmid == article.Pmid) || (n.Doi is not null && Lower(n.Doi) == Lower(article.Doi)));
    }

    private static bool IsSpoken(PublicationFacts paper, Citation citation) => citation.CongressNumber is not null || IsOfCongress(paper);

    private static bool IsOfCongress(PublicationFacts paper) => paper.PublicationTypes.Any(OfCongress.Contains);

    private static bool IsPreprint(PublicationFacts paper) => paper.PublicationTypes.Contains("Preprint", StringComparer.OrdinalIgnoreCase);

    private static string? Lower(string? doi) => doi?.ToLowerInvariant();
}
