using Horizon.Search.Index;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class IdSearchTests : IDisposable
{
    private readonly TemporaryIndex index = new(
        TemporaryIndex.Trial("NCT01234567", "First") with { Ids = ["NCT01234567", "ISRCTN12345678", "2015-001234-12", "CCR 4321/A", "10.1186/isrctn12345678"] },
        TemporaryIndex.Trial("NCT07654321", "NCT01234567 NCT01234567 NCT01234567 extension of NCT01234567") with { Summary = "Follows NCT01234567, see PMID 22222222." },
        new IndexDocument { Id = "publication:pmid:22222222", Kind = "publication", Title = "Paper", Ids = ["22222222", "PMC333333", "10.1016/s0140-6736(20)30932-6"], Url = "/p" },
        new IndexDocument { Id = "trial:CTIS", Kind = "trial", Title = "EU trial", Ids = ["2022-500000-11-00", "22222222"], Url = "/c" });

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("NCT01234567", "trial:NCT01234567")]
    [InlineData("nct01234567", "trial:NCT01234567")]
    [InlineData("nct 01234567", "trial:NCT01234567")]
    [InlineData("  NCT01234567. ", "trial:NCT01234567")]
    [InlineData("trial:NCT01234567", "trial:NCT01234567")]
    [InlineData("id:NCT01234567", "trial:NCT01234567")]
    [InlineData("\"NCT01234567\"", "trial:NCT01234567")]
    [InlineData("NCT01234567: title", "trial:NCT01234567")]
    [InlineData("ISRCTN 12345678", "trial:NCT01234567")]
    [InlineData("isrctn12345678", "trial:NCT01234567")]
    [InlineData("2015-001234-12", "trial:NCT01234567")]
    [InlineData("EudraCT 2015 - 001234 - 12", "trial:NCT01234567")]
    [InlineData("2015-001234-12-GB", "trial:NCT01234567")]
    [InlineData("ccr 4321/A", "trial:NCT01234567")]
    [InlineData("PMID: 22222222", "publication:pmid:22222222")]
    [InlineData("PMID22222222", "publication:pmid:22222222")]
    [InlineData("pmid:22222222", "publication:pmid:22222222")]
    [InlineData("publication:pmid:22222222", "publication:pmid:22222222")]
    [InlineData("PMC333333", "publication:pmid:22222222")]
    [InlineData("10.1016/S0140-6736(20)30932-6", "publication:pmid:22222222")]
    [InlineData("https://doi.org/10.1016/S0140-6736(20)30932-6", "publication:pmid:22222222")]
    [InlineData("doi:10.1016/s0140-6736(20)30932-6", "publication:pmid:22222222")]
    [InlineData("2022-500000-11-00", "trial:CTIS")]
    public void IdInAnyFormPutsItsRecordFirst(string q, string id)
    {
        var result = index.Ask(q);
        Assert.Equal(id, result.Hits[0].Id);
        Assert.Contains("id", result.Hits[0].Matched);
        Assert.True(result.Hits.Count == 1 || result.Hits[1].Score < result.Hits[0].Score || result.Hits[1].Matched.Contains("id"));
    }

    [Fact]
    public void RecordThatMentionsAnIdIsFoundBehindTheRecordThatHasIt() =>
        Assert.Equal(["trial:NCT01234567", "trial:NCT07654321"], index.Ask("NCT01234567").Hits.Select(h => h.Id));

    [Fact]
    public void PmidDoesNotFindATrialWithThatNumberOfAnotherKind() =>
        Assert.DoesNotContain(index.Ask("PMID 22222222").Hits, h => h.Id == "trial:CTIS");

    [Theory]
    [InlineData("10.1016/s0140-6736(20)30932-6", "publication:pmid:22222222")]
    [InlineData("EudraCT 2015-001234-12", "trial:NCT01234567")]
    [InlineData("publication:pmid:22222222", "publication:pmid:22222222")]
    public void FindLooksUpAnyWrittenForm(string id, string found) => Assert.Equal([found], index.Search.Find(id).Select(h => h.Id));

    [Fact]
    public void FindOfNothingFindsNothing()
    {
        Assert.Empty(index.Search.Find("NCT99999999"));
        Assert.Empty(index.Search.Find(""));
    }

    [Fact]
    public void KeysOfATextWithoutIdsAreNull()
    {
        Assert.Null(IdForms.Whole("lung cancer"));
        Assert.Null(IdForms.Whole("NCT0123456"));
        Assert.Null(IdForms.Whole("NCT012345678"));
        Assert.Empty(IdForms.In("60 Gy in 20 fractions, 2015-2020, 1:1"));
    }

    [Theory]
    [InlineData("https://clinicaltrials.gov/study/NCT01234567", "NCT01234567")]
    [InlineData(" https://www.isrctn.com/ISRCTN12345678?q=x ", "ISRCTN12345678")]
    [InlineData("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678")]
    [InlineData("www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid:12345678")]
    [InlineData("https://doi.org/10.1000/xyz123", "https://doi.org/10.1000/xyz123")]
    [InlineData("https://clinicaltrials.gov/search?cond=NCT01234567,NCT01234568", null)]
    [InlineData("see https://clinicaltrials.gov/study/NCT01234567", null)]
    [InlineData("https://example.org/lung-cancer", null)]
    [InlineData("SABR lung", null)]
    [InlineData(null, null)]
    public void AnAddressThatIsPastedWholeGivesItsOneId(string? text, string? id) => Assert.Equal(id, IdForms.InAddress(text));

    [Fact]
    public void ATrialStandsAboveThePapersThatNameIt()
    {
        using var naming = new TemporaryIndex(
            new IndexDocument { Id = "publication:pmid:990001", Kind = "publication", Title = "NCT90000077: results of NCT90000077", Ids = ["NCT90000077"], Url = "/publications/990001" },
            TemporaryIndex.Trial("NCT90000077", "A trial") with { Ids = ["NCT90000077"] });
        Assert.Equal(["trial:NCT90000077", "publication:pmid:990001"], naming.Ask("NCT90000077").Hits.Select(h => h.Id));
    }
}
