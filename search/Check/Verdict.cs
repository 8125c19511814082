using System.Buffers;
using Horizon.Search.Check.Facets;

namespace Horizon.Search.Check;

/// <summary>What a check says in one word, and what keeps it from being sure.</summary>
public static class Verdict
{
    public const string SameQuestion = "same-question";
    public const string Overlapping = "overlapping";
    public const string Related = "related";
    public const string NoneFound = "no-overlap-found";
    public const string CannotTell = "cannot-tell";

    /// <summary>A study that was found is found, whatever is missing; that none was found means something only where nothing is.</summary>
    /// <param name="relations">Of all studies that were compared, shown or not.</param>
    /// <param name="saysLittle">Whether nothing of the question was read by which a study could overlap with it (<see cref="SaysLittle"/>).</param>
    public static string Of(IReadOnlyCollection<string> relations, bool somethingMissing, bool saysLittle = false) =>
        relations.Contains(SameQuestion) ? SameQuestion
        : relations.Contains(Overlapping) && !saysLittle ? Overlapping
        : somethingMissing ? CannotTell
        : NoneFound;

    /// <summary>The one of two relations that says less.</summary>
    internal static string Lesser(string one, string other) => new[] { one, other }.MinBy(r => r switch { SameQuestion => 2, Overlapping => 1, _ => 0 })!;

    /// <summary>That a question is of another field, in a sentence.</summary>
    public const string OutsideWords = "Nothing of radiotherapy was read in this question: Horizon holds radiotherapy research and does not answer others. It reads English alone.";

    /// <summary>
    /// Nothing of radiotherapy or of a tumour could be read in a question of some words: no technique, no tumour site, no dose, no word of radiation or cancer. A name of two words may be a trial's.
    /// </summary>
    public static bool IsOutside(Question question) =>
        question is { Self: null, Techniques.Count: 0, Sites.Count: 0, Schedules.Count: 0 } && Telling.Of(question.Text).Count >= FewestWords && !Aspects.NamesRadiation(question.Text) && !question.Text.AsSpan().ContainsAny(OfCancer);

    private const int FewestWords = 3;

    /// <summary>No technique and no tumour site, and no more than a word or two besides: what shares "survival" or "palliative" with it overlaps with nothing.</summary>
    public static bool SaysLittle(Question question) => question is { Self: null, Techniques.Count: 0, Sites.Count: 0 } && Telling.Of(question.Text).Count < FewestWords;

    /// <summary>Parts of words of which one stands in what is about tumours or what is given for them.</summary>
    private static readonly SearchValues<string> OfCancer = SearchValues.Create(
        ["cancer", "tumour", "tumor", "carcinom", "neoplas", "malignan", "oncolog", "metasta", "sarcoma", "lymphom", "leukaem", "leukem", "gliom", "blastoma", "melanom", "myelom", "meningiom", "adenoma", "mesotheliom", "seminom", "thymom", "chordom", "schwannom", "chemo", "keloid", "mucositis", "lumpectom", "mastectom"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What the question leaves open, in sentences that say what to add; empty where it can be compared.</summary>
    public static IEnumerable<string> Missing(Question question)
    {
        if (IsOutside(question)) yield return OutsideWords;
        if (question.Techniques.Count == 0) yield return "No radiotherapy technique could be read from the question: name it (for example SABR, brachytherapy, proton).";
        if (question.Sites.Count == 0) yield return "No tumour site could be read from the question: name it (for example prostate cancer, NSCLC, bone metastases).";
        foreach (var field in question.Unread) yield return field;
    }
}
