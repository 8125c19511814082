using Horizon.Api.Answers;
using Horizon.Graph.Extraction;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary><c>POST /api/extract</c>: what a text says, by the same readers that read the records. Pure; nothing is stored.</summary>
internal static class ExtractQuery
{
    /// <summary>A longer text is refused: it is no proposal or abstract. Characters.</summary>
    public const int LongestText = 1_000_000;

    public static ExtractAnswer Run(string text)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var read = TextReading.Of(text);
        var techniques = new List<ExtractedConcept>();
        var sites = new List<ExtractedConcept>();
        foreach (var (mention, role) in read.Concepts.Zip(read.Roles).Where(p => p.First.Polarity == Polarity.Asserted))
        {
            var concept = vocabulary.Find(mention.ConceptId)!;
            var found = new ExtractedConcept(concept.Id, concept.Label, concept.Kind == ConceptKind.Technique ? Word(role) : null, mention.Start, mention.End);
            (concept.Kind == ConceptKind.Technique ? techniques : sites).Add(found);
        }
        return new ExtractAnswer(
            techniques, sites, read.Schedules,
            IntentReader.Primary(read.Intents)?.Value,
            [.. read.Combinations.Where(c => c.Polarity == Polarity.Asserted).Select(c => new ExtractedWord(c.Value, c.Start, c.End))],
            new ExtractedDesign(read.Design.Randomised, read.Design.Multicentre, read.Design.Phase),
            read.Enrolment?.Count,
            [.. read.Ids.Select(i => new ExtractedId(i.Kind, i.Value, i.Register, i.Start, i.End))]);
    }

    private static string? Word(ArmRole? role) => role switch { ArmRole.Experimental => "experimental", ArmRole.Comparator => "comparator", _ => null };
}
