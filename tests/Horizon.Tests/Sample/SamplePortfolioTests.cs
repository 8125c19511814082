using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Horizon.Graph.Organisations;
using Horizon.Ingest.Sample;
using Xunit;

namespace Horizon.Tests.Sample;

public sealed partial class SamplePortfolioTests
{
    private static readonly SamplePortfolio Sample = SamplePortfolio.Create();
    private static readonly DateOnly Reference = Sample.Truth.AsOf;

    [Fact]
    public void SameSeedGivesTheSameBytesAndAnotherSeedOthers()
    {
        var again = SamplePortfolio.Create();
        Assert.Equal(Sample.Files.Select(file => file.Name), again.Files.Select(file => file.Name));
        Assert.All(Sample.Files.Zip(again.Files), pair => Assert.True(pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span), pair.First.Name));
        Assert.Equal(Sample.Truth.ToJson(), again.Truth.ToJson());
        Assert.NotEqual(Sample.Truth.ToJson(), SamplePortfolio.Create(7).Truth.ToJson());
    }

    [Fact]
    public void PagesAreChainedByTokenAndTheLastHasNone()
    {
        var pages = Envelopes().Where(page => page.Name.Contains("studies-0", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 3);
        Assert.All(pages[..^1], page => Assert.True(page.Root.TryGetProperty("nextPageToken", out _)));
        Assert.False(pages[^1].Root.TryGetProperty("nextPageToken", out _));
        Assert.Equal(pages[0].Root.GetProperty("totalCount").GetInt32(), pages.Sum(page => page.Root.GetProperty("studies").GetArrayLength()));
    }

    [Fact]
    public void EveryFullStudyHasTheShapeOfARealOne()
    {
        string[] modules =
        [
            "identificationModule", "statusModule", "sponsorCollaboratorsModule", "oversightModule", "descriptionModule", "conditionsModule",
            "designModule", "armsInterventionsModule", "outcomesModule", "eligibilityModule", "contactsLocationsModule",
        ];
        var full = Studies().Where(study => study.TryGetProperty("hasResults", out _)).ToList();
        Assert.All(full, study =>
        {
            Assert.All(modules, module => Assert.True(study.GetProperty("protocolSection").TryGetProperty(module, out _), module));
            Assert.StartsWith("Synthetic sample record.", study.GetProperty("protocolSection").GetProperty("descriptionModule").GetProperty("briefSummary").GetString(), StringComparison.Ordinal);
            Assert.Equal(study.GetProperty("hasResults").GetBoolean(), study.TryGetProperty("resultsSection", out _));
            Assert.DoesNotContain("{", study.GetProperty("protocolSection").GetProperty("descriptionModule").GetProperty("detailedDescription").GetString(), StringComparison.Ordinal);
        });
        Assert.Contains(full, study => study.GetProperty("hasResults").GetBoolean());
    }

    [Fact]
    public void TruthNamesTheDistinctIdsOfTheFiles()
    {
        var ids = Studies().Select(NctId).ToList();
        Assert.Equal(Sample.Truth.TrialIds, ids.OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Sample.Truth.RejectedStudies, ids.Count(id => id is null));
        Assert.Equal(Sample.Truth.PublicationIds, Articles().Select(Pmid).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(Sample.Truth.TrialIds.Count, 300, 380);
        Assert.Equal(220, Sample.Truth.PublicationIds.Count);
        Assert.Equal(Sample.Truth.TrialIds.Count, Sample.Truth.Trials.Count + Sample.Truth.Traps.Count);
    }

    [Fact]
    public void EveryIdLiesInARangeThatNoRegistryHasIssued()
    {
        foreach (var file in Sample.Files)
        {
            var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
            Assert.All(Nct().Matches(text), match => Assert.StartsWith("NCT9", match.Value, StringComparison.Ordinal));
            Assert.All(Doi().Matches(text), match => Assert.StartsWith("10.5555/", match.Value, StringComparison.Ordinal));
            Assert.DoesNotContain("ISRCTN", text, StringComparison.Ordinal);
        }

        Assert.All(Sample.Truth.Awards, award => Assert.Matches("^(C99[0-9]{3}/A99[0-9]{3}|NIHR99[89][0-9]{3}|MR/Z999[0-9]{3}/1|SAMPLE-AWARD-[0-9]{3})$", award.Reference));
        Assert.All(Sample.Truth.PublicationIds, pmid => Assert.Matches("^99[0-9]{6}$", pmid));
    }

    [Fact]
    public void AwardsAreWrittenInTheStandardAndTheirTrialsNameThem()
    {
        var grants = JsonDocument.Parse(Sample.Files.Single(file => file.Name.StartsWith("360giving/", StringComparison.Ordinal)).Bytes).RootElement.GetProperty("grants").EnumerateArray().ToList();
        Assert.Equal(Sample.Truth.Awards.Select(award => award.Id), grants.Select(grant => grant.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        Assert.All(grants, grant => Assert.StartsWith("Synthetic sample record.", grant.GetProperty("description").GetString(), StringComparison.Ordinal));
        Assert.All(grants, grant => Assert.True(grant.GetProperty("amountAwarded").GetInt32() is >= 50_000 and <= 3_000_000));
        Assert.All(grants, grant => Assert.True(string.CompareOrdinal(grant.GetProperty("awardDate").GetString(), Reference.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) < 0));
        var studies = Studies().Where(study => study.TryGetProperty("hasResults", out _) && NctId(study) is not null).ToLookup(study => NctId(study)!);
        foreach (var award in Sample.Truth.Awards.Where(award => award.NctId is not null))
            Assert.All(studies[award.NctId!], study => Assert.Equal(award.Reference, study.GetProperty("protocolSection").GetProperty("identificationModule").GetProperty("secondaryIdInfos")[0].GetProperty("id").GetString()));
        var twins = Sample.Truth.Awards.Where(award => award.Twin is not null).ToList();
        Assert.Equal(8, twins.Count);
        Assert.All(twins, award => Assert.NotEqual(award.Funder, twins.Single(other => other.Reference == award.Twin).Funder));
    }

    [Fact]
    public void EveryDuplicateIsDeliveredTwice()
    {
        var studies = Studies().GroupBy(study => NctId(study) ?? string.Empty).ToDictionary(group => group.Key, group => group.ToList());
        var papers = Articles().GroupBy(Pmid).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(["identical", "older", "reduced"], Sample.Truth.Duplicates.Select(duplicate => duplicate.Kind).Distinct().Order());
        foreach (var duplicate in Sample.Truth.Duplicates)
        {
            if (!duplicate.Id.StartsWith("NCT", StringComparison.Ordinal))
            {
                Assert.Equal(2, papers[duplicate.Id]);
                continue;
            }

            var pair = studies[duplicate.Id];
            Assert.Equal(2, pair.Count);
            Assert.Equal(duplicate.Kind == "identical", pair[0].GetRawText() == pair[1].GetRawText());
            Assert.Contains(pair, version => Updated(version) == duplicate.Updated);
            var other = duplicate.Kind == "identical" ? duplicate.Updated : pair.Select(Updated).Single(date => date != duplicate.Updated);
            Assert.Equal(duplicate.Kind switch { "older" => 1, "reduced" => -1, _ => 0 }, other.CompareTo(duplicate.Updated));
        }

        Assert.Equal(Sample.Truth.Duplicates.Count(duplicate => duplicate.Id.StartsWith("NCT", StringComparison.Ordinal)), studies.Count(pair => pair.Key.Length > 0 && pair.Value.Count > 1));
    }

    [Fact]
    public void DatesAgreeWithTheStatus()
    {
        foreach (var study in Studies().Where(study => study.TryGetProperty("hasResults", out _)))
        {
            var status = study.GetProperty("protocolSection").GetProperty("statusModule");
            var start = Struct(status, "startDateStruct");
            var completion = Struct(status, "completionDateStruct");
            var posted = Struct(status, "studyFirstPostDateStruct").Date;
            Assert.True(posted <= Updated(study) && Updated(study) <= Reference);
            Assert.True(Date(status.GetProperty("studyFirstSubmitDate").GetString()!) <= posted);
            Assert.True(start.Date < completion.Date);
            switch (status.GetProperty("overallStatus").GetString())
            {
                case "COMPLETED" or "TERMINATED":
                    Assert.True(completion.Actual && completion.Date <= Reference);
                    break;
                case "NOT_YET_RECRUITING":
                    Assert.False(start.Actual || completion.Actual);
                    break;
                case "RECRUITING" or "ACTIVE_NOT_RECRUITING" or "SUSPENDED" or "ENROLLING_BY_INVITATION":
                    Assert.True(start.Actual && start.Date < Reference && !completion.Actual && completion.Date.AddMonths(1) > Reference);
                    break;
                case "UNKNOWN":
                    Assert.True(completion.Date.AddMonths(24) < Reference && Updated(study).AddMonths(24) < Reference);
                    break;
            }

            Assert.Equal(status.GetProperty("overallStatus").GetString() is "TERMINATED" or "WITHDRAWN" or "SUSPENDED", status.TryGetProperty("whyStopped", out _));
        }
    }

    [Fact]
    public void LinksStandInTheFilesAsTheTruthSays()
    {
        var accession = Articles().Where(article => article.Descendants("AccessionNumber").Any())
            .Select(article => (article.Descendants("AccessionNumber").Single().Value, Pmid(article))).ToHashSet();
        var cited = Studies().Where(study => study.TryGetProperty("hasResults", out _) && NctId(study) is not null).SelectMany(Cited).ToHashSet();
        foreach (var link in Sample.Truth.Links)
        {
            Assert.Equal(link.Evidence is "databank" or "both", accession.Contains((link.NctId, link.Pmid)));
            Assert.Equal(link.Evidence is "reference" or "both", cited.Contains((link.NctId, link.Pmid)));
        }

        Assert.Equal(["both", "databank", "none", "reference", "text"], Sample.Truth.Links.Select(link => link.Evidence).Distinct().Order());
    }

    [Fact]
    public void GapsHoldNoTrialOrOnlyStoppedOnes()
    {
        Assert.Contains(Sample.Truth.Gaps, gap => gap is { Technique: "technique:intraoperative", Site: "site:pancreas", Kind: "stopped" });
        Assert.Contains(Sample.Truth.Gaps, gap => gap.Kind == "none");
        foreach (var gap in Sample.Truth.Gaps)
        {
            var trials = Sample.Truth.Trials.Where(trial => trial.Site == gap.Site && trial.Techniques.Concat(trial.ComparatorTechniques).Contains(gap.Technique)).ToList();
            Assert.Equal(gap.Kind == "none", trials.Count == 0);
            Assert.All(trials, trial => Assert.True(trial.Status is "TERMINATED" or "WITHDRAWN" or "SUSPENDED"));
        }
    }

    [Fact]
    public void PlantedPairsShareTheQuestionAndNearMissesDoNot()
    {
        var trials = Sample.Truth.Trials.ToDictionary(trial => trial.NctId);
        Assert.InRange(Sample.Truth.Overlaps.Count, 12, 30);
        Assert.All(Sample.Truth.Overlaps, pair => Assert.Equal(Question(trials[pair.First]), Question(trials[pair.Second])));
        Assert.True(Sample.Truth.NearMisses.Count >= 8);
        Assert.All(Sample.Truth.NearMisses, pair =>
        {
            Assert.Equal(trials[pair.First].Techniques[0], trials[pair.Second].Techniques[0]);
            Assert.NotEqual(trials[pair.First].Site, trials[pair.Second].Site);
        });
        Assert.True(Sample.Truth.Silent.Count >= 5);
    }

    [Fact]
    public void NoTwoTrialsHaveOneTitle()
    {
        var titles = Studies().Where(study => NctId(study) is not null)
            .Select(study => (Id: NctId(study), Title: study.GetProperty("protocolSection").GetProperty("identificationModule").GetProperty("briefTitle").GetString()!))
            .Distinct().ToList();
        Assert.Equal(Sample.Truth.TrialIds.Count, titles.Select(study => study.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void EveryNetworkRecruitsSomewhere()
    {
        var facilities = Studies().Where(study => study.TryGetProperty("hasResults", out _))
            .SelectMany(study => study.GetProperty("protocolSection").GetProperty("contactsLocationsModule").GetProperty("locations").EnumerateArray())
            .Select(location => location.GetProperty("facility").GetString()!).Distinct().ToList();
        var found = facilities.Select(ProviderDirectory.Current.Find).OfType<Provider>().ToList();
        Assert.Equal(52, found.Distinct().Count());
        Assert.Contains(facilities, facility => ProviderDirectory.Current.Find(facility) is null);
    }

    [Fact]
    public void AbstractsSayThatTheyAreSynthetic() =>
        Assert.All(Articles(), article => Assert.EndsWith("Synthetic sample record; not real data.", article.Descendants("AbstractText").Last().Value, StringComparison.Ordinal));

    [Fact]
    public async Task WritingPutsEveryFileAndTheTruthInPlace()
    {
        var directory = Directory.CreateTempSubdirectory("horizon-sample-");
        try
        {
            await Sample.WriteToAsync(directory.FullName, TestContext.Current.CancellationToken);
            Assert.All(Sample.Files, file => Assert.Equal(file.Bytes.ToArray(), File.ReadAllBytes(Path.Combine(directory.FullName, file.Name))));
            Assert.Equal(Sample.Truth.ToJson(), await File.ReadAllBytesAsync(Path.Combine(directory.FullName, "truth.json"), TestContext.Current.CancellationToken));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static (string, string, SampleDose?, bool) Question(SampleTrial trial) => (trial.Question, trial.Population, trial.Dose, trial.ComparatorTechniques.Count > 0);

    private static IEnumerable<(string Name, JsonElement Root)> Envelopes() => Sample.Files
        .Where(file => file.Name.StartsWith("clinicaltrials.gov/", StringComparison.Ordinal))
        .Select(file => (file.Name, JsonDocument.Parse(file.Bytes).RootElement));

    private static IEnumerable<JsonElement> Studies() => Envelopes().SelectMany(page => page.Root.GetProperty("studies").EnumerateArray());

    private static IEnumerable<XElement> Articles() => Sample.Files
        .Where(file => file.Name.EndsWith(".xml", StringComparison.Ordinal))
        .SelectMany(file =>
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(file.Bytes.ToArray()), settings);
            return XDocument.Load(reader).Root!.Elements("PubmedArticle").ToList();
        });

    private static string Pmid(XElement article) => article.Element("MedlineCitation")!.Element("PMID")!.Value;

    private static string? NctId(JsonElement study) =>
        study.GetProperty("protocolSection").GetProperty("identificationModule").TryGetProperty("nctId", out var id) ? id.GetString() : null;

    private static IEnumerable<(string, string)> Cited(JsonElement study) =>
        study.GetProperty("protocolSection").GetProperty("referencesModule").TryGetProperty("references", out var references)
            ? references.EnumerateArray().Select(reference => (NctId(study)!, reference.GetProperty("pmid").GetString()!))
            : [];

    private static DateOnly Updated(JsonElement study) => Struct(study.GetProperty("protocolSection").GetProperty("statusModule"), "lastUpdatePostDateStruct").Date;

    private static (DateOnly Date, bool Actual) Struct(JsonElement module, string name) =>
        (Date(module.GetProperty(name).GetProperty("date").GetString()!), module.GetProperty(name).GetProperty("type").GetString() == "ACTUAL");

    private static DateOnly Date(string text) => DateOnly.Parse(text.Length == 7 ? text + "-01" : text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("NCT[0-9]+")]
    private static partial Regex Nct();

    [GeneratedRegex("10\\.[0-9]{4,5}/")]
    private static partial Regex Doi();
}
