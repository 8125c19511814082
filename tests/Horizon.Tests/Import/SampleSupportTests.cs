using System.Text;
using Horizon.Graph.Identity;
using Horizon.Graph.Ids;
using Horizon.Graph.Store;
using Horizon.Ingest.Sample;
using Xunit;

namespace Horizon.Tests.Import;

/// <summary>The sample's awards and the trials that they pay for, with every grant reference taken out of the trials and papers: what scoring alone finds, against the truth.</summary>
public sealed class SampleSupportTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutReferencesEveryTieIsRightAndMostTrialsAreFoundOrAsked()
    {
        var sample = SamplePortfolio.Create();
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync([.. sample.Files.Select(f => (f.Name, Masked(f, sample.Truth.Awards)))]);
        await new IdentityResolver(graph.Store, SampleGraph.Clock).CatchUpAsync(Stop);
        var trialOf = sample.Truth.Awards.Where(a => a.NctId is not null).ToDictionary(a => a.Reference, a => $"trial:{a.NctId}");
        var ids = new Dictionary<string, string>();
        foreach (var award in sample.Truth.Awards)
        {
            foreach (var written in new[] { award.Id, award.Reference }) if (await graph.Store.ResolveAsync(AwardIds.Key(written)!, Stop) is { } id) ids[id] = award.Reference;
        }
        Assert.Equal(sample.Truth.Awards.Count, ids.Count);
        var ties = (await graph.Store.EdgesAsync(ids.Keys, [EdgeTypes.Supports], 50, null, Stop)).Where(e => NodeKinds.Of(e.Target.Id) == NodeKinds.Trial).ToList();
        Assert.All(ties, e => Assert.Contains(e.Assertions, a => a.Reason.Rule == PairRules.Support));
        var waiting = (await graph.Store.EdgesAsync([NodeKinds.ReviewQueue], [EdgeTypes.Awaits], 1000, null, Stop)).Select(e => PairIds.Parse(e.Source.Id)).OfType<(string A, string B)>().Where(p => PairIds.IsSupport(p.A, p.B)).ToList();
        bool IsRight(string award, string trial) => trialOf.GetValueOrDefault(ids[award]) == trial;
        output.WriteLine($"{trialOf.Count} of {ids.Count} awards pay for a trial; tied {ties.Count}, right {ties.Count(e => IsRight(e.Source.Id, e.Target.Id))}; waiting {waiting.Count}, right {waiting.Count(p => IsRight(p.A, p.B))}");
        Assert.All(ties, e => Assert.True(IsRight(e.Source.Id, e.Target.Id), $"{e.Source.Id} {e.Target.Id}"));
        Assert.InRange(ties.Count(e => IsRight(e.Source.Id, e.Target.Id)) + waiting.Count(p => IsRight(p.A, p.B)), trialOf.Count * 3 / 4, trialOf.Count);
    }

    private static ReadOnlyMemory<byte> Masked(SampleFile file, IReadOnlyList<SampleAward> awards)
    {
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        // The funders' own files name their awards.
        if (text.Contains("fundingOrganization", StringComparison.Ordinal)) return file.Bytes;
        foreach (var award in awards) text = text.Replace(award.Reference, "a grant", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }
}
