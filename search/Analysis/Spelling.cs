namespace Horizon.Search.Analysis;

/// <summary>
/// British to American spelling by rules, since registries and journals mix both. Index and query pass through the same rules,
/// so a rule may make a word that nobody writes; it must only never join two different words.
/// </summary>
internal static class Spelling
{
    private static readonly (string British, string American)[] Parts =
    [
        ("aem", "em"), ("haem", "hem"), ("paed", "ped"), ("gynaec", "gynec"), ("aetiol", "etiol"), ("anaesth", "anesth"), ("caec", "cec"), ("faec", "fec"),
        ("caesar", "cesar"), ("palaeo", "paleo"), ("naev", "nev"), ("oesoph", "esoph"), ("oestr", "estr"), ("oedem", "edem"), ("foet", "fet"),
        ("rrhoe", "rrhe"), ("pnoea", "pnea"), ("coelia", "celia"), ("moeba", "meba"), ("manoeuv", "maneuv"), ("sulph", "sulf"), ("tumour", "tumor"),
        ("colour", "color"), ("favour", "favor"), ("behaviour", "behavior"), ("labour", "labor"), ("honour", "honor"), ("flavour", "flavor"),
        ("neighbour", "neighbor"), ("vapour", "vapor"), ("harbour", "harbor"), ("odour", "odor"), ("humour", "humor"), ("artefact", "artifact"),
        ("ageing", "aging"), ("programme", "program"), ("mould", "mold"), ("defence", "defense"), ("judgement", "judgment"), ("fulfil", "fulfill"),
    ];

    private static readonly (string British, string American)[] Ends =
    [
        ("centre", "center"), ("centres", "centers"), ("centred", "centered"), ("fibre", "fiber"), ("fibres", "fibers"), ("litre", "liter"), ("litres", "liters"),
        ("metre", "meter"), ("metres", "meters"), ("titre", "titer"), ("titres", "titers"), ("goitre", "goiter"), ("calibre", "caliber"),
        ("yse", "yze"), ("ysed", "yzed"), ("yser", "yzer"), ("ysing", "yzing"),
        ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("iser", "izer"), ("isers", "izers"), ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("isational", "izational"),
    ];

    // Words in -ise by descent; changing them would part them from excision, precisely, noisy …
    private static readonly string[] KeepIse =
    [
        "cis", "vis", "wis", "rais", "nois", "pois", "promis", "premis", "compromis", "surpris", "compris", "enterpris", "expertis", "treatis", "demis", "disguis", "advertis", "aris", "chis", "bruis", "cruis", "prais",
    ];

    private static readonly string[] DoubleL = ["labell", "modell", "signall", "channell", "cancell", "levell", "travell", "counsell", "fuell", "tunnell", "totall"];

    /// <param name="word">Lower-case ASCII letters.</param>
    public static string American(string word)
    {
        if (word.Length < 5) return word;
        foreach (var (british, american) in Parts)
        {
            if (word.Contains(british, StringComparison.Ordinal) && !(british == "fulfil" && word.Contains("fulfill", StringComparison.Ordinal)))
                word = word.Replace(british, american, StringComparison.Ordinal);
        }

        if (word.StartsWith("enrol", StringComparison.Ordinal) && !word.StartsWith("enroll", StringComparison.Ordinal)) word = string.Concat("enroll", word.AsSpan(5));
        foreach (var stem in DoubleL)
        {
            if (word.StartsWith(stem, StringComparison.Ordinal)) return string.Concat(stem.AsSpan(0, stem.Length - 1), word.AsSpan(stem.Length));
        }

        return Ending(word);
    }

    /// <summary>The singular of a plural in -ses that stands for -sis (metastases, diagnoses); null for every other word.</summary>
    public static string? Singular(string word) => word switch
    {
        "metastases" or "micrometastases" or "oligometastases" or "diagnoses" or "prognoses" or "analyses" or "hypotheses" or "stenoses" or "necroses" or "fibroses" or "synopses"
            or "prostheses" or "syntheses" or "anastomoses" or "bases" or "theses" or "crises" or "thromboses" or "radionecroses" => string.Concat(word.AsSpan(0, word.Length - 2), "is"),
        "vertebrae" => "vertebra",
        "carcinomata" => "carcinoma",
        _ => null,
    };

    private static string Ending(string word)
    {
        foreach (var (british, american) in Ends)
        {
            if (word.Length < british.Length + 2 || !word.EndsWith(british, StringComparison.Ordinal)) continue;
            if (british[0] == 'i' && word.Length >= british.Length && IsKept(word.AsSpan(0, word.Length - british.Length + 2))) continue;
            if (british[0] == 'y' && !word.AsSpan(0, word.Length - british.Length).EndsWith("l", StringComparison.Ordinal)) continue;
            return string.Concat(word.AsSpan(0, word.Length - british.Length), american);
        }

        return word;
    }

    private static bool IsKept(ReadOnlySpan<char> upToIs)
    {
        foreach (var kept in KeepIse)
        {
            if (upToIs.EndsWith(kept, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
