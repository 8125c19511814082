namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>Rejects, unknown fields, runs and notes. What is written here may be written twice.</summary>
internal static class NoteStatements
{
    internal const string RunColumns =
        "r.id AS id, r.source AS source, r.kind AS kind, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.read AS read, r.new AS new, r.changed AS changed, " +
        "r.unchanged AS unchanged, r.rejected AS rejected, r.complete AS complete, r.expected AS expected, r.remark AS remark";

    public static readonly Statement Rejects = new("ReadRejects",
        """
        MATCH (r:Reject)
        USING INDEX r:Reject(num)
        WHERE r.num >= 0
        RETURN r.source AS source, r.id AS id, r.reason AS reason, r.url AS url, r.at AS at
        ORDER BY r.num DESC
        LIMIT $limit
        """);

    public static readonly Statement RejectsOfSource = new("ReadRejectsOfSource",
        """
        MATCH (r:Reject)
        USING INDEX r:Reject(source, num)
        WHERE r.source = $source AND r.num >= 0
        RETURN r.source AS source, r.id AS id, r.reason AS reason, r.url AS url, r.at AS at
        ORDER BY r.source DESC, r.num DESC
        LIMIT $limit
        """);

    public static readonly Statement UnknownFields = new("ReadUnknownFields",
        """
        MATCH (u:UnknownField)
        USING INDEX u:UnknownField(source, path)
        WHERE u.source >= '' AND u.path >= ''
        RETURN u.source AS source, u.path AS path, u.count AS count
        """);

    /// <summary>A run that is new becomes its source's last; one that is kept again keeps its place.</summary>
    public static readonly Statement SaveRun = new("SaveRun",
        """
        MERGE (q:Source {name: $source})
        MERGE (r:Run {source: $source, id: $id})
        ON CREATE SET r.isNew = true
        SET q.run = CASE WHEN r.isNew THEN $id ELSE q.run END, r.isNew = null, r += $run
        """);

    public static readonly Statement LastRuns = new("ReadLastRuns",
        $$"""
        MATCH (q:Source)
        USING INDEX q:Source(name)
        WHERE q.name >= ''
        MATCH (r:Run {source: q.name, id: q.run})
        RETURN {{RunColumns}}
        """);

    public static readonly Statement Note = new("ReadNote", "MATCH (n:Note {name: $name}) RETURN n.value AS value");

    public static readonly Statement SetNote = new("SetNote",
        """
        MERGE (n:Note {name: $name})
        SET n.value = $value
        """);

    public static readonly Statement DropNote = new("DropNote",
        """
        MATCH (n:Note {name: $name})
        DELETE n
        """);
}
