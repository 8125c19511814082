using Horizon.Graph.Extraction;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>A text of a record with the field it stands in and the role that it gives to techniques named in it.</summary>
/// <param name="VersionField">The name of the facts' field, by which the version that gave it is known.</param>
internal readonly record struct FieldText(string Field, string VersionField, string? Text, string Role = "", ReadingOptions? Options = null);

/// <summary>Turns mentions of concepts in a record's texts into edges, the first words of each field being the quote.</summary>
internal static class Mentions
{
    public const string Rule = "vocabulary-mention";

    public static void AddEdges(
        List<EdgeDraft> edges, NodeRef from, ConceptKind kind, string type, IEnumerable<FieldText> texts, IReadOnlyDictionary<string, string> fieldVersions)
    {
        var seen = new HashSet<(string, string, string)>();
        foreach (var text in texts)
        {
            foreach (var (mention, concept) in Of(text, kind))
            {
                if (seen.Add((concept.Id, text.Role, text.VersionField))) edges.Add(Edge(from, type, text, mention, concept, fieldVersions));
            }
        }
    }

    /// <summary>What a text names as its own subject: neither denied nor of the past.</summary>
    public static IEnumerable<(Mention Mention, Concept Concept)> Of(FieldText text, ConceptKind kind)
    {
        if (string.IsNullOrEmpty(text.Text)) yield break;
        foreach (var mention in ConceptReader.Read(text.Text, text.Options))
        {
            if (mention.Polarity == Polarity.Asserted && RadiotherapyVocabulary.Current.Find(mention.ConceptId) is { } concept && concept.Kind == kind) yield return (mention, concept);
        }
    }

    public static EdgeDraft Edge(NodeRef from, string type, FieldText text, Mention mention, Concept concept, IReadOnlyDictionary<string, string> fieldVersions) => new(
        from, type, text.Role, new NodeRef(concept.Id, concept.Label),
        new Reason(
            fieldVersions[text.VersionField], Rule, $"{RecordLinker.Version}+{concept.Version}", Method.Rule, 0.9,
            new Quote(text.Field, mention.Start, mention.End, text.Text![mention.Start..mention.End])));
}
