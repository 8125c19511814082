using Horizon.Graph.Extraction;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class PurposeReaderTests
{
    private static string Intents(string text) => string.Join(' ', IntentReader.Read(text).Where(m => m.Polarity == Polarity.Asserted).Select(m => m.Value));

    private static string Combinations(string text) =>
        string.Join(' ', CombinationReader.Read(text).Where(m => m.Polarity == Polarity.Asserted).Select(m => m.Value).Distinct());

    [Theory]
    [InlineData("adjuvant radiotherapy after lumpectomy", "adjuvant")]
    [InlineData("palliative SBRT", "palliative")]
    [InlineData("PCI, 25 Gy in 10 fractions, for SCLC", "prophylactic")]
    [InlineData("Surgery will be performed 6 weeks after the end of chemoradiotherapy", "neoadjuvant")]
    [InlineData("Salvage surgery 6 weeks after chemoradiotherapy", "")]
    [InlineData("chemoradiation after gastric resection", "adjuvant")]
    [InlineData("MRI prior to initial surgery and after radiotherapy", "")]
    [InlineData("salvage external beam radiotherapy", "salvage")]
    [InlineData("neoadjuvant chemoradiotherapy", "neoadjuvant")]
    [InlineData("metastasis-directed radiotherapy", "metastasis-directed")]
    [InlineData("prophylactic cranial irradiation", "prophylactic")]
    [InlineData("local consolidative radiotherapy", "consolidative")]
    [InlineData("radical radiotherapy", "radical")]
    [InlineData("adjuvant chemotherapy after radiotherapy", "")]
    [InlineData("adjuvant chemotherapy and radiotherapy", "")]
    [InlineData("no prior adjuvant radiotherapy", "")]
    [InlineData("palliative care team", "")]
    [InlineData("chemoradiation following surgical resection of the tumour", "adjuvant")]
    [InlineData("radiotherapy given post-operatively", "adjuvant")]
    [InlineData("radiotherapy followed by total mesorectal excision", "neoadjuvant")]
    [InlineData("SBRT to all sites of disease", "metastasis-directed")]
    [InlineData("recurrence after prostatectomy is treated by radiotherapy", "")]
    [InlineData("radiotherapy in patients with rising PSA levels after radical prostatectomy", "salvage")]
    [InlineData("radiotherapy to reduce biochemical failure after prostatectomy", "")]
    [InlineData("completion of the consolidation phase and radiotherapy", "")]
    public void IntentIsThatOfRadiotherapy(string text, string expected) => Assert.Equal(expected, Intents(text));

    [Fact]
    public void PrimaryIntentIsTheOneSaidMostOften()
    {
        const string Text = "Palliative radiotherapy. Salvage radiotherapy was planned. Salvage SBRT is given.";
        Assert.Equal("salvage", IntentReader.Primary(IntentReader.Read(Text))!.Value);
        Assert.Null(IntentReader.Primary([]));
    }

    [Theory]
    [InlineData("SBRT with pembrolizumab", "immunotherapy")]
    [InlineData("radiotherapy plus androgen deprivation therapy", "endocrine")]
    [InlineData("concurrent chemoradiotherapy", "chemoradiotherapy")]
    [InlineData("radiotherapy and hyperthermia", "hyperthermia")]
    [InlineData("radiotherapy with nimorazole", "radiosensitiser")]
    [InlineData("preoperative radiotherapy", "surgery-after")]
    [InlineData("postoperative radiotherapy", "surgery-before")]
    [InlineData("radiotherapy without chemoradiation", "")]
    [InlineData("pembrolizumab in melanoma", "")]
    [InlineData("no prior radiotherapy; pembrolizumab", "")]
    [InlineData("radiotherapy with cisplatin", "chemoradiotherapy")]
    [InlineData("radiotherapy plus weekly paclitaxel", "chemoradiotherapy")]
    [InlineData("capecitabine concurrent with pelvic radiotherapy", "chemoradiotherapy")]
    [InlineData("cisplatin 40 mg/m2 once a week concurrently with radiotherapy", "chemoradiotherapy")]
    [InlineData("5-fluorouracil given during radiotherapy", "chemoradiotherapy")]
    [InlineData("temozolomide during and after radiotherapy", "chemoradiotherapy")]
    [InlineData("mitomycin C and capecitabine with radiotherapy", "chemoradiotherapy")]
    [InlineData("neoadjuvant cisplatin followed by radiotherapy", "")]
    [InlineData("radiotherapy, then capecitabine", "")]
    [InlineData("radiotherapy versus cisplatin", "")]
    [InlineData("docetaxel with radiotherapy for the prostate", "")]
    [InlineData("weekly docetaxel plus radiotherapy", "chemoradiotherapy")]
    [InlineData("radiotherapy plus hormone treatment", "endocrine")]
    [InlineData("cisplatin is nephrotoxic. Radiotherapy is given.", "")]
    [InlineData("radiotherapy without concurrent gemcitabine", "")]
    public void CombinationNeedsRadiotherapyOfTheTrial(string text, string expected) => Assert.Equal(expected, Combinations(text));

    [Theory]
    [InlineData("concurrent chemoradiotherapy")]
    [InlineData("radiotherapy with concurrent cisplatin")]
    public void ACombinationThatStandsOnceIsToldOnce(string text) => Assert.Equal("chemoradiotherapy", Assert.Single(CombinationReader.Read(text)).Value);

    [Fact]
    public void SpansQuoteTheWords()
    {
        const string Text = "adjuvant radiotherapy with cetuximab";
        Assert.Equal(["adjuvant", "cetuximab"], CombinationReader.Read(Text).Select(m => Text[m.Start..m.End]));
    }
}
