using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class NihrParserTests
{
    internal const string Row = """
        {"project_id":"NIHR990001","project_title":"Hypofractionation in breast cancer","acronym":"HYPO","plain_english_abstract":"Plain words.","scientific_abstract":"Background: x","funder":"NIHR",
         "award_amount_from_dh":1234567.89,"funding_stream":"Research Programmes","programme":"Health Technology Assessment","start_date":"2021-04-01","end_date":"2025-03-31","project_status":"Active",
         "contracted_organisation":"The University of X","award_holder_name":"Professor A B/Dr C D","orcid":"Not Provided","hrcs_rac_category":"6.5 Radiotherapy; 8.1 Organisation","postcode":"AB1 2CD","surprise":true}
        """;

    [Fact]
    public void AnAwardsFieldsAreReadAndPlaceholdersAreMissing()
    {
        var record = Parsed(Row);
        var award = Assert.IsType<AwardFacts>(record.Facts);
        Assert.Equal(new RecordKey("nihr", "NIHR990001"), record.Key);
        Assert.Equal("NIHR990001", award.Id);
        Assert.Equal([new AbstractSection(null, "Background: x"), new AbstractSection("Plain English summary", "Plain words.")], award.AbstractSections);
        Assert.Equal((1234567.89m, "GBP", "Health Technology Assessment", "Active"), (award.Amount, award.Currency, award.Programme, award.Status));
        Assert.Equal(("2021-04-01", "2025-03-31"), (award.StartDate.ToString(), award.EndDate.ToString()));
        Assert.Equal(["Professor A B", "Dr C D"], award.Holders);
        Assert.Equal(["6.5 Radiotherapy", "8.1 Organisation"], award.Topics);
        Assert.Equal("https://fundingawards.nihr.ac.uk/award/NIHR990001", award.Url);
        Assert.Equal(["surprise"], record.UnknownFields);
    }

    [Fact]
    public void AProgrammesReferenceIsWrittenWithoutTheProgramme() =>
        Assert.Equal("15/999/143", Assert.IsType<AwardFacts>(Parsed("""{"project_id":"HTA 15/999/143","project_title":"t"}""").Facts).Id);

    [Theory]
    [InlineData("[ROW,ROW2]")]
    [InlineData("""{ "total_count" : 5, "results" : [ROW,ROW2] }""")]
    [InlineData("""[{"datasetid":"s","recordid":"r","fields":ROW},{"fields":ROW2}]""")]
    [InlineData("""{"nhits":5,"records":[{"fields":ROW},{"fields":ROW2}]}""")]
    public async Task ExportsPagesAndTheOlderFormAreTold(string file)
    {
        var items = await Reading.Text(file.Replace("ROW2", """{"project_id":"002/0099","project_title":"t"}""", StringComparison.Ordinal).Replace("ROW", Row, StringComparison.Ordinal));
        Assert.Equal(["NIHR990001", "002/0099"], items.Ids());
        Assert.Equal(file.StartsWith('{') ? 5 : null, Assert.Single(items.OfType<FileTotals>()).ExpectedTotal);
    }

    [Fact]
    public async Task ATableWithTechnicalNamesOrLabelsIsRead()
    {
        var items = await Reading.Text("Project ID;Project Title;Award Amount from DH;Start Date\nNIHR990002;Title;£12,000;01/04/2021\n");
        var award = Assert.IsType<AwardFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse("nihr", Assert.Single(items.OfType<RecordDocument>()).Document.Bytes)).Facts);
        Assert.Equal(("NIHR990002", 12000m, "2021-04-01"), (award.Id, award.Amount, award.StartDate.ToString()));
    }

    [Fact]
    public void ARowWithoutAnIdIsRejected() => Assert.Contains("no project_id", Reading.Rejected("nihr", """{"project_title":"t"}""").Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Open", "99001", TrialStatus.Recruiting)]
    [InlineData("In Setup", "99001", TrialStatus.Planned)]
    [InlineData("Suspended", "https://example.org/study/99001/", TrialStatus.Stopped)]
    [InlineData("Withdrawn", "https://example.org/study?id=99001", TrialStatus.Withdrawn)]
    [InlineData("Closed", "99001", TrialStatus.Unknown)]
    [InlineData("Closed to Recruitment, In Follow Up", "99001", TrialStatus.Active)]
    public void AStudyOfThePortfolioIsARegistrationByItsNumber(string word, string link, TrialStatus status)
    {
        var record = Parsed($$"""{"Short Name":"STUDY","Managing Specialty":"Cancer","All Specialties":"Cancer, Infection","Funder(s)":"Cancer Research UK; Pfizer Inc.","Study Status":"{{word}}","Link":"{{link}}"}""");
        var trial = Assert.IsType<TrialFacts>(record.Facts);
        Assert.Equal(("CPMS 99001", "STUDY", word, status), (trial.Registration, trial.BriefTitle, trial.SourceStatus, trial.Status));
        Assert.Equal(["Cancer", "Infection"], trial.Keywords);
        Assert.Equal(["Cancer Research UK", "Pfizer Inc."], trial.Funders.Select(f => f.Name));
        Assert.True(record.IsReduced);
    }

    [Fact]
    public void AStudyWithoutANumberIsRejectedByItsName() =>
        Assert.Contains("\"STUDY\" has no CPMS number", Reading.Rejected("nihr", """{"Short Name":"STUDY","Managing Specialty":"Cancer"}""").Reason, StringComparison.Ordinal);

    [Fact]
    public async Task EveryRowOfTheRealPortfolioIsReadOrRejectedByName()
    {
        var items = await Reading.All(RecordFiles.ReadAsync([RealData.Folder("nihr-portfolio")], ReadLimits.Default, TestContext.Current.CancellationToken));
        var results = items.OfType<RecordDocument>().Select(d => SourceParsers.Parse(d.Source, d.Document.Bytes)).ToList();
        Assert.Equal(18345, results.Count);
        Assert.Equal(18341, results.OfType<ParsedRecord>().Select(r => r.Key).Distinct().Count());
        Assert.All(results.OfType<RejectedRecord>(), r => Assert.Contains("no CPMS number", r.Reason, StringComparison.Ordinal));
        Assert.Equal(3076, results.OfType<ParsedRecord>().Count(r => ((TrialFacts)r.Facts).Keywords.Contains("Cancer")));
    }

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(SourceParsers.Parse("nihr", Encoding.UTF8.GetBytes(json)));
}
