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
            else if (inside && i + 1 < tokens.Count && tokens[i + 1].Is(":") && Headings.Has(tokens[i].Text))
                inside = false;
            marks[i] = inside;
        }

        return marks;
    }

    private static bool IsHeading(List<Token> tokens, int next) =>
        next < tokens.Count && (tokens[next].Is(":") || tokens[next].Is("\n") || tokens[next].Is("-") || tokens[next].Is("?") || tokens[next].IsNumber
            || (tokens[next].Is("for") && next + 2 < tokens.Count && tokens[next + 2].Is(":")));
}
