using System.Globalization;
using System.Text;

namespace Horizon.Graph.Store.Neo4j.Copy;

/// <param name="Property">The member of the row; "ROW" is the row's number.</param>
internal sealed record CsvColumn(string Property, string Header);

/// <param name="Label">Of all its nodes; null where each names its own, and for relationships.</param>
/// <param name="Type">Of all its relationships; null where each names its own, and for nodes.</param>
internal sealed record CsvFile(string Name, bool IsNodes, string? Label, string? Type, string? Statement, IReadOnlyList<CsvColumn> Columns);

/// <summary>The files of an export with their columns, as <c>neo4j-admin database import</c> reads headers.</summary>
internal static class CsvFiles
{
    /// <summary>Bytes of one value that the import takes without being told.</summary>
    private const int ReadBuffer = 4 << 20;

    public static IReadOnlyList<CsvFile> All { get; } =
    [
        Nodes("horizon", "Horizon", null, "ROW::ID(Horizon) id form:long seq:long num:long tally tokens"),
        Nodes("nodes", null, null, "id:id:ID(Node) kind num:long from:long label names claims:long edges:long described LABEL::LABEL"),
        Nodes("versions", "Version", "WriteVersions", "num::ID(Version) num:long source id hash parser:long updatedOn reduced:boolean url retrievedAt licence kind facts from:long"),
        Nodes("records", "Record", "WriteRecords", "ROW::ID(Record) source id state parsers:long[] node from:long"),
        Nodes("documents", "Raw", "WriteRaws", "hash:hash:ID(Raw) length:long packed from:long"),
        Nodes("keys", "Key", null, "key:key:ID(Key)"),
        Nodes("changeSets", "ChangeSet", "WriteChangeSets", "seq::ID(ChangeSet) seq:long at nodes"),
        Nodes("rejects", "Reject", "WriteRejects", "key:key:ID(Reject) source id reason url at num:long"),
        Nodes("unknownFields", "UnknownField", "LoadFields", "ROW::ID(UnknownField) source path count:long"),
        Nodes("runs", "Run", "LoadRuns", "ROW::ID(Run) source id kind startedAt finishedAt read:long new:long changed:long unchanged:long rejected:long complete:boolean expected:long remark"),
        Nodes("sources", "Source", "LoadSources", "name:name:ID(Source) run"),
        Nodes("notes", "Note", "LoadNotes", "name:name:ID(Note) value"),
        Relationships("names", "NAMES", null, "key::START_ID(Key) from:long ownFrom:long node::END_ID(Node)"),
        Relationships("claims", "CLAIMS", "OpenClaims", "version::START_ID(Version) num:long from:long fromAt to:long toAt born node::END_ID(Node)"),
        Relationships("placements", "PLACED_IN", "Place", "id::START_ID(Node) from:long fromAt to:long toAt into::END_ID(Node)"),
        Relationships("edges", null, null,
            "sourceNode::START_ID(Node) num:long edge:long why:long role source record version:long url retrievedAt licence sourceDate hash rule ruleVersion method confidence:double " +
            "quoteField quoteStart:long quoteEnd:long quote bornSource bornTarget from:long fromAt to:long toAt target::END_ID(Node) TYPE::TYPE"),
    ];

    public static IReadOnlyDictionary<string, string> ByStatement { get; } = All.Where(f => f.Statement is not null).ToDictionary(f => f.Statement!, f => f.Name);

    private static readonly Dictionary<string, CsvFile> ByName = All.ToDictionary(f => f.Name);

    public static CsvFile Of(string name) => ByName[name];

    public static string Command(long longest)
    {
        var command = new StringBuilder("neo4j-admin database import full neo4j --id-type=string --multiline-fields=true --bad-tolerance=0 --overwrite-destination");
        if (longest * 4 > ReadBuffer) command.Append(CultureInfo.InvariantCulture, $" --read-buffer-size={longest * 4}");
        foreach (var file in All)
        {
            var kind = file.Label ?? file.Type;
            command.Append(CultureInfo.InvariantCulture, $" --{(file.IsNodes ? "nodes" : "relationships")}{(kind is null ? "" : "=" + kind)}={file.Name}.csv");
        }
        return command.ToString();
    }

    private static CsvFile Nodes(string name, string? label, string? statement, string columns) => new(name, true, label, null, statement, Columns(columns));

    private static CsvFile Relationships(string name, string? type, string? statement, string columns) => new(name, false, null, type, statement, Columns(columns));

    /// <summary>"property" is a text, "property:long" has a type, "property:header:…" and "property::HEADER" say the header as it is.</summary>
    private static List<CsvColumn> Columns(string columns) => [.. columns.Split(' ').Select(c =>
    {
        var colon = c.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return new CsvColumn(c, c);
        var (property, rest) = (c[..colon], c[(colon + 1)..]);
        return new CsvColumn(property, rest.Contains(':', StringComparison.Ordinal) ? rest : c);
    })];
}
