namespace Horizon.Api.Pages.Glossary;

/// <summary>A word of the field in plain words. <paramref name="Concept"/>: the technique that it names; null for other words.</summary>
internal sealed record GlossaryEntry(string Word, string Means, string Plain, string? Concept = null);

/// <summary>The abbreviations and words that the pages use, for those who are not of the trade.</summary>
internal static class Glossary
{
    /// <summary>In the order of the alphabet.</summary>
    public static IReadOnlyList<GlossaryEntry> All { get; } =
    [
        .. new GlossaryEntry[]
        {
            new("BED", "biologically effective dose", "A dose put in terms that let schedules with different fractions be compared."),
            new("CTRad", "Clinical and Translational Radiotherapy Research Working Group", "The group in the United Kingdom that brings radiotherapy research together and sets priorities for it."),
            new("EQD2", "equivalent dose in fractions of 2 Gy", "The dose in ordinary daily fractions of 2 Gy that would have the same effect."),
            new("Fraction", "one treatment session", "A course of radiotherapy is given in fractions: 60 Gy in 30 fractions is 2 Gy a day for six weeks."),
            new("Gap", "something that is not known", "A question that somebody states to be open, or a combination of treatment and tumour with fewer studies than would be expected."),
            new("Gy", "gray", "The unit of radiation dose."),
            new("IGRT", "image-guided radiotherapy", "Pictures taken at each treatment so that the beam is aimed at where the tumour is that day.", "technique:igrt"),
            new("IMRT", "intensity-modulated radiotherapy", "Beams whose strength varies across them, to shape the dose to the tumour.", "technique:imrt"),
            new("Linac", "linear accelerator", "The machine that makes the beam in most radiotherapy."),
            new("MRT", "molecular radiotherapy", "A radioactive medicine that is swallowed or injected and goes to the tumour.", "technique:molecular"),
            new("PBT", "proton beam therapy", "Radiotherapy with protons, which stop in the body and spare what lies behind the tumour.", "technique:proton"),
            new("PICO", "population, intervention, comparator, outcome", "The four parts of a study question: who, what is tested, against what, and what is measured."),
            new("PROMs", "patient-reported outcome measures", "What patients say themselves of their symptoms and their life, by questionnaire."),
            new("Recruiting", "open to new participants", "The trial’s register says that people can join it; not every hospital need be open."),
            new("RTDS", "Radiotherapy Data Set", "The record of every course of radiotherapy given by the NHS in England."),
            new("SABR", "stereotactic ablative body radiotherapy", "A few very precise treatments with high doses; also called SBRT.", "technique:sabr"),
            new("SACT", "Systemic Anti-Cancer Therapy dataset", "The record of drug treatment for cancer in England."),
            new("SRS", "stereotactic radiosurgery", "One or a few very precise treatments of the brain.", "technique:srs"),
            new("Systematic review", "a summary of all studies of a question", "It looks for every study by a stated method, so that none is chosen for its result."),
            new("VMAT", "volumetric modulated arc therapy", "The beam is shaped while the machine turns around the patient.", "technique:vmat"),
        }.OrderBy(e => e.Word, StringComparer.OrdinalIgnoreCase),
    ];

    public static GlossaryEntry? Find(string word) => All.FirstOrDefault(e => e.Word == word);
}
