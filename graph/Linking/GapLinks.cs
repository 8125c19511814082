using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>
/// Gaps that a record of radiotherapy states: one node a sentence, STATED_IN the record's node, ABOUT what the sentence names. A sentence that names
/// neither technique nor site takes them from the sentence before it, or from the question of a systematic review; where that names none either, it states no gap that could be looked for.
/// </summary>
internal static partial class GapLinks
{
    /// <summary>More than any paper states; keeps a text that was cut wrongly from filling the graph.</summary>
    private const int Most = 12;

    private const double InSentence = 0.9;
    private const double InNeighbour = 0.75;
    private const double InTitle = 0.7;

    /// <param name="edges">The publication's own edges: its techniques make it one of radiotherapy.</param>
    public static IEnumerable<EdgeDraft> Of(PublicationFacts publication, FoldedFacts folded, NodeRef node, RecordKey record, IReadOnlyList<EdgeDraft> edges)
    {
        if (!edges.Any(e => e.Type == EdgeTypes.About && NodeKinds.Of(e.Target.Id) == NodeKinds.Technique)) return [];
        var title = new FieldText("title", "title", publication.Title);
        var texts = PaperGaps.TextsOf(publication).Select(t => (new FieldText(t.Field, t.FactsField, t.Text), PaperGaps.Read(t)));
        return Drafts(texts, title, folded, node, record, concludes: true, publication.IsReview).SelectMany(g => g.Edges);
    }

    /// <summary>A trial's rationale states what it sets out to close: it addresses the gap.</summary>
    public static IEnumerable<EdgeDraft> Of(TrialFacts trial, FoldedFacts folded, NodeRef node, RecordKey record, IReadOnlyList<EdgeDraft> edges)
    {
        if (!edges.Any(e => e.Type == EdgeTypes.Tests)) yield break;
        var title = new FieldText("title", "briefTitle", trial.BriefTitle ?? trial.OfficialTitle);
        FieldText[] texts = [new("summary", "summary", trial.Summary), new("description", "description", trial.Description)];
        var read = texts.Where(t => !string.IsNullOrEmpty(t.Text)).Select(t => (t, GapSentenceReader.Read(t.Text!)));
        foreach (var (gap, drafts) in Drafts(read, title, folded, node, record, concludes: false, isReview: false))
        {
            foreach (var draft in drafts) yield return draft;
            var stated = drafts[0];
            // One that is not randomised closes no want of randomised trials.
            if (Randomisation.IsAskedFor(stated.Reason.Quote!.Text) && Randomisation.IsRuledOut(trial)) continue;
            yield return new EdgeDraft(node, EdgeTypes.Addresses, "", gap, stated.Reason with { Rule = "states-it-as-its-rationale", Confidence = 0.8 });
        }
    }

    private static IEnumerable<(NodeRef Gap, IReadOnlyList<EdgeDraft> Edges)> Drafts(
        IEnumerable<(FieldText Text, IReadOnlyList<GapSentence> Sentences)> texts, FieldText title, FoldedFacts folded, NodeRef node, RecordKey record, bool concludes, bool isReview)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, sentences) in texts)
        {
            if (sentences.Count == 0) continue;
            var mentions = ConceptReader.Read(text.Text!);
            foreach (var sentence in sentences)
            {
                if (seen.Count >= Most) yield break;
                if (GapObject.Of(text, sentence, mentions, title, concludes, isReview) is not { Count: > 0 } about) continue;
                var quote = text.Text![sentence.Start..sentence.End];
                var gap = new NodeRef(StatedGapId.Of(record, quote), quote);
                if (!seen.Add(gap.Id)) continue;
                yield return (gap, [Stated(gap, node, text, sentence, quote, folded), .. about.Select(a => About(gap, a, folded))]);
            }
        }
    }

    private static EdgeDraft Stated(NodeRef gap, NodeRef node, FieldText text, GapSentence sentence, string quote, FoldedFacts folded) => new(
        gap, EdgeTypes.StatedIn, "", node,
        new Reason(folded.FieldVersions[text.VersionField], sentence.Rule, $"{RecordLinker.Version}+{GapSentenceReader.Version}", Method.Rule, InSentence, new Quote(text.Field, sentence.Start, sentence.End, quote)));

    private static EdgeDraft About(NodeRef gap, ObjectMention found, FoldedFacts folded) => new(
        gap, EdgeTypes.About, "", new NodeRef(found.Concept.Id, found.Concept.Label),
        new Reason(
            folded.FieldVersions[found.Text.VersionField], $"gap-object-{found.Place.ToString().ToLowerInvariant()}", $"{RecordLinker.Version}+{found.Concept.Version}", Method.Rule,
            found.Place switch { ObjectPlace.Sentence => InSentence, ObjectPlace.Neighbour => InNeighbour, _ => InTitle },
            new Quote(found.Text.Field, found.Mention.Start, found.Mention.End, found.Text.Text![found.Mention.Start..found.Mention.End])));
}
