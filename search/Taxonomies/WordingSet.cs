namespace Horizon.Search.Taxonomies;

/// <summary>Wordings of which none holds another one: whatever text has the longer has the shorter, which is enough to find it by. The shortest first, equal ones as they were added.</summary>
internal sealed class WordingSet(WordingSet? before = null)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<string[]> all = [];

    public IReadOnlyList<string[]> All => all;

    public void Add(IEnumerable<string[]> wordings)
    {
        foreach (var words in wordings.Where(w => w.Length > 0).OrderBy(w => w.Length))
        {
            if (Holds(words)) continue;
            known.Add(string.Join(' ', words));
            all.Add(words);
        }
    }

    /// <summary>Whether a wording of this set, or of the one before it, stands in these words.</summary>
    private bool Holds(string[] words)
    {
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = start + 1; end <= words.Length; end++)
            {
                var part = string.Join(' ', words[start..end]);
                if (known.Contains(part) || before?.known.Contains(part) == true) return true;
            }
        }

        return false;
    }
}
