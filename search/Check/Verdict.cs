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
    public static string Of(IReadOnlyCollection<string> relations, bool somethingMissing) =>
        relations.Contains(SameQuestion) ? SameQuestion
        : relations.Contains(Overlapping) ? Overlapping
        : somethingMissing ? CannotTell
        : NoneFound;

    /// <summary>The one of two relations that says less.</summary>
    internal static string Lesser(string one, string other) => new[] { one, other }.MinBy(r => r switch { SameQuestion => 2, Overlapping => 1, _ => 0 })!;

    /// <summary>What the question leaves open, in sentences that say what to add; empty where it can be compared.</summary>
    public static IEnumerable<string> Missing(Question question)
    {
        if (question.Techniques.Count == 0) yield return "No radiotherapy technique could be read from the question: name it (for example SABR, brachytherapy, proton).";
        if (question.Sites.Count == 0) yield return "No tumour site could be read from the question: name it (for example prostate cancer, NSCLC, bone metastases).";
        foreach (var field in question.Unread) yield return field;
    }
}
