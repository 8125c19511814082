namespace Horizon.Graph.Vocabulary;

/// <summary>Named lists of interchangeable words, so that a row says "stereotactic body {rt}" once for all of its forms.</summary>
internal sealed class WordLists
{
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);

    /// <summary>Takes a line <c>@name = word | word</c>; a word may use a list defined before.</summary>
    public void Define(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw new FormatException($"A word list needs '=': {line}");
        lists.Add(line[1..equals].Trim(), Expand(line[(equals + 1)..]));
    }

    /// <summary>The alternatives of a <c>|</c>-separated value with every <c>{name}</c> replaced; empty for null.</summary>
    public IReadOnlyList<string> Expand(string? value) =>
        value is null
            ? []
            : [.. value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Fill)];

    private IEnumerable<string> Fill(string term)
    {
        var open = term.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [term];
        var close = term.IndexOf('}', open);
        if (close < 0 || !lists.TryGetValue(term[(open + 1)..close], out var words))
            throw new FormatException($"No word list for: {term}");
        return words.SelectMany(w => Fill(term[..open] + w + term[(close + 1)..]));
    }
}
