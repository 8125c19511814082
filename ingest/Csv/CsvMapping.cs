using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Horizon.Graph.Ids;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Csv;

/// <summary>
/// From a row's columns to the fields of a publication or a trial. It is used when the row is cut out of its file: what is kept carries the fields'
/// own names, so that it can be read again without the mapping.
/// </summary>
internal sealed record CsvMapping(string Kind, string? Set, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyDictionary<string, string> Constants)
{
    /// <summary>Without a mapping: columns known by their names.</summary>
    public static CsvMapping Named { get; } = new("publication", null, KnownColumns.Fields.GroupBy(f => f.Value).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(f => f.Key)]), new Dictionary<string, string>());

    /// <summary>{"kind": "trial", "set": "name", "fields": {"id": "nct", "title": ["Title", "Name"]}, "constants": {"status": "completed"}}</summary>
    /// <exception cref="MappingException">It cannot be used.</exception>
    public static CsvMapping Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new MappingException("The mapping is no JSON object. It looks like {\"kind\": \"publication\", \"fields\": {\"title\": \"Title\"}}.");
            foreach (var member in root.EnumerateObject().Where(m => m.Name is not ("kind" or "set" or "fields" or "constants")))
                throw new MappingException($"The mapping has \"{member.Name}\", which means nothing; kind, set, fields and constants are known.");
            var kind = root.Text("kind") ?? "publication";
            if (!CsvParser.FieldsOf.TryGetValue(kind, out var known)) throw new MappingException($"The mapping's kind is \"{kind}\"; publication and trial are there.");
            var fields = Columns(root, known, kind);
            var constants = Constant(root, known, kind);
            if (kind == "trial" && !fields.ContainsKey("id")) throw new MappingException("A mapping of trials must say in \"fields\" which column holds the registry's id: \"id\": \"nct\".");
            if (!fields.Keys.Any(f => f is "id" or "title" or "abstract" or "text" or "doi" or "pmid"))
                throw new MappingException("The mapping names no column for id, title, abstract, text, doi or pmid: nothing could be read by it.");
            return new CsvMapping(kind, root.Text("set"), fields, constants);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new MappingException($"The mapping is no sound JSON: {broken.Message}");
        }
    }

    /// <summary>Whether a table with these columns, or lines with these members, can be read: the column of the id, or of the title where rows have none, must be there.</summary>
    public bool Takes(IReadOnlyList<string> columns)
    {
        var needed = Fields.ContainsKey("id") ? "id" : Fields.Keys.First(f => f is "title" or "abstract" or "text" or "doi" or "pmid");
        return Fields[needed].Any(c => columns.Contains(c, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Says which column the mapping names and the table does not have; null where there is none. Of columns of which the first that has a value counts, one is enough.</summary>
    public string? Problem(IReadOnlyList<string> columns)
    {
        foreach (var (field, names) in Fields)
        {
            var absent = names.Where(name => !columns.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
            if (absent.Count == 0 || (absent.Count < names.Count && !CsvParser.Joined.ContainsKey(field))) continue;
            return $"The mapping names the column \"{absent[0]}\" for the field {field}, and the table has none of that name: its columns are {string.Join(", ", columns)}. Mend the mapping, or leave the column out of it.";
        }
        return null;
    }

    /// <summary>A line's object with the fields' names: see <see cref="KeepRow"/>. One that says nothing has no id, and is rejected when it is read.</summary>
    public KeptRow Keep(byte[] line, string path) => KeepRow(line, path) ?? new KeptRow(Write([], path));

    /// <summary>
    /// A row's object with the fields' names: kind, set, id, then what the row has of the others; null where the row has none of them.
    /// A broken row is kept as it is, and rejected when it is read.
    /// </summary>
    public KeptRow? KeepRow(byte[] row, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(row);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new KeptRow(row);
            var read = Read(json.RootElement);
            if (read.Count == 0) return null;
            var id = read.GetValueOrDefault("id");
            // A trial's id is its registry's, in whatever set it stands.
            return Kind == "trial"
                ? new KeptRow(Write(read, path), RegistrationId.TryParse(id)?.Value ?? id)
                : new KeptRow(Write(read, path), id, Set is null && id is not null ? SetOf(path) : null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new KeptRow(row);
        }
    }

    /// <summary>The fields of which the row has a value, its constants not among them.</summary>
    private Dictionary<string, string> Read(JsonElement row)
    {
        var values = row.EnumerateObject().GroupBy(m => m.Name.Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.OrdinalIgnoreCase);
        var read = new Dictionary<string, string>();
        foreach (var (field, columns) in Fields)
        {
            var texts = columns.Select(c => values.TryGetValue(c, out var value) ? Text(value) : null).OfType<string>().Distinct().ToList();
            if (texts.Count > 0) read[field] = texts.Count == 1 || !CsvParser.Joined.TryGetValue(field, out var join) ? texts[0] : join(texts);
        }
        return read;
    }

    private byte[] Write(Dictionary<string, string> read, string path)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind);
            json.WriteString("set", Set ?? SetOf(path));
            var written = new Dictionary<string, string>(Constants);
            foreach (var (field, text) in read) written[field] = text;
            // A publication without an id is known by what its row says; a trial is known by nothing else.
            if (read.Count > 0 && Kind != "trial" && !read.ContainsKey("id")) written["id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', written.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Value)))))[..12];
            foreach (var (field, text) in written.OrderBy(w => w.Key, StringComparer.Ordinal)) json.WriteString(field, text);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>Lists become lines.</summary>
    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? Missing.OrText(string.Join('\n', value.EnumerateArray().Select(e => JsonFields.Text(e)).OfType<string>())) : JsonFields.Text(value);

    /// <summary>Two tables may both count their rows from 1: the file's name without its endings keeps them apart.</summary>
    private static string SetOf(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\', '!']) + 1)..];
        var slug = new StringBuilder();
        foreach (var c in name.Split('.', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "")
        {
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().Trim('-') is { Length: > 0 } set ? set : "table";
    }

    private static Dictionary<string, IReadOnlyList<string>> Columns(JsonElement root, IReadOnlyList<string> known, string kind)
    {
        if (root.Member("fields") is not { ValueKind: JsonValueKind.Object } fields)
            throw new MappingException($"The mapping has no \"fields\": an object from a field to its column. Fields of a {kind}: {string.Join(", ", known)}.");
        var columns = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var field in fields.EnumerateObject())
        {
            if (!known.Contains(field.Name)) throw new MappingException($"The mapping names the field \"{field.Name}\", which a {kind} does not have; it has {string.Join(", ", known)}.");
            var names = fields.Texts(field.Name);
            if (names.Count == 0) throw new MappingException($"The mapping's field \"{field.Name}\" names no column. Write the column's name, or a list of names.");
            columns[field.Name] = names;
        }
        return columns;
    }

    private static Dictionary<string, string> Constant(JsonElement root, IReadOnlyList<string> known, string kind)
    {
        var constants = new Dictionary<string, string>();
        foreach (var constant in root.Member("constants") is { ValueKind: JsonValueKind.Object } all ? all.EnumerateObject().ToList() : [])
        {
            if (constant.Name == "id" || !known.Contains(constant.Name)) throw new MappingException($"The mapping has a constant \"{constant.Name}\", which a {kind} cannot have for all its rows.");
            if (JsonFields.Text(constant.Value) is { } text) constants[constant.Name] = text;
        }
        return constants;
    }
}
