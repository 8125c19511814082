using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class RorParserTests
{
    internal const string Version2 = """
        {"id":"https://ror.org/02jx3x895","names":[{"value":"UCL","types":["acronym"],"lang":null},{"value":"University College London","types":["ror_display","label"],"lang":"en"}],
         "types":["education","funder"],"status":"active","established":1826,"locations":[{"geonames_id":1,"geonames_details":{"name":"London","country_code":"gb","country_name":"United Kingdom"}}],
         "external_ids":[{"type":"fundref","preferred":"501100000765","all":["501100000765","5"]},{"type":"isni","preferred":null,"all":["0000 0001"]}],
         "relationships":[{"type":"parent","label":"University of London","id":"https://ror.org/04cw6st05"},{"type":"child","label":"x","id":"https://ror.org/not"}],
         "links":[{"type":"website","value":"https://www.ucl.ac.uk"}],"admin":{"last_modified":{"date":"2024-05-06","schema_version":"2.0"}},"foo":1}
        """;

    internal const string Version1 = """
        {"id":"https://ror.org/02jx3x895","name":"University College London","types":["Education"],"aliases":["UC London"],"acronyms":["UCL"],"status":"active","labels":[{"label":"Coleg","iso639":"cy"}],
         "country":{"country_code":"GB","country_name":"United Kingdom"},"addresses":[{"city":"London"}],"links":["http://www.ucl.ac.uk"],
         "external_ids":{"GRID":{"preferred":"grid.83440.3b","all":"grid.83440.3b"}},"relationships":[{"type":"Successor","label":"S","id":"https://ror.org/04cw6st05"}],"email_address":"someone@example.org"}
        """;

    [Fact]
    public void VersionTwoIsReadWithTheNameToShow()
    {
        var record = Parsed(Version2);
        var body = Assert.IsType<OrganisationFacts>(record.Facts);
        Assert.Equal(("organisation:ror:02jx3x895", "University College London", "funder"), (body.Id, body.Name, body.Role));
        Assert.Equal(("London", "GB", "United Kingdom", 1826), (body.City, body.CountryCode, body.Country, body.Established));
        Assert.Equal([new ExternalId("fundref", "501100000765"), new ExternalId("fundref", "5"), new ExternalId("isni", "00000001")], body.ExternalIds);
        Assert.Equal([new OrganisationTie("parent", "04cw6st05", "University of London")], body.Ties);
        Assert.Equal("2024-05-06", record.UpdatedOn.ToString());
        Assert.Equal(["foo"], record.UnknownFields);
    }

    [Fact]
    public void VersionOneIsReadAsTheSameThingAndNoAddressOfAPersonIsKept()
    {
        var body = Assert.IsType<OrganisationFacts>(Parsed(Version1).Facts);
        Assert.Equal(("organisation:ror:02jx3x895", "University College London", "education", "London"), (body.Id, body.Name, body.Role, body.City));
        Assert.Equal(["University College London", "Coleg", "UC London", "UCL"], body.Names.Select(n => n.Value));
        Assert.Equal([new ExternalId("grid", "grid.83440.3b")], body.ExternalIds);
        Assert.Equal("successor", Assert.Single(body.Ties).Type);
        Assert.DoesNotContain("someone@", Encoding.UTF8.GetString(Graph.Store.FactsCodec.Write(body).Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"https://ror.org/02jx3x896","names":[{"value":"x"}]}""", "check digits")]
    [InlineData("""{"names":[{"value":"x"}]}""", "no ROR id")]
    [InlineData("""{"id":"https://ror.org/02jx3x895","names":[]}""", "no name")]
    public void WhatCannotBeUsedIsRejectedWithItsReason(string json, string reason) => Assert.Contains(reason, Reading.Rejected("ror", json).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task OfAnAffiliationsGuessesOnlyTheChosenOneIsTaken()
    {
        var items = await Reading.Text(
            """{"number_of_results":2,"items":[{"substring":"u","score":0.9,"chosen":false,"organization":{"id":"https://ror.org/04cw6st05","names":[{"value":"x"}]}},{"score":1.0,"chosen":true,"organization":"""
            + Version2 + "}]}");
        var results = items.OfType<RecordDocument>().Select(d => SourceParsers.Parse(d.Source, d.Document.Bytes)).ToList();
        Assert.Equal("02jx3x895", Assert.Single(results.OfType<ParsedRecord>()).Key.Id);
        Assert.Contains("did not choose", Assert.Single(results.OfType<RejectedRecord>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[A]", null)]
    [InlineData("A", null)]
    [InlineData("""{ "number_of_results" : 300, "items" : [ A ] }""", 300)]
    public async Task DumpsSingleOnesAndPagesAreTold(string form, int? total)
    {
        foreach (var organisation in new[] { Version1, Version2 })
        {
            var items = await Reading.Text(form.Replace("A", organisation, StringComparison.Ordinal));
            Assert.Equal(["02jx3x895"], items.Ids());
            Assert.Equal(total, Assert.Single(items.OfType<FileTotals>()).ExpectedTotal);
        }
    }

    [Fact]
    public async Task EveryOrganisationOfTheRealFilesIsReadAndEveryOtherFileIsNamed()
    {
        var folder = RealData.Folder("ror");
        var items = await Reading.All(RecordFiles.ReadAsync([folder], ReadLimits.Default, TestContext.Current.CancellationToken));
        var results = items.OfType<RecordDocument>().Select(d => SourceParsers.Parse(d.Source, d.Document.Bytes)).ToList();
        Assert.Equal(44, results.OfType<ParsedRecord>().Count());
        // Two files are requests for new organisations, which have no id yet.
        Assert.All(results.OfType<RejectedRecord>(), r => Assert.Contains("no ROR id", r.Reason, StringComparison.Ordinal));
        Assert.Equal(Directory.GetFiles(folder).Order(), items.Where(i => i is FileTotals or FileNotUnderstood).Select(i => i.Path).Order());
    }

    private static ParsedRecord Parsed(string json) => Assert.IsType<ParsedRecord>(SourceParsers.Parse("ror", Encoding.UTF8.GetBytes(json)));
}
