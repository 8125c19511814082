using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Horizon.Search.Language;

namespace Horizon.Search.Find;

/// <summary>Where a page ended: the snapshot it came from and its last row, bound to the question it answers. Url-safe text with a version and a check sum.</summary>
internal sealed record Cursor(long Snapshot, RowPlace Place)
{
    private const byte Version = 1;
    private const int SumLength = 8;

    public string Write(SearchRequest request)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(Snapshot);
            writer.Write(Place.Number);
            writer.Write(Place.Text);
            writer.Write(Place.Id);
        }

        var body = memory.ToArray();
        return Base64Url.EncodeToString([.. body, .. Sum(body, request)]);
    }

    /// <exception cref="SearchQueryException">The text is no cursor, or one of another question.</exception>
    public static Cursor Read(string text, SearchRequest request)
    {
        var bytes = Decode(text);
        if (bytes.Length <= SumLength || bytes[0] != Version) throw Bad();
        var body = bytes[..^SumLength];
        if (!bytes.AsSpan(body.Length).SequenceEqual(Sum(body, request))) throw Bad();
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        reader.ReadByte();
        return new Cursor(reader.ReadInt64(), new RowPlace(reader.ReadInt64(), reader.ReadString(), reader.ReadString()));
    }

    private static byte[] Decode(string text)
    {
        if (text.Length > 4000 || !Base64Url.IsValid(text)) throw Bad();
        return Base64Url.DecodeFromChars(text);
    }

    private static ReadOnlySpan<byte> Sum(byte[] body, SearchRequest request)
    {
        string[][] asked =
        [
            [request.Q ?? string.Empty], [request.Kind ?? string.Empty], [.. request.Technique], [.. request.Site], [.. request.Status], [.. request.Phase], [.. request.Funder],
            [.. request.Network], [.. request.Country], [.. request.State], [request.From ?? string.Empty], [request.To ?? string.Empty], [request.Sort.ToString()],
        ];
        var question = Encoding.UTF8.GetBytes(string.Join('\u0001', asked.Select(a => string.Join('\u0002', a))));
        return SHA256.HashData([.. body, .. question]).AsSpan(0, SumLength);
    }

    private static SearchQueryException Bad() =>
        new(SearchQueryError.BadCursor, "The cursor is not one of this search. Leave it out to start at the first page.");
}
