using System.Text;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>A statement whose own words do not say what it is about is shown with the sentence before it.</summary>
public sealed class StatementContextTests
{
    private const string Subject = "SABR of oligometastatic prostate cancer delays progression.";

    [Theory]
    [InlineData(Subject + " Further studies are needed.", Subject)]
    // It points back.
    [InlineData("SABR of kidney cancer was given on one day. This approach to SABR in kidney cancer needs further study.", "SABR of kidney cancer was given on one day.")]
    // It says by itself what it is about, or nothing stands before it.
    [InlineData("Local control was high. Randomised trials of SABR for kidney cancer are needed.", null)]
    [InlineData("Randomised trials of SABR for kidney cancer are needed.", null)]
    public async Task WhatItsWordsDoNotSayTheSentenceBeforeDoes(string conclusion, string? before)
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        using var board = new TemporaryBoard(graph.Store);
        await graph.ImportAsync(("paper.xml", Encoding.UTF8.GetBytes($"""
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>99000001</PMID><Article><Journal><Title>A journal</Title></Journal><ArticleTitle>SABR in 40 people</ArticleTitle>
            <Abstract><AbstractText Label="RESULTS">All were treated.</AbstractText><AbstractText Label="CONCLUSIONS">{conclusion}</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
            """)));
        await board.FollowAsync();
        Assert.Equal(before, Assert.Single(board.Board.Contents().Statements).Before);
    }
}
