using System.Collections.Frozen;

namespace Horizon.Graph.Extraction.Schedules;

/// <summary>The closed word lists that the grammar of schedules is made of; all lower case.</summary>
internal sealed class Words(params string[] words)
{
    public static readonly Words Fraction = new(
        "fraction", "fractions", "fx", "fxs", "fr", "frs", "fract", "frac", "fracs", "fractionations", "session", "sessions", "sittings", "sitting", "tx");

    public static readonly Words ShortFraction = new("f", "fr", "fs", "fx", "fxs", "#");

    public static readonly Words FractionOrDose = new("fraction", "fx", "fr", "dose", "doses", "session", "#", "treatment", "exposure", "application", "sitting", "shot", "shots");

    public static readonly Words Doses = new("doses", "treatments", "applications", "insertions");

    public static readonly Words Divided = new("fractionated", "divided", "equal", "equally", "split");

    public static readonly Words Single = new("single", "1", "solitary");

    public static readonly Words DoseAdjectives = new(
        "high", "hdr", "dose", "rate", "radiation", "radiotherapy", "sbrt", "sabr", "srs", "preoperative", "daily", "large", "total", "ablative", "brachytherapy",
        "stereotactic", "radiosurgery", "radiosurgical", "irradiation", "rt");

    public static readonly Words Adjectives = new(
        "daily", "once", "twice", "thrice", "consecutive", "equal", "treatment", "radiation", "radiotherapy", "rt", "sbrt", "sabr", "weekly", "hypofractionated",
        "conventional", "separate", "high", "dose", "rate", "hdr", "brachytherapy", "bid", "individual", "total", "equivalent", "ebrt", "imrt", "planned", "standard",
        "successive", "single", "irradiation", "external", "treatments", "calendar", "consecutively", "working", "proton", "day", "per");

    public static readonly Words PerFractionAdjectives = new("daily", "fraction", "fractional", "single");

    public static readonly Words SortsOfDose = new("absorbed", "tumour", "tumor", "target", "radiation", "prescribed", "prescription", "radiotherapy");

    public static readonly Words DoseOrSize = new("dose", "doses", "size", "sizes");

    public static readonly Words Linking = new("of", "at", "is", "was", "being", "with", "are", "were");

    /// <summary>Between a dose and how often it is given: "2 Gy will be given daily".</summary>
    public static readonly Words Giving = new("will", "be", "is", "was", "are", "were", "given", "delivered", "administered", "applied", "each");

    public static readonly Words Courses = new(
        "treatment", "schedule", "regimen", "course", "radiotherapy", "radiation", "rt", "irradiation", "sbrt", "sabr", "srs", "radiosurgery", "therapy", "ebrt", "brachytherapy", "iort");

    /// <summary>Between a number of fractions and the dose of each: "three individual 6 Gy fractions".</summary>
    public static readonly Words Sorts = new("daily", "individual", "separate", "equal", "consecutive", "successive", "weekly", "hdr", "planned");

    public static readonly Words OrMore = new("higher", "more", "greater", "above");

    /// <summary>After a number of fractions that has no noun: "45 Gy in 25 with capecitabine".</summary>
    public static readonly Words AfterCounts = new(
        ",", ";", ":", "with", "over", "vs", "versus", "plus", "+", "followed", "to", "and", "or", "compared", "then", "concurrent", "concurrently",
        "combined", "given", "delivered");

    public static readonly Words InARow = new("consecutive", "successive");

    public static readonly Words Alternatives = new("or", "and", "vs", "versus");

    public static readonly Words Either = new("either", "about", "approximately", "around", "a");

    public static readonly Words Of = new("of", "at", "with", "delivering");

    public static readonly Words Each = new("each", "apiece", "daily");

    public static readonly Words Weeks = new("week", "weeks", "wk", "wks");

    public static readonly Words Days = new("day", "days");

    public static readonly Words RateTimes = new("h", "hr", "hour", "min", "minute", "mu", "s", "sec", "second", "year", "yr", "mbq", "gbq", "pulse", "pulses");

    public static readonly Words TwiceADayMarks = new("bid", "bd", "bidaily");

    public static readonly Words HowOften = new("once", "twice", "thrice");

    public static readonly Words Over = new("over", "in", "during", "within", "for", "throughout");

    public static readonly Words Periods = new("period", "course", "interval", "total", "duration", "time");

    public static readonly Words AfterTimes = new("after", "before", "prior", "later", "following", "post", "interval", "from", "of", "apart", "follow", "postoperatively", "break", "rest", "gap", "pause", "interruption");

    public static readonly Words Ordinals = new(
        "first", "last", "after", "every", "missed", "final", "remaining", "initial", "fraction", "fractions", "least", "than", "additional", "each");

    public static readonly Words Labels = new("week", "weeks", "day", "days", "arm", "group", "level", "phase", "grade", "stage", "cohort", "table");

    private readonly FrozenSet<string> set = words.ToFrozenSet(StringComparer.Ordinal);

    public bool Has(string word) => set.Contains(word);
}
