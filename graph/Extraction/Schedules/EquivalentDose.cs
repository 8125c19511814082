namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Doses that are calculated from what is given, not given: EQD2, BED and their like.</summary>
internal static class EquivalentDose
{
    private const int Farthest = 6;

    private static readonly Words Names = new("bed", "eqd2", "eqd", "lqed2", "eqd2gy", "isoeffective", "isoeffect", "nted", "bioequivalent");

    private static readonly Words Adjectives = new("biological", "biologically", "biologic");

    private static readonly Words AfterEquivalent = new("dose", "doses", "to", "of", "total", "in");

    /// <summary>"Prostate bed, 55 Gy in 20 fractions": a place, not a biologically effective dose.</summary>
    private static readonly Words Places = new(
        "prostate", "prostatic", "tumour", "tumor", "surgical", "operative", "resection", "lumpectomy", "breast", "thyroid", "cavity", "liver", "kidney", "renal", "parotid", "target", "primary", "nodal", "node", "sarcoma", "flap", "prostatectomy");

    /// <summary>"EQD2 of 44 Gy", "a biologically effective dose of 60 Gy", "50 Gy (BED)".</summary>
    public static bool Is(List<Token> tokens, Item dose)
    {
        for (var i = dose.First - 1; i >= Math.Max(0, dose.First - Farthest) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit); i--)
        {
            if (IsName(tokens, i) || (!tokens[i].IsNumber && Adjectives.Has(tokens[i].Text)) || (tokens[i].Is("equivalent") && AfterEquivalent.Has(tokens[i + 1].Text)))
                return true;
        }

        return IsName(tokens, dose.Next) || (dose.Next < tokens.Count && tokens[dose.Next].Is("(") && IsName(tokens, dose.Next + 1));
    }

    public static bool IsName(List<Token> tokens, int i) =>
        i < tokens.Count && !tokens[i].IsNumber && (Names.Has(tokens[i].Text) || HasRatio(tokens[i].Text)) && !(tokens[i].Is("bed") && i > 0 && !tokens[i - 1].IsNumber && (Places.Has(tokens[i - 1].Text) || (tokens[i - 1].Is("the") && i > 1 && (tokens[i - 2].Is("to") || tokens[i - 2].Is("of")))));

    /// <summary>"BED10", "BED3", "EQD2": with the α/β or the dose per fraction in the name.</summary>
    private static bool HasRatio(string word) =>
        word.Length is 4 or 5 && (word.StartsWith("bed", StringComparison.Ordinal) || word.StartsWith("eqd", StringComparison.Ordinal)) && word[3..].All(char.IsAsciiDigit);
}
