using FsCheck.Xunit;
using Horizon.Search.Topics.GapStatements;
using Xunit;

namespace Horizon.Tests.Topics;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One sentence alone.")]
    [InlineData("No mark at its end")]
    [InlineData("Doses of 2.5 Gy, e.g. For boosts, were given by Smith et al. Results (Fig. 2) agree.")]
    [InlineData("E. coli and J. Smith are no ends.")]
    [InlineData("It is shown in Fig. 3 that this (see also ref. 12. There) holds.")]
    [InlineData("A line\nthat goes on.")]
    [InlineData("It is said (no more than this.")]
    public void OneSentenceStaysOne(string text) => Assert.Equal([text.Trim()], Cut(text));

    [Theory]
    [InlineData("One is here. Another follows.", 2)]
    [InlineData("Is it known? It is not! We ask why.", 3)]
    [InlineData("A heading\n\nThen a sentence.", 2)]
    [InlineData("This was shown.12 That was not.", 2)]
    [InlineData("He said \"no.\" She agreed.", 2)]
    [InlineData("This is limited [3]. Further work is needed.", 2)]
    [InlineData("There were 40. Of these, 20 died.", 2)]
    public void ManyAreCutApart(string text, int count) => Assert.Equal(count, Cut(text).Length);

    [Fact]
    public void AStrayMarkBelongsToTheSentenceBefore() => Assert.Equal(["It holds. ("], Cut("It holds. ("));

    [Property(MaxTest = 500)]
    public bool EveryLetterIsInExactlyOneSentence(string? text)
    {
        text ??= "";
        var seen = new int[text.Length];
        foreach (var (start, end) in SentenceSplitter.Of(text))
        {
            for (var i = start; i < end; i++) seen[i]++;
        }
        return text.Select((c, i) => char.IsLetter(c) ? seen[i] == 1 : seen[i] <= 1).All(b => b);
    }

    private static string[] Cut(string text) => [.. SentenceSplitter.Of(text).Select(s => text[s.Start..s.End])];
}
