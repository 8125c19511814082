namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>Constraints and indexes, and the store's own two nodes. All may be run again.</summary>
internal static class SchemaStatements
{
    /// <summary>Grows when what is kept changes its form.</summary>
    public const int Form = 1;

    /// <summary>Each a transaction of its own: schema and data cannot share one.</summary>
    public static readonly IReadOnlyList<Statement> All =
    [
        Unique("horizon", "Horizon", "n.id"),
        Unique("horizon_node", "Node", "n.id"),
        Unique("horizon_record", "Record", "n.source, n.id"),
        Unique("horizon_version", "Version", "n.num"),
        Unique("horizon_raw", "Raw", "n.hash"),
        Unique("horizon_key", "Key", "n.key"),
        Unique("horizon_change_set", "ChangeSet", "n.seq"),
        Unique("horizon_reject", "Reject", "n.key"),
        Unique("horizon_unknown_field", "UnknownField", "n.source, n.path"),
        Unique("horizon_run", "Run", "n.source, n.id"),
        Unique("horizon_source", "Source", "n.name"),
        Unique("horizon_note", "Note", "n.name"),
        Index("horizon_node_age", "Node", "n.num"),
        Index("horizon_node_described", "Node", "n.described, n.id"),
        Index("horizon_reject_age", "Reject", "n.num"),
        Index("horizon_reject_source", "Reject", "n.source, n.num"),
        new("FullTextLabels",
            """
            CREATE FULLTEXT INDEX horizon_labels IF NOT EXISTS FOR (n:Node) ON EACH [n.label]
            OPTIONS {indexConfig: {`fulltext.analyzer`: 'english', `fulltext.eventually_consistent`: true}}
            """),
    ];

    /// <summary>Waits until the indexes are there; data come after.</summary>
    public static readonly Statement Await = new("AwaitIndexes", "CALL db.awaitIndexes(300)");

    public static readonly Statement StoreForm = new("StoreForm",
        """
        MATCH (h:Horizon {id: 'store'})
        OPTIONAL MATCH (s:Horizon {id: 'shown'})
        RETURN h.form AS form, h.loading AS loading, h.seq AS seq, s.seq AS shown
        """);

    /// <summary>"store" counts and is the writers' lock; "shown" says up to which sequence number readers read.</summary>
    public static readonly Statement Found = new("FoundStore",
        """
        MERGE (h:Horizon {id: 'store'})
        ON CREATE SET h.form = $form, h.seq = 0, h.num = 0, h.tally = '{}', h.tokens = ''
        MERGE (s:Horizon {id: 'shown'})
        ON CREATE SET s.seq = 0
        """);

    /// <summary>An imported graph comes without constraints and indexes, and says so by form 0.</summary>
    public static readonly Statement SetForm = new("SetForm",
        """
        MATCH (h:Horizon {id: 'store'})
        SET h.form = $form
        """);

    private static Statement Unique(string name, string label, string properties) => new($"Constraint {name}",
        $"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE ({properties}) IS UNIQUE");

    private static Statement Index(string name, string label, string properties) => new($"Index {name}",
        $"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON ({properties})");
}
