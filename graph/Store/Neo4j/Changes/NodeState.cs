namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>A node as a change set finds and leaves it.</summary>
internal sealed class NodeState(string id)
{
    private (long Claims, long Edges) found;
    private (long Claims, long Edges) saved;
    private bool isSaved;

    public string Id { get; } = id;

    /// <summary>Grows with age.</summary>
    public required long Number { get; init; }

    /// <summary>The change set that made it, where that is this one.</summary>
    public long? From { get; init; }

    public NodeNames Names { get; init; } = NodeNames.Empty();

    /// <summary>Open claims.</summary>
    public long Claims { get; set; }

    /// <summary>Live edges, at either end.</summary>
    public long Edges { get; set; }

    /// <summary>The node that it is shown as a part of.</summary>
    public string? Into { get; set; }

    /// <summary>The id under which it is shown.</summary>
    public string Shown => Into ?? Id;

    /// <summary>Ids that are shown as parts of it.</summary>
    public HashSet<string> Placed { get; init; } = [];

    public bool IsRenamed { get; set; }

    /// <summary>It differs from what was written of it last.</summary>
    public bool MustBeSaved => (From is not null && !isSaved) || IsRenamed || (Claims, Edges) != saved;

    /// <summary>What it counts as before the change set and after.</summary>
    public (Standing Before, Standing After) Standings => (Of(found), Of((Claims, Edges)));

    public NodeState Found()
    {
        found = saved = (Claims, Edges);
        return this;
    }

    public void Saved()
    {
        saved = (Claims, Edges);
        isSaved = true;
        IsRenamed = false;
    }

    private static Standing Of((long Claims, long Edges) standing) => standing.Claims > 0 ? Standing.Described : standing.Edges > 0 ? Standing.Mentioned : Standing.Neither;

    internal enum Standing
    {
        Neither,
        Mentioned,
        Described,
    }
}
