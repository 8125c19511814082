using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class ThreeSixtyGivingParserTests
{
    internal const string Grant = """
        {"id":"360G-example-1","title":"Brachytherapy nurses","description":"For a &pound;5 unit","currency":"gbp","amountAwarded":"1,500.00","awardDate":"05/06/2014","dateModified":"17/08/2015 00:00",
         "plannedDates":[{"startDate":"2015-06-01T00:00:00+00:00","endDate":"2017-06-14T00:00:00Z"}],"fundingOrganization":[{"id":"GB-CHC-9999999","name":"A Trust"}],
         "recipientOrganization":[{"id":"GB-COH-1","name":"A Hospital","postalCode":"LS3 1HH"}],"recipientIndividual":[{"name":"A Person"}],
         "grantProgramme":[{"title":"Main"},{"title":"Health"}],"classifications":[{"title":"Cancer"}],"Own field":"x"}
        """;

    [Fact]
    public void AGrantsFieldsAreReadAndPersonsAreNot()
    {
        var record = Parsed(Grant);
        var award = Assert.IsType<AwardFacts>(record.Facts);
        Assert.Equal(new RecordKey("360giving", "360G-example-1"), record.Key);
        Assert.Equal("360giving:360G-example-1", award.Id);
        Assert.Equal(("For a £5 unit", 1500m, "GBP", "Main; Health"), (award.Abstract, award.Amount, award.Currency, award.Programme));
        Assert.Equal(("2014-06-05", "2015-06-01", "2017-06-14"), (award.AwardedOn.ToString(), award.StartDate.ToString(), award.EndDate.ToString()));
        Assert.Equal("2015-08-17", record.UpdatedOn.ToString());
        Assert.Equal([new AwardParty("A Trust", "GB-CHC-9999999")], award.Funders);
        Assert.Equal("A Hospital", award.LeadOrganisation!.Name);
        Assert.Equal(["Cancer"], award.Topics);
        Assert.Empty(award.Holders);
        Assert.Equal(["Own field"], record.UnknownFields);
    }

    [Theory]
    [InlineData("360G-CRUK-C99999/A9999", "C99999/A9999")]
    [InlineData("360G-nihr-NIHR990001", "NIHR990001")]
    // Numbers between slashes may be a charity's own count.
    [InlineData("360G-trust-12/345/67", "360giving:360G-trust-12/345/67")]
    public void TheFundersOwnReferenceNamesTheAwardWhereItsFormIsKnown(string id, string expected) =>
        Assert.Equal(expected, Assert.IsType<AwardFacts>(Parsed($$"""{"id":"{{id}}","title":"t"}""").Facts).Id);

    [Fact]
    public async Task TheApisPagesKeepEachGrantsLicence()
    {
        var items = await Reading.Text($$"""
            { "count" : 7, "next": null, "previous": null, "results": [ { "grant_id": "360G-example-1", "data": {{Grant}}, "data_license": {"url": "https://creativecommons.org/licenses/by/4.0/"} },
              { "grant_id": "360G-example-2", "data": {"title": "t"}, "data_license": "https://creativecommons.org/publicdomain/zero/1.0/" } ] }
            """);
        Assert.Equal(["360G-example-1", "360G-example-2"], items.Ids());
        Assert.Equal(["https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/publicdomain/zero/1.0/"],
            items.OfType<RecordDocument>().Select(d => Assert.IsType<AwardFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts).Licence));
        Assert.Equal(7, Assert.Single(items.OfType<FileTotals>()).ExpectedTotal);
    }

    [Fact]
    public async Task ATableOfTheStandardIsReadWithAndWithoutNumbers()
    {
        var items = await Reading.Text("Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:0:Name,Funding Org:Identifier,Funding Org:Name\n360G-example-3,T,GBP,10,2020-01-02,R,GB-CHC-9,F\n,T,GBP,1,,,,\n");
        var award = Assert.IsType<AwardFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse("360giving", items.OfType<RecordDocument>().First().Document.Bytes)).Facts);
        Assert.Equal(("R", "F", 10m), (award.LeadOrganisation!.Name, award.Funders[0].Name, award.Amount));
        Assert.IsType<RejectedRecord>(SourceParsers.Parse("360giving", items.OfType<RecordDocument>().Last().Document.Bytes));
    }

    [Fact]
    public async Task EveryGrantOfTheRealFilesIsReadAndTheCatalogueIsNamed()
    {
        var items = await Reading.All(RecordFiles.ReadAsync([RealData.Folder("360giving")], ReadLimits.Default, TestContext.Current.CancellationToken));
        // Two files hold the same 379 grants.
        Assert.Equal((1787, 1408), (items.Ids().Count, items.Ids().Distinct().Count()));
        Assert.EndsWith("data.json", Assert.Single(items.OfType<FileNotUnderstood>()).Path, StringComparison.Ordinal);
        Assert.All(items.OfType<RecordDocument>().Select(d => (AwardFacts)((ParsedRecord)SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts), award =>
        {
            Assert.NotNull(award.Title);
            Assert.NotNull(award.Amount);
            Assert.NotNull(award.AwardedOn);
            Assert.NotEmpty(award.Funders);
        });
    }

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(SourceParsers.Parse("360giving", Encoding.UTF8.GetBytes(json)));
}
