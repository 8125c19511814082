using System.Text;
using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>
/// Text as it comes back from the wire: an unpaired surrogate becomes U+FFFD. What is compared with what was read must be so from the start. Most text is, and is left alone.
/// </summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            i++;
        }
        return text;
    }

    public static RecordKey Of(RecordKey key) => new(Of(key.Source), Of(key.Id));

    public static ChangeSet Of(ChangeSet changes) => changes with
    {
        Records = [.. changes.Records.Select(Of)],
        Placements = [.. changes.Placements.Select(p => new Placement(Of(p.Id), p.Into is null ? null : Of(p.Into)))],
    };

    private static RecordChange Of(RecordChange change) => change with
    {
        Key = Of(change.Key),
        Node = Of(change.Node),
        Keys = [.. change.Keys.Select(k => k with { Key = Of(k.Key) })],
        OpenEdges = [.. change.OpenEdges.Select(Of)],
        CloseEdges = [.. change.CloseEdges.Select(Of)],
    };

    private static EdgeDraft Of(EdgeDraft draft) => new(Of(draft.Source), draft.Type, Of(draft.Role), Of(draft.Target), Of(draft.Reason));

    private static NodeRef Of(NodeRef node) => new(Of(node.Id), node.Label is null ? null : Of(node.Label));

    private static Reason Of(Reason why) => why.Quote is { } quote ? why with { Quote = quote with { Field = Of(quote.Field), Text = Of(quote.Text) } } : why;
}
