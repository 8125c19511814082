namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Marks the tokens that stand under a heading of eligibility criteria, up to the next heading of another kind.</summary>
internal static class Eligibility
{
    private static readonly Words Kinds = new("inclusion", "exclusion", "eligibility", "entry");

    private static readonly Words Headings = new(
        "treatment", "treatments", "intervention", "interventions", "arm", "outline", "methods", "design", "results", "outcome", "outcomes", "objective", "objectives", "endpoints", "radiotherapy", "background",
        "conclusion", "conclusions", "procedures", "experimental", "comparator", "schedule", "group", "regimen");

    public static bool[] Mark(List<Token> tokens)
    {
        var marks = new bool[tokens.Count];
        var inside = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i + 1 < tokens.Count && !tokens[i].IsNumber && Kinds.Has(tokens[i].Text) && (tokens[i + 1].Is("criteria") || tokens[i + 1].Is("criterion")))
                inside = IsHeading(tokens, i + 2);
            else if (inside && ((i + 1 < tokens.Count && tokens[i + 1].Is(":") && Headings.Has(tokens[i].Text)) || (IsStart(tokens, i) && TellsTreatment(tokens, i))))
                inside = false;
            marks[i] = inside;
        }

        return marks;
    }

    private static readonly Words People = new("patients", "participants", "subjects", "women", "men", "children");

    private static readonly Words Lead = new("all", "eligible", "enrolled", "included", "these");

    private static bool IsStart(List<Token> tokens, int i) => i > 0 && tokens[i - 1].Kind == TokenKind.Stop;

    /// <summary>"Patients receive 60 Gy", "all patients will be randomised", "arm A: 54 Gy" at the start of a sentence: who may enter is told.</summary>
    private static bool TellsTreatment(List<Token> tokens, int i)
    {
        if (i + 2 < tokens.Count && tokens[i].Is("arm") && (tokens[i + 2].Is(":") || tokens[i + 2].Is("(")))
            return true;
        while (i < tokens.Count && !tokens[i].IsNumber && Lead.Has(tokens[i].Text))
            i++;
        if (i + 2 >= tokens.Count || tokens[i].IsNumber || !People.Has(tokens[i].Text))
            return false;
        return tokens[i + 1].Is("receive") || tokens[i + 1].Is("undergo") || (tokens[i + 1].Is("are") && tokens[i + 2].Kind == TokenKind.Word && tokens[i + 2].Text is "randomised" or "randomized" or "treated" or "assigned" or "allocated")
            || (tokens[i + 1].Is("will") && tokens[i + 2].Kind == TokenKind.Word && tokens[i + 2].Text is "receive" or "undergo" or "be");
    }

    private static bool IsHeading(List<Token> tokens, int next) =>
        next < tokens.Count && (tokens[next].Is(":") || tokens[next].Is("\n") || tokens[next].Is("-") || tokens[next].Is("?") || tokens[next].IsNumber
            || (tokens[next].Is("for") && next + 2 < tokens.Count && tokens[next + 2].Is(":")));
}
