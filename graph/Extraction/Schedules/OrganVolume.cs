namespace Horizon.Graph.Extraction.Schedules;

/// <summary>"At least 50 % of the gland will receive 30 Gy", "20 Gy to no more than a third of the liver": what part of an organ gets is a limit, not a prescription.</summary>
internal static class OrganVolume
{
    private const int Farthest = 14;

    private static readonly Words Shares = new("%", "percent", "cc", "ccm", "ml", "cm3", "half", "third", "thirds", "quarter");

    private static readonly Words Receives = new("receive", "receives", "received", "receiving", "get", "gets");

    private static readonly Words Organs = new(
        "parotid", "parotids", "gland", "glands", "lung", "lungs", "heart", "kidney", "kidneys", "cord", "bowel", "rectum", "bladder", "brainstem", "esophagus", "oesophagus", "larynx", "pharynx", "mandible", "femur",
        "femurs", "femoral", "stomach", "duodenum", "cochlea", "lens", "spleen", "liver", "colon", "intestine", "skin", "ventricle", "organ", "organs");

    /// <summary>"50 % of the lung cancers", "95 % of the liver lesions" are no organs.</summary>
    private static readonly Words Targets = new("cancer", "cancers", "tumour", "tumours", "tumor", "tumors", "lesion", "lesions", "metastasis", "metastases", "patients", "ptv", "target", "targets");

    public static bool Gets(List<Token> tokens, int first, int next) => IsBefore(tokens, first) || IsAfter(tokens, next);

    private static bool IsBefore(List<Token> tokens, int first)
    {
        var (receives, organ) = (false, false);
        for (var i = first - 1; i >= Math.Max(0, first - Farthest) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit); i--)
        {
            receives |= Receives.Has(tokens[i].Text);
            organ |= receives && IsOrgan(tokens, i);
            if (organ && IsShare(tokens, i))
                return true;
        }

        return false;
    }

    private static bool IsAfter(List<Token> tokens, int next)
    {
        var share = false;
        if (next >= tokens.Count || !(tokens[next].Is("to") || tokens[next].Is("in")))
            return false;
        for (var i = next; i < Math.Min(tokens.Count, next + Farthest) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit) && !tokens[i].Is(","); i++)
        {
            share |= IsShare(tokens, i);
            if (share && IsOrgan(tokens, i))
                return true;
        }

        return false;
    }

    private static bool IsShare(List<Token> tokens, int i) => Shares.Has(tokens[i].Text) && i + 1 < tokens.Count && tokens[i + 1].Is("of");

    private static bool IsOrgan(List<Token> tokens, int i) => Organs.Has(tokens[i].Text) && !(i + 1 < tokens.Count && Targets.Has(tokens[i + 1].Text));
}
