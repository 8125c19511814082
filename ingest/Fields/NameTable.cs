using System.Text;

namespace Horizon.Ingest.Fields;

/// <summary>
/// What a reader knows of each name that members or columns have, worked out once a name: files repeat the same few names in every record. Thread-safe; holds no more
/// than a few thousand names, so that a file full of new ones costs time and no memory.
/// </summary>
internal sealed class NameTable<T>(Func<string, T> know)
{
    private const int Most = 4_096;

    private readonly Lock _adding = new();
    private volatile Entry?[] _slots = new Entry?[64];
    private int _count;

    /// <summary>What is known of a member's name.</summary>
    /// <exception cref="InvalidOperationException">The name is no valid UTF-8.</exception>
    public T Of(JsonValue member)
    {
        // The same name may be written in many ways with escapes.
        if (member.IsNameEscaped) return know(member.Name);
        var written = member.WrittenName;
        var key = member.NameKey;
        var slots = _slots;
        for (var at = Place(key, slots.Length); slots[at] is { } entry; at = (at + 1) & (slots.Length - 1))
        {
            if (entry.Key == key && written.SequenceEqual(entry.Written)) return entry.Known;
        }
        return Add(new Entry(key, written.ToArray(), know(member.Name)));
    }

    private T Add(Entry entry)
    {
        lock (_adding)
        {
            if (_count >= Most) return entry.Known;
            _count++;
            // Readers look without the lock: they see the old table or the new one, each of them whole.
            var slots = new Entry?[_count * 4 > _slots.Length ? _slots.Length * 2 : _slots.Length];
            foreach (var one in _slots.Append(entry).OfType<Entry>())
            {
                var at = Place(one.Key, slots.Length);
                while (slots[at] is not null) at = (at + 1) & (slots.Length - 1);
                slots[at] = one;
            }
            _slots = slots;
        }
        return entry.Known;
    }

    private static int Place(uint key, int length) => (int)((key * 2_654_435_769u) >> 16) & (length - 1);

    private sealed record Entry(uint Key, byte[] Written, T Known);
}
