using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class GapEvaluationTests
{
    [Fact]
    public async Task MostSentencesOfPapersThatAreTakenForGapsStateOne()
    {
        var data = Environment.GetEnvironmentVariable("HORIZON_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "HORIZON_TEST_DATA names no folder with labelled sets.");
        var rows = (await HorizonProcess.RunAsync("evaluate", "gaps", "--labelled", data!, "--json")).Done().Json().EnumerateArray().ToList();
        foreach (var half in new[] { "papers, development", "papers, held-back" })
        {
            var (right, unjudged) = (Row(half, "sentences taken for stated gaps that state one"), Row(half, "sentences taken for stated gaps that nobody judged"));
            Assert.True(right.N >= 100 && right.Value >= 0.85, $"{half}: {right}");
            // What is newly read has to be judged first.
            Assert.True(unjudged.Value <= 0.05, $"{half}, not judged: {unjudged}");
        }
        var recall = Row("conclusions on radiotherapy", "sentences that state a gap and are taken for one");
        Assert.True(recall.N >= 10 && recall.Value >= 0.65, $"{recall}");

        (double Value, int N) Row(string set, string measure)
        {
            var row = Assert.Single(rows, r => r.GetProperty("set").GetString() == set && r.GetProperty("measure").GetString() == measure);
            return (row.GetProperty("value").GetDouble(), row.GetProperty("n").GetInt32());
        }
    }
}
