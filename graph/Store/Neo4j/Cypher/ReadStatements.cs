namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>
/// Reads. Neo4j shows a commit piece by piece, so each reads as of a sequence number that is wholly in place: "at" is the one asked for, or else the
/// shown one. What began later is passed by, and what ended later is still there.
/// </summary>
internal static class ReadStatements
{
    private const string At =
        """
        MATCH (s:Horizon {id: 'shown'})
        WITH s.seq AS shown, CASE WHEN $asOf < s.seq THEN $asOf ELSE s.seq END AS at
        """;

    public static readonly Statement Shown = new("Shown", "MATCH (s:Horizon {id: 'shown'}) RETURN s.seq AS seq");

    public static readonly Statement Counts = new("Counts", "MATCH (h:Horizon {id: 'store'}) RETURN h.tally AS tally");

    public static readonly Statement Nodes = new("ReadNodes",
        $$"""
        {{At}}
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})
        WHERE n.from <= at AND NOT EXISTS { MATCH (n)-[p:PLACED_IN]->() WHERE p.from <= at AND (p.to IS NULL OR p.to > at) }
        RETURN n.id AS id, n.names AS names, at, shown,
            [(v)-[c:CLAIMS]->(n) WHERE c.from <= at AND (c.to IS NULL OR c.to > at) |
                [v.source, v.id, v.hash, v.updatedOn, v.reduced, v.kind, v.facts, v.url, v.retrievedAt, v.licence, c.from, c.fromAt, c.to, c.toAt, c.num, c.born]] AS claims,
            [(a)-[q:PLACED_IN]->(n) WHERE q.from <= at AND (q.to IS NULL OR q.to > at) | a.id] AS aliases
        """);

    public static readonly Statement NodeIds = new("ReadNodeIds",
        """
        MATCH (s:Horizon {id: 'shown'})
        MATCH (n:Node)
        USING INDEX n:Node(described, id)
        WHERE n.described = $kind AND n.id > $after
            AND EXISTS { MATCH ()-[c:CLAIMS]->(n) WHERE c.from <= s.seq AND (c.to IS NULL OR c.to > s.seq) }
        RETURN n.id AS id
        ORDER BY n.described, n.id
        LIMIT $limit
        """);

    public static readonly Statement Resolve = new("Resolve",
        """
        MATCH (s:Horizon {id: 'shown'})
        MATCH (n:Node {id: $id})
        WHERE n.from <= s.seq
        RETURN n.id AS id, [(n)-[p:PLACED_IN]->(m) WHERE p.from <= s.seq AND (p.to IS NULL OR p.to > s.seq) | m.id] AS into
        """);

    /// <summary>The own registration first, then the oldest node.</summary>
    public static readonly Statement ResolveKey = new("ResolveKey",
        """
        MATCH (s:Horizon {id: 'shown'})
        MATCH (k:Key {key: $key})-[o:NAMES]->(n)
        WHERE o.from <= s.seq
        WITH s, o, n
        ORDER BY coalesce(o.ownFrom <= s.seq, false) DESC, n.num
        LIMIT 1
        RETURN n.id AS id, [(n)-[p:PLACED_IN]->(m) WHERE p.from <= s.seq AND (p.to IS NULL OR p.to > s.seq) | m.id] AS into
        """);

    /// <summary>The own registrations first, then by age.</summary>
    public static readonly Statement KeyHolders = new("ReadKeyHolders",
        """
        MATCH (s:Horizon {id: 'shown'})
        UNWIND $rows AS row
        MATCH (k:Key {key: row.key})
        CALL (s, k) {
            MATCH (k)-[o:NAMES]->(n)
            WHERE o.from <= s.seq
            RETURN n.id AS id, n.num AS num, coalesce(o.ownFrom <= s.seq, false) AS own
            ORDER BY own DESC, num
            LIMIT $limit
        }
        RETURN k.key AS key, id, own, num
        """);

    public static readonly Statement ShownAs = new("ReadShown",
        """
        MATCH (s:Horizon {id: 'shown'})
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})
        WHERE n.from <= s.seq
        RETURN n.id AS id, n.from AS from, [(n)-[p:PLACED_IN]->(m) WHERE p.from <= s.seq AND (p.to IS NULL OR p.to > s.seq) | m.id] AS into, n.names AS names, s.seq AS seq
        """);

    public static readonly Statement Records = new("ReadRecords",
        """
        MATCH (s:Horizon {id: 'shown'})
        UNWIND $rows AS row
        MATCH (r:Record {source: row.source, id: row.id})
        WHERE r.from <= s.seq
        RETURN s.seq AS shown, r.source AS source, r.id AS id, r.state AS state
        """);

    public static readonly Statement Versions = new("ReadVersions",
        """
        UNWIND $rows AS row
        MATCH (v:Version {num: row.num})
        RETURN v.num AS num, v.hash AS hash, v.updatedOn AS updatedOn, v.reduced AS reduced, v.kind AS kind, v.facts AS facts, v.retrievedAt AS retrievedAt
        """);

    public static readonly Statement Labels = new("ReadLabels",
        """
        MATCH (s:Horizon {id: 'shown'})
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})
        RETURN n.id AS id, n.names AS names, s.seq AS at
        """);

    public static readonly Statement RecordKeys = new("ReadRecordKeys",
        """
        MATCH (s:Horizon {id: 'shown'})
        MATCH (r:Record)
        USING INDEX r:Record(source, id)
        WHERE r.source = $source AND r.id > $after AND r.from <= s.seq AND ($parser IS NULL OR any(p IN r.parsers WHERE p <> $parser))
        RETURN r.id AS id
        ORDER BY r.source, r.id
        LIMIT $limit
        """);

    public static readonly Statement Known = new("ReadKnown",
        """
        MATCH (s:Horizon {id: 'shown'})
        UNWIND $rows AS row
        MATCH (r:Raw {hash: row.hash})
        WHERE r.from <= s.seq
        RETURN r.hash AS hash
        """);

    public static readonly Statement Raw = new("ReadRaw",
        """
        MATCH (s:Horizon {id: 'shown'})
        MATCH (r:Raw {hash: $hash})
        WHERE r.from <= s.seq
        RETURN r.length AS length, r.packed AS packed
        """);

    public static readonly Statement ChangeSets = new("ReadChangeSets",
        """
        MATCH (s:Horizon {id: 'shown'})
        MATCH (c:ChangeSet)
        USING INDEX c:ChangeSet(seq)
        WHERE c.seq > $after AND c.seq <= s.seq
        RETURN c.seq AS seq, c.at AS at, c.nodes AS nodes
        ORDER BY c.seq
        LIMIT $limit
        """);

    private const string Reasons = "r.num, r.source, r.record, r.url, r.retrievedAt, r.licence, r.sourceDate, r.hash, r.rule, r.ruleVersion, r.method, r.confidence, r.quoteField, r.quoteStart, r.quoteEnd, r.quote, r.from, r.fromAt, r.to, r.toAt";

    /// <summary>The first edges of each node by type, role and age, with all their reasons, one a row.</summary>
    public static Statement Edges(IReadOnlyList<string> types) => new("ReadEdges " + string.Join('|', types),
        $$"""
        {{First(types, "collect(DISTINCT r) AS reasons")}}
            RETURN edge, type, role, reasons
        }
        UNWIND reasons AS r
        RETURN at, shown, edge, type, role, startNode(r).id AS source, startNode(r).names AS sourceNames, endNode(r).id AS target, endNode(r).names AS targetNames,
            [{{Reasons}}] AS reason
        """);

    /// <summary>The same edges without reasons.</summary>
    public static Statement Links(IReadOnlyList<string> types) => new("ReadLinks " + string.Join('|', types),
        $$"""
        {{First(types, "head(collect(r)) AS one")}}
            RETURN edge, type, role, one
        }
        RETURN at, shown, edge, type, role, startNode(one).id AS source, startNode(one).names AS sourceNames, endNode(one).id AS target, endNode(one).names AS targetNames
        """);

    private static string First(IReadOnlyList<string> types, string kept) =>
        $$"""
        {{At}}
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})
        CALL (n, at) {
            MATCH (n)-[r:{{string.Join('|', types.Select(EdgeTypes.Known))}}]-()
            WHERE r.from <= at AND (r.to IS NULL OR r.to > at)
            WITH r.edge AS edge, type(r) AS type, r.role AS role, {{kept}}
            ORDER BY type, role, edge
            LIMIT $limit
        """;
}
