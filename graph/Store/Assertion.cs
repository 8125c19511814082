using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>How an edge came to be known, the strongest last to be overruled: a manual decision always wins.</summary>
public enum Method
{
    /// <summary>The source itself states it in a field made for it.</summary>
    Registered,

    /// <summary>A rule read it from text.</summary>
    Rule,

    /// <summary>A trained model scored it.</summary>
    Model,

    /// <summary>A named person decided it.</summary>
    Manual,
}

/// <summary>The words that a rule read: the field they stand in, offsets into that field's text, and the words themselves.</summary>
public sealed record Quote(string Field, int Start, int End, string Text);

/// <summary>
/// Why something is asserted, as a rule gives it. <paramref name="Rule"/> and <paramref name="RuleVersion"/> name what decided,
/// <paramref name="VersionHash"/> the record's version that the words stand in. <paramref name="Confidence"/> lies in 0..1.
/// </summary>
public sealed record Reason(string VersionHash, string Rule, string RuleVersion, Method Method, double Confidence, Quote? Quote);

/// <summary>An edge that a record gives reason for. <paramref name="Role"/> is empty where the type has none.</summary>
public sealed record EdgeDraft(NodeRef Source, string Type, string Role, NodeRef Target, Reason Reason);

/// <summary>An end of an edge. <paramref name="Label"/> names the node where nothing else does yet; null where only its id is known.</summary>
public sealed record NodeRef(string Id, string? Label);

/// <summary>When the store held something: sequence numbers from (inclusive) and to (exclusive), null while it still does.</summary>
public sealed record Held(long From, DateTimeOffset FromTime, long? To, DateTimeOffset? ToTime)
{
    public bool At(long sequence) => From <= sequence && (To is null || To > sequence);
}

/// <summary>One reason for an edge, with the record that gives it and the time for which the store holds it.</summary>
public sealed record Assertion(RecordKey Record, Origin Origin, PartialDate? SourceDate, Reason Reason, Held Held);

/// <summary>An edge lives while one of its assertions does.</summary>
public sealed record Edge(NodeRef Source, string Type, string Role, NodeRef Target, IReadOnlyList<Assertion> Assertions);

/// <summary>What one record's version says of a node, and the time for which the store holds it. Closed, not deleted, when it is superseded.
/// <paramref name="BornAt"/>: the node that the record describes by itself; another than the one that shows it where two were merged.</summary>
public sealed record Claim(RecordKey Record, VersionedFacts Version, Origin Origin, Held Held, string BornAt);

/// <summary>
/// A thing of the graph. <paramref name="Claims"/> are empty for a node that is only mentioned by others (a publication that a trial cites and no
/// source has delivered yet). <paramref name="Aliases"/> are ids that are placed into this one.
/// </summary>
public sealed record Node(string Id, string Kind, string? Label, IReadOnlyList<Claim> Claims, IReadOnlyList<string> Aliases)
{
    /// <summary>No record describes it: only others name it.</summary>
    public bool IsMentionedOnly => Claims.Count == 0;
}
