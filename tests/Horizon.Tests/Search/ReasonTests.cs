using Horizon.Search.Find;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class ReasonTests : IDisposable
{
    private readonly TemporaryIndex index = new(
        TemporaryIndex.Trial("one", "SBRT for hypoxia of tumours") with { Summary = "Hypoxia is measured. Hypoxia again.", Techniques = ["technique:sabr"], Ids = ["NCT01234567"], Date = "2020" },
        TemporaryIndex.Trial("two", "Surgery"),
        TemporaryIndex.Trial("three", "Stereotactic treatment of the lung"));

    public void Dispose() => index.Dispose();

    [Fact]
    public void ReasonsAddUpToTheScoreThatTheHitHas()
    {
        foreach (var q in (string[])["hypoxia of lung tumours after surgery", "SABR hypoxia", "SABR", "NCT01234567", "technique:sabr", "hypoxia AND year:2020", "\"hypoxia of tumours\""])
        {
            var hit = index.Ask(q).Hits[0];
            var reasons = index.Search.Why(hit.Id, new SearchRequest { Q = q, Kind = "trial" })!;
            Assert.Equal(hit.Score, reasons.Score, 0.01f);
            Assert.Equal(reasons.Score, reasons.Reasons.Sum(r => r.Score), 0.01f);
            Assert.All(reasons.Reasons, r => Assert.True(r.Score > 0));
        }
    }

    [Fact]
    public void WordsAreSaidAsTheRecordHasThemWithTheirFields()
    {
        var reasons = Why("hypoxia");
        Assert.Equal("\u201Chypoxia\u201D stands in: title, summary (2 times). Found in 1 of 3 records.", Assert.Single(reasons.Reasons).Text);
    }

    [Fact]
    public void OtherNamesAndConceptsAreToldApart()
    {
        Assert.StartsWith("\u201CSBRT\u201D, another name or a kind of what is asked, stands in: title.", Why("stereotactic ablative body radiotherapy").Reasons.First(r => r.Text.Contains("SBRT", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Equal("It is about Stereotactic ablative body radiotherapy, which the question names.", Assert.Single(Why("technique:SBRT").Reasons).Text);
        Assert.Contains("It has the id that was asked for.", Why("NCT01234567").Reasons.Select(r => r.Text));
    }

    [Fact]
    public void WordsThatItLacksAreNamedForPlainTextOnly()
    {
        Assert.Equal(["Zebra", "lung"], Why("the Zebra lung hypoxia").Missing);
        Assert.Empty(Why("hypoxia NOT zebra").Missing);
    }

    [Fact]
    public void NothingIsToldOfWhatIsNotFound()
    {
        Assert.Null(index.Search.Why("trial:two", new SearchRequest { Q = "hypoxia" }));
        Assert.Null(index.Search.Why("trial:none", new SearchRequest { Q = "hypoxia" }));
    }

    private HitReasons Why(string q) => index.Search.Why("trial:one", new SearchRequest { Q = q })!;
}
