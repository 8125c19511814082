namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>
/// What a change set runs, inside one transaction that begins with <see cref="Lock"/>: writers follow one another, so what a writer has read stays
/// true until it commits. All reckoning is the program's; the statements find by key, and set.
/// </summary>
internal static class WriteStatements
{
    /// <summary>Setting a property takes the node's lock until the transaction ends; what is returned is read under it.</summary>
    public static readonly Statement Lock = new("Lock",
        """
        MATCH (h:Horizon {id: 'store'})
        SET h.lock = $token
        WITH h
        RETURN h.form AS form, h.seq AS seq, h.num AS num, h.tally AS tally, h.tokens CONTAINS $token AS known
        """);

    public static readonly Statement RecordsNow = new("RecordsNow",
        """
        UNWIND $rows AS row
        MATCH (r:Record {source: row.source, id: row.id})
        RETURN r.source AS source, r.id AS id, r.state AS state
        """);

    public static readonly Statement NodesNow = new("NodesNow",
        """
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})
        RETURN n.id AS id, n.num AS num, n.names AS names, n.claims AS claims, n.edges AS edges,
            [(n)-[p:PLACED_IN]->(m) WHERE p.to IS NULL | m.id] AS into,
            [(a)-[q:PLACED_IN]->(n) WHERE q.to IS NULL | a.id] AS placed
        """);

    /// <summary>An edge's number, and how many of its reasons are open.</summary>
    public static readonly Statement EdgesNow = new("EdgesNow",
        $$"""
        UNWIND $rows AS row
        MATCH (s:Node {id: row.source})-[r:{{Names.AnyType}}]->(t:Node {id: row.target})
        WHERE type(r) = row.type AND r.role = row.role
        RETURN row.i AS i, min(r.edge) AS edge, sum(CASE WHEN r.to IS NULL THEN 1 ELSE 0 END) AS open
        """);

    public static readonly Statement Raws = new("WriteRaws",
        """
        UNWIND $rows AS row
        MERGE (r:Raw {hash: row.hash})
        ON CREATE SET r.length = row.length, r.packed = row.packed, r.from = row.from
        """);

    public static readonly Statement Versions = new("WriteVersions",
        """
        UNWIND $rows AS row
        MERGE (v:Version {num: row.num})
        SET v += row.set
        """);

    public static readonly Statement Records = new("WriteRecords",
        """
        UNWIND $rows AS row
        MERGE (r:Record {source: row.source, id: row.id})
        SET r += row.set
        """);

    public static readonly Statement Keys = new("WriteKeys",
        """
        UNWIND $rows AS row
        MATCH (n:Node {id: row.node})
        MERGE (k:Key {key: row.key})
        MERGE (k)-[o:NAMES]->(n)
        ON CREATE SET o.from = row.from
        SET o.ownFrom = CASE WHEN row.own THEN coalesce(o.ownFrom, row.from) ELSE o.ownFrom END
        """);

    public static readonly Statement OpenClaims = new("OpenClaims",
        """
        UNWIND $rows AS row
        MATCH (v:Version {num: row.version})
        MATCH (n:Node {id: row.node})
        MERGE (v)-[c:CLAIMS {num: row.num}]->(n)
        SET c += row.set
        """);

    public static readonly Statement CloseClaims = new("CloseClaims",
        """
        UNWIND $rows AS row
        MATCH (v:Version {num: row.version})-[c:CLAIMS]->()
        WHERE c.to IS NULL
        SET c.to = row.to, c.toAt = row.at
        """);

    public static readonly Statement CloseEdges = new("CloseEdges",
        $$"""
        UNWIND $rows AS row
        MATCH (s:Node {id: row.source})-[r:{{Names.AnyType}}]->(t:Node {id: row.target})
        WHERE r.why = row.why AND r.to IS NULL
        SET r.to = row.to, r.toAt = row.at
        """);

    /// <summary>The open claims of records that were born at a node, where they are shown.</summary>
    public static readonly Statement ClaimsOfBorn = new("ClaimsOfBorn",
        """
        UNWIND $rows AS row
        MATCH (v)-[c:CLAIMS]->(n:Node {id: row.shown})
        WHERE c.to IS NULL AND c.born = row.born
        RETURN v.num AS version, n.id AS node, c.born AS born
        """);

    /// <summary>The open reasons for edges that name a node, where they are shown.</summary>
    public static readonly Statement EdgesOfBorn = new("EdgesOfBorn",
        $$"""
        UNWIND $rows AS row
        MATCH (n:Node {id: row.shown})-[r:{{Names.AnyType}}]-()
        WHERE r.to IS NULL AND ((startNode(r) = n AND coalesce(r.bornSource, n.id) = row.born) OR (endNode(r) = n AND coalesce(r.bornTarget, n.id) = row.born))
        RETURN DISTINCT startNode(r).id AS source, type(r) AS type, endNode(r).id AS target, properties(r) AS reason
        """);

    public static readonly Statement Place = new("Place",
        """
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})
        MATCH (m:Node {id: row.into})
        MERGE (n)-[p:PLACED_IN {from: row.from}]->(m)
        SET p += row.set
        """);

    public static readonly Statement Unplace = new("Unplace",
        """
        UNWIND $rows AS row
        MATCH (n:Node {id: row.id})-[p:PLACED_IN]->()
        WHERE p.to IS NULL
        SET p.to = row.to, p.toAt = row.at
        """);

    public static readonly Statement RejectsNow = new("RejectsNow",
        """
        UNWIND $rows AS row
        MATCH (r:Reject {key: row.key})
        RETURN r.key AS key
        """);

    public static readonly Statement Rejects = new("WriteRejects",
        """
        UNWIND $rows AS row
        MERGE (r:Reject {key: row.key})
        SET r += row.set
        """);

    public static readonly Statement CountFields = new("CountFields",
        """
        UNWIND $rows AS row
        MERGE (u:UnknownField {source: row.source, path: row.path})
        SET u.count = coalesce(u.count, 0) + row.count
        """);

    public static readonly Statement ChangeSets = new("WriteChangeSets",
        """
        UNWIND $rows AS row
        MERGE (c:ChangeSet {seq: row.seq})
        SET c += row.set
        """);

    /// <summary>The last of a change set. The newest 64 tokens are kept: a writer that never heard of its commit finds its own among them.</summary>
    public static readonly Statement Finish = new("Finish",
        """
        MATCH (h:Horizon {id: 'store'})
        SET h.seq = $seq, h.num = $num, h.tally = $tally, h.tokens = left($token + h.tokens, 2048)
        """);

    /// <summary>
    /// Lets readers see a change set that is committed. A statement of its own behind the commit, since a commit shows itself piece by piece:
    /// readers read as of this number, up to which all is in place.
    /// </summary>
    public static readonly Statement Show = new("Show",
        """
        MATCH (s:Horizon {id: 'shown'})
        WHERE s.seq < $seq
        SET s.seq = $seq
        """);

    public static Statement Nodes(string? label) => new(label is null ? "WriteNodes" : $"WriteNodes {label}",
        $$"""
        UNWIND $rows AS row
        MERGE (n:Node {id: row.id})
        SET n += row.set{{(label is null ? "" : $", n:{label}")}}
        """);

    /// <summary>Throws <see cref="ArgumentException"/> for a type that is none of Horizon's.</summary>
    public static Statement OpenEdges(string type) => new($"OpenEdges {EdgeTypes.Known(type)}",
        $$"""
        UNWIND $rows AS row
        MATCH (s:Node {id: row.source})
        MATCH (t:Node {id: row.target})
        MERGE (s)-[r:{{type}} {num: row.num}]->(t)
        SET r += row.set
        """);
}
