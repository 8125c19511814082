using Horizon.Graph.Gaps;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Tests.Linking;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class GapLinksTests
{
    private const string Sentence = "Randomised trials of SABR for renal cell carcinoma are needed.";

    [Fact]
    public void APaperStatesAGapWithItsWordsTheirPlaceAndWhatItIsAbout()
    {
        var conclusion = $"Local control was high. {Sentence}";
        var edges = Linked.Edges(Paper("SABR for primary kidney cancer", ("RESULTS", "It remains unclear why some recurred."), ("CONCLUSIONS", conclusion)));

        var stated = Assert.Single(edges, e => e.Type == EdgeTypes.StatedIn);
        Assert.StartsWith("gap:stated:", stated.Source.Id, StringComparison.Ordinal);
        Assert.Equal((Sentence, "publication:pmid:1"), (stated.Source.Label, stated.Target.Id));
        var quote = stated.Reason.Quote!;
        Assert.Equal(("abstract: CONCLUSIONS", Sentence, Sentence), (quote.Field, quote.Text, conclusion[quote.Start..quote.End]));
        Assert.Equal("research-is-needed", stated.Reason.Rule);
        Assert.Equal(["site:kidney", "technique:sabr"], About(edges, stated.Source.Id));
    }

    [Fact]
    public void TheIdIsTheSameWhereverTheWordsStandAndHoweverTheyAreSpaced()
    {
        var one = Gap(Linked.Edges(Paper("SABR for kidney cancer", ("CONCLUSIONS", Sentence))));
        var other = Gap(Linked.Edges(Paper("SABR in renal cell carcinoma", ("CONCLUSIONS", "It was safe. " + Sentence.Replace(" trials", "  trials", StringComparison.Ordinal).ToUpperInvariant().Replace("SABR", "SABR", StringComparison.Ordinal)))));
        Assert.Equal(one, other);
        Assert.NotEqual(one, Gap(Linked.Edges(Paper("SABR for kidney cancer", ("CONCLUSIONS", Sentence)) with { Pmid = "2" })));
    }

    [Fact]
    public void ASentenceWithoutAnObjectTakesThatOfTheSentenceBefore()
    {
        var edges = Linked.Edges(Paper("Radiotherapy in 40 patients", ("CONCLUSIONS", "SABR of oligometastatic prostate cancer delays progression. Further studies are needed.")));
        Assert.Contains("technique:sabr", About(edges, Gap(edges)));
        Assert.All(edges.Where(e => e.Type == EdgeTypes.About && e.Source.Id == Gap(edges)), e => Assert.Equal("gap-object-neighbour", e.Reason.Rule));
    }

    [Fact]
    public void AReviewsConclusionIsOfTheQuestionInItsTitle()
    {
        var edges = Linked.Edges(Review("Proton therapy for oesophageal cancer: a systematic review", "The certainty of the evidence is low. Late side effects have not been established."));
        Assert.Equal(["site:oesophagus", "technique:proton"], About(edges, Gap(edges)));
        Assert.All(edges.Where(e => e.Type == EdgeTypes.About && e.Source.Id == Gap(edges)), e => Assert.Equal("gap-object-title", e.Reason.Rule));
    }

    [Theory]
    // It says of nothing, or of another treatment.
    [InlineData("Proton therapy for oesophageal cancer", "The certainty of the evidence is low. Further studies are needed.")]
    [InlineData("Proton therapy for oesophageal cancer", "The certainty of the evidence is low. The safety of chemotherapy remains unclear.")]
    // The title asks of two techniques, of no site, of no technique.
    [InlineData("Proton therapy and brachytherapy for oesophageal cancer", "The certainty of the evidence is low. Late side effects have not been established.")]
    [InlineData("Proton therapy", "The certainty of the evidence is low. Late side effects have not been established.")]
    [InlineData("Oesophageal cancer", "The certainty of the evidence is low. Late side effects have not been established.")]
    public void AReviewsConclusionThatDoesNotSayOfWhatIsNoGap(string title, string conclusion) =>
        Assert.DoesNotContain(Linked.Edges(Review(title, conclusion)), e => e.Type == EdgeTypes.StatedIn);

    [Fact]
    public void AnotherPapersTitleIsNoObjectOfItsConclusion() =>
        Assert.DoesNotContain(
            Linked.Edges(Paper("Proton therapy for oesophageal cancer", ("CONCLUSIONS", "The certainty of the evidence is low. Late side effects have not been established."))), e => e.Type == EdgeTypes.StatedIn);

    [Fact]
    public void WhatNoTrialHasComparedIsAGapOfTheTreatmentThatWasNamedBefore()
    {
        var edges = Linked.Edges(Paper("Proton therapy for oesophageal cancer in 60 people", ("CONCLUSIONS", "The trial supports a role for proton therapy. No trial has compared its cost, and this gap should be addressed.")));
        Assert.Equal(["site:oesophagus", "technique:proton"], About(edges, Gap(edges)));
    }

    [Theory]
    [InlineData("It was safe. Further studies are needed.")]
    [InlineData("Outcomes were good in most. More research is warranted.")]
    public void BoilerplateWithoutAnObjectIsNoGap(string conclusion) =>
        Assert.DoesNotContain(Linked.Edges(Paper("SABR for lung cancer", ("CONCLUSIONS", conclusion))), e => e.Type == EdgeTypes.StatedIn);

    [Fact]
    public void APaperThatIsNotOfRadiotherapyStatesNoGap() =>
        Assert.DoesNotContain(Linked.Edges(Paper("Chemotherapy for lung cancer", ("CONCLUSIONS", "Randomised trials in small cell lung cancer are needed."))), e => e.Type == EdgeTypes.StatedIn);

    [Fact]
    public void AGapOfADrugAloneIsNoGapOfRadiotherapy() =>
        Assert.DoesNotContain(
            Linked.Edges(Paper("Radiotherapy and drugs for glioblastoma", ("CONCLUSIONS", "The safety of bevacizumab in elderly patients with glioblastoma remains unclear."))), e => e.Type == EdgeTypes.StatedIn);

    [Fact]
    public void TheBackgroundOfAnAbstractIsWhyThePaperWasWrittenAndNoGapThatItLeaves()
    {
        Assert.DoesNotContain(
            Linked.Edges(Paper("SABR for kidney cancer", ("BACKGROUND", "The role of SABR for kidney cancer is unclear."), ("CONCLUSIONS", "SABR controls kidney cancer."))), e => e.Type == EdgeTypes.StatedIn);
        var unlabelled = "The role of SABR for kidney cancer is unclear. We treated 40 people in a prospective study at two hospitals and followed them for five years. SABR controls kidney cancer well.";
        Assert.DoesNotContain(Linked.Edges(Paper("SABR for kidney cancer", (null, unlabelled))), e => e.Type == EdgeTypes.StatedIn);
    }

    [Fact]
    public void ATrialsRationaleStatesTheGapThatItAddresses()
    {
        var trial = new TrialFacts
        {
            Registration = "NCT01234567",
            BriefTitle = "SABR for pancreatic cancer",
            Summary = "Whether SABR improves local control in pancreatic cancer is unknown. 60 people take part.",
            Interventions = [Linked.Given("RADIATION", "SABR")],
        };
        var edges = Linked.Edges(trial);
        var stated = Assert.Single(edges, e => e.Type == EdgeTypes.StatedIn);
        Assert.Equal("trial:NCT01234567", stated.Target.Id);
        var addresses = Assert.Single(edges, e => e.Type == EdgeTypes.Addresses);
        Assert.Equal(("trial:NCT01234567", stated.Source.Id), (addresses.Source.Id, addresses.Target.Id));
    }

    [Theory]
    [InlineData("NA", false)]
    [InlineData("Non-Randomized", false)]
    [InlineData("Randomized", true)]
    [InlineData(null, true)]
    public void ATrialThatIsNotRandomisedDoesNotCloseAWantOfRandomisedTrials(string? allocation, bool addresses)
    {
        var edges = Linked.Edges(new TrialFacts
        {
            Registration = "NCT01234567",
            BriefTitle = "SABR for pancreatic cancer",
            Allocation = allocation,
            Interventions = [Linked.Given("RADIATION", "SABR")],
            Summary = "There is a lack of randomised trials of SABR in pancreatic cancer. 60 people take part.",
        });
        Assert.Single(edges, e => e.Type == EdgeTypes.StatedIn);
        Assert.Equal(addresses, edges.Any(e => e.Type == EdgeTypes.Addresses));
    }

    [Theory]
    // The sentence says how far it has spread, the title of what.
    [InlineData("SABR in oligometastatic prostate cancer", "The role of SABR in the oligometastatic setting remains unclear.", "site:oligometastatic site:prostate technique:sabr")]
    // A tumour and where it has spread to are one of each.
    [InlineData("Whole brain radiotherapy and erlotinib for brain metastases of non-small cell lung cancer", "The role of erlotinib with whole brain radiotherapy remains unclear.", "site:brain-metastases site:nsclc technique:whole-brain")]
    // Of two states of spread that the title names the wider one.
    [InlineData("SABR in oligorecurrent and oligoprogressive prostate cancer", "The role of SABR in a limited number of metastases remains unclear.", "site:oligometastatic site:prostate technique:sabr")]
    [InlineData("SABR in oligoprogressive prostate cancer", "The role of SABR in progressing lesions remains unclear.", "site:oligoprogressive site:prostate technique:sabr")]
    // "Radiotherapy" is what the title names more closely.
    [InlineData("Experts on re-irradiation for recurrent glioma", "The value of radiotherapy remains unclear.", "site:glioma technique:reirradiation")]
    [InlineData("Experts on recurrent glioma", "The practice of re-RT remains controversial.", "site:glioma technique:reirradiation")]
    // The title names two tumours or two techniques, or the sentence a tumour of its own.
    [InlineData("SABR in oligometastatic prostate and breast cancer", "The role of SABR in the oligometastatic setting remains unclear.", "site:oligometastatic technique:sabr")]
    [InlineData("SABR for prostate cancer", "The role of SABR in kidney cancer remains unclear.", "site:kidney technique:sabr")]
    [InlineData("SABR for oligometastatic prostate cancer", "The role of SABR in prostate cancer remains unclear.", "site:prostate technique:sabr")]
    [InlineData("Re-irradiation and proton therapy for recurrent glioma", "The value of radiotherapy remains unclear.", "site:glioma technique:radiotherapy")]
    [InlineData("Re-irradiation for recurrent glioma", "The value of radiotherapy in kidney cancer remains unclear.", "site:kidney technique:radiotherapy")]
    [InlineData("Radiotherapy for kidney cancer", "The value of proton therapy remains unclear.", "site:kidney technique:proton")]
    public void WhatASentenceLeavesOutItsTitleSaysWhereItNamesOne(string title, string conclusion, string about)
    {
        var edges = Linked.Edges(Paper(title, ("CONCLUSIONS", conclusion)));
        Assert.Equal(about, string.Join(' ', About(edges, Gap(edges))));
    }

    [Theory]
    [InlineData("Adjuvant radiotherapy of endometrial cancer lowers recurrence. The role of adjuvant chemotherapy is still unclear.", false)]
    [InlineData("SABR of kidney cancer is safe. The role of surgery remains unclear.", false)]
    [InlineData("SABR of kidney cancer is safe. Randomised studies of nutritional intervention are needed.", false)]
    [InlineData("SABR of kidney cancer is safe. A prediction nomogram needs further validation studies.", false)]
    [InlineData("SABR of kidney cancer is safe. Its role beside chemotherapy is still unclear.", true)]
    [InlineData("SABR of kidney cancer is safe. The best combination with chemotherapy remains unclear.", true)]
    [InlineData("SABR of kidney cancer is safe. Randomised comparisons with surgery are needed and further trials are warranted.", true)]
    [InlineData("SABR of kidney cancer is safe. The effect on survival remains unclear.", true)]
    public void ASentenceOnAnotherTreatmentIsNoGapOfTheOneBefore(string conclusion, bool isGap) =>
        Assert.Equal(isGap, Linked.Edges(Paper("Radiotherapy in 40 people", ("CONCLUSIONS", conclusion))).Any(e => e.Type == EdgeTypes.StatedIn));

    private static string Gap(IReadOnlyList<EdgeDraft> edges) => Assert.Single(edges, e => e.Type == EdgeTypes.StatedIn).Source.Id;

    private static List<string> About(IReadOnlyList<EdgeDraft> edges, string gap) =>
        [.. edges.Where(e => e.Type == EdgeTypes.About && e.Source.Id == gap).Select(e => e.Target.Id).Order(StringComparer.Ordinal)];

    private static PublicationFacts Review(string title, string conclusion) => Paper(title, ("CONCLUSIONS", conclusion)) with { PublicationTypes = ["Systematic Review"] };

    private static PublicationFacts Paper(string title, params (string? Label, string Text)[] sections) =>
        new() { Pmid = "1", Title = title, AbstractSections = [.. sections.Select(s => new AbstractSection(s.Label, s.Text))] };
}
