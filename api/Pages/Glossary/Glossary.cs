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
            new("Arm", "a group of a trial", "Everybody in it gets the same treatment; the groups are compared."),
            new("Being addressed", "a study or an award of it is under way", "Said of a gap: a study that is planned, recruiting or active tests the same technique at the same site, an award that tries it there is known to run or to begin, or a study gives the gap as its reason. An award is known to run where its own dates say so or a trial that it pays for is planned, recruiting or active; where its funder says nothing of its state and every trial that it pays for has ended, was stopped, suspended or withdrawn, its dates alone do not tell."),
            new("BED", "biologically effective dose", "A dose put in terms that let schedules with different fractions be compared."),
            new("Cancer Alliance", "cancer services of one part of England", "The NHS bodies there that plan cancer care together. Each radiotherapy network belongs to one or several."),
            new("Cell", "a square of the gap map", "The meeting of a row and a column, such as one technique at one tumour site, with the number of studies of both."),
            new("Comparator", "what the tested treatment is compared with", "Usual treatment, another dose, another technique, or none."),
            new("Credible range", "where the true number lies with so many chances in a hundred", "“90% range 1.2 to 3.1” is: nine in ten that the true number lies between the two. The fewer studies, the wider."),
            new("Criterion", "one thing that gaps are ranked by", "From 0, which speaks least for a gap, to 1. As formulas: stated often 1 − 1/(1 + sources); nothing under way 1/(1 + studies under way); little evidence 1/(1 + published trials and reviews that do not state the gap); technique is ready p/(p + 5) of p published trials; burden: new cases over the largest number of new cases; recruiting in England: networks over 11. What is not known of a gap counts as the middle of the scale, 0.5; the burden, whose figures are of the commonest tumours, as the smallest of them. What is known of no gap counts nothing; nor does what is not known of a gap whose words say too little to be judged. Where a source of studies is known to be incomplete, that none is here is not known, and not 0."),
            new("CTRad", "Clinical and Translational Radiotherapy Research Working Group", "The group in the United Kingdom that brings radiotherapy research together and sets priorities for it."),
            new("EPPI-Mapper", "a program that draws evidence maps", "It is made by the EPPI Centre, University College London. The gap map’s JSON file can be opened in it."),
            new("EQD2", "equivalent dose in fractions of 2 Gy", "The dose in ordinary daily fractions of 2 Gy that would have the same effect."),
            new("Expected count", "studies that would be there if nothing were special", "If a tenth of all studies are of a technique, a tenth of the studies at each tumour site would be expected to be of it. A cell with far fewer is a gap worth looking at."),
            new("Fraction", "one treatment session", "A course of radiotherapy is given in fractions: 60 Gy in 30 fractions is 2 Gy a day for six weeks."),
            new("Gap", "something that is not known", "A question that somebody states to be open, or a combination of treatment and tumour with fewer studies than would be expected."),
            new("Gy", "gray", "The unit of radiation dose."),
            new("Graph", "all records here and what links them", "Trials, papers, awards, bodies, techniques and tumour sites, each link with the words that it was read from."),
            new("IGRT", "image-guided radiotherapy", "Pictures taken at each treatment so that the beam is aimed at where the tumour is that day.", "technique:igrt"),
            new("IMRT", "intensity-modulated radiotherapy", "Beams whose strength varies across them, to shape the dose to the tumour.", "technique:imrt"),
            new("Linac", "linear accelerator", "The machine that makes the beam in most radiotherapy."),
            new("Meta-analysis", "results of several studies put together", "It gives one number from all of them, with more certainty than each alone."),
            new("MRT", "molecular radiotherapy", "A radioactive medicine that is swallowed or injected and goes to the tumour.", "technique:molecular"),
            new("Network", "a radiotherapy network of England", "The hospitals of a part of England that plan radiotherapy together; there are eleven. The codes RTN-01 to RTN-11 are Horizon’s own."),
            new("PBT", "proton beam therapy", "Radiotherapy with protons, which stop in the body and spare what lies behind the tumour.", "technique:proton"),
            new("PICO", "population, intervention, comparator, outcome", "The four parts of a study question: who, what is tested, against what, and what is measured."),
            new("Phase", "how far a treatment has come in testing", "1 looks for a safe dose, 2 for signs that it works, 3 compares it with usual treatment in many people, 4 follows it in use."),
            new("PROMs", "patient-reported outcome measures", "What patients say themselves of their symptoms and their life, by questionnaire."),
            new("Provider", "a hospital trust that gives radiotherapy", "One of those that NHS England’s list of radiotherapy networks names."),
            new("Range of a rank", "the best and the worst rank under other weights", "All gaps are ranked again with every weight up to 20% higher or lower; a narrow range means that the rank hardly hangs on how the criteria are weighed."),
            new("Recruiting", "open to new participants", "The trial’s register says that people can join it; not every hospital need be open."),
            new("RTDS", "Radiotherapy Data Set", "The record of every course of radiotherapy given by the NHS in England."),
            new("SABR", "stereotactic ablative body radiotherapy", "A few very precise treatments with high doses; also called SBRT.", "technique:sabr"),
            new("SACT", "Systemic Anti-Cancer Therapy dataset", "The record of drug treatment for cancer in England."),
            new("Sequence number", "the count of changes to the data here", "Every change gets the next number. A brief or a gap that names its number can be compared with what is known today."),
            new("Shrinkage", "drawing what few studies say towards the average of all", "Two trials where one was expected may be chance, two hundred where a hundred were is not: the fewer there are, the more a number is drawn to the average before it is shown."),
            new("SRS", "stereotactic radiosurgery", "One or a few very precise treatments of the brain.", "technique:srs"),
            new("Stated gap", "a gap that somebody put into words", "A paper, a guideline, a list of priorities or a registration says that it is not known; the words are shown as they stand there."),
            new("Structural gap", "a gap that is seen in the counts", "A combination of a technique and a tumour site with far fewer studies than its expected count, or one whose trials hardly ever take in an age or measure an outcome that is common elsewhere; nobody need have stated it."),
            new("Systematic review", "a summary of all studies of a question", "It looks for every study by a stated method, so that none is chosen for its result."),
            new("Unknown status", "nobody says what became of the trial", "Its register gives no status, or has not been brought up to date since the trial was to end."),
            new("VMAT", "volumetric modulated arc therapy", "The beam is shaped while the machine turns around the patient.", "technique:vmat"),
        }.OrderBy(e => e.Word, StringComparer.OrdinalIgnoreCase),
    ];

    public static GlossaryEntry? Find(string word) => All.FirstOrDefault(e => e.Word == word);
}
