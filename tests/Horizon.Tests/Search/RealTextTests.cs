using System.Text.Json;
using Horizon.Search.Find;
using Horizon.Search.Index;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class RealTextTests
{
    [Fact]
    public void RealTrialIsFoundByItsIdAndByItsTitleAndItsHighlightsAreSound()
    {
        var file = Path.Combine(Vocabulary.TestData.Root, "real/clinicaltrials.gov-text/radiotherapy_trials.jsonl");
        if (!File.Exists(file)) Assert.Skip("The real texts are not here: " + file);
        var documents = File.ReadLines(file).Take(1500).Select(Read).ToArray();
        using var index = new TemporaryIndex(documents);
        var ids = documents.Select(d => d.Id).Distinct().Count();
        Assert.Equal(ids, index.Index.Documents);
        var first = 0;
        var asked = documents.Where((_, i) => i % 15 == 0).ToArray();
        foreach (var document in asked)
        {
            Assert.Equal(document.Id, index.Ask(document.Ids[0].ToLowerInvariant(), 1).Hits[0].Id);
            var hits = index.Ask(document.Title!, 5).Hits;
            if (hits[0].Id == document.Id) first++;
            foreach (var html in hits.SelectMany(h => h.Highlights))
            {
                Assert.Contains("<mark>", html, StringComparison.Ordinal);
                var rest = html.Replace("<mark>", string.Empty, StringComparison.Ordinal).Replace("</mark>", string.Empty, StringComparison.Ordinal);
                Assert.DoesNotContain('<', rest);
            }
        }

        Assert.InRange(first, asked.Length * 95 / 100, asked.Length);
    }

    private static IndexDocument Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var id = json.RootElement.GetProperty("nct").GetString()!;
        var text = json.RootElement.GetProperty("text").GetString()!.Replace("(thirdQuint)", string.Empty, StringComparison.Ordinal);
        var end = text.IndexOf(".\n", StringComparison.Ordinal);
        return new IndexDocument { Id = "trial:" + id, Kind = "trial", Ids = [id], Title = end < 0 ? text : text[..end], Summary = end < 0 ? null : text[(end + 1)..], Url = "/trials/" + id };
    }
}
