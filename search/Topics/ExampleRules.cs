using System.Globalization;

namespace Horizon.Search.Topics;

/// <summary>What is done to examples before anything is learned from them, wherever they come from; all of it is said.</summary>
public static class ExampleRules
{
    /// <summary>A text without a word teaches nothing, and would only be counted as one that is told wrongly.</summary>
    public static bool HasWord(string text) => text.Any(char.IsLetterOrDigit);

    /// <summary>The examples to learn from, and in sentences what became of the others.</summary>
    internal static (List<LabelledText> Kept, List<string> Notices) Apply(IReadOnlyList<LabelledText> examples)
    {
        var notices = new List<string>();
        var kept = examples.Where(e => HasWord(e.Text)).ToList();
        if (kept.Count < examples.Count) notices.Add($"{examples.Count - kept.Count} of {examples.Count} texts are empty and were left out.");
        var spellings = Spellings(kept, notices);
        if (spellings.Count == 0) return (kept, notices);
        List<string> Spelled(IReadOnlyList<string> labels) => [.. labels.Select(l => spellings.GetValueOrDefault(l, l)).Distinct(StringComparer.Ordinal)];
        return ([.. kept.Select(e => e with { Labels = Spelled(e.Labels), Unsaid = e.Unsaid is { } unsaid ? Spelled(unsaid) : null })], notices);
    }

    /// <summary>Labels that differ by capitals alone are one; the spelling that most texts have stands for all.</summary>
    private static Dictionary<string, string> Spellings(List<LabelledText> examples, List<string> notices)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var counted = examples.SelectMany(e => e.Labels).CountBy(l => l, StringComparer.Ordinal);
        foreach (var label in counted.GroupBy(l => l.Key, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var spelled = label.OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).ToList();
            foreach (var (other, texts) in spelled.Skip(1))
            {
                found[other] = spelled[0].Key;
                notices.Add(string.Create(CultureInfo.InvariantCulture, $"The label \"{other}\" of {texts} texts was read as \"{spelled[0].Key}\"."));
            }
        }
        return found;
    }
}
