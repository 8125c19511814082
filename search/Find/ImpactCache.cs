using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Horizon.Search.Index;
using Lucene.Net.Index;

namespace Horizon.Search.Find;

/// <summary>
/// Keeps the impacts of words that were asked for, for as long as their segment lives. What has not been asked for while others filled half of the room is let go.
/// Thread-safe.
/// </summary>
internal sealed class ImpactCache
{
    /// <summary>Room a document: twice what two hundred of its words take, since half of it holds what was asked for last. With half of that an eighth of a check's processor time went into reading words anew.</summary>
    private const long BytesADocument = 3200;
    private const long LeastBytes = 1 << 20;

    /// <summary>However large the segment: with a million documents the commonest words alone fit.</summary>
    private const long MostBytes = 400 << 20;

    private static readonly ConditionalWeakTable<object, ImpactCache> Known = [];

    private readonly long half;
    private readonly Lock gate = new();
    private ConcurrentDictionary<(string Set, string Word), WordImpacts> young = new();
    private ConcurrentDictionary<(string Set, string Word), WordImpacts> old = new();
    private long bytes;

    private ImpactCache(int documents) => half = Math.Clamp(BytesADocument * documents, LeastBytes, MostBytes) / 2;

    public static ImpactCache Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new ImpactCache(reader.MaxDoc));

    public WordImpacts Word(AtomicReader reader, string word, FieldSet fields) =>
        Get((fields.Name, word)) ?? Keep((fields.Name, word), WordImpacts.OfWord(reader, word, fields));

    public WordImpacts Value(AtomicReader reader, string field, string value) =>
        Get(("=" + field, value)) ?? Keep(("=" + field, value), WordImpacts.OfValue(reader, field, value));

    private WordImpacts? Get((string Set, string Word) key)
    {
        if (young.TryGetValue(key, out var impacts)) return impacts;
        return old.TryGetValue(key, out impacts) ? Keep(key, impacts) : null;
    }

    private WordImpacts Keep((string Set, string Word) key, WordImpacts impacts)
    {
        lock (gate)
        {
            if (!young.TryAdd(key, impacts)) return young[key];
            bytes += impacts.Bytes;
            if (bytes <= half) return impacts;
            (old, young, bytes) = (young, new(), 0);
            return impacts;
        }
    }
}
