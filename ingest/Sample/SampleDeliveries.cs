using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Horizon.Ingest.Sample;

/// <summary>
/// Puts studies and papers into files as two deliveries would have brought them: pages of a first crawl, then a second
/// window in which some records come again (the same, an older version, or a reduced one).
/// </summary>
internal sealed class SampleDeliveries(SampleChance chance)
{
    private const int PageSize = 64;
    private const int PapersAFile = 56;
    private const int EachKind = 4;
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<SampleDuplicate> duplicates = [];

    public IReadOnlyList<SampleDuplicate> Duplicates => duplicates;

    public IEnumerable<SampleFile> Studies(IReadOnlyList<StudyContent> studies)
    {
        var again = chance.Shuffled(studies.Where(study => study.Status is "COMPLETED" or "RECRUITING" or "ACTIVE_NOT_RECRUITING"))[..(EachKind * 3)];
        var first = studies.ToDictionary(study => study.NctId, StudyJson.Full, StringComparer.Ordinal);
        var second = new List<JsonObject>();
        for (var i = 0; i < again.Length; i++)
            second.Add(Again(again[i], i / EachKind, i % 2 == 0, first));
        List<JsonObject> pages = [.. chance.Shuffled(studies).Select(study => first[study.NctId])];
        pages.Insert(pages.Count / 2, WithoutId(studies[0]));
        return Envelopes("studies", pages).Concat(Envelopes("studies-update", second));
    }

    public IEnumerable<SampleFile> Papers(IReadOnlyList<PaperSpec> papers)
    {
        var again = chance.Shuffled(papers)[..EachKind];
        var file = 0;
        foreach (var chunk in papers.Chunk(PapersAFile))
            yield return new SampleFile(Name("pubmed/efetch", ++file, "xml"), ArticleXml.Set(chunk));
        duplicates.AddRange(again.Select(paper => new SampleDuplicate(paper.Pmid, "identical", paper.Revised)));
        yield return new SampleFile(Name("pubmed/efetch-update", 1, "xml"), ArticleXml.Set(again));
    }

    public static SampleFile Awards(IReadOnlyList<AwardSpec> awards) => new(Name("360giving/grants", 1, "json"), JsonSerializer.SerializeToUtf8Bytes(AwardJson.Grants(awards), Options));

    private JsonObject Again(StudyContent study, int kind, bool newestFirst, Dictionary<string, JsonObject> first)
    {
        switch (kind)
        {
            case 0:
                duplicates.Add(new SampleDuplicate(study.NctId, "identical", study.Dates.LastUpdatePost));
                return StudyJson.Full(study);
            case 1:
                var older = Older(study);
                duplicates.Add(new SampleDuplicate(study.NctId, "older", older.Dates.LastUpdatePost));
                if (newestFirst)
                    return StudyJson.Full(older);
                // The older version may also come first, as it does when a crawl is resumed.
                first[study.NctId] = StudyJson.Full(older);
                return StudyJson.Full(study);
            default:
                var later = study.Dates.LastUpdatePost.AddDays(5);
                duplicates.Add(new SampleDuplicate(study.NctId, "reduced", later));
                return StudyJson.Reduced(study, later);
        }
    }

    /// <summary>The record as it stood at first posting: fewer centres and no references, results or reported end.</summary>
    private static StudyContent Older(StudyContent study)
    {
        var dates = study.Dates;
        var updated = dates.FirstPost;
        return study with
        {
            Status = "NOT_YET_RECRUITING",
            HasResults = false,
            References = [],
            Facilities = [study.Facilities[0]],
            Dates = dates with
            {
                StartIsActual = false,
                PrimaryIsActual = false,
                CompletionIsActual = false,
                LastUpdateSubmit = updated,
                LastUpdatePost = updated,
            },
        };
    }

    /// <summary>The one bad record: a newcomer sees on the status page what a reject looks like.</summary>
    private static JsonObject WithoutId(StudyContent like)
    {
        const string Title = "A study whose registry number was lost on the way";
        var json = StudyJson.Full(like with { BriefTitle = Title, OfficialTitle = Title, OrgStudyId = "SAMPLE-REJECT" });
        json["protocolSection"]!["identificationModule"]!.AsObject().Remove("nctId");
        return json;
    }

    private static IEnumerable<SampleFile> Envelopes(string name, List<JsonObject> studies)
    {
        var count = (studies.Count + PageSize - 1) / PageSize;
        for (var page = 0; page < count; page++)
        {
            var envelope = new JsonObject
            {
                ["totalCount"] = studies.Count,
                ["studies"] = new JsonArray([.. studies.Skip(page * PageSize).Take(PageSize)]),
            };
            if (page + 1 < count)
                envelope["nextPageToken"] = string.Create(CultureInfo.InvariantCulture, $"sample-{name}-{page + 2}");
            yield return new SampleFile(Name($"clinicaltrials.gov/{name}", page + 1, "json"), JsonSerializer.SerializeToUtf8Bytes(envelope, Options));
        }
    }

    private static string Name(string stem, int number, string extension) => string.Create(CultureInfo.InvariantCulture, $"{stem}-{number:00}.{extension}");
}
