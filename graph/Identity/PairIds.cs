using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>The names of a pair of things, the same whichever comes first.</summary>
public static class PairIds
{
    private const string KeyStart = "pair-of:";

    /// <summary>"pair:trial:NCT01234567|trial:ISRCTN12345678" in ordinal order of the two ids.</summary>
    public static string Node(string one, string other) => $"{NodeKinds.Pair}:{Text(one, other)}";

    public static RecordKey Record(string one, string other) => new(SourceNames.Identity, Text(one, other));

    public static RecordKey Decision(string subject) => new(SourceNames.Decision, subject);

    /// <summary>The key under which every pair of a thing and another of its kind is found.</summary>
    public static string Key(string id) => KeyStart + id;

    /// <summary>The key under which every pair of two kinds of thing is found by the id of either: a paper and a trial, an award and either.</summary>
    public static string TieKey(string oneKind, string otherKind, string id) => (oneKind, otherKind) switch
    {
        (NodeKinds.Award, NodeKinds.Trial) or (NodeKinds.Trial, NodeKinds.Award) => $"support-of:{id}",
        (NodeKinds.Award, NodeKinds.Publication) or (NodeKinds.Publication, NodeKinds.Award) => $"funding-of:{id}",
        _ => $"report-of:{id}",
    };

    /// <summary>The key under which a registration finds the papers that give it with one of another register as their trial's.</summary>
    public static string TogetherKey(string registration) => $"~together:{registration}";

    /// <summary>The key under which a paper finds the pairs of trials that it names together.</summary>
    public static string NamedByKey(string paper) => $"pair-named-by:{paper}";

    /// <summary>The pair is of a paper and a trial that it may report: the paper comes first.</summary>
    public static bool IsReport(string a, string b) => NodeKinds.Of(a) == NodeKinds.Publication && NodeKinds.Of(b) == NodeKinds.Trial;

    /// <summary>The pair is of an award and a trial or a paper that it may pay for: the award comes first.</summary>
    public static bool IsSupport(string a, string b) => NodeKinds.Of(a) == NodeKinds.Award && NodeKinds.Of(b) is NodeKinds.Trial or NodeKinds.Publication;

    /// <summary>The two in the order of a pair: ordinal.</summary>
    public static (string A, string B) Ordered(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>The two ids that a pair's node compares; null where it is no pair's id.</summary>
    public static (string A, string B)? Parse(string node)
    {
        if (!node.StartsWith(NodeKinds.Pair + ":", StringComparison.Ordinal)) return null;
        var text = node[(NodeKinds.Pair.Length + 1)..];
        // Ids of csv rows may hold a bar themselves; the second id begins with the kind of the first, or it is a trial's or, of an award, a publication's.
        var kind = text[..(text.IndexOf(':', StringComparison.Ordinal) + 1)];
        var bar = kind.Length == 0 ? -1 : text.IndexOf("|" + kind, StringComparison.Ordinal);
        if (bar < 0 && kind is NodeKinds.Publication + ":" or NodeKinds.Award + ":") bar = text.LastIndexOf($"|{NodeKinds.Trial}:", StringComparison.Ordinal);
        if (bar < 0 && kind is NodeKinds.Award + ":") bar = text.IndexOf($"|{NodeKinds.Publication}:", StringComparison.Ordinal);
        return bar < 0 ? null : (text[..bar], text[(bar + 1)..]);
    }

    private static string Text(string one, string other)
    {
        var (a, b) = Ordered(one, other);
        return $"{a}|{b}";
    }
}
