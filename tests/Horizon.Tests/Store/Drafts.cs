using System.Security.Cryptography;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Tests.Store;

/// <summary>Change sets as the tests write them: one trial a record, whose document is its id and title.</summary>
internal static class Drafts
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static RecordKey Key(string id) => new(SourceNames.ClinicalTrialsGov, id);

    public static NodeRef Trial(string id, string? label = null) => new("trial:" + id, label);

    public static NodeRef Technique(string id, string? label = null) => new("technique:" + id, label);

    public static string HashOf(string id, string title) => Convert.ToHexStringLower(SHA256.HashData(Bytes(id, title)));

    public static byte[] Bytes(string id, string title) => Encoding.UTF8.GetBytes($"{id}|{title}");

    public static NewVersion Version(string id, string title, int parser = 1, string? read = null, string? updated = null) => new(
        new VersionedFacts(HashOf(id, title), PartialDate.ParseOrNull(updated), false, new TrialFacts { Registration = id, BriefTitle = read ?? title }),
        parser,
        PackedDocument.Pack(new RawDocument(HashOf(id, title), Bytes(id, title))),
        new Origin("https://example.org/" + id, Start, "public domain"));

    public static EdgeDraft TestsEdge(string id, string technique, string title = "one", string words = "SABR", string ruleVersion = "1") => new(
        Trial(id), EdgeTypes.Tests, "experimental", Technique(technique),
        new Reason(HashOf(id, title), "technique-words", ruleVersion, Method.Rule, 0.875, new Quote("title", 3, 3 + words.Length, words)));

    /// <summary>A record that the store does not know yet.</summary>
    public static RecordChange New(string id, string title = "one", params IReadOnlyList<EdgeDraft> edges) => new(
        Key(id), 0, Trial(id, title), [new NodeKey(id, true)], [Version(id, title)], [HashOf(id, title)], [], edges, []);

    /// <summary>What brings a record to say this and nothing else.</summary>
    public static RecordChange Next(StoredRecord stored, string title, int parser, params IReadOnlyList<EdgeDraft> edges)
    {
        var id = stored.Key.Id;
        var hash = HashOf(id, title);
        return new RecordChange(
            stored.Key, stored.Revision, Trial(id, title), [new NodeKey(id, true)], [Version(id, title, parser, $"{title} read by {parser}")],
            [hash], stored.LiveHashes, [.. edges.Except(stored.Edges.Select(Bare))], [.. stored.Edges.Where(e => !edges.Contains(Bare(e)))]);
    }

    public static ChangeSet Set(params IReadOnlyList<RecordChange> records) => ChangeSet.Of(records);

    public static EdgeDraft Bare(EdgeDraft edge) => edge with { Source = edge.Source with { Label = null }, Target = edge.Target with { Label = null } };
}
