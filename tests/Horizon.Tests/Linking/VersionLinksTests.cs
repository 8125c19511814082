using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Linking;

/// <summary>Preprints, corrections and retractions as their sources tie them to the article.</summary>
public sealed class VersionLinksTests
{
    private static readonly PublicationFacts Paper = new() { Pmid = "99000001", Doi = "10.5555/own", Title = "A paper" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ErratumIn", "99000002 correction 99000001")]
    [InlineData("Erratum in", "99000002 correction 99000001")]
    [InlineData("ErratumFor", "99000001 correction 99000002")]
    [InlineData("RetractionIn", "99000002 retraction 99000001")]
    [InlineData("RetractionOf", "99000001 retraction 99000002")]
    [InlineData("retraction", "99000001 retraction 99000002")]
    [InlineData("retraction in", "99000002 retraction 99000001")]
    [InlineData("expression_of_concern in", "99000002 expression-of-concern 99000001")]
    [InlineData("retracted-article", "99000001 retraction 99000002")]
    [InlineData("UpdateOf", "99000002 version 99000001")]
    [InlineData("UpdateIn", "99000001 version 99000002")]
    [InlineData("is-preprint-of", "99000001 preprint 99000002")]
    [InlineData("has-preprint", "99000002 preprint 99000001")]
    [InlineData("published", "99000001 preprint 99000002")]
    [InlineData("new_version", "99000002 version 99000001")]
    [InlineData("CommentIn", "")]
    [InlineData("Cites", "")]
    [InlineData("is-related-material", "")]
    public void TheEdgeLeadsFromTheSmallerThingToThePublication(string word, string edge)
    {
        var edges = Linked.Edges(Paper with { Corrections = [new Correction(word, "99000002", null)] }).Where(e => e.Type == EdgeTypes.VersionOf);
        Assert.Equal(edge, string.Join(' ', edges.Select(e => $"{e.Source.Id[17..]} {e.Role} {e.Target.Id[17..]}")));
    }

    [Fact]
    public void APreprintsUpdateIsTheArticleAndAPaperIsNoVersionOfItself()
    {
        var preprint = Paper with { PublicationTypes = ["Preprint"], Corrections = [new Correction("UpdateIn", "99000002", null)] };
        Assert.Equal(VersionRoles.Preprint, Linked.Edges(preprint).Single(e => e.Type == EdgeTypes.VersionOf).Role);
        Assert.DoesNotContain(Linked.Edges(Paper with { Corrections = [new Correction("correction", null, null, "10.5555/OWN")] }), e => e.Type == EdgeTypes.VersionOf);
    }

    [Fact]
    public async Task TheGroupIsShownFromEachOfItsPagesAndARetractionIsTold()
    {
        await using var graph = new TemporaryGraph();
        var store = graph.Store;
        await Import(SourceNames.PubMed, Paper with { Corrections = [new Correction("ErratumIn", "99000003", null), new Correction("RetractionIn", "99000004", null)] });
        await Import(SourceNames.MedRxiv, new PublicationFacts { Doi = "10.5555/pre", Title = "A preprint", PublicationTypes = ["Preprint"], Corrections = [new Correction("published", null, null, "10.5555/own")] });
        await new IdentityResolver(store, TimeProvider.System).CatchUpAsync(Stop);

        var article = (await PublicationReader.ReadAsync(store, "publication:pmid:99000001", null, Stop))!;
        Assert.True(article.Retracted);
        Assert.Equal(
            [("publication:pmid:99000004", "retraction"), ("publication:pmid:99000003", "correction"), ("publication:doi:10.5555/pre", "preprint")], article.Versions.Select(v => (v.Id, v.Type)));
        Assert.Contains(article.Provenance, p => p.About == $"{EdgeTypes.VersionOf} publication:doi:10.5555/pre" && p.Quote!.Text == "published");

        var preprint = (await PublicationReader.ReadAsync(store, "publication:doi:10.5555/pre", null, Stop))!;
        Assert.False(preprint.Retracted);
        Assert.Equal(
            [("publication:pmid:99000004", "retraction"), ("publication:pmid:99000001", "publication"), ("publication:pmid:99000003", "correction")], preprint.Versions.Select(v => (v.Id, v.Type)));

        async Task Import(string source, PublicationFacts facts)
        {
            var key = new RecordKey(source, facts.Pmid ?? facts.Doi!);
            await store.ApplyAsync(ChangeSet.Of(RecordLinker.Link(StoredRecord.None(key), Linked.Version(facts)).Change!), Stop);
        }
    }
}
