using System.Security.Cryptography;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Tests.Linking;

/// <summary>Facts through the linker, without a store.</summary>
internal static class Linked
{
    public static NewVersion Version(Facts facts, string? updated = null, bool reduced = false, string? bytes = null)
    {
        var content = bytes is null ? FactsCodec.Write(facts).Json : System.Text.Encoding.UTF8.GetBytes(bytes);
        var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(content)), content);
        return new NewVersion(
            new VersionedFacts(raw.Hash, PartialDate.ParseOrNull(updated), reduced, facts), 1, PackedDocument.Pack(raw),
            new Origin("https://example.org/record", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), "public domain"));
    }

    public static IReadOnlyList<EdgeDraft> Edges(Facts facts)
    {
        var key = facts switch
        {
            TrialFacts trial => new RecordKey(SourceNames.ClinicalTrialsGov, trial.Registration),
            PublicationFacts paper => new RecordKey(SourceNames.PubMed, paper.Pmid!),
            _ => throw new ArgumentException("No record of these facts.", nameof(facts)),
        };
        return RecordLinker.Link(StoredRecord.None(key), Version(facts)).Change!.OpenEdges;
    }

    /// <summary>"sabr:experimental radiotherapy", in the order of ids, without the kind.</summary>
    public static string Techniques(TrialFacts trial) => Words(trial, EdgeTypes.Tests);

    public static string Sites(TrialFacts trial) => Words(trial, EdgeTypes.Treats);

    private static string Words(TrialFacts trial, string type) => string.Join(' ', Edges(trial).Where(e => e.Type == type)
        .Select(e => e.Target.Id[(e.Target.Id.IndexOf(':', StringComparison.Ordinal) + 1)..] + (e.Role.Length > 0 ? $":{e.Role}" : "")).Distinct().Order(StringComparer.Ordinal));

    public static TrialArm Arm(string label, string? type = "EXPERIMENTAL", string? description = null) => new(label, type, description, []);

    public static Intervention Given(string type, string name, string? description = null, params string[] arms) => new(type, name, description, arms, []);
}
