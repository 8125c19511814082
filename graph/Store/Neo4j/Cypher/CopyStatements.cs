namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>What a copy reads and writes, a page at a time. What is written may be written twice: all is merged by key or number.</summary>
internal static class CopyStatements
{
    public static readonly Statement Nodes = Page("CopyNodes", "Node", "num", "x.num AS num, x.id AS id, x.from AS from, x.names AS names");

    public static readonly Statement ChangeSets = Page("CopyChangeSets", "ChangeSet", "seq", "x.seq AS seq, x.at AS at, x.nodes AS nodes");

    public static readonly Statement Placements = Page("CopyPlacements", "Node", "num", "x.num AS num, x.id AS id, [(x)-[p:PLACED_IN]->(m) | [m.id, p.from, p.to]] AS rows");

    public static readonly Statement Keys = Page("CopyKeys", "Node", "num", "x.num AS num, x.id AS id, [(k)-[o:NAMES]->(x) | [k.key, o.ownFrom IS NOT NULL]] AS rows");

    public static readonly Statement Raws = Page("CopyRaws", "Raw", "hash", "x.hash AS hash, x.length AS length, x.packed AS packed");

    public static readonly Statement Records = new("CopyRecords",
        """
        MATCH (x:Record)
        USING INDEX x:Record(source, id)
        WHERE x.source = $source AND x.id > $after
        RETURN x.id AS id, x.state AS state
        ORDER BY x.source, x.id
        LIMIT $limit
        """);

    public static readonly Statement Versions = Page("CopyVersions", "Version", "num",
        "x.num AS num, x.source AS source, x.id AS id, x.hash AS hash, x.parser AS parser, x.updatedOn AS updatedOn, x.reduced AS reduced, x.url AS url, x.retrievedAt AS retrievedAt, " +
        "x.licence AS licence, x.kind AS kind, x.facts AS facts");

    public static readonly Statement Claims = Page("CopyClaims", "Version", "num", "x.num AS num, [(x)-[c:CLAIMS]->(n) | [c.num, n.id, c.from, c.to]] AS rows");

    public static readonly Statement Edges = Page("CopyEdges", "Node", "num",
        $"x.num AS num, x.id AS id, [(x)-[r:{Names.AnyType}]->(t) | [r.num, r.edge, type(r), r.role, t.id, r.bornSource, r.bornTarget, r.source, r.record, r.version, " +
        "r.hash, r.rule, r.ruleVersion, r.method, r.confidence, r.quoteField, r.quoteStart, r.quoteEnd, r.quote, r.from, r.to]] AS rows");

    public static readonly Statement Rejects = Page("CopyRejects", "Reject", "num", "x.num AS num, x.source AS source, x.id AS id, x.reason AS reason, x.url AS url, x.at AS at");

    public static readonly Statement Runs = new("CopyRuns",
        $$"""
        MATCH (r:Run)
        USING INDEX r:Run(source, id)
        WHERE r.source >= '' AND r.id >= ''
        OPTIONAL MATCH (q:Source {name: r.source})
        RETURN {{NoteStatements.RunColumns}}, q.run = r.id AS last
        """);

    public static readonly Statement Notes = new("CopyNotes",
        """
        MATCH (n:Note)
        USING INDEX n:Note(name)
        WHERE n.name >= ''
        RETURN n.name AS name, n.value AS value
        """);

    public static readonly Statement WriteRuns = new("LoadRuns",
        """
        UNWIND $rows AS row
        MERGE (r:Run {source: row.source, id: row.id})
        SET r += row.set
        """);

    public static readonly Statement WriteSources = new("LoadSources",
        """
        UNWIND $rows AS row
        MERGE (q:Source {name: row.name})
        SET q.run = row.run
        """);

    public static readonly Statement WriteNotes = new("LoadNotes",
        """
        UNWIND $rows AS row
        MERGE (n:Note {name: row.name})
        SET n.value = row.value
        """);

    public static readonly Statement WriteFields = new("LoadFields",
        """
        UNWIND $rows AS row
        MERGE (u:UnknownField {source: row.source, path: row.path})
        SET u.count = row.count
        """);

    /// <summary>Marks a database that a copy fills; nobody uses it until the copy is done.</summary>
    public static readonly Statement Begin = new("BeginLoad",
        """
        MATCH (h:Horizon {id: 'store'})
        SET h.loading = $since
        """);

    public static readonly Statement End = new("EndLoad",
        """
        MATCH (h:Horizon {id: 'store'})
        MATCH (s:Horizon {id: 'shown'})
        SET h.loading = null, h.seq = $seq, h.num = $num, h.tally = $tally, s.seq = $seq
        """);

    private static Statement Page(string name, string label, string key, string columns) => new(name,
        $$"""
        MATCH (x:{{label}})
        USING INDEX x:{{label}}({{key}})
        WHERE x.{{key}} > $after
        RETURN {{columns}}
        ORDER BY x.{{key}}
        LIMIT $limit
        """);
}
