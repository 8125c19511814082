using Horizon.Search.Topics;
using Horizon.Search.Topics.WeakLabels;
using Xunit;

namespace Horizon.Tests.Topics;

public sealed class WeakLabelTests
{
    private const string Trial = "Proton therapy for chordoma\nA phase II study of proton therapy. Adjuvant proton therapy is given after surgery.";

    [Fact]
    public void ARegistrationsFieldsSayItsTypeAndActivity()
    {
        var read = WeakLabel.Of(new WeakText("a", "Title", "Title\nText.") { StudyType = "interventional", Allocation = "randomized", PrimaryPurpose = "diagnostic" });
        Assert.Equal(["research-activity:detection", "study-type:interventional", "study-type:randomised"], read.Labels);
        Assert.DoesNotContain("study-type:observational", read.Unsaid!);
        Assert.DoesNotContain("research-activity:treatment-evaluation", read.Unsaid!);
    }

    [Fact]
    public void AFieldThatIsAbsentSaysNothing()
    {
        var read = WeakLabel.Of(new WeakText("a", "Title", "Title\nText."));
        Assert.DoesNotContain(read.Labels, l => l.StartsWith("study-type", StringComparison.Ordinal));
        Assert.Contains("study-type:observational", read.Unsaid!);
        Assert.Contains("study-type:randomised", read.Unsaid!);
    }

    [Fact]
    public void RadiotherapyIsToldByTheReadersOfRecords()
    {
        var read = WeakLabel.Of(new WeakText("a", "Proton therapy for chordoma", Trial));
        Assert.Contains("technique-family:particle-therapy", read.Labels);
        Assert.Contains("intent:adjuvant", read.Labels);
        Assert.Contains("workstream:2", read.Labels);
        Assert.DoesNotContain("technique-family:brachytherapy", read.Labels.Concat(read.Unsaid!));
    }

    [Fact]
    public void ATextWithoutRadiotherapyIsOfNoWorkstream()
    {
        var read = WeakLabel.Of(new WeakText("a", "Vaccine", "Vaccine\nA phase II study of a vaccine.") { StudyType = "interventional", Phase = "2" });
        Assert.DoesNotContain("workstream:2", read.Labels.Concat(read.Unsaid!));
    }

    [Theory]
    [InlineData("systematic review")]
    [InlineData("meta-analysis")]
    public void AReviewOfStudiesIsNeitherAnObservationNorATrial(string type)
    {
        var read = WeakLabel.Of(new WeakText("a", "Cohorts and randomised trials of protons", "Cohorts and randomised trials of protons\nText.") { PublicationTypes = [type, "journal article"] });
        Assert.Contains("study-type:systematic-review", read.Labels);
        foreach (var other in new[] { "study-type:observational", "study-type:interventional", "study-type:randomised" }) Assert.DoesNotContain(other, read.Labels.Concat(read.Unsaid!));
    }

    [Fact]
    public void SoftwareIsNotObserved()
    {
        var read = WeakLabel.Of(new WeakText("a", "Software for dose calculation", "Software for dose calculation\nWe describe it.") { PublicationTypes = [] });
        Assert.DoesNotContain("study-type:observational", read.Labels.Concat(read.Unsaid!));
    }

    [Fact]
    public void ATitleAloneDeniesNothing()
    {
        var read = WeakLabel.Of(new WeakText("a", "A paper of something", "A paper of something") { PublicationTypes = ["journal article"] });
        Assert.Contains("technique-family:brachytherapy", read.Unsaid!);
        Assert.Contains("intent:palliative", read.Unsaid!);
    }

    [Fact]
    public void EverySecondTextLosesTheWordsThatTheRulesRead()
    {
        var texts = Enumerable.Range(0, 200).Select(i => WeakLabel.Of(new WeakText($"t{i}", "Proton therapy for chordoma", Trial))).ToList();
        var without = texts.Where(t => WeakLabel.Hidden(t.Id)).ToList();
        Assert.InRange(without.Count, 70, 130);
        Assert.All(texts, t => Assert.Contains("technique-family:particle-therapy", t.Labels));
        foreach (var text in without)
        {
            Assert.Equal(Trial.Length, text.Text.Length);
            foreach (var word in new[] { "proton", "phase", "adjuvant" }) Assert.DoesNotContain(word, text.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("chordoma", text.Text, StringComparison.Ordinal);
        }
        Assert.All(texts.Except(without), t => Assert.Equal(Trial, t.Text));
    }
}
