using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Files;

/// <summary>What is kept of a table's row.</summary>
/// <param name="Bytes">The row as an object.</param>
/// <param name="Id">The row's own id, by which its record is known; null where it has none.</param>
/// <param name="Set">The set to which the id belongs, where its name is made from the file's; null where the id stands alone or a person named the set.</param>
internal sealed record KeptRow(byte[] Bytes, string? Id = null, string? Set = null);

/// <summary>Which file of a run each set belongs to that is named after its file. Not thread-safe: a run reads one file after the other.</summary>
internal sealed class FileSets
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The file that a set belongs to: this one where it comes first.</summary>
    public string Owner(string set, string path)
    {
        if (!_files.TryGetValue(set, out var owner)) _files.Add(set, owner = path);
        return owner;
    }
}

/// <summary>
/// Tells rows whose ids were there before: the later record would take the place of the earlier one, or be lost behind it. Hashes alone are held, and those of
/// the first <see cref="MostIds"/> ids.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="source">The source of its rows.</param>
/// <param name="unit">What rows are counted in: "line", "record".</param>
/// <param name="sets">The sets of the run.</param>
internal sealed class RowIds(string path, string source, string unit, FileSets sets)
{
    private const int MostIds = 1 << 20;

    private readonly Dictionary<ulong, (uint Content, uint Place)> _rows = [];

    /// <summary>Says that another file of this run has the set of this one; null where none has.</summary>
    public string? TakenSet(KeptRow row) => row.Set is { } set && sets.Owner(set, path) is var owner && owner != path
        ? $"Its rows would be known by the same ids as those of {owner}: both files name the set {set}, which is the beginning of a file's name up to its first dot. Where each file numbers its rows by itself, rename this one so that its name begins otherwise ({set}-2.csv). Where they are parts of one table whose ids differ, put the parts together in one file, or import them with --mapping FILE, a mapping that has \"set\": \"{set}\" and names the columns."
        : null;

    /// <summary>Rejects a row whose id stood in this file with other content; null for any other.</summary>
    public FileRejected? Repeated(KeptRow row, RawDocument document, long place)
    {
        if (row.Id is not { } id) return null;
        var key = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        var content = uint.Parse(document.Hash.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (!_rows.TryGetValue(key, out var first))
        {
            if (_rows.Count < MostIds) _rows.Add(key, (content, (uint)place));
            return null;
        }
        return content == first.Content
            ? null
            : new FileRejected(path, source, id, $"The id \"{id}\" on {unit} {place} already stood on {unit} {first.Place} with other words: this row is left out. Give one of the two another id.");
    }
}
