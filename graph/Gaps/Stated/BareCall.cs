using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>A sentence that calls for more research in the words in which every such call is made, and does not say on what: "further studies are warranted", "external validation is needed before clinical implementation".</summary>
internal static partial class BareCall
{
    private static readonly FrozenSet<string> Words = new[]
    {
        // What is called for.
        "study", "studies", "trial", "trials", "research", "investigation", "investigations", "evaluation", "evaluations", "validation", "confirmation", "replication", "assessment", "assessments", "analysis", "analyses",
        "evidence", "data", "follow", "up", "rct", "rcts", "work", "exploration", "comparison", "comparisons", "testing", "test", "experience", "cohort", "cohorts", "series", "literature", "information", "knowledge",
        "further", "additional", "future", "more", "larger", "large", "prospective", "randomised", "randomized", "controlled", "confirmatory", "comparative", "clinical", "well", "designed", "conducted", "high", "quality", "multicentre", "multicenter",
        "multi", "centre", "center", "institutional", "multinstitutional", "international", "longer", "long", "term", "short", "external", "independent", "definitive", "robust", "phase", "i", "ii", "iii", "double", "blind", "blinded", "blinding",
        "scale", "adequately", "powered", "extensive", "detailed", "careful", "dedicated", "properly",
        // That it is called for, or lacking.
        "need", "needs", "needed", "warrant", "warrants", "warranted", "require", "requires", "required", "necessary", "justified", "merit", "merits", "merited", "deserve", "deserves", "mandatory", "essential", "desirable", "awaited", "urgently", "eagerly",
        "lack", "lacking", "limited", "scarce", "paucity", "sparse", "insufficient", "remain", "remains", "unclear", "unknown", "uncertain", "determined", "established", "elucidated", "clarified", "defined", "known", "understood", "available",
        "confirm", "confirmed", "validate", "validated", "verify", "verified", "evaluate", "evaluated", "investigate", "investigated", "determine", "establish", "assess", "assessed", "explore", "explored", "clarify", "support", "examine", "address", "answer", "test", "tested", "study", "studied",
        // Of what was said before.
        "finding", "findings", "result", "results", "observation", "observations", "question", "questions", "issue", "issues", "conclusion", "conclusions", "hypothesis", "hypotheses", "approach", "approaches", "method", "methods", "model", "technique", "topic", "area", "field", "point",
        "role", "value", "benefit", "benefits", "usefulness", "utility", "efficacy", "effectiveness", "effect", "effects", "impact", "potential", "optimal", "best", "real", "true", "exact", "precise", "preliminary", "promising", "initial", "present", "current",
        "sample", "size", "small", "number", "numbers", "limitation", "limitations", "absence", "implementation", "practice", "use", "routine", "adoption", "application", "recommendation", "recommendations", "conclusive", "firm", "drawn",
        // Of whom at large.
        "patient", "patients", "people", "population", "populations", "group", "groups", "setting", "settings", "treatment", "treatments", "therapy", "disease",
        // What joins them.
        "the", "a", "an", "of", "in", "on", "for", "to", "with", "by", "from", "at", "as", "and", "or", "but", "nor", "not", "no", "is", "are", "be", "been", "was", "were", "has", "have", "had", "should", "must", "may", "might", "can", "could", "will", "would",
        "this", "these", "that", "those", "such", "it", "its", "their", "there", "our", "we", "however", "therefore", "thus", "hence", "nevertheless", "nonetheless", "although", "though", "because", "due", "since", "before", "after", "until", "still", "yet", "also", "only", "very", "highly",
        "clearly", "fully", "currently", "strongly", "whether", "which", "what", "how", "who", "if", "any", "all", "both", "other", "better", "order", "so", "far", "now", "regarding", "concerning", "about", "into", "within", "between", "among", "under", "like", "own",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Is(string sentence)
    {
        foreach (var word in Word().EnumerateMatches(sentence))
        {
            if (!Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(sentence.AsSpan(word.Index, word.Length))) return false;
        }
        return true;
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
