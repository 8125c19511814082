using System.Numerics;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <summary>What filters let through of a segment, as bits that are kept with it: no document need be asked.</summary>
internal static class FilterBits
{
    /// <summary>A bit for each document that every filter lets through; deleted ones may be among them. Not to be changed: it may be what is kept.</summary>
    /// <param name="filters">One at least.</param>
    public static long[] Of(AtomicReaderContext context, IReadOnlyList<Query> filters)
    {
        var columns = SegmentColumns.Of(context.AtomicReader);
        var bits = filters.Select(f => columns.Bits(context, f).GetBits()).ToList();
        if (bits.Count == 1) return bits[0];
        var words = (long[])bits[0].Clone();
        foreach (var others in bits.Skip(1))
        {
            for (var i = 0; i < words.Length; i++) words[i] &= others[i];
        }
        return words;
    }

    /// <summary>How many documents of the segment live and are let through.</summary>
    public static int Count(AtomicReaderContext context, IReadOnlyList<Query> filters)
    {
        if (filters.Count == 0) return context.AtomicReader.NumDocs;
        var (words, live, count) = (Of(context, filters), context.AtomicReader.LiveDocs, 0);
        if (live is null) return Count(words);
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = (ulong)words[i]; rest != 0; rest &= rest - 1) count += live.Get((i << 6) + BitOperations.TrailingZeroCount(rest)) ? 1 : 0;
        }
        return count;
    }

    /// <summary>How many bits are set.</summary>
    public static int Count(long[] words)
    {
        var count = 0;
        foreach (var word in words) count += BitOperations.PopCount((ulong)word);
        return count;
    }
}
