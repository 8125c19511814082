using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Vocabulary;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class NotApplicableTests
{
    [Theory]
    [InlineData("technique:hdr-brachytherapy", "site:leukaemia")]
    [InlineData("technique:brachytherapy", "site:hodgkin")]
    [InlineData("technique:total-body", "site:prostate")]
    [InlineData("technique:total-body", "site:nsclc")]
    [InlineData("technique:partial-breast", "site:lung")]
    [InlineData("technique:sirt", "site:bladder")]
    [InlineData("technique:sabr", "site:brain-metastases")]
    [InlineData("technique:sabr", "site:glioblastoma")]
    [InlineData("technique:srs", "site:prostate")]
    [InlineData("technique:srs", "site:rectum")]
    public void ARuleHoldsForTheConceptAndWhatIsNarrower(string technique, string site)
    {
        var rule = NotApplicable.Find(technique, site);
        Assert.NotNull(rule);
        Assert.EndsWith(".", rule.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(rule.Basis);
    }

    [Theory]
    [InlineData("technique:partial-breast", "site:breast")]
    [InlineData("technique:partial-breast", "site:dcis")]
    [InlineData("technique:brachytherapy", "site:prostate")]
    [InlineData("technique:brachytherapy", "site:haematological")]
    [InlineData("technique:total-body", "site:leukaemia")]
    [InlineData("technique:total-body", "site:neuroblastoma")]
    [InlineData("technique:sirt", "site:hepatocellular")]
    [InlineData("technique:sabr", "site:kidney")]
    [InlineData("technique:sabr", "site:spinal-metastases")]
    // Of its metastases in the brain.
    [InlineData("technique:srs", "site:breast")]
    // Of the spine, and of what returns at the base of the skull.
    [InlineData("technique:srs", "site:spinal-metastases")]
    [InlineData("technique:srs", "site:nasopharynx")]
    [InlineData("technique:mibg", "site:neuroblastoma")]
    public void WhereItMayApplyNoRuleSaysOtherwise(string technique, string site) => Assert.Null(NotApplicable.Find(technique, site));

    [Fact]
    public void ARuleForASiteNeverReachesABroaderOneThatHoldsOthers() =>
        Assert.DoesNotContain(NotApplicable.All, r => RadiotherapyVocabulary.Current.Narrower(r.SiteId) is { Count: > 0 } narrower && narrower.Any(n => NotApplicable.Find(r.TechniqueId, n.Id) is null));

    [Fact]
    public void AFormOfDeliveryIsATechniqueOfTheVocabularyWithItsReason() => Assert.All(DeliveryTechnique.All, d =>
    {
        Assert.NotNull(RadiotherapyVocabulary.Current.Find(d.TechniqueId));
        Assert.EndsWith(".", d.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(d.Basis);
    });

    [Fact]
    public void ACellWithAStudyShowsItWhateverTheRuleSays()
    {
        Assert.Equal(CellStates.NotApplicable, CellStates.Of(0, 0, 0, notApplicable: true, searchIncomplete: true));
        Assert.Equal(CellStates.Evidence, CellStates.Of(1, 0, 1, notApplicable: true, searchIncomplete: false));
        Assert.Equal(CellStates.UnderStudy, CellStates.Of(0, 1, 1, notApplicable: true, searchIncomplete: false));
        Assert.Equal(CellStates.Gap, CellStates.Of(0, 0, 1, notApplicable: true, searchIncomplete: false));
        Assert.Equal(CellStates.SearchIncomplete, CellStates.Of(0, 0, 0, notApplicable: false, searchIncomplete: true));
    }
}
