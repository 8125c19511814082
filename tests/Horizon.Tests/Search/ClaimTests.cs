using Horizon.Search.Language;
using Xunit;

namespace Horizon.Tests.Search;

/// <summary>Sentences as people paste them are searched as sentences, whatever marks they hold.</summary>
public sealed class ClaimTests
{
    [Theory]
    [InlineData("1/2000 in UK have abnormal PrP positivity.")]
    [InlineData("HER2-positive tumours respond (p=0.05) to 5-FU at 40% of the dose")]
    [InlineData("Ratio 1:1, hazard ratio: 0.7; (CI 0.5 - 0.9)")]
    [InlineData("CX3CR1 on the Th2 cells impairs T cell survival, not its NOTCH signalling")]
    [InlineData("IL-6/IL-8 + TNF-α raise risk [1, 2] by 3x10^5?")]
    [InlineData("Fine-particle air pollution is associated with 1.5-2.0 fold risk!")]
    [InlineData("Patients' lives aren't longer — {see} <b>text</b> & more")]
    public void SentenceIsReadAsOptionalWordsWithoutWarning(string claim)
    {
        var parsed = QueryParser.Parse(claim);
        Assert.Null(parsed.Warning);
        Assert.All(Leaves(Assert.IsType<ClausesNode>(parsed.Root)), leaf => Assert.True(leaf is { Kind: ClauseKind.Should, Node: WordNode { Field: null } }, leaf.ToString()));
    }

    [Fact]
    public void WordSaidTwiceInASentenceCountsOnce()
    {
        using var index = new TemporaryIndex(TemporaryIndex.Trial("a", "hypoxia of the tumour"), TemporaryIndex.Trial("b", "toxicity of a dose"));
        var once = index.Ask("hypoxia and toxicity").Hits;
        var twice = index.Ask("Hypoxia and toxicity, and hypoxia's toxicity and hypoxia").Hits;
        Assert.Equal(once.Select(h => (h.Id, h.Score)), twice.Select(h => (h.Id, h.Score)));
    }

    [Fact]
    public void PartsOfAHyphenatedWordFindSomethingInASentenceOnly()
    {
        using var index = new TemporaryIndex(TemporaryIndex.Trial("a", "Particle counts"), TemporaryIndex.Trial("b", "A study of fine-particle matter"));
        Assert.Equal(["b"], index.Ids("fine-particle"));
        Assert.Equal(["b", "a"], index.Ids("does fine-particle matter raise mortality in cities").Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("b", index.Ids("does fine-particle matter raise mortality in cities")[0]);
    }

    private static IEnumerable<QueryClause> Leaves(ClausesNode node) => node.Clauses.SelectMany(c => c.Node is ClausesNode inner ? Leaves(inner) : [c]);
}
