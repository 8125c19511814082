using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.OpenAlex;

/// <summary>Reads one work of OpenAlex. Pure and thread-safe; never throws on what the bytes say. Affiliations are never read.</summary>
public static partial class OpenAlexParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 1;

    private static readonly NameTable<UnknownName> Known = UnknownName.Beside(
    [
        "id", "openalex_id", "doi", "title", "display_name", "publication_year", "publication_date", "ids", "language", "primary_location", "type", "type_crossref", "indexed_in",
        "open_access", "authorships", "authors", "institution_assertions", "countries_distinct_count", "institutions_distinct_count", "corresponding_author_ids",
        "corresponding_institution_ids", "apc_list", "apc_paid", "fwci", "has_fulltext", "fulltext_origin", "cited_by_count", "citation_count", "citation_normalized_percentile",
        "cited_by_percentile_year", "biblio", "is_retracted", "is_paratext", "is_xpac", "primary_topic", "topics", "keywords", "concepts", "mesh", "locations_count", "locations",
        "best_oa_location", "sustainable_development_goals", "grants", "awards", "funders", "datasets", "versions", "referenced_works_count", "referenced_works", "related_works",
        "abstract_inverted_index", "abstract_inverted_index_v3", "cited_by_api_url", "counts_by_year", "updated_date", "created_date", "relevance_score", "ngrams_url", "has_content",
        "content_url", "content_urls", "institutions", "venue", "host_venue", "is_oa", "oa_status", "oa_url", "source", "is_authors_truncated", "fulltext", "abstract",
    ]);

    /// <param name="workJson">The bytes of one work object, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> workJson) => JsonPaper.Read(SourceNames.OpenAlex, workJson, Known, Read);

    private static ParseResult Read(JsonItem work, List<string> unknown)
    {
        var written = work["id"].Text ?? work["openalex_id"].Text ?? work["ids"]["openalex"].Text;
        if (written is null || WorkId().Match(written) is not { Success: true } match)
            return new RejectedRecord(SourceNames.OpenAlex, written, "The work has no id of OpenAlex (W and digits). Ask OpenAlex for it with the field id.");
        var id = match.Groups[1].Value.ToUpperInvariant();
        var sections = Abstract(work);
        var (source, ids) = (work["primary_location"]["source"], work["ids"]);
        var facts = new PublicationFacts
        {
            Pmid = PaperIds.Pmid(ids["pmid"].Text),
            Doi = PaperIds.Doi(work["doi"].Text ?? ids["doi"].Text),
            Pmcid = ids["pmcid"].Text is { } pmc && PmcDigits().Match(pmc) is { Success: true } digits ? PaperIds.Pmcid("PMC" + digits.Groups[1].Value) : null,
            Title = PaperText.Plain(work["title"].Text ?? work["display_name"].Text),
            AbstractSections = sections,
            Journal = source["display_name"].Text ?? work["venue"]["display_name"].Text ?? work["host_venue"]["display_name"].Text,
            Volume = work["biblio"]["volume"].Text,
            Issue = work["biblio"]["issue"].Text,
            Pages = Pages(work["biblio"]["first_page"].Text, work["biblio"]["last_page"].Text),
            PublishedOn = PublishedOn(work),
            Language = Languages.Of(work["language"].Text),
            Authors = Authors(work),
            PublicationTypes = [.. Types(work)],
            Mesh = [.. work["mesh"].Items.GroupBy(m => m["descriptor_name"].Text).Where(g => g.Key is not null)
                .Select(g => new MeshHeading(g.First()["descriptor_ui"].Text, g.Key!, g.Any(m => m["is_major_topic"].Flag)))],
            Keywords = [.. work["keywords"].Items.Select(k => k["display_name"].Text ?? k["keyword"].Text).OfType<string>().Distinct()],
            DataBankIds = TrialRegistrations.In(sections),
            Grants = Grants(work),
            Licence = work["primary_location"]["license"].Text,
        };
        var isReduced = !(work["authorships"].Exists && work["type"].Exists && work["primary_location"].Exists && work["ids"].Exists);
        return new ParsedRecord(new RecordKey(SourceNames.OpenAlex, id), PartialDate.ParseOrNull(work["updated_date"].Text), isReduced, Version, facts, unknown);
    }

    /// <summary>The words stand under the places where they stand in the abstract; they are put back in their order.</summary>
    private static IReadOnlyList<AbstractSection> Abstract(JsonItem work)
    {
        var index = work["abstract_inverted_index"];
        var places = new List<(int At, string Word)>();
        foreach (var member in index.Members)
        {
            var word = member.Name;
            foreach (var place in index.Of(member).Items)
            {
                if (place.Number is { } number) places.Add((number, word));
            }
        }
        if (places.Count == 0) return PaperText.Sections(work["abstract"].Text);
        return PaperText.Plain(string.Join(' ', InOrder(places))) is { } text ? [new AbstractSection(null, Unlabelled().Replace(text, ""))] : [];
    }

    private static string[] InOrder(List<(int At, string Word)> places)
    {
        // Where each place has one word, as is usual, the words are put down where they stand.
        var words = new string[places.Count];
        foreach (var (at, word) in places)
        {
            if (at < 0 || at >= words.Length || words[at] is not null)
            {
                places.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Word, b.Word));
                return [.. places.Select(p => p.Word)];
            }
            words[at] = word;
        }
        return words;
    }

    /// <summary>OpenAlex writes the first of January where it knows the year alone.</summary>
    private static PartialDate? PublishedOn(JsonItem work)
    {
        var day = PartialDate.ParseOrNull(work["publication_date"].Text);
        return day is { Parts: 3, First: { Month: 1, Day: 1 } first } ? new PartialDate(first.Year) : day ?? PartialDate.ParseOrNull(work["publication_year"].Text);
    }

    private static string? Pages(string? first, string? last) => last is null || last == first ? first : first is null ? last : $"{first}-{last}";

    private static IReadOnlyList<Author> Authors(JsonItem work)
    {
        var any = false;
        var authors = work["authorships"].Of(authorship =>
        {
            any = true;
            return PaperNames.OfForeFirst(authorship["author"]["display_name"].Text ?? authorship["raw_author_name"].Text, authorship["author"]["orcid"].Text);
        });
        return any ? authors : work["authors"].Of(static author => PaperNames.OfForeFirst(author["display_name"].Text, author["orcid"].Text));
    }

    private static IEnumerable<string> Types(JsonItem work)
    {
        var type = work["type"].Text switch
        {
            "article" => "Journal Article",
            "preprint" => "Preprint",
            "review" => "Review",
            "editorial" => "Editorial",
            "letter" => "Letter",
            "erratum" => "Published Erratum",
            "retraction" => "Retraction of Publication",
            var other => other,
        };
        if (type is not null) yield return type;
        if (work["is_retracted"].Flag) yield return "Retracted Publication";
    }

    /// <summary>Grants until 2025, awards since.</summary>
    private static List<Grant> Grants(JsonItem work)
    {
        var grants = new List<Grant>();
        foreach (var award in work["awards"].Items) GrantIds.Add(grants, award["funder_award_id"].Text, award["funder_display_name"].Text);
        foreach (var grant in work["grants"].Items) GrantIds.Add(grants, grant["award_id"].Text, grant["funder_display_name"].Text);
        return grants;
    }

    [GeneratedRegex(@"(?:\A|/)(W\d{1,12})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WorkId();

    [GeneratedRegex(@"(?:\A|/|PMC)(\d{1,9})/?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PmcDigits();

    [GeneratedRegex(@"\AAbstract\s+(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Unlabelled();
}
