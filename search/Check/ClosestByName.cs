using Horizon.Search.Check.Ranking;

namespace Horizon.Search.Check;

/// <summary>Finds the study whose name or title the question is, where too little could be compared to say more of it.</summary>
internal static class ClosestByName
{
    /// <summary>Of the words of a short question, the part that must stand in a title for it to be nearly the question.</summary>
    private const double MostWords = 0.75;

    /// <summary>A question that is longer says more than a title does.</summary>
    private const int Longest = 300;

    /// <summary>Fewer words than this make a name, and a name must be the title itself.</summary>
    private const int FewestWords = 3;

    /// <summary>A record that says its title's words more often than this says more than its name.</summary>
    private const int MostRepeated = 8;

    /// <summary>The best match whose title is the question, else the best whose title has nearly all of its words; null where none is.</summary>
    public static Match? Of(Question question, IReadOnlyList<Match> matches)
    {
        var asked = (question.Title ?? question.Text).Trim();
        if (asked.Length is 0 or > Longest) return null;
        var words = Telling.Of(asked);
        if (words.Count == 0) return null;
        var titles = matches.Where(m => m.Title is not null).Select(m => (Match: m, Words: Telling.Of(m.Title!))).ToList();
        return titles.Find(t => t.Words.Keys.ToHashSet().SetEquals(words.Keys)).Match
            ?? (words.Count < FewestWords ? null : titles.Find(t => words.Keys.Count(t.Words.ContainsKey) >= MostWords * words.Count).Match);
    }

    /// <summary>Nothing but a title, and at most the same words again.</summary>
    public static bool SaysNoMore(StudyTexts texts)
    {
        if (texts.Titles.Count == 0) return false;
        var others = texts.Population.Concat(texts.Interventions).Concat(texts.Outcomes).Concat(texts.Other).ToList();
        // Most records say far more, and their words need not be looked at.
        if (others.Sum(o => o.Length) > MostRepeated * texts.Titles.Sum(t => t.Length)) return false;
        var title = Telling.Of(string.Join(' ', texts.Titles));
        return title.Count > 0 && Telling.Of(string.Join(' ', others)).Keys.All(title.ContainsKey);
    }
}
