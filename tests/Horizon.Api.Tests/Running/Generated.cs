using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Horizon.Api.Tests.Running;

/// <summary>Records in the sources' own formats, under numbers that no registry has issued; the same number gives the same record.</summary>
internal static class Generated
{
    private static readonly (string Words, string Mesh)[] Sites =
        [("prostate cancer", "Prostatic Neoplasms"), ("non-small cell lung cancer", "Lung Neoplasms"), ("breast cancer", "Breast Neoplasms"), ("glioblastoma", "Glioblastoma"), ("rectal cancer", "Rectal Neoplasms")];

    private static readonly string[] Techniques = ["Stereotactic ablative body radiotherapy", "Intensity-modulated radiotherapy", "Proton beam therapy", "Brachytherapy"];
    private static readonly string[] Statuses = ["RECRUITING", "COMPLETED", "ACTIVE_NOT_RECRUITING", "TERMINATED", "NOT_YET_RECRUITING"];

    public static string Nct(int number) => string.Create(CultureInfo.InvariantCulture, $"NCT9{number:D7}");

    public static string Pmid(int number) => string.Create(CultureInfo.InvariantCulture, $"99{number:D6}");

    public static DateOnly Day(int number) => new DateOnly(2024, 1, 1).AddDays(number * 37 % 900);

    public static string Study(int number, string? title = null, DateOnly? updated = null, string? secondaryId = null)
    {
        var (site, mesh) = Sites[number % Sites.Length];
        var technique = Techniques[number / 5 % Techniques.Length];
        return new JsonObject
        {
            ["protocolSection"] = new JsonObject
            {
                ["identificationModule"] = new JsonObject
                {
                    ["nctId"] = Nct(number),
                    ["orgStudyIdInfo"] = new JsonObject { ["id"] = $"ORG-{number}" },
                    ["secondaryIdInfos"] = secondaryId is null ? null : new JsonArray(new JsonObject { ["id"] = secondaryId, ["type"] = "EUDRACT_NUMBER" }),
                    ["briefTitle"] = title ?? $"{technique} for {site}, cohort {number}",
                },
                ["statusModule"] = new JsonObject
                {
                    ["overallStatus"] = Statuses[number % Statuses.Length],
                    ["startDateStruct"] = new JsonObject { ["date"] = string.Create(CultureInfo.InvariantCulture, $"{2010 + (number % 15)}-03") },
                    ["lastUpdatePostDateStruct"] = new JsonObject { ["date"] = (updated ?? Day(number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                },
                ["sponsorCollaboratorsModule"] = new JsonObject { ["leadSponsor"] = new JsonObject { ["name"] = $"Sponsor {number % 7}", ["class"] = "OTHER" } },
                ["descriptionModule"] = new JsonObject { ["briefSummary"] = $"Patients with {site} receive {technique.ToLowerInvariant()}, 60 Gy in 30 fractions." },
                ["conditionsModule"] = new JsonObject { ["conditions"] = new JsonArray(mesh) },
                ["designModule"] = new JsonObject { ["studyType"] = "INTERVENTIONAL", ["phases"] = new JsonArray("PHASE3"), ["enrollmentInfo"] = new JsonObject { ["count"] = 100 + number, ["type"] = "ESTIMATED" } },
                ["armsInterventionsModule"] = new JsonObject
                {
                    ["armGroups"] = new JsonArray(new JsonObject { ["label"] = "A", ["type"] = "EXPERIMENTAL", ["interventionNames"] = new JsonArray($"Radiation: {technique}") }),
                    ["interventions"] = new JsonArray(new JsonObject { ["type"] = "RADIATION", ["name"] = technique, ["armGroupLabels"] = new JsonArray("A") }),
                },
            },
            ["hasResults"] = false,
        }.ToJsonString();
    }

    /// <summary>One answer of the registry's API; <paramref name="total"/> is its own count where it tells one.</summary>
    public static string Page(IEnumerable<string> studies, long? total = null, string? next = null) =>
        $"{{{(total is null ? "" : $"\"totalCount\":{total.Value.ToString(CultureInfo.InvariantCulture)},")}\"studies\":[{string.Join(',', studies)}]{(next is null ? "" : $",\"nextPageToken\":{JsonSerializer.Serialize(next)}")}}}";

    public static string Article(int number, string? title = null)
    {
        var pmid = Pmid(number);
        var (site, mesh) = Sites[number % Sites.Length];
        var day = Day(number);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
            <DateRevised><Year>{day.Year}</Year><Month>{day.Month:D2}</Month><Day>{day.Day:D2}</Day></DateRevised>
            <Article><Journal><JournalIssue><PubDate><Year>{day.Year}</Year></PubDate></JournalIssue><Title>Journal of Generated Papers</Title></Journal>
            <ArticleTitle>{title ?? $"{Techniques[number % Techniques.Length]} in {site}: paper {number}"}</ArticleTitle>
            <Abstract><AbstractText>Results of the trial {Nct(number)} in patients with {site}.</AbstractText></Abstract>
            <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>{Nct(number)}</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
            <PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
            <MeshHeadingList><MeshHeading><DescriptorName>{mesh}</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation>
            <PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId><ArticleId IdType="doi">10.5555/gen/{number}</ArticleId><ArticleId IdType="pmc">PMC9{number:D7}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
            """);
    }

    public static string Articles(IEnumerable<string> articles) =>
        "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n"
        + $"<PubmedArticleSet>{string.Concat(articles)}</PubmedArticleSet>";

    /// <summary>A folder of pages: studies 0..<paramref name="studies"/> by hundreds, and articles in one file.</summary>
    public static string WriteTo(TemporaryFolder folder, int studies, int articles)
    {
        for (var start = 0; start < studies; start += 100)
            folder.Write(string.Create(CultureInfo.InvariantCulture, $"in/studies-{start:D5}.json"), Page(Enumerable.Range(start, Math.Min(100, studies - start)).Select(n => Study(n))));
        if (articles > 0) folder.Write("in/articles.xml", Articles(Enumerable.Range(0, articles).Select(n => Article(n))));
        return folder["in"];
    }
}
