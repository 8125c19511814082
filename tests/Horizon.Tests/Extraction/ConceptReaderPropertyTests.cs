using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Horizon.Graph.Extraction;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class ConceptReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "SABR", "SBRT", "(", ")", "no ", "prior ", "lung", " cancer", "cancers of the ", "radiotherapy", ". ", ", ", "; ", "\n", "\n\n", " and ", "PCI",
        "stereotactic ", "body ", "head and neck", " or ", "Inclusion Criteria:", "\u2011", "\uD83D", "é", "ß", "metastases", " versus ", "177Lu", "[", "]", "history of ", "with or without ", "",
    ];

    private static Arbitrary<string> Texts() =>
        Gen.Choose(0, Pieces.Length - 1).ListOf().Select(list => string.Concat(list.Select(i => Pieces[i]))).ToArbitrary();

    [Property(MaxTest = 500)]
    public Property SpansLieWithinTheTextInOrder() => Prop.ForAll(Texts(), text =>
    {
        var mentions = ConceptReader.Read(text);
        return mentions.All(m => m.Start >= 0 && m.Start < m.End && m.End <= text.Length)
            && mentions.SequenceEqual(mentions.OrderBy(m => m.Start).ThenBy(m => m.End).ThenBy(m => m.ConceptId, StringComparer.Ordinal));
    });

    [Property(MaxTest = 500)]
    public Property UnrelatedTextAfterRemovesNothing() => Prop.ForAll(Texts(), text =>
    {
        var before = ConceptReader.Read(text);
        var after = ConceptReader.Read(text + ".\n\nThe weather was fine and nothing else happened.\n");
        return before.All(m => after.Any(a => a.ConceptId == m.ConceptId && a.Start == m.Start && a.End == m.End));
    });

    [Property(MaxTest = 500)]
    public Property NoReaderThrows() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), Texts(), (noise, pieces) =>
    {
        var text = (noise ?? "") + pieces;
        var mentions = ConceptReader.Read(text);
        IntentReader.Read(text);
        CombinationReader.Read(text);
        return ArmRoleReader.Read(text, mentions).Count == mentions.Count;
    });

    [Fact]
    public void RepeatedPrefixesAreReadInOnePass()
    {
        const string Unit = "stereotactic body stereotactic ablative body non-small cell lung head and neck and lung, breast or ";
        var text = string.Concat(Enumerable.Repeat(Unit, 2_000_000 / Unit.Length)) + "prostate cancer and SBRT";
        var mentions = ConceptReader.Read(text);
        Assert.Contains(mentions, m => m.ConceptId == "technique:sabr");
        Assert.Contains(mentions, m => m.ConceptId == "site:prostate");
        Assert.True(mentions.Count < 60_000, $"{mentions.Count} mentions");
    }

    /// <summary>What is asked of neighbours, sentences and names is asked once: twice the text takes no four times the time, and the suite's own limit would end it.</summary>
    [Theory]
    [InlineData("cisplatin with SBRT, then given concurrently with IMRT and ADT ")]
    [InlineData("dose escalation to 60 Gy of SABR, dose escalation of capecitabine ")]
    [InlineData("European Society for Radiotherapy and A-A-A-A-A-A-A-A lung cancer ")]
    [InlineData("the most common cancer after lung cancer, lumpectomy and prostate bed radiotherapy ")]
    [InlineData("statins sensitise tumours to the effects of radiotherapy and ")]
    public void ManyDrugsDosesAndNamesInOneEndlessSentenceAreReadToTheirEnd(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)) + "proton therapy";
        Assert.Contains(ConceptReader.Read(text), m => m.ConceptId == "technique:proton");
        Assert.NotNull(CombinationReader.Read(text));
    }

    [Fact]
    public void ManyMentionsInOneEndlessSentenceAreAllRead()
    {
        var text = string.Concat(Enumerable.Repeat("SBRT no PCI (", 150_000));
        Assert.Equal(150_000, ConceptReader.Read(text).Count(m => m.ConceptId == "technique:sabr"));
    }
}
