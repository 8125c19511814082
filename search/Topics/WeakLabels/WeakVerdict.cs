using System.Text.RegularExpressions;

namespace Horizon.Search.Topics.WeakLabels;

/// <summary>What the rules say of one text, and the words by which they said it.</summary>
internal sealed class WeakVerdict
{
    private readonly Dictionary<string, bool> said = new(StringComparer.Ordinal);
    private readonly List<(int Start, int End)> words = [];

    public IReadOnlyList<string> Labels => [.. said.Where(s => s.Value).Select(s => s.Key).Order(StringComparer.Ordinal)];

    /// <summary>Labels of which no rule says anything.</summary>
    public IReadOnlyList<string> Unsaid => [.. StudyTopics.All.Select(t => t.Id).Where(id => !said.ContainsKey(id)).Order(StringComparer.Ordinal)];

    public bool Holds(string label) => said.GetValueOrDefault(label);

    /// <param name="holds">Null where the rule cannot tell.</param>
    public void Say(string label, bool? holds)
    {
        if (holds is { } known) said[label] = known;
    }

    /// <summary>What the words of a rule say: of a text whose title holds them that it is about the label, of one that holds one of them at most that it is not.</summary>
    public bool? Say(string label, Regex rule, WeakText text)
    {
        var times = Read(rule, text);
        bool? holds = rule.IsMatch(text.Title) ? true : times <= 1 ? false : null;
        Say(label, holds);
        return holds;
    }

    /// <summary>The words of a rule, wherever they stand in the text; how many.</summary>
    public int Read(Regex rule, WeakText text)
    {
        var times = 0;
        foreach (var word in rule.EnumerateMatches(text.Text))
        {
            Read(word.Index, word.Index + word.Length);
            times++;
        }
        return times;
    }

    /// <summary>Words that a rule reads, [start, end) of the text, whether or not they decided.</summary>
    public void Read(int start, int end) => words.Add((start, end));

    /// <summary>The text without the words that the rules read.</summary>
    public string Without(string text)
    {
        var kept = text.ToCharArray();
        foreach (var (start, end) in words) Array.Fill(kept, ' ', start, end - start);
        return new string(kept);
    }
}
