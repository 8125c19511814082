using Horizon.Graph.Extraction;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class ConceptReaderTests
{
    private static string Ids(string text, Polarity polarity = Polarity.Asserted, ReadingOptions? options = null) =>
        string.Join(' ', ConceptReader.Read(text, options).Where(m => m.Polarity == polarity).Select(m => m.ConceptId[(m.ConceptId.IndexOf(':', StringComparison.Ordinal) + 1)..]).Distinct());

    [Theory]
    [InlineData("SABR for early disease", "sabr")]
    [InlineData("Stereotactic-body radiotherapy", "sabr")]
    [InlineData("stereo-tactic ablative body radiotherapy", "sabr")]
    [InlineData("stereotactic\u2011body\u00A0radiation\u2013therapy", "sabr")]
    [InlineData("STEREOTACTIC ABLATIVE RADIOTHERAPY", "sabr")]
    [InlineData("stereotactic\nbody radiation therapy", "sabr")]
    [InlineData("volumetric modulated arc therapy (VMAT)", "vmat")]
    [InlineData("helical tomotherapy", "tomotherapy")]
    [InlineData("moderately hypofractionated radiotherapy", "moderate-hypofractionation")]
    [InlineData("ultra-hypofractionated radiotherapy", "ultra-hypofractionation")]
    [InlineData("five-fraction radiotherapy, 20 Gy in 5", "hypofractionation")]
    [InlineData("prophylactic cranial irradiation (PCI), then PCI", "prophylactic-cranial")]
    [InlineData("pencil beam scanning proton therapy", "proton")]
    [InlineData("heavy-ion beams (12C) against photons", "carbon-ion")]
    [InlineData("12C ion radiotherapy", "carbon-ion")]
    [InlineData("C-12 ions against photons", "carbon-ion")]
    [InlineData("heavy ion radiotherapy", "particle")]
    [InlineData("heavy ion beams", "particle")]
    [InlineData("intensity-modulated proton therapy", "impt")]
    [InlineData("preoperative chemoradiotherapy", "chemoradiotherapy preoperative")]
    [InlineData("single-fraction SBRT of the lung", "sabr single-fraction")]
    [InlineData("an SBRT boost to the prostate", "boost sabr prostate")]
    [InlineData("sub-ablative radiotherapy of one lesion", "radiotherapy")]
    [InlineData("lung cancer that has spread to the brain", "lung brain-metastases")]
    [InlineData("lung cancer that has not spread to the brain", "lung")]
    [InlineData("cancer of the gullet", "oesophagus")]
    [InlineData("MR-guided adaptive radiotherapy", "mr-guided adaptive")]
    [InlineData("PBT for chordoma", "proton chordoma")]
    [InlineData("SIRT for HCC", "sirt hepatocellular")]
    [InlineData("PCI for in-stent restenosis", "coronary-restenosis")]
    [InlineData("SRS in vestibular schwannoma", "srs vestibular-schwannoma")]
    [InlineData("Leukaemia: a phase 1 study of TBI-1201", "leukaemia")]
    [InlineData("conditioning with TBI before haploidentical transplantation", "total-body")]
    [InlineData("SABR for pros-\ntate cancer", "sabr prostate")]
    [InlineData("\uFF33\uFF22\uFF32\uFF34 for prostate cancer", "sabr prostate")]
    [InlineData("SCCHN of the oral cavity, oropharynx, hypopharynx or larynx", "head-and-neck oral-cavity oropharynx hypopharynx larynx")]
    [InlineData("proton therapy of eye melanoma", "proton uveal-melanoma")]
    [InlineData("Radiotherapy with concurrent chemotherapy after BEACOPP escalated", "concurrent-chemoradiotherapy")]
    [InlineData("blood samples after radiation exposure of leukaemia cells", "leukaemia")]
    [InlineData("brachytherapy plus androgen suppression", "brachytherapy endocrine-radiotherapy")]
    [InlineData("short-course vaginal cuff brachytherapy", "vaginal-vault-brachytherapy")]
    [InlineData("A randomised controlled trial of CRT versus radiotherapy alone", "chemoradiotherapy radiotherapy")]
    [InlineData("radiotherapy in a phase III RCT", "radiotherapy")]
    [InlineData("neoadjuvant RCT before radiotherapy of the neck", "chemoradiotherapy neoadjuvant radiotherapy")]
    [InlineData("postoperative stereotactic fractionated radiotherapy", "postoperative fractionated-stereotactic")]
    [InlineData("image-guided dose-escalated radiotherapy", "igrt dose-escalation")]
    [InlineData("adjuvant hypofractionated whole-breast irradiation", "adjuvant breast hypofractionation")]
    [InlineData("neo-adjuvant chemoradiation", "chemoradiotherapy neoadjuvant")]
    [InlineData("salvage brachytherapy", "brachytherapy salvage")]
    [InlineData("brachytherapy boost", "boost brachytherapy")]
    [InlineData("low-dose total body irradiation", "total-body")]
    [InlineData("total marrow irradiation", "total-marrow")]
    [InlineData("total lymphoid irradiation", "total-lymphoid")]
    [InlineData("adjuvant CRT", "adjuvant")]
    [InlineData("accelerated partial breast irradiation", "partial-breast breast")]
    [InlineData("adjuvant pembrolizumab with radiotherapy", "radiotherapy-immunotherapy")]
    [InlineData("conventional radiotherapy of the neck", "radiotherapy")]
    [InlineData("hypofractionated or conventional radiotherapy", "hypofractionation conventional-fractionation radiotherapy")]
    [InlineData("patients come to the Proton Therapy Center for radiotherapy", "radiotherapy")]
    [InlineData("VMAT for the prostate", "vmat")]
    [InlineData("the practice of re-RT for recurrent glioma", "reirradiation glioma")]
    [InlineData("re-SBRT of the spine", "reirradiation")]
    [InlineData("imaging before radiotherapy (pre-RT)", "radiotherapy")]
    [InlineData("¹⁷⁷Lu-PSMA-617", "lu-psma prostate")]
    [InlineData("[177Lu]Lu-DOTA-TATE", "lu-dotatate")]
    [InlineData("Y-90 radioembolisation", "sirt")]
    [InlineData("radioembolization with SIR-Spheres", "sirt")]
    [InlineData("low-dose-rate brachytherapy with iodine-125 seeds", "ldr-brachytherapy")]
    [InlineData("stereotactic radiosurgery (SRS). SRS is given once.", "srs")]
    [InlineData("continuous hyperfractionated accelerated radiotherapy (CHART)", "accelerated-hyperfractionation")]
    [InlineData("hippocampal avoidance whole brain radiotherapy", "hippocampal-avoidance")]
    [InlineData("magnetic resonance guided radiotherapy on an MR-linac", "mr-guided")]
    [InlineData("radium-223", "radium-223")]
    [InlineData("radiotherapy with or without a boost", "radiotherapy boost")]
    [InlineData("cisplatin with or without radiotherapy", "chemoradiotherapy radiotherapy")]
    [InlineData("radio(chemo)therapy", "chemoradiotherapy")]
    [InlineData("chemotherapy prior to radiotherapy", "radiotherapy")]
    [InlineData("patients treated with and without radiotherapy", "radiotherapy")]
    [InlineData("Little or no benefit is known. Radioimmunotherapy for recurrent or refractory disease", "radioimmunotherapy")]
    [InlineData("whole brain irradiation (45 Gy)", "whole-brain")]
    [InlineData("131I-omburtamab with radiotherapy", "radioimmunotherapy radiotherapy")]
    public void TechniqueIsRead(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Theory]
    [InlineData("percutaneous coronary intervention (PCI) after infarction")]
    [InlineData("PCI in patients given radiotherapy: percutaneous coronary intervention (PCI) outcomes, coronary stent", "radiotherapy")]
    [InlineData("adults with HIV on antiretroviral therapy (ART)")]
    [InlineData("cardiac resynchronisation therapy (CRT) in heart failure")]
    [InlineData("discussed at the multidisciplinary team (MDT) meeting")]
    [InlineData("proton pump inhibitors such as omeprazole")]
    [InlineData("proton density weighted MRI with a FLASH sequence")]
    [InlineData("FLASH glucose monitoring")]
    [InlineData("electron microscopy of biopsies")]
    [InlineData("a booster dose of vaccine; prime-boost schedule")]
    [InlineData("Boost Brittle Bones Before Birth")]
    [InlineData("what may boost the image of supermarkets")]
    [InlineData("a drug to boost the immune system")]
    [InlineData("ion channel gating")]
    [InlineData("patients in group 12C received tablets")]
    [InlineData("infrared-C ray irradiation by hot compress in rhinitis, cancer excluded")]
    [InlineData("moderate to severe plaque psoriasis, phototherapy with UVB irradiation")]
    [InlineData("crystal lattice of the protein")]
    [InlineData("seed oil supplement")]
    [InlineData("computed tomography and optical coherence tomography")]
    [InlineData("radiofrequency ablation of the lesion")]
    [InlineData("iodine-131 whole body scan")]
    [InlineData("SARS-CoV-2 RT-PCR; RT PCR negative")]
    [InlineData("traumatic brain injury (TBI)")]
    [InlineData("a retrospective chart review, CHART of visits")]
    [InlineData("lipid HDR and LDR values; GRID layout; ART; CSI; SRS; MRT; SRT; PBI")]
    [InlineData("the art of medicine")]
    [InlineData("low level laser irradiation of tendons")]
    [InlineData("exposure to radiation from CT")]
    [InlineData("irradiated red blood cells were transfused")]
    [InlineData("unstereotactic body radiotherapyish")]
    [InlineData("randomized controlled trial (RCT) of dupilumab")]
    [InlineData("lysed in RLT buffer")]
    [InlineData("thoracic radiation therapy (TRT) once daily; TRT starts in week 1", "radiotherapy")]
    [InlineData("vesicular monoamine transporter gene, DAT or VMAT")]
    [InlineData("a systemic boost of IgE in protein fractions")]
    public void TechniqueIsNotRead(string text, string expected = "") => Assert.Equal(expected, Ids(text));

    [Theory]
    [InlineData("lung cancer", "lung")]
    [InlineData("carcinoma of the lung", "lung")]
    [InlineData("Stage IIB Carcinoma Cervix", "cervix")]
    [InlineData("squamous cell carcinoma oesophagus", "oesophagus")]
    [InlineData("Ca left breast and Ca. prostate", "breast prostate")]
    [InlineData("carcinoma head and neck", "head-and-neck")]
    [InlineData("non-small cell lung cancer", "nsclc")]
    [InlineData("NSCLC", "nsclc")]
    [InlineData("small-cell lung cancer", "sclc")]
    [InlineData("cancer of the head and neck", "head-and-neck")]
    [InlineData("head and neck squamous cell carcinoma", "head-and-neck")]
    [InlineData("locally advanced oesophageal SCC", "oesophagus")]
    [InlineData("one to three metastases in the long bones", "bone-metastases")]
    [InlineData("head, neck and lung cancers", "head-and-neck lung")]
    [InlineData("breast and prostate cancer", "breast prostate")]
    [InlineData("cancers of the breast, lung or prostate", "breast lung prostate")]
    [InlineData("Neoplasms, Lung", "lung")]
    [InlineData("oesophageal adenocarcinoma", "oesophagus")]
    [InlineData("esophageal carcinoma", "oesophagus")]
    [InlineData("brain metastases", "brain-metastases")]
    [InlineData("metastases to the brain", "brain-metastases")]
    [InlineData("bone and liver metastases", "bone-metastases liver-metastases")]
    [InlineData("metastatic spinal cord compression", "spinal-cord-compression")]
    [InlineData("oligometastatic disease", "oligometastatic")]
    [InlineData("glioblastoma multiforme (GBM)", "glioblastoma")]
    [InlineData("leukemia or leukaemia", "leukaemia")]
    [InlineData("Wilms' tumour", "wilms")]
    [InlineData("nasopharyngeal carcinoma (NPC)", "nasopharynx")]
    [InlineData("tumours of the oropharynx", "oropharynx")]
    [InlineData("locally advanced rectal cancer", "rectum")]
    [InlineData("previously treated non-small cell lung cancer", "nsclc")]
    [InlineData("uterine cervical cancer", "cervix")]
    [InlineData("keloid", "keloid")]
    [InlineData("dissection versus no dissection in breast cancer", "breast")]
    public void SiteIsRead(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Theory]
    [InlineData("lung function and lung V20")]
    [InlineData("the breast, the brain and the prostate")]
    [InlineData("radiation pneumonitis and cardiac toxicity")]
    [InlineData("tumour necrosis factor in the colon")]
    [InlineData("National Cancer Institute; lung disease")]
    [InlineData("hydroxychloroquine (HCC)")]
    [InlineData("anti-GBM disease, glomerular basement membrane (GBM)")]
    [InlineData("lung. Cancer is common")]
    [InlineData("CNS infection; CNS effects")]
    [InlineData("bone marrow and bone density")]
    [InlineData("carcinoma\nCervix smear")]
    [InlineData("Recurrent carcinoma brain scan")]
    [InlineData("Orca breast and CA 19-9")]
    public void SiteIsNotRead(string text) => Assert.Equal("", Ids(text));

    [Theory]
    [InlineData("no prior radiotherapy", Polarity.History, "radiotherapy")]
    [InlineData("previous radiation therapy to the chest", Polarity.History, "radiotherapy")]
    [InlineData("history of brachytherapy", Polarity.History, "brachytherapy")]
    [InlineData("surgery without radiotherapy", Polarity.Negated, "radiotherapy")]
    [InlineData("chemotherapy or no radiotherapy", Polarity.Negated, "radiotherapy")]
    [InlineData("patients who had not received SBRT", Polarity.Negated, "sabr")]
    [InlineData("after failure of radiotherapy", Polarity.History, "radiotherapy")]
    [InlineData("progressing after chemoradiotherapy", Polarity.History, "chemoradiotherapy")]
    [InlineData("no brain metastases", Polarity.Negated, "brain-metastases")]
    [InlineData("history of breast cancer", Polarity.History, "breast")]
    [InlineData("omission of radiotherapy", Polarity.Negated, "radiotherapy")]
    [InlineData("Patients must not have received thoracic radiotherapy for anything.", Polarity.History, "radiotherapy")]
    [InlineData("radiotherapy prior to enrolment", Polarity.History, "radiotherapy")]
    [InlineData("no prior surgery, radiotherapy or chemotherapy", Polarity.History, "radiotherapy")]
    [InlineData("people who have already had radiotherapy", Polarity.History, "radiotherapy")]
    [InlineData("radiotherapy-naive patients", Polarity.History, "radiotherapy")]
    [InlineData("whether leaving out radiotherapy is safe", Polarity.Negated, "radiotherapy")]
    [InlineData("Excluded are patients with brain metastases.", Polarity.History, "brain-metastases")]
    public void WordsThatAreNotTheTrialsOwnAreMarked(string text, Polarity polarity, string expected)
    {
        Assert.Equal(expected, Ids(text, polarity));
        Assert.Equal("", Ids(text));
    }

    [Theory]
    [InlineData("Brain metastases treated by SRS", "srs brain-metastases")]
    [InlineData("patients treated with SRS", "srs")]
    [InlineData("vestibular schwannoma managed with SRS", "srs vestibular-schwannoma")]
    [InlineData("patients with glioma who received RT", "radiotherapy glioma")]
    [InlineData("people with HIV treated with ART", "")]
    [InlineData("children screened with the SRS for autism", "")]
    [InlineData("breast cancer and the SRS of symptoms", "breast")]
    public void ShortFormIsReadWhereItIsSaidToBeGiven(string text, string expected) => Assert.Equal(expected, string.Join(' ', Ids(text).Split(' ').OrderByDescending(i => ConceptReader.Read(text).Any(m => m.ConceptId == "technique:" + i)).ThenBy(i => i, StringComparer.Ordinal)));

    [Theory]
    [InlineData("adjuvant breast radiotherapy", "adjuvant breast")]
    [InlineData("prostate SBRT in five fractions", "prostate sabr")]
    [InlineData("whole breast radiotherapy", "radiotherapy breast")]
    [InlineData("prostate bed radiotherapy", "prostate radiotherapy")]
    [InlineData("head and neck radiotherapy", "head-and-neck radiotherapy")]
    [InlineData("bladder radiotherapy", "bladder radiotherapy")]
    [InlineData("lung SBRT", "sabr")]
    [InlineData("brain radiotherapy", "radiotherapy")]
    [InlineData("partial breast irradiation", "partial-breast breast")]
    [InlineData("the volume of rectum irradiated by radiotherapy", "radiotherapy")]
    public void TreatedOrganIsASite(string text, string expected) =>
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Ids(text).Split(' ').Where(i => i != "irradiation").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("SBRT for lung cancer. Excluded: brain metastases, prior chest radiotherapy.", "sabr lung")]
    [InlineData("SBRT for lung cancer. Not eligible: brain metastases; liver metastases. Prostate brachytherapy follows.", "sabr lung prostate brachytherapy")]
    [InlineData("SBRT for lung cancer in patients with no brain metastases", "sabr lung")]
    [InlineData("Brain metastases were an exclusion criterion. SBRT is given for lung cancer.", "sabr lung")]
    [InlineData("People with brain metastases are not eligible. SBRT is given for lung cancer.", "sabr lung")]
    [InlineData("SABR for bone metastases, not brain metastases", "sabr bone-metastases")]
    [InlineData("Exclusion criteria: prior pelvic radiotherapy", "")]
    [InlineData("SABR for lung cancer in people who are not eligible or refuse surgery", "sabr lung")]
    [InlineData("SABR for patients with lung cancer who are not eligible for surgery", "sabr lung")]
    [InlineData("Excluded from analysis were early deaths. SABR is given for lung cancer", "sabr lung")]
    public void WhoIsExcludedGivesNoSite(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Fact]
    public void EligibilitySectionIsHistoryUntilTheNextHeading()
    {
        const string Text = "SBRT is given.\n\nInclusion Criteria:\n- biopsy-proven NSCLC\n- chemoradiotherapy completed\n\nTreatment: brachytherapy.";
        Assert.Equal("sabr nsclc brachytherapy", Ids(Text));
        Assert.Equal("chemoradiotherapy", Ids(Text, Polarity.History));
    }

    [Theory]
    [InlineData("Inclusion criteria: recurrent glioblastoma after radiotherapy", "glioblastoma")]
    [InlineData("Exclusion criteria: breast cancer. Patients receive SABR for lung cancer.", "sabr lung")]
    [InlineData("Inclusion criteria: NSCLC. Arm A: SABR. Arm B: brachytherapy.", "nsclc sabr brachytherapy")]
    [InlineData("SABR for stage III NSCLC: patients must have received chemotherapy", "nsclc")]
    [InlineData("Excluded are people with breast cancer", "")]
    public void WhoMayEnterHasTheDiseaseAndNotTheTreatment(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Theory]
    [InlineData("No patient receives radiotherapy before brachytherapy", "brachytherapy")]
    [InlineData("Conditioning is by BEAM, not total body irradiation", "")]
    [InlineData("Brachytherapy is not used; SABR is", "sabr")]
    [InlineData("SABR, whether or not brachytherapy follows", "sabr brachytherapy")]
    public void WhatIsNotGivenIsNone(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Theory]
    [InlineData("radiotherapy after lumpectomy", "radiotherapy breast")]
    [InlineData("rising PSA after SABR", "prostate sabr")]
    [InlineData("radiotherapy before total mesorectal excision", "radiotherapy rectum")]
    [InlineData("lung cancer in women after mastectomy, given SABR", "lung sabr")]
    [InlineData("lumpectomy alone", "")]
    public void WhatIsIrradiatedOrOperatedTellsTheSiteWhereNothingNamesOne(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Theory]
    [InlineData("sponsored by the European Society for Radiotherapy and Oncology", "")]
    [InlineData("SABR at the Institute of Proton Therapy", "sabr")]
    [InlineData("funded by Breast Cancer Now and the Brain Tumour Charity; SABR for lung cancer", "sabr lung")]
    [InlineData("American Brachytherapy Society guidelines for radiotherapy", "radiotherapy")]
    [InlineData("Proton Therapy Versus Photon Radiotherapy: a Study Group", "proton external-beam")]
    public void NamesOfBodiesAreNoTreatments(string text, string expected) => Assert.Equal(expected, Ids(text));

    [Fact]
    public void WhatACancerIsCountedAfterIsNoSite() =>
        Assert.Equal("cervix", Ids("Cervical cancer is the third most common cancer in women, after breast and colorectal cancer."));

    [Theory]
    [InlineData("capecitabine concurrently with whole brain radiotherapy", "concurrent-chemoradiotherapy whole-brain")]
    [InlineData("temozolomide in combination with radiation therapy", "chemoradiotherapy radiotherapy")]
    [InlineData("concurrent paclitaxel, carboplatin and radiotherapy", "concurrent-chemoradiotherapy radiotherapy")]
    [InlineData("radiotherapy followed by adjuvant temozolomide", "radiotherapy")]
    [InlineData("radiotherapy and chemotherapy are options", "radiotherapy")]
    [InlineData("ipilimumab 3 mg/kg IV over 90 minutes plus radiotherapy", "radiotherapy-immunotherapy radiotherapy")]
    [InlineData("SBRT with or without pembrolizumab", "sabr radiotherapy-immunotherapy")]
    [InlineData("brachytherapy and androgen suppression", "brachytherapy endocrine-radiotherapy")]
    [InlineData("Patients will receive ADT for 18 months. Pelvic radiotherapy starts in month 3.", "endocrine-radiotherapy radiotherapy")]
    [InlineData("radiotherapy after failure of ADT", "radiotherapy")]
    [InlineData("docetaxel plus radiotherapy", "radiotherapy")]
    [InlineData("40 Gy in 15 fractions plus temozolomide", "chemoradiotherapy")]
    public void WhatIsGivenWithRadiotherapyTellsTheCombination(string text, string expected)
    {
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Ids(text).Split(' ').Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a single fraction of 15, 18 or 21 Gy", "single-fraction")]
    [InlineData("palliative radiotherapy in one fraction of 8 Gy", "palliative single-fraction")]
    [InlineData("low-dose radiotherapy", "radiotherapy")]
    [InlineData("carbon ion re-irradiation", "carbon-ion reirradiation")]
    [InlineData("superficial X-rays", "orthovoltage")]
    [InlineData("three-dimensional external-beam radiotherapy", "3d-conformal")]
    [InlineData("post-mastectomy radiotherapy", "postoperative breast")]
    [InlineData("radiotherapy given adjuvantly", "radiotherapy adjuvant")]
    [InlineData("near-infrared irradiation of lung cancer", "lung")]
    [InlineData("a dose escalation trial of SABR", "dose-escalation sabr")]
    [InlineData("Dose escalation as follows: level 1 will be 54 Gy in 3 fractions of SABR", "dose-escalation sabr")]
    [InlineData("a dose escalation trial of nitroglycerin and radiotherapy", "radiotherapy")]
    [InlineData("dose escalation of capecitabine with radiotherapy", "chemoradiotherapy radiotherapy")]
    [InlineData("statins sensitise tumours to the effects of radiotherapy", "radiosensitiser radiotherapy")]
    [InlineData("accelerated hypofractionated radiotherapy", "accelerated hypofractionation")]
    [InlineData("SABR of 54 Gy is given. Cisplatin is given concurrently every week.", "sabr concurrent-chemoradiotherapy")]
    [InlineData("radiation plus chemotherapy", "chemoradiotherapy radiotherapy")]
    public void FurtherWordsOfTechniquesAreRead(string text, string expected) => Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Ids(text).Split(' ').Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void SectionsEndWithTheNextHeading()
    {
        const string Text = "SBRT is given.\n\nInclusion Criteria:\n- chemoradiotherapy completed\n\nTreatment: brachytherapy.";
        Assert.Equal("sabr brachytherapy", Ids(Text));
    }

    [Fact]
    public void MentionOfCriteriaInASentenceStartsNoSection() =>
        Assert.Equal("sabr", Ids("Patients who meet the inclusion criteria will receive SBRT."));

    [Fact]
    public void NegationStopsAtItsClause() =>
        Assert.Equal("brachytherapy", Ids("Patients without metastases receive brachytherapy."));

    [Theory]
    [InlineData("PCI", "prophylactic-cranial")]
    [InlineData("SRS", "srs")]
    [InlineData("HDR", "hdr-brachytherapy")]
    public void CallerMayVouchForTheContext(string text, string expected)
    {
        Assert.Equal("", Ids(text));
        Assert.Equal(expected, Ids(text, options: new ReadingOptions { AssumeRadiotherapy = true }));
    }

    [Fact]
    public void EverythingInAnEligibilityFieldIsHistory() =>
        Assert.All(ConceptReader.Read("SBRT for lung cancer", new ReadingOptions { Eligibility = true }), m => Assert.Equal(Polarity.History, m.Polarity));

    [Fact]
    public void SpanQuotesTheWords()
    {
        const string Text = "Trial of stereotactic-body radiotherapy (SBRT) in cancer of the lung";
        Assert.Equal(
            ["stereotactic-body radiotherapy", "SBRT", "cancer of the lung"],
            ConceptReader.Read(Text).Select(m => Text[m.Start..m.End]));
    }
}
