using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Horizon.Search.Index;

namespace Horizon.Search.Check.Ranking;

/// <summary>How rare a word is among the documents of a snapshot; looked up once a word and snapshot. Thread-safe.</summary>
internal sealed class TermRarity
{
    /// <summary>Words kept; a vocabulary of a million documents has more, most of them met once.</summary>
    private const int Most = 200_000;

    private static readonly string[] Fields = ["title", "intervention", "condition", "summary", "text", "outcome", "keyword"];
    private static readonly ConditionalWeakTable<LiveSearcher, TermRarity> Known = [];

    private readonly ConcurrentDictionary<string, float> kept = new(StringComparer.Ordinal);
    private readonly LiveSearcher searcher;

    private TermRarity(LiveSearcher searcher) => this.searcher = searcher;

    public static TermRarity Of(LiveSearcher searcher) => Known.GetValue(searcher, static s => new TermRarity(s));

    /// <summary>ln(1 + (N - n + 0.5) / (n + 0.5)); a word that no document has is as rare as one that a single document has.</summary>
    public float this[string term]
    {
        get
        {
            if (kept.TryGetValue(term, out var rarity)) return rarity;
            if (kept.Count > Most) kept.Clear();
            var documents = Math.Max(1, searcher.Documents);
            return kept[term] = FixedLengthSimilarity.RarityOf(Math.Max(1, Fields.Max(f => searcher.Count(f, term))), documents);
        }
    }
}
