namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Marks the tokens of sentences that tell of an experiment on animals or cells, not of patients.</summary>
internal static class Animals
{
    private static readonly Words Names = new("mice", "rats", "rodents", "rabbits", "zebrafish", "xenograft", "xenografts", "allografts", "syngeneic");

    private static readonly Words Kinds = new("mouse", "murine", "rat", "rodent", "rabbit", "animal", "preclinical", "vivo", "vitro");

    private static readonly Words Models = new("model", "models", "experiment", "experiments", "strain", "strains", "embryonic", "embryos", "tumour", "tumours", "tumor", "tumors");

    private static readonly Words People = new("patient", "patients", "participant", "participants", "women", "men", "children", "subjects", "volunteers", "humans", "arm", "randomised", "randomized", "trial", "phase");

    public static bool[] Mark(List<Token> tokens)
    {
        var marks = new bool[tokens.Count];
        var (first, animals, people) = (0, false, false);
        for (var i = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && tokens[i].Kind != TokenKind.Stop)
            {
                animals |= Names.Has(tokens[i].Text) || (Kinds.Has(tokens[i].Text) && i + 1 < tokens.Count && Models.Has(tokens[i + 1].Text));
                people |= People.Has(tokens[i].Text);
                continue;
            }

            if (animals && !people)
                Array.Fill(marks, true, first, i - first);
            (first, animals, people) = (i + 1, false, false);
        }

        return marks;
    }
}
