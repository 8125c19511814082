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

    /// <summary>The key under which every pair of a thing is found.</summary>
    public static string Key(string id) => KeyStart + id;

    /// <summary>The two ids that a pair's node compares; null where it is no pair's id.</summary>
    public static (string A, string B)? Parse(string node)
    {
        if (!node.StartsWith(NodeKinds.Pair + ":", StringComparison.Ordinal)) return null;
        var text = node[(NodeKinds.Pair.Length + 1)..];
        // Ids of csv rows may hold a bar themselves; the second id begins with the kind of the first.
        var kind = text[..(text.IndexOf(':', StringComparison.Ordinal) + 1)];
        var bar = kind.Length == 0 ? -1 : text.IndexOf("|" + kind, StringComparison.Ordinal);
        return bar < 0 ? null : (text[..bar], text[(bar + 1)..]);
    }

    private static string Text(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one}|{other}" : $"{other}|{one}";
}
