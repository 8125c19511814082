using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>The names of a pair of things, the same whichever comes first.</summary>
public static class PairIds
{
    private const string KeyStart = "pair-of:";
    private const string ReportKeyStart = "report-of:";
    private const string TrialStart = "|" + NodeKinds.Trial + ":";

    /// <summary>"pair:trial:NCT01234567|trial:ISRCTN12345678" in ordinal order of the two ids.</summary>
    public static string Node(string one, string other) => $"{NodeKinds.Pair}:{Text(one, other)}";

    public static RecordKey Record(string one, string other) => new(SourceNames.Identity, Text(one, other));

    public static RecordKey Decision(string subject) => new(SourceNames.Decision, subject);

    /// <summary>The key under which every pair of a thing and another of its kind is found.</summary>
    public static string Key(string id) => KeyStart + id;

    /// <summary>The key under which every pair of a paper and a trial is found, by either.</summary>
    public static string ReportKey(string id) => ReportKeyStart + id;

    /// <summary>The pair is of a paper and a trial that it may report: the paper comes first.</summary>
    public static bool IsReport(string a, string b) => NodeKinds.Of(a) == NodeKinds.Publication && NodeKinds.Of(b) == NodeKinds.Trial;

    /// <summary>The two ids that a pair's node compares; null where it is no pair's id.</summary>
    public static (string A, string B)? Parse(string node)
    {
        if (!node.StartsWith(NodeKinds.Pair + ":", StringComparison.Ordinal)) return null;
        var text = node[(NodeKinds.Pair.Length + 1)..];
        // Ids of csv rows may hold a bar themselves; the second id begins with the kind of the first, or it is a trial's.
        var kind = text[..(text.IndexOf(':', StringComparison.Ordinal) + 1)];
        var bar = kind.Length == 0 ? -1 : text.IndexOf("|" + kind, StringComparison.Ordinal);
        if (bar < 0 && kind == NodeKinds.Publication + ":") bar = text.LastIndexOf(TrialStart, StringComparison.Ordinal);
        return bar < 0 ? null : (text[..bar], text[(bar + 1)..]);
    }

    private static string Text(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one}|{other}" : $"{other}|{one}";
}
