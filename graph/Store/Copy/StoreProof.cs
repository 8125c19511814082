using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Horizon.Graph.Store.Copy;

/// <summary>How many rows each section of a store has, and a hash of them that does not depend on their order: equal for two stores that hold the same.</summary>
public sealed class StoreProof
{
    private readonly Dictionary<string, (long Count, UInt128 High, UInt128 Low)> sections = [];

    public long Count(string section) => sections.GetValueOrDefault(section).Count;

    /// <summary>The sum of the rows' SHA-256, in hexadecimal.</summary>
    public string Hash(string section)
    {
        var (_, high, low) = sections.GetValueOrDefault(section);
        return $"{high:x32}{low:x32}";
    }

    public void Add(StoreRow row)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row, row.GetType()));
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sections, row.Section, out _);
        sum = (sum.Count + 1, sum.High + Part(hash, 0), sum.Low + Part(hash, 16));
    }

    /// <summary>The sections in which two stores differ.</summary>
    public IReadOnlyList<string> Differences(StoreProof other) => [.. StoreRow.Sections.Where(s => Count(s) != other.Count(s) || Hash(s) != other.Hash(s))];

    /// <summary>Gives the rows on and adds them up as they pass.</summary>
    public async IAsyncEnumerable<StoreRow> Watch(IAsyncEnumerable<StoreRow> rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            Add(row);
            yield return row;
        }
    }

    public static async Task<StoreProof> OfAsync(IGraphStore store, CancellationToken cancellation)
    {
        var proof = new StoreProof();
        await foreach (var row in store.RowsAsync(cancellation)) proof.Add(row);
        return proof;
    }

    private static UInt128 Part(byte[] hash, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash.AsSpan(at));
}
