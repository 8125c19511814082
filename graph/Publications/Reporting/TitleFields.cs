using System.Numerics;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>The fields of medicine that a title speaks of, by a table of words: see title-fields.txt. A bit each.</summary>
internal readonly record struct TitleFields(ulong Bits)
{
    private const int ShortestBeginning = 3;

    private static readonly (Dictionary<string, ulong> Words, Dictionary<string, ulong> Beginnings) Table = Load();

    public static TitleFields Of(IEnumerable<string> stems)
    {
        var bits = 0UL;
        var beginnings = Table.Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var stem in stems)
        {
            bits |= Table.Words.GetValueOrDefault(stem);
            for (var length = ShortestBeginning; length <= stem.Length; length++) bits |= beginnings.TryGetValue(stem.AsSpan(0, length), out var begun) ? begun : 0;
        }
        return new TitleFields(bits);
    }

    /// <summary>Of the fields that either title speaks of the share that both do; null where one speaks of none.</summary>
    public double? Shared(TitleFields other) => Bits == 0 || other.Bits == 0 ? null : BitOperations.PopCount(Bits & other.Bits) / (double)BitOperations.PopCount(Bits | other.Bits);

    private static (Dictionary<string, ulong> Words, Dictionary<string, ulong> Beginnings) Load()
    {
        var (words, beginnings) = (new Dictionary<string, ulong>(StringComparer.Ordinal), new Dictionary<string, ulong>(StringComparer.Ordinal));
        var fields = 0;
        var resource = $"{typeof(TitleFields).Namespace}.title-fields.txt";
        using var stream = typeof(TitleFields).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly lacks its table {resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('=') is not [_, var listed]) continue;
            if (fields == 64) throw new InvalidOperationException($"{resource} has more fields than there are bits.");
            var field = 1UL << fields++;
            foreach (var word in listed.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.EndsWith('*')) beginnings[word[..^1]] = beginnings.GetValueOrDefault(word[..^1]) | field;
                else words[TitleWords.Stem(word)] = words.GetValueOrDefault(TitleWords.Stem(word)) | field;
            }
        }
        return (words, beginnings);
    }
}
