using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Records;

public sealed class NodeFactsTests
{
    private static readonly PublicationFacts Indexed = new()
    {
        Pmid = "99000001",
        Title = "From PubMed.",
        AbstractSections = [new AbstractSection(null, "An abstract.")],
        PublicationTypes = ["Systematic Review"],
        Volume = "7",
    };

    [Fact]
    public void WhatOneSourceLacksTakesNothingFromAnother()
    {
        var merged = Merge(Claim(SourceNames.PubMed, "a", "2020-01-01", Indexed), Claim(SourceNames.Crossref, "b", "2024-01-01",
            new PublicationFacts { Doi = "10.5555/x", Title = "From Crossref", PublicationTypes = ["Journal Article"], Grants = [new Grant("1", "NIHR", null)] }));
        var facts = (PublicationFacts)merged.Facts;
        Assert.Equal(("From PubMed.", "An abstract.", "10.5555/x"), (facts.Title, facts.Abstract, facts.Doi));
        Assert.True(facts.IsReview);
        Assert.Equal("1", Assert.Single(facts.Grants).Id);
        Assert.Equal(("a", "b"), (merged.FieldVersions["title"], merged.FieldVersions["grants"]));
    }

    [Fact]
    public void WithinOneRecordAFullVersionWithoutAListHasNone()
    {
        var merged = Merge(
            Claim(SourceNames.PubMed, "old", "2020-01-01", Indexed),
            Claim(SourceNames.PubMed, "new", "2021-01-01", new PublicationFacts { Pmid = "99000001", Title = "New." }),
            Claim(SourceNames.Csv, "mine", null, new PublicationFacts { Title = "Mine", Pages = "1-9" }));
        var facts = (PublicationFacts)merged.Facts;
        Assert.Empty(facts.AbstractSections);
        Assert.Equal(("New.", "7", "1-9"), (facts.Title, facts.Volume, facts.Pages));
        Assert.Equal(("new", "old", "mine"), (merged.FieldVersions["title"], merged.FieldVersions["volume"], merged.FieldVersions["pages"]));
    }

    private static FoldedFacts Merge(params Claim[] claims) => NodeFacts.Merge(new Node("publication:pmid:99000001", NodeKinds.Publication, null, claims, []))!;

    private static Claim Claim(string source, string hash, string? updated, PublicationFacts facts) => new(
        new RecordKey(source, source == SourceNames.PubMed ? "99000001" : hash), new VersionedFacts(hash, PartialDate.ParseOrNull(updated), false, facts),
        new Origin("https://example.org", DateTimeOffset.UnixEpoch, "terms"), new Held(1, DateTimeOffset.UnixEpoch, null, null), "publication:x");
}
