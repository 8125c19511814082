using System.Diagnostics.CodeAnalysis;

namespace Horizon.Tests.Ingest.Fuzz;

/// <summary>Changes bytes at random: some replaced, taken out, repeated elsewhere, turned into marks of the formats, or the end cut off.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A seeded run that can be repeated is the point.")]
internal static class Mutation
{
    public static byte[] Of(byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(result.Count);
            var length = Math.Min(random.Next(1, 12), result.Count - at);
            switch (random.Next(6))
            {
                case 0: result[at] = (byte)random.Next(256); break;
                case 1: result.RemoveRange(at, Math.Min(length, result.Count - 1)); break;
                case 2: result.InsertRange(at, result.GetRange(random.Next(result.Count - length + 1), length)); break;
                case 3: result[at] = "{}[]\"<>/&;0\\:,\t\n"u8[random.Next(16)]; break;
                // One digit or letter more or less: numbers and dates out of their range.
                case 4: result[at] = (byte)(result[at] + (random.Next(2) == 0 ? 1 : -1)); break;
                default: if (random.Next(8) == 0) result.RemoveRange(at, result.Count - at); break;
            }
            if (result.Count == 0) result.Add((byte)'{');
        }
        return [.. result];
    }
}
