using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class GtrParserTests
{
    internal const string Project = """
        {"id":"0A1B2C3D-0000-4000-8000-000000000001","href":"http://gtr.ukri.org/gtr/api/projects/1","created":1415385000000,
         "identifiers":{"identifier":[{"value":"MR/Z999999/1","type":"RCUK"},{"value":"99999"}]},"title":"SABR for lung cancer &amp; more","status":"Active","grantCategory":"Research Grant",
         "leadFunder":"MRC","leadOrganisationDepartment":"Oncology","abstractText":"<p>We ask whether</p><p>SABR helps when p < 0.05.</p>","techAbstractText":"null","potentialImpact":"Not provided",
         "researchSubjects":{"researchSubject":[{"id":"1","text":"Radiotherapy","percentage":100}]},"researchTopics":{"researchTopic":{"id":"2","text":"Imaging"}},
         "healthCategories":{"healthCategory":[{"text":"Cancer"}]},"start":null,"participantValues":{"participant":[{"organisationName":"Partner","role":"PARTICIPANT"},{"organisationName":"University of X","role":"LEAD_PARTICIPANT","grantOffer":7}]},
         "fund":[{"start":1577836800000,"end":1672444800000,"valuePounds":{"currencyCode":"GBP","amount":500000},"category":"INCOME_ACTUAL"},{"start":1609459200000,"end":1704067200000,"valuePounds":{"amount":1000.5}},{"valuePounds":{"amount":9},"category":"EXPENDITURE_ACTUAL"}],
         "newMember":1}
        """;

    [Fact]
    public void AProjectsFieldsAreReadAndItsFundsAreAddedUp()
    {
        var record = Parsed(Project);
        var award = Assert.IsType<AwardFacts>(record.Facts);
        Assert.Equal(new RecordKey("gtr", "MR/Z999999/1"), record.Key);
        Assert.Equal("MR/Z999999/1", award.Id);
        Assert.Equal(["99999", "0A1B2C3D-0000-4000-8000-000000000001"], award.Identifiers);
        Assert.Equal("SABR for lung cancer & more", award.Title);
        // Placeholders are no sections; markup becomes text.
        Assert.Equal([new AbstractSection(null, "We ask whether\nSABR helps when p < 0.05.")], award.AbstractSections);
        Assert.Equal([new AwardParty("Medical Research Council", null)], award.Funders);
        Assert.Equal((501000.5m, "GBP"), (award.Amount, award.Currency));
        Assert.Equal(("2020-01-01", "2024-01-01"), (award.StartDate.ToString(), award.EndDate.ToString()));
        Assert.Equal("University of X", award.LeadOrganisation!.Name);
        Assert.Equal(["Radiotherapy", "Imaging", "Cancer"], award.Topics);
        Assert.Equal("https://gtr.ukri.org/projects?ref=MR%2FZ999999%2F1", award.Url);
        Assert.Equal(["newMember"], record.UnknownFields);
        Assert.False(record.IsReduced);
    }

    [Fact]
    public void AProjectWithoutFundsHasTheLeadsOfferAndOneInTwoCurrenciesHasNoAmount()
    {
        Assert.Equal(7m, Award("""{"id":"x","title":"t","identifiers":{"identifier":[{"value":"102345"}]},"participantValues":{"participant":[{"organisationName":"A","role":"LEAD_ORG","grantOffer":7}]}}""").Amount);
        Assert.Null(Award("""{"id":"x","title":"t","fund":[{"valuePounds":{"amount":1}},{"valuePounds":{"amount":2,"currencyCode":"EUR"}}]}""").Amount);
    }

    [Fact]
    public void AReferenceOfNoKnownFormIsTheSourcesOwn() =>
        Assert.Equal("gtr:102345", Award("""{"id":"x","title":"t","identifiers":{"identifier":[{"value":"102345"}]}}""").Id);

    [Fact]
    public void AProjectWithoutAnyIdIsRejectedWithItsReason() =>
        Assert.Contains("neither an identifier nor an id", Reading.Rejected("gtr", """{"title":"t","identifiers":{"identifier":[]}}""").Reason, StringComparison.Ordinal);

    [Fact]
    public async Task PagesSingleProjectsAndEmptyPagesAreTold()
    {
        var page = await Reading.Text($$"""{ "page" : 1, "size" : 20, "totalPages" : 3, "totalSize" : 41, "project" : [ {{Project}} ] }""");
        Assert.Equal(["MR/Z999999/1"], page.Ids());
        Assert.Equal(41, Assert.Single(page.OfType<FileTotals>()).ExpectedTotal);
        Assert.Equal(["MR/Z999999/1"], (await Reading.Text(Project)).Ids());
        var empty = await Reading.Text("""{"page":1,"size":20,"totalPages":0,"totalSize":0,"project":[]}""");
        Assert.Equal("gtr", Assert.Single(empty.OfType<FileTotals>()).Source);
    }

    [Fact]
    public async Task ARowOfTheSearchsTableIsReducedAndItsDatesAreRead()
    {
        var items = await Reading.Text("FundingOrgName,ProjectReference,LeadROName,PISurname,PIFirstName,PI ORCID iD,Title,StartDate,EndDate,AwardPounds,Status,ProjectId\nEPSRC,EP/Z999999/1,University of X,Curie,Marie,,Proton therapy,01/02/2020,31/01/2023,\"1,234.50\",Closed,GUID-1\n,,,,,,,,,,Closed,\n");
        var row = Assert.IsType<ParsedRecord>(SourceParsers.Parse("gtr", items.OfType<RecordDocument>().First().Document.Bytes));
        var award = Assert.IsType<AwardFacts>(row.Facts);
        Assert.True(row.IsReduced);
        Assert.Equal(("EP/Z999999/1", "2020-02-01", "2023-01-31", 1234.50m, "GBP"), (award.Id, award.StartDate.ToString(), award.EndDate.ToString(), award.Amount, award.Currency));
        Assert.Equal(["Marie Curie"], award.Holders);
        Assert.Contains("no ProjectReference", Assert.IsType<RejectedRecord>(SourceParsers.Parse("gtr", items.OfType<RecordDocument>().Last().Document.Bytes)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryRowOfTheRealTableIsReadAndTheOtherFilesAreNamed()
    {
        var items = await Reading.All(RecordFiles.ReadAsync([RealData.Folder("gtr")], ReadLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(8297, items.Ids().Count);
        Assert.Equal(3, items.OfType<FileNotUnderstood>().Count());
    }

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(SourceParsers.Parse("gtr", Encoding.UTF8.GetBytes(json)));

    private static AwardFacts Award(string json) => Assert.IsType<AwardFacts>(Parsed(json).Facts);
}
