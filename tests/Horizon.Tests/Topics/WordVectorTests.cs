using Horizon.Search.Topics;
using Horizon.Search.Topics.Meaning;
using Xunit;

namespace Horizon.Tests.Topics;

public class WordVectorTests
{
    private const int Dimensions = 12;

    [Fact]
    public void WordsUsedAlikeStandNearEachOtherThoughTheyNeverMeet()
    {
        var vectors = WordVectorLearner.Learn(Texts(), Dimensions, 3, 1000, TestContext.Current.CancellationToken);
        var (unclear, elusive, daily) = (vectors.Of("unclear")!, vectors.Of("elusive")!, vectors.Of("daily")!);
        Assert.True(Cosine(unclear, elusive) > Cosine(unclear, daily) + 0.3, $"{Cosine(unclear, elusive)} and {Cosine(unclear, daily)}");
    }

    [Fact]
    public void TheSameTextsGiveTheSameBytesAndAFileReadsBackAsItWas()
    {
        var first = WordVectorLearner.Learn(Texts(), Dimensions, 3, 1000, TestContext.Current.CancellationToken);
        var again = WordVectorLearner.Learn(Texts(), Dimensions, 3, 1000, TestContext.Current.CancellationToken);
        Assert.Equal(first.Hash, again.Hash);
        var read = WordVectors.Read(first.ToFile());
        Assert.Equal((first.Hash, Dimensions), (read.Hash, read.Dimensions));
        Assert.Equal(first.Of("It remains unclear whether this holds"), read.Of("It remains unclear whether this holds"));
    }

    [Fact]
    public void APlaceDoesNotGrowWithTheTextAndCaseSaysNothing()
    {
        var vectors = WordVectorLearner.Learn(Texts(), Dimensions, 3, 1000, TestContext.Current.CancellationToken);
        Assert.Equal(vectors.Of("dose UNCLEAR")!, vectors.Of("Dose unclear, dose unclear")!, (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal(Dimensions, vectors.Of("dose")!.Sum(c => c * c), 2);
        Assert.Null(vectors.Of("1234 qwertz"));
    }

    [Fact]
    public void TooFewWordsAndForeignFilesAreRefusedWithWhatToDo()
    {
        var few = Assert.Throws<TopicInputException>(() => WordVectorLearner.Learn(["one two three"], Dimensions, 1, 1000, TestContext.Current.CancellationToken));
        Assert.Contains("Give more texts", few.Message, StringComparison.Ordinal);
        var bytes = WordVectorLearner.Learn(Texts(), Dimensions, 3, 1000, TestContext.Current.CancellationToken).ToFile();
        foreach (var broken in new[] { bytes[..100], [], "{}"u8.ToArray(), [.. bytes.Take(16), 255, 255, 255, 127, .. bytes.Skip(20)] })
            Assert.Contains("horizon topics vectors", Assert.Throws<TopicInputException>(() => WordVectors.Read(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWordsThatComeWithHorizonKnowTheFieldAndItsWaysOfSayingThatNothingIsKnown()
    {
        var words = WordVectors.BuiltIn;
        Assert.True(Cosine(words.Of("unclear")!, words.Of("unknown")!) > 0.4);
        Assert.True(Cosine(words.Of("radiotherapy")!, words.Of("irradiation")!) > Cosine(words.Of("radiotherapy")!, words.Of("unknown")!) + 0.2);
    }

    /// <summary>Made sentences: two words for what is not known stand in the same places, but never in one sentence; other words stand elsewhere.</summary>
    private static List<string> Texts()
    {
        string[] doubts = ["unclear", "elusive"], times = ["daily", "weekly"];
        var texts = new List<string>();
        for (var i = 0; i < 160; i++)
        {
            var thing = $"w{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}";
            for (var k = 0; k < 4; k++)
            {
                texts.Add($"the role of {thing} remains {doubts[k % 2]} at present");
                texts.Add($"patients received dose {thing} {times[k % 2]} by protocol");
            }
        }
        return texts;
    }

    private static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));
}
