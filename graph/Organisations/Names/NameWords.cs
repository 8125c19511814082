using System.Collections.Frozen;

namespace Horizon.Graph.Organisations.Names;

/// <summary>The reviewed word lists by which names of bodies are read. Immutable.</summary>
internal static class NameWords
{
    private static readonly FrozenDictionary<string, string[]> Noise = Rows("name-noise.txt").ToFrozenDictionary(r => r.Head, r => r.Words);

    public static FrozenSet<string> Legal { get; } = Set("legal");
    public static FrozenSet<string> Stop { get; } = Set("stop");

    /// <summary>A word, folded, and what it means in the key: one or several words.</summary>
    public static FrozenDictionary<string, string[]> Meaning { get; } = LoadMeanings(false);

    /// <summary>The words of other languages than English among them.</summary>
    public static FrozenSet<string> Foreign { get; } = LoadMeanings(true).Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every meaning: words that many bodies have in their names.</summary>
    public static FrozenSet<string> Generic { get; } = Meaning.Values.SelectMany(m => m).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of countries, with their codes as in <see cref="BodyName.CountryCode"/>.</summary>
    public static FrozenDictionary<string, string> Country { get; } = ByCountry("country ").ToFrozenDictionary(c => c.Word, c => c.Country, StringComparer.Ordinal);

    /// <summary>Of each code the country's name as keys have it: the first of its row.</summary>
    public static FrozenDictionary<string, string> CountryName { get; } =
        ByCountry("country ").Concat(ByCountry("field ")).DistinctBy(c => c.Country).ToFrozenDictionary(c => c.Country, c => c.Word, StringComparer.Ordinal);

    /// <summary>Names of countries that are so in a field for countries only: Georgia and Lebanon stand in names for places of other countries too.</summary>
    public static FrozenDictionary<string, string> FieldCountry { get; } = ByCountry("field ").ToFrozenDictionary(c => c.Word, c => c.Country, StringComparer.Ordinal);

    public static FrozenSet<string> None { get; } = Set("none");
    public static FrozenSet<string> Apart { get; } = Set("apart");

    /// <summary>Words of which alone no body's name is made.</summary>
    public static FrozenSet<string> Nobody { get; } = Set("nobody");

    /// <summary>Words for what a body is, beside those of <see cref="Meaning"/>: a name of nothing else is many bodies'.</summary>
    public static FrozenSet<string> Kind { get; } = Set("kind");

    /// <summary>The titles of persons.</summary>
    public static FrozenSet<string> Title { get; } = Set("title");

    /// <summary>Words of companies' names.</summary>
    public static FrozenSet<string> Trade { get; } = Set("trade");

    /// <summary>Saints, kings and queens after whom bodies of many countries are called.</summary>
    public static FrozenSet<string> Shared { get; } = Set("shared");

    /// <summary>Places with a "University of X" and an "X University", and the countries of the first.</summary>
    public static ILookup<string, string> Twice { get; } = ByCountry("twice ").ToLookup(c => c.Word, c => c.Country, StringComparer.Ordinal);

    /// <summary>The longest first.</summary>
    public static IReadOnlyList<string> Unit { get; } = [.. Noise["unit"].OrderByDescending(u => u.Length).ThenBy(u => u, StringComparer.Ordinal)];

    /// <summary>A word, as the key has it, that is no body's own.</summary>
    public static bool IsOfNobody(string word) => Generic.Contains(word) || Kind.Contains(word);

    private static FrozenSet<string> Set(string kind) => Noise[kind].Select(NameText.Fold).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<(string Word, string Country)> ByCountry(string kind) =>
        Noise.Where(n => n.Key.StartsWith(kind, StringComparison.Ordinal)).SelectMany(n => n.Value.Select(w => (NameText.Fold(w), n.Key[kind.Length..])));

    private static FrozenDictionary<string, string[]> LoadMeanings(bool foreignOnly)
    {
        var meanings = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (head, words) in Rows("generic-words.txt"))
        {
            foreach (var word in words.Where(w => !foreignOnly || w[0] != '!'))
            {
                var written = word.TrimStart('!');
                var meaning = head.Split(' ').Where(w => !Stop.Contains(w)).ToArray();
                meanings.TryAdd(NameText.Fold(written), meaning);
                // Registers lose letters with accents: Universität, Universitt.
                if (new string([.. written.Where(char.IsAscii)]) is { Length: > 5 } lost && lost.Length < written.Length) meanings.TryAdd(NameText.Fold(lost), meaning);
            }
        }
        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(string Head, string[] Words)> Rows(string file) => EmbeddedTable.Lines($"Names.{file}")
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('=')).Select(p => (p[0].Trim(), p[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
}
