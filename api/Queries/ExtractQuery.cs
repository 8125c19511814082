using Horizon.Api.Answers;
using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Ids;
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
        var mentions = ConceptReader.Read(text).Where(m => m.Polarity == Polarity.Asserted).ToList();
        var roles = ArmRoleReader.Read(text, mentions);
        var techniques = new List<ExtractedConcept>();
        var sites = new List<ExtractedConcept>();
        foreach (var (mention, role) in mentions.Zip(roles))
        {
            var concept = vocabulary.Find(mention.ConceptId)!;
            var found = new ExtractedConcept(concept.Id, concept.Label, concept.Kind == ConceptKind.Technique ? Word(role) : null, mention.Start, mention.End);
            (concept.Kind == ConceptKind.Technique ? techniques : sites).Add(found);
        }
        var intents = IntentReader.Read(text);
        var design = DesignReader.Read(text);
        return new ExtractAnswer(
            techniques, sites, ScheduleReader.Read(text),
            IntentReader.Primary(intents)?.Value,
            [.. CombinationReader.Read(text).Where(c => c.Polarity == Polarity.Asserted).Select(c => new ExtractedWord(c.Value, c.Start, c.End))],
            new ExtractedDesign(design.Randomised, design.Multicentre, design.Phase),
            EnrolmentReader.Read(text)?.Count,
            [.. IdReader.Read(text).Select(i => new ExtractedId(i.Kind, i.Value, i.Register, i.Start, i.End))]);
    }

    private static string? Word(ArmRole? role) => role switch { ArmRole.Experimental => "experimental", ArmRole.Comparator => "comparator", _ => null };
}
