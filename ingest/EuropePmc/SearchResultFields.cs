using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Papers;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.EuropePmc;

/// <summary>A result of Europe PMC's search. The core form has everything, the lite form a line of authors and few fields, the list of ids nothing else.</summary>
internal static class SearchResultFields
{
    /// <summary>The source that preprints have.</summary>
    private const string Preprints = "PPR";

    public static NameTable<UnknownName> Known { get; } = UnknownName.Beside(
    [
        "id", "source", "pmid", "pmcid", "doi", "title", "authorString", "authorList", "authorIdList", "journalInfo", "journalTitle", "issue", "journalVolume", "pubYear",
        "journalIssn", "pageInfo", "abstractText", "language", "pubTypeList", "pubType", "grantsList", "meshHeadingList", "keywordList", "commentCorrectionList",
        "dateOfRevision", "dateOfCompletion", "dateOfCreation", "electronicPublicationDate", "firstPublicationDate", "firstIndexDate", "license", "affiliation",
        "isOpenAccess", "inEPMC", "inPMC", "hasPDF", "hasBook", "hasSuppl", "citedByCount", "hasReferences", "hasTextMinedTerms", "hasDbCrossReferences", "hasLabsLinks",
        "hasTMAccessionNumbers", "hasData", "hasEvaluations", "authMan", "epmcAuthMan", "nihAuthMan", "manuscriptId", "fullTextIdList", "fullTextUrlList", "fullTextReceivedDate",
        "publicationStatus", "pubModel", "subsetList", "chemicalList", "dataLinksTagsList", "tmAccessionTypeList", "dbCrossReferenceList", "investigatorList", "bookOrReportDetails", "bookid",
        "embargoDate", "versionNumber", "versionList", "preprintReviews", "patentDetails", "symposium", "score", "reviews", "hasVersions",
    ]);

    public static ParseResult Read(JsonItem result, List<string> unknown)
    {
        if (result["id"].Text is not { } id) return new RejectedRecord(EuropePmcParser.Source, null, "The result has no id. Ask Europe PMC for it again.");
        if (result["source"].Text is not { } source)
            return new RejectedRecord(EuropePmcParser.Source, id, "The result does not say which source its id is of. Ask Europe PMC for it again.");
        var isCore = result["pubTypeList"].Exists || result["journalInfo"].Exists;
        var sections = PaperText.Sections(result["abstractText"].Text);
        var facts = new PublicationFacts
        {
            Pmid = PaperIds.Pmid(result["pmid"].Text ?? (source == "MED" ? id : null)),
            Doi = PaperIds.Doi(result["doi"].Text),
            Pmcid = PaperIds.Pmcid(result["pmcid"].Text ?? (source == "PMC" ? id : null)),
            Title = PaperText.Plain(result["title"].Text),
            AbstractSections = sections,
            Journal = result["journalInfo"]["journal"]["title"].Text ?? result["journalTitle"].Text ?? result["bookOrReportDetails"]["publisher"].Text,
            JournalAbbreviation = result["journalInfo"]["journal"]["isoabbreviation"].Text ?? result["journalInfo"]["journal"]["medlineAbbreviation"].Text,
            Volume = result["journalInfo"]["volume"].Text ?? result["journalVolume"].Text,
            Issue = result["journalInfo"]["issue"].Text ?? result["issue"].Text,
            Pages = result["pageInfo"].Text,
            PublishedOn = PublishedOn(result),
            Language = result["language"].Text,
            Authors = Authors(result),
            PublicationTypes = Types(result, source),
            Mesh = result["meshHeadingList"]["meshHeading"].Of(Mesh),
            Keywords = Keywords(result),
            DataBankIds = TrialRegistrations.In(sections),
            Grants = Grants(result),
            Corrections = result["commentCorrectionList"]["commentCorrection"].Of(Correction),
            Licence = result["license"].Text,
        };
        var updated = Date(result["dateOfRevision"]) ?? Date(result["dateOfCompletion"]) ?? Date(result["dateOfCreation"]);
        return new ParsedRecord(EuropePmcParser.Key(source, id), updated, IsReduced: !isCore, EuropePmcParser.Version, facts, unknown);
    }

    private static PartialDate? PublishedOn(JsonItem result)
    {
        var journal = result["journalInfo"];
        var issue = PubMedDates.FromText(journal["dateOfPublication"].Text) ?? Date(journal["printPublicationDate"]) ?? Date(journal["yearOfPublication"]);
        return PubMedDates.First(issue, Date(result["electronicPublicationDate"])) ?? Date(result["firstPublicationDate"]) ?? Date(result["pubYear"]);
    }

    private static PartialDate? Date(JsonItem date) => PartialDate.ParseOrNull(date.Text);

    private static IReadOnlyList<Author> Authors(JsonItem result)
    {
        var full = result["authorList"]["author"].Of(static author => PaperNames.Of(
            author["lastName"].Text, author["firstName"].Text ?? author["initials"].Text, author["collectiveName"].Text ?? author["fullName"].Text, null,
            author["authorId"]["type"].Text == "ORCID" ? author["authorId"]["value"].Text : null));
        if (full.Count > 0 || result["authorString"].Text is not { } line) return full;
        var authors = new List<Author>();
        foreach (var range in line.AsSpan().Split(", "))
        {
            if (PaperNames.OfInitialled(line.AsSpan(range)) is { } author) authors.Add(author);
        }
        return authors;
    }

    private static List<string> Types(JsonItem result, string source)
    {
        var types = new List<string>();
        foreach (var type in result["pubTypeList"]["pubType"].Texts) Add(type);
        var line = result["pubType"].Text;
        foreach (var range in line.AsSpan().Split(';')) Add(PaperText.Filled(line.AsSpan(range).Trim().ToString()));
        if (source == Preprints) Add("Preprint");
        return types;

        void Add(string? type)
        {
            if (type is not null && !types.Contains(type, StringComparer.OrdinalIgnoreCase)) types.Add(type);
        }
    }

    private static List<string> Keywords(JsonItem result)
    {
        var keywords = new List<string>();
        foreach (var text in result["keywordList"]["keyword"].Texts)
        {
            if (PaperText.Plain(text) is { } keyword && !keywords.Contains(keyword)) keywords.Add(keyword);
        }
        return keywords;
    }

    /// <summary>A heading is major where its descriptor or one of its qualifiers is.</summary>
    private static MeshHeading? Mesh(JsonItem heading) => heading["descriptorName"].Text is { } term
        ? new MeshHeading(null, term, heading["majorTopic_YN"].Flag || heading["meshQualifierList"]["meshQualifier"].Items.Any(q => q["majorTopic_YN"].Flag))
        : null;

    private static List<Grant> Grants(JsonItem result)
    {
        var grants = new List<Grant>();
        foreach (var grant in result["grantsList"]["grant"].Items) GrantIds.Add(grants, grant["grantId"].Text, grant["agency"].Text);
        return grants;
    }

    private static Correction? Correction(JsonItem tie)
    {
        var (id, source) = (tie["id"].Text, tie["source"].Text);
        var pmid = source == "MED" ? PaperIds.Pmid(id) : null;
        var citation = PaperText.Plain(tie["reference"].Text) ?? (pmid is null && id is not null ? $"{source}:{id}" : null);
        return tie["type"].Text is { } type && (pmid ?? citation) is not null ? new Correction(type, pmid, citation) : null;
    }
}
