using System.Collections.Concurrent;

namespace Horizon.Ingest.Registries;

/// <summary>
/// What is read from the few short texts that stand in record after record (countries, phases, dates, designs), worked out once a text. Thread-safe; holds no more than a
/// few thousand texts, so that a file full of new ones costs time and no memory.
/// </summary>
internal sealed class RepeatedWords<T>(Func<string, T> read)
{
    private const int Most = 2_000;
    private const int Longest = 500;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    public T Of(string text)
    {
        if (text.Length > Longest) return read(text);
        if (_known.TryGetValue(text, out var known)) return known;
        var value = read(text);
        if (_count < Most && _known.TryAdd(text, value)) Interlocked.Increment(ref _count);
        return value;
    }
}
