namespace Horizon.Graph.Extraction.Schedules;

/// <summary>
/// Doses that an organ at risk may get, though they are said with their fractions as a prescription is: "spinal cord maximum 18 Gy in 3 fractions". Organs that are treated themselves
/// need a word that says limit; those that are only ever spared need none.
/// </summary>
internal static class OrganLimits
{
    private const int Farthest = 12;
    private const int FarthestAfter = 6;
    private const int FarthestHeading = 60;

    private static readonly Words Spared = new("cord", "brainstem", "chiasm", "cochlea", "cochleae", "lens", "lenses", "plexus", "equina");

    private static readonly Words Organs = new(
        "cord", "brainstem", "chiasm", "cochlea", "cochleae", "lens", "lenses", "plexus", "equina", "nerve", "nerves", "heart", "lung", "lungs", "bowel", "rectum", "bladder", "kidney", "kidneys", "esophagus", "oesophagus",
        "duodenum", "stomach", "larynx", "mandible", "parotid", "parotids", "skin", "trachea", "bronchus", "aorta", "liver", "colon", "sigmoid", "intestine", "femur", "femurs", "femoral", "ribs", "rib", "wall", "eye", "eyes",
        "urethra", "vessels", "airway", "spine", "organ", "organs");

    /// <summary>After an organ's name these make a target or a treatment of it.</summary>
    private static readonly Words Treated = new(
        "cancer", "cancers", "carcinoma", "tumour", "tumours", "tumor", "tumors", "lesion", "lesions", "metastasis", "metastases", "compression", "glioma", "gliomas", "sheath", "invasion", "involvement", "recurrence", "recurrences",
        "radiotherapy", "radiation", "irradiation", "rt", "sbrt", "sabr", "srs", "radiosurgery", "brachytherapy", "boost", "chemoradiotherapy", "chemoradiation", "patients", "target", "ptv", "ctv", "preservation", "sparing");

    private static readonly Words Limits = new("maximum", "maximal", "max", "mean", "point", "tolerance", "tolerates", "tolerate", "dmax", "dmean", "hotspot", "hotspots");

    /// <summary>Between the name of a spared organ and a dose that is said of it.</summary>
    private static readonly Words Said = new("dose", "doses", ":", "=", "-", ",", "(", "was", "is", "of", "receive", "receives", "received", "receiving", "gets", "got", "at", "to", "up", "about", "approximately", "prv");

    private static readonly Words Joining = new(",", "and", "or", ";", "to", "the", "for", "of", ":", "(", ")", "respectively", "max", "maximum", "mean", "point", "dose", "optic", "spinal", "brachial", "small", "large", "chest", "great");

    public static bool Is(List<Token> tokens, Draft draft) =>
        IsPoint(tokens, draft.First) || IsUnderHeading(tokens, draft.First) || IsSaidOf(tokens, draft.First) || IsLimited(tokens, draft);

    /// <summary>"Spinal cord maximum 18 Gy in 3 fractions, heart 30 Gy": nothing but names of organs stands between the limit and the next dose.</summary>
    public static bool GoesOn(List<Token> tokens, Draft limit, Draft next)
    {
        var organ = false;
        for (var i = limit.Next; i < next.First; i++)
        {
            if (tokens[i].IsNumber || tokens[i].Kind == TokenKind.Stop || !(IsOrgan(tokens, i) || Joining.Has(tokens[i].Text)))
                return false;
            organ |= IsOrgan(tokens, i);
        }

        return organ;
    }

    /// <summary>"A point dose of 30 Gy in 5 fractions"; "point A" is where brachytherapy is prescribed.</summary>
    private static bool IsPoint(List<Token> tokens, int first)
    {
        for (var i = first - 1; i >= Math.Max(1, first - FarthestAfter) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit); i--)
        {
            if ((tokens[i].Is("dose") || tokens[i].Is("doses") || tokens[i].Is("max") || tokens[i].Is("maximum")) && tokens[i - 1].Is("point"))
                return true;
        }

        return false;
    }

    /// <summary>"Organs at risk: spinal cord 21.9 Gy in 3 fractions, …", "Constraints: …", to the sentence's end.</summary>
    private static bool IsUnderHeading(List<Token> tokens, int first)
    {
        for (var i = first - 1; i >= Math.Max(1, first - FarthestHeading) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (!tokens[i].Is(":"))
                continue;
            var word = tokens[i - 1].Is(")") && i >= 4 && tokens[i - 3].Is("(") ? tokens[i - 4] : tokens[i - 1];
            if ((word.Is("risk") && i >= 2 && (tokens[i - 2].Is("at") || word != tokens[i - 1])) || word.Is("oar") || word.Is("oars") || word.Is("constraint") || word.Is("constraints") || word.Is("tolerances") || (word.Is("limits") && i >= 2 && tokens[i - 2].Is("dose")))
                return true;
        }

        return false;
    }

    private static bool IsSaidOf(List<Token> tokens, int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - FarthestAfter) && !tokens[i].IsNumber; i--)
        {
            if (Spared.Has(tokens[i].Text))
                return !IsTreated(tokens, i) && !IsTreatedBefore(tokens, i);
            if (!Said.Has(tokens[i].Text) && !Limits.Has(tokens[i].Text))
                return false;
        }

        return false;
    }

    /// <summary>"Radiotherapy to the spinal cord, 45 Gy in 25 fractions".</summary>
    private static bool IsTreatedBefore(List<Token> tokens, int organ)
    {
        for (var i = organ - 1; i >= Math.Max(0, organ - 4) && tokens[i].Kind == TokenKind.Word; i--)
        {
            if (Treated.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    private static bool IsLimited(List<Token> tokens, Draft draft)
    {
        var (limit, organ) = (false, false);
        for (var i = draft.First - 1; i >= Math.Max(0, draft.First - Farthest) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit) && !tokens[i].Is(";"); i--)
        {
            // "Maximum tolerated dose" is found out for the treatment itself.
            limit |= Limits.Has(tokens[i].Text) && !(i + 1 < tokens.Count && (tokens[i + 1].Is("tolerated") || tokens[i + 1].Is("a") || tokens[i + 1].Is("b")));
            organ |= IsOrgan(tokens, i);
        }

        if (limit && organ)
            return true;
        for (var i = draft.Next; i < Math.Min(tokens.Count, draft.Next + FarthestAfter) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit) && !tokens[i].Is(","); i++)
        {
            // "Rectum 38 Gy in 5 fractions maximum".
            if (organ && i < draft.Next + 2 && (tokens[i].Is("maximum") || tokens[i].Is("max") || tokens[i].Is("mean")))
                return true;
            if (limit && IsOrgan(tokens, i))
                return true;
            // "Bowel: 30 Gy in 5 fractions to < 5 cc".
            if (organ && (tokens[i].Is("cc") || tokens[i].Is("cm3")) && tokens[i - 1].IsNumber)
                return true;
        }

        return false;
    }

    private static bool IsOrgan(List<Token> tokens, int i) => !tokens[i].IsNumber && Organs.Has(tokens[i].Text) && !IsTreated(tokens, i);

    private static bool IsTreated(List<Token> tokens, int i)
    {
        var next = i + 1 < tokens.Count && tokens[i + 1].Is("-") ? i + 2 : i + 1;
        return next < tokens.Count && !tokens[next].IsNumber && Treated.Has(tokens[next].Text);
    }
}
