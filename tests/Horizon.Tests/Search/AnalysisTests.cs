using Horizon.Graph.Vocabulary;
using Horizon.Search.Analysis;
using Horizon.Search.Language;
using Xunit;

namespace Horizon.Tests.Search;

public sealed class AnalysisTests
{
    [Theory]
    [InlineData("oesophageal", "esophageal")]
    [InlineData("tumours", "tumor")]
    [InlineData("randomised", "randomization")]
    [InlineData("haematological", "hematological")]
    [InlineData("paediatric", "pediatrics")]
    [InlineData("fractionated", "fractions")]
    [InlineData("multicentre", "multicenter")]
    [InlineData("anaemia", "anemia")]
    [InlineData("lymphoedema", "lymphedema")]
    [InlineData("leukaemias", "leukemia")]
    [InlineData("oestrogen", "estrogen")]
    [InlineData("gynaecological", "gynecological")]
    [InlineData("analysed", "analyzed")]
    [InlineData("metastases", "metastasis")]
    [InlineData("patient's", "patients")]
    [InlineData("patient’s", "patient")]
    [InlineData("modelling", "modeling")]
    [InlineData("enrolment", "enrollment")]
    [InlineData("Sjögren", "Sjogren")]
    [InlineData("β", "beta")]
    [InlineData("diarrhoea", "diarrhea")]
    [InlineData("ischaemic", "ischemic")]
    [InlineData("localised", "localized")]
    public void OneWordHasOneTermHoweverItIsSpelt(string a, string b) => Assert.Equal(TermForms.Shared.Term(a), TermForms.Shared.Term(b));

    [Theory]
    [InlineData("dose", "does")]
    [InlineData("excised", "exercised")]
    [InlineData("proton", "photon")]
    [InlineData("hyper", "hypo")]
    [InlineData("cell", "cel")]
    [InlineData("SABR", "sabre")]
    [InlineData("SABR", "sabres")]
    public void DifferentWordsStayApart(string a, string b) => Assert.NotEqual(TermForms.Shared.Term(a), TermForms.Shared.Term(b));

    [Theory]
    [InlineData("excised", "excision")]
    [InlineData("revised", "revise")]
    public void WordsInIseByDescentKeepTheirFamily(string a, string b) => Assert.Equal(TermForms.Shared.Term(a), TermForms.Shared.Term(b));

    [Fact]
    public void ShortFormsOfTheVocabularyAreMetByThemselvesAlone()
    {
        string[] endings = ["e", "es", "ed", "er", "ing", "ion", "al", "ly"];
        var vocabulary = RadiotherapyVocabulary.Current;
        var forms = vocabulary.Techniques.Concat(vocabulary.Sites).SelectMany(c => c.Abbreviations).Select(a => a.Text).Where(t => t.Length > 2 && t.All(char.IsAsciiLetter) && !t.EndsWith('s')).Distinct().ToList();
        Assert.InRange(forms.Count, 150, 1000);
        foreach (var form in forms)
        {
            Assert.Equal(form.ToLowerInvariant(), TermForms.Shared.Term(form));
            Assert.Equal(TermForms.Shared.Term(form), TermForms.Shared.Term(form + "s"));
            foreach (var longer in endings.Select(e => form + e).Where(w => !forms.Contains(w, StringComparer.OrdinalIgnoreCase))) Assert.NotEqual(TermForms.Shared.Term(form), TermForms.Shared.Term(longer));
        }
    }

    [Theory]
    [InlineData("177Lu-PSMA therapy", "177lu psma therapi")]
    [InlineData("60 Gy/20f", "60 gy 20f")]
    [InlineData("5 x 5.2 Gy", "5 x 5.2 gy")]
    [InlineData("NCT01234567:", "nct01234567")]
    [InlineData("¹⁷⁷Lu", "177lu")]
    [InlineData("C++?", "c")]
    [InlineData("肺癌", "肺 癌")]
    [InlineData("", "")]
    [InlineData("--- ... ''", "")]
    public void TextIsCutIntoUsefulTerms(string text, string terms) => Assert.Equal(terms, string.Join(' ', TextTerms.Words(text)));

    [Fact]
    public void HyphenatedWordIsAlsoOneWordAtThePlaceOfItsLastPart()
    {
        var terms = TextTerms.Of("a hypo-fractionated dose");
        Assert.Equal(["a", "hypo", "fraction", TermForms.Shared.Term("hypofractionated"), "dose"], terms.Select(t => t.Text));
        Assert.Equal([0, 1, 2, 2, 3], terms.Select(t => t.Position));
        Assert.Equal((2, 19), (terms[3].Start, terms[3].End));
        Assert.Equal(["a", TermForms.Shared.Term("hypofractionated"), "dose"], TextTerms.JoinedWords("a hypo-fractionated dose")!);
    }

    [Fact]
    public void UnitOfTwoHyphenatedPartsIsAPhraseAndASlashParts()
    {
        Assert.Equal([["sabr", "comet"]], WordUnits.Of("SABR-COMET").Select(u => u.Words));
        Assert.Equal([["gy"], ["20f"]], WordUnits.Of("Gy/20f").Select(u => u.Words));
        Assert.Equal([["a1", "b1"], ["c1", "d1"]], WordUnits.Of("a1-b1/c1-d1").Select(u => u.Words));
    }

    [Fact]
    public void OffsetsPointIntoTheTextAsWritten()
    {
        const string Text = "Æsophagus – “tumour’s” x\u00ADray \U0001F600 5.2 Gy";
        foreach (var term in TextTerms.Of(Text))
            Assert.Equal(TermForms.Shared.Term(Text.AsSpan(term.Start, term.End - term.Start)), term.Text);
    }
}
