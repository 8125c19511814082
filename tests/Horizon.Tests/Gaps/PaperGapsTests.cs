using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class PaperGapsTests
{
    private const string Gap = "Whether protons spare the heart remains unclear.";
    private const string Padding = "We treated sixty people at one centre over nine years and saw them every month. Follow-up was complete for most of them in the end. ";

    [Theory]
    [InlineData("Here we show that they do in most people.")]
    [InlineData("In this study, we compared two centres.")]
    [InlineData("The present study was designed to compare both.")]
    [InlineData("Therefore, we compared plans of ten people.")]
    [InlineData("To address this, two plans were made for each and we compared them.", false)]
    [InlineData("What this study adds: a comparison of plans.")]
    [InlineData("This trial will compare both.", false)]
    [InlineData("In this setting, photons are the standard.", false)]
    [InlineData("In this study, follow-up was short.", false)]
    [InlineData("Smith et al. compared both in ten people.", false)]
    public void AGapThatTheNextSentenceTakesUpIsNone(string next, bool takesUp = true) =>
        Assert.Equal(takesUp ? 0 : 1, PaperGaps.Read(new ConcludingText("abstract: Conclusions", "abstractSections", $"{Gap} {next}", false)).Count);

    [Theory]
    [InlineData("We found that they do.", 0)]
    [InlineData("Using a new model, we show that they do.", 0)]
    [InlineData("We recommend photons until then.", 1)]
    public void InAnAbstractWithoutHeadingsWhatWasFoundIsTheAnswer(string next, int read)
    {
        Assert.Equal(read, PaperGaps.Read(new ConcludingText("abstract", "abstractSections", $"{Padding}{Gap} {next}", true)).Count);
        Assert.Single(PaperGaps.Read(new ConcludingText("abstract: Conclusions", "abstractSections", $"{Gap} {next}", false)));
    }

    [Fact]
    public void WhatStandsBeforeTheAimOfAnAbstractIsItsBackground()
    {
        const string Aim = " Doses to it differ. The aim of this study was to compare them.";
        Assert.Empty(PaperGaps.Read(new ConcludingText("abstract: Key points", "abstractSections", Gap + Aim, false)));
        Assert.Single(PaperGaps.Read(new ConcludingText("full text: Discussion", "sections", Gap + Aim, false)));
        Assert.Single(PaperGaps.Read(new ConcludingText("abstract: Conclusions", "abstractSections", $"The aim of this study was to compare them. {Gap}", false)));
    }

    [Fact]
    public void TheTextsThatConcludeAreReadElseWhatOpensAnAbstractIsLeftOut()
    {
        Assert.Equal(["abstract: CONCLUSIONS"], Fields(("BACKGROUND", Gap), ("RESULTS", "None."), ("CONCLUSIONS", Gap)));
        Assert.Equal(["abstract: Results"], Fields(("Background", Gap), ("Aims", Gap), ("Methods", Gap), ("Results", Gap)));
        Assert.Equal(["abstract"], Fields((null, Gap)));
    }

    [Fact]
    public void APartLabelledAsUnlabelledHasNoHeading()
    {
        var text = Assert.Single(Texts(("UNLABELLED", Gap + " " + Padding)));
        Assert.Equal(("abstract", true), (text.Field, text.IsWhole));
        Assert.Empty(PaperGaps.Read(text));
    }

    private static IEnumerable<string> Fields(params (string? Label, string Text)[] sections) => Texts(sections).Select(t => t.Field);

    private static IEnumerable<ConcludingText> Texts(params (string? Label, string Text)[] sections) =>
        PaperGaps.TextsOf(new PublicationFacts { AbstractSections = [.. sections.Select(s => new AbstractSection(s.Label, s.Text))] });
}
