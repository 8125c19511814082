using FsCheck.Xunit;
using Horizon.Graph.Extraction.Design;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class DesignReaderTests
{
    [Theory]
    [InlineData("Patients are randomised to two arms.", true)]
    [InlineData("Patients were randomly assigned.", true)]
    [InlineData("A non-randomised study.", false)]
    [InlineData("A nonrandomized, single-arm study.", false)]
    [InlineData("A single-arm study; randomised trials have shown a benefit.", false)]
    [InlineData("Patients receive radiotherapy.", null)]
    [InlineData("A quasi-randomised trial of radiotherapy.", false)]
    [InlineData("Allocation was by alternation (quasi-randomized).", false)]
    [InlineData("Patients were not randomly allocated.", false)]
    [InlineData("Treatment was not assigned at random.", false)]
    [InlineData("The groups were formed non-randomly.", false)]
    [InlineData("No random allocation was used.", false)]
    [InlineData("A pseudo-randomised study.", false)]
    [InlineData("A feasibility study, not a randomised trial.", false)]
    [InlineData("A cluster-randomised trial.", true)]
    [InlineData("Patients were allocated at random.", true)]
    [InlineData("A random sample of records was read.", null)]
    [InlineData("Two randomized recent trials showed a benefit.", null)]
    [InlineData("Cancer is uncontrolled growth of cells.", null)]
    [InlineData("An uncontrolled study of radiotherapy.", false)]
    [InlineData("After a single-arm run-in patients will be randomised 2:1.", true)]
    [InlineData("This is a prospective observational study.", false)]
    [InlineData("Sealed envelopes were opened in random order.", true)]
    public void RandomisationIsReadAsStated(string text, bool? expected) => Assert.Equal(expected, DesignReader.Read(text).Randomised);

    [Theory]
    [InlineData("This multicentre trial", true)]
    [InlineData("a multi-institutional study", true)]
    [InlineData("a single-center study", false)]
    [InlineData("a study", null)]
    public void CentresAreReadAsStated(string text, bool? expected) => Assert.Equal(expected, DesignReader.Read(text).Multicentre);

    [Theory]
    [InlineData("A phase III trial", "3")]
    [InlineData("non-inferiority phase \u2162", "3")]
    [InlineData("A phase I/II trial. In the phase I part", "1/2")]
    [InlineData("Phase 2 study", "2")]
    [InlineData("phase II-III", "2/3")]
    [InlineData("phase IIb trial", "2")]
    [InlineData("Phase IV", "4")]
    [InlineData("This phase I study follows a phase III trial", null)]
    [InlineData("the second phase in two weeks", null)]
    public void PhaseIsCanonical(string text, string? expected) => Assert.Equal(expected, DesignReader.Read(text).Phase);

    [Theory]
    [InlineData("A total of 120 patients were randomised.", 120, "actual")]
    [InlineData("A total of 1,200 patients will be accrued for this study.", 1200, "planned")]
    [InlineData("Target sample size 300.", 300, "planned")]
    [InlineData("A study of 18 patients with glioblastoma.", 18, null)]
    [InlineData("One hundred and twenty patients will be randomised.", 120, "planned")]
    [InlineData("A total of two hundred women were enrolled.", 200, "actual")]
    [InlineData("The study enrolled patients (N = 45).", 45, null)]
    [InlineData("91 patients randomised to two arms", 91, null)]
    public void EnrolmentIsRead(string text, int count, string? kind)
    {
        var enrolment = EnrolmentReader.Read(text);
        Assert.NotNull(enrolment);
        Assert.Equal((count, kind), (enrolment.Count, enrolment.Kind));
        Assert.Equal(text[enrolment.Start..enrolment.End], enrolment.Text);
    }

    [Theory]
    [InlineData("A total of 120 patients were randomised. A total of 80 patients were included.")]
    [InlineData("n = 20 versus n = 22")]
    [InlineData("In two patients toxicity was seen.")]
    [InlineData("Five patients were randomised to one arm and 34 patients were randomised to the other.")]
    [InlineData("7. no bleeding within 2 weeks of study enrollment 8. no ascites")]
    [InlineData("350 patients will be randomized to Arm I")]
    [InlineData("70% of patients responded; 60 Gy in 30 fractions.")]
    public void WhatCannotBeToldIsNull(string text) => Assert.Null(EnrolmentReader.Read(text));

    [Property]
    public void NoTextThrows(string? text)
    {
        _ = DesignReader.Read(text ?? string.Empty);
        _ = EnrolmentReader.Read($"a total of 12,{text} patients n=1,{text}");
    }
}
