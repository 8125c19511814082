using System.Runtime.InteropServices;

namespace Horizon.Graph.Extraction;

/// <summary>One meaning of a pattern.</summary>
/// <param name="Kind">What it is to the readers.</param>
/// <param name="Value">The concept's id, or null where the kind says all.</param>
/// <param name="Exact">The letters as they must stand in the text, or null where case does not matter.</param>
internal sealed record LexicalEntry(EntryKind Kind, string? Value, string? Exact);

/// <summary>A matched stretch of the text with what it can mean.</summary>
internal readonly record struct LexicalHit(int Start, int End, IReadOnlyList<LexicalEntry> Entries)
{
    public bool Is(EntryKind kind)
    {
        for (var i = 0; i < Entries.Count; i++) if (Entries[i].Kind == kind) return true;
        return false;
    }
}

/// <summary>A trie over folded characters. A scan takes whole words only, the longest at the leftmost place, without overlaps;
/// a walk from a word's start is at most as long as the longest pattern (gaps inside it bounded too), so a scan is linear in the text.</summary>
internal sealed class Lexicon
{
    private const int LongestGap = 4;
    private readonly int[] first = new int[TextFolding.Symbols];
    private readonly List<Node> nodes = [default, default];
    private readonly List<List<LexicalEntry>> payloads = [];
    private readonly List<int> gaps = [];

    /// <summary>Adds a pattern; <paramref name="plurals"/> adds its plain plural too.</summary>
    public void Add(string pattern, LexicalEntry entry, bool plurals = true)
    {
        AddOne(pattern, entry);
        if (!plurals || pattern.Length < 3) return;
        if (entry.Exact is not null)
            AddOne(pattern + "s", entry with { Exact = entry.Exact + "s" });
        else if (pattern.EndsWith("sis", StringComparison.Ordinal))
            AddOne(pattern[..^2] + "es", entry);
        else if (pattern.EndsWith('y') && pattern[^2] is not ('a' or 'e' or 'o' or 'u'))
            AddOne(pattern[..^1] + "ies", entry);
        else if (char.IsLetter(pattern[^1]) && pattern[^1] != 's')
            AddOne(pattern + "s", entry);
    }

    /// <summary>Hits in text order, not overlapping.</summary>
    public List<LexicalHit> Scan(string text)
    {
        var hits = new List<LexicalHit>();
        var steps = CollectionsMarshal.AsSpan(nodes);
        var root = first;
        var position = 0;
        var afterWord = false;
        while (position < text.Length)
        {
            var folded = TextFolding.Fold(text[position]);
            var symbol = folded is > TextFolding.Stop and < TextFolding.Symbols;
            if (!symbol || (afterWord && TextFolding.IsWord(folded)) || root[folded] == 0)
            {
                afterWord = TextFolding.IsWord(folded);
                position++;
                continue;
            }

            if (Longest(text, position, root[folded], steps) is { End: > 0 } hit)
            {
                hits.Add(hit);
                position = hit.End;
                afterWord = false;
            }
            else
            {
                afterWord = TextFolding.IsWord(folded);
                position++;
            }
        }

        return hits;
    }

    /// <summary>The longest hit at each word of a phrase, the phrase itself left out; hits may overlap.</summary>
    public List<LexicalHit> ScanInside(string phrase)
    {
        var hits = new List<LexicalHit>();
        var steps = CollectionsMarshal.AsSpan(nodes);
        for (var start = 0; start < phrase.Length; start++)
        {
            var folded = TextFolding.Fold(phrase[start]);
            if (folded is TextFolding.Stop or >= TextFolding.Symbols || first[folded] == 0 || (start > 0 && phrase[start - 1] != ' ')) continue;
            // The whole phrase is the longest at its own start: what begins it is found in the phrase without its last words.
            for (var end = phrase.Length; end > start; end = phrase.LastIndexOfAny([' ', '-'], end - 1, end - 1 - start))
            {
                if (end <= 0) break;
                if (start == 0 && end == phrase.Length) continue;
                if (Longest(phrase[..end], start, first[folded], steps) is not { End: > 0 } hit) break;
                hits.Add(hit);
                break;
            }
        }

        return hits;
    }

    private LexicalHit Longest(string text, int start, int node, Span<Node> steps)
    {
        LexicalHit best = default;
        var position = start + 1;
        var spaces = 0;
        while (true)
        {
            if (steps[node].Payload is var payload and > 0
                && !(TextFolding.IsWordAt(text, position) && TextFolding.IsWord(TextFolding.Fold(text[position - 1])))
                && spaces <= gaps[payload - 1]
                && Accept(text, start, position, payloads[payload - 1]) is { } entries)
                best = new LexicalHit(start, position, entries);

            var gap = 0;
            var lines = 0;
            var space = false;
            while (position < text.Length && TextFolding.Fold(text[position]) == TextFolding.Gap)
            {
                if (text[position] == '\n' && ++lines > 1) return best;
                // "Pros-" at a line's end and "tate" on the next are one word.
                space |= char.IsWhiteSpace(text[position]) && !(gap > 0 && text[position] is '\n' or '\r' && IsHyphen(text, position));
                if (++gap > LongestGap) return best;
                position++;
            }

            if (space) spaces++;
            if (position >= text.Length) return best;
            node = Step(steps, node, TextFolding.Fold(text[position]));
            if (node == 0) return best;
            position++;
        }
    }

    private static bool IsHyphen(string text, int lineEnd) => text[lineEnd - 1] == '-' || (text[lineEnd] == '\n' && lineEnd > 1 && text[lineEnd - 1] == '\r' && text[lineEnd - 2] == '-');

    private static List<LexicalEntry>? Accept(string text, int start, int end, List<LexicalEntry> entries)
    {
        List<LexicalEntry>? accepted = null;
        foreach (var entry in entries)
        {
            if (entry.Exact is not null && !SameLetters(text.AsSpan(start, end - start), entry.Exact)) continue;
            if (entries.Count == 1) return entries;
            (accepted ??= []).Add(entry);
        }

        return accepted;
    }

    private static bool SameLetters(ReadOnlySpan<char> span, string exact)
    {
        var i = 0;
        foreach (var c in span)
        {
            if (TextFolding.Fold(c) == TextFolding.Gap) continue;
            while (i < exact.Length && TextFolding.Fold(exact[i]) == TextFolding.Gap) i++;
            // Full-width letters are the same letters.
            if (i == exact.Length || exact[i++] != (c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)) return false;
        }

        return i == exact.Length;
    }

    private static int Step(Span<Node> steps, int node, byte symbol)
    {
        for (var child = steps[node].FirstChild; child != 0; child = steps[child].NextSibling)
            if (steps[child].Symbol == symbol) return child;
        return 0;
    }

    private void AddOne(string pattern, LexicalEntry entry)
    {
        var node = 0;
        var breaks = 0;
        foreach (var c in pattern)
        {
            var symbol = TextFolding.Fold(c);
            if (symbol is TextFolding.Stop or TextFolding.OtherLetter)
                throw new FormatException($"A pattern holds a character that never matches: {pattern}");
            if (symbol == TextFolding.Gap || !TextFolding.IsWord(symbol)) breaks++;
            if (symbol == TextFolding.Gap) continue;
            node = Child(node, symbol);
        }

        ref var end = ref CollectionsMarshal.AsSpan(nodes)[node];
        if (end.Payload == 0)
        {
            payloads.Add([]);
            gaps.Add(breaks);
            end.Payload = payloads.Count;
        }

        gaps[end.Payload - 1] = Math.Max(gaps[end.Payload - 1], breaks);
        if (!payloads[end.Payload - 1].Contains(entry)) payloads[end.Payload - 1].Add(entry);
    }

    private int Child(int node, byte symbol)
    {
        if (node == 0)
        {
            if (first[symbol] == 0) first[symbol] = NewNode(symbol, 0);
            return first[symbol];
        }

        var found = Step(CollectionsMarshal.AsSpan(nodes), node, symbol);
        if (found != 0) return found;
        var created = NewNode(symbol, nodes[node].FirstChild);
        CollectionsMarshal.AsSpan(nodes)[node].FirstChild = created;
        return created;
    }

    private int NewNode(byte symbol, int sibling)
    {
        nodes.Add(new Node { Symbol = symbol, NextSibling = sibling });
        return nodes.Count - 1;
    }

    private struct Node
    {
        public int FirstChild;
        public int NextSibling;
        public int Payload;
        public byte Symbol;
    }
}
