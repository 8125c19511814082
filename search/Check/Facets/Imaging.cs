using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Imaging that guides a treatment or finds the disease. Who works under ultrasound, or with one tracer, says so: a long record without a word of it is no study of it. Planning CT is everywhere and tells nothing.
/// </summary>
internal static partial class Imaging
{
    /// <summary>By kind, parts of words of which one stands in whatever has it.</summary>
    private static readonly (string Kind, string[] Words)[] Kinds =
    [
        ("ultrasound", ["ultraso", "sonograph", "TRUS", "EUS"]),
        ("magnetic resonance", ["MRI", "MR ", "MR-", "magnetic resonance"]),
        ("PET", ["PET", "positron"]),
        ("SPECT", ["SPECT", "single photon", "single-photon"]),
    ];

    private static readonly (string Tracer, string[] Words)[] Tracers =
    [
        ("FDG", ["FDG", "fluorodeoxyglucose"]), ("PSMA", ["PSMA", "membrane antigen"]), ("choline", ["choline"]), ("acetate", ["acetate"]), ("FLT", ["FLT", "fluorothymidine"]), ("misonidazole", ["MISO", "misonidazole"]), ("FAZA", ["FAZA"]),
        ("FET", ["FET", "fluoroethyl"]), ("FDOPA", ["DOPA"]), ("DOTATATE", ["DOTA"]), ("sodium fluoride", ["NaF", "fluoride"]), ("fluciclovine", ["fluciclovine", "FACBC"]), ("methionine", ["methionine", "MET-PET", "MET PET"]), ("FAPI", ["FAPI"]), ("FES", ["FES", "fluoroestradiol"]),
    ];

    /// <summary>What a question's imaging is that a study of so many words does not name; null where all of it is named, or the words are few.</summary>
    /// <param name="question">The question's words.</param>
    /// <param name="study">All words of the study.</param>
    public static string? Unnamed(string question, string study)
    {
        if (study.Length < CompareOthers.LongEnough) return null;
        foreach (System.Text.RegularExpressions.Match guided in Guided().Matches(question))
        {
            if (Array.Find(Kinds, k => Stands(guided.Value, k.Words)) is { Kind: { } kind, Words: var words } && !Stands(study, words)) return kind;
        }
        foreach (System.Text.RegularExpressions.Match found in Found().Matches(question))
        {
            foreach (var (tracer, words) in Tracers)
            {
                // PET that names no tracer may be of this one.
                if (Stands(found.Value, words) && !Stands(study, words) && (!Stands(study, ["PET", "positron"]) || Array.Exists(Tracers, t => t.Tracer != tracer && Stands(study, t.Words)) || Nuclide().IsMatch(study))) return $"{tracer} PET";
            }
        }
        foreach (var (sequence, words) in Sequences)
        {
            if (Stands(question, words) && !Stands(study, words) && Imaged().IsMatch(question)) return sequence;
        }
        return null;
    }

    /// <summary>Imaging that some words of a question name, of which a study has no word: "compared with planning on PET-CT". Null where there is none.</summary>
    public static string? UnnamedKind(string words, string study) => Array.Find(Kinds, k => Stands(words, k.Words) && !Stands(study, k.Words)).Kind;

    /// <summary>Imaging that a study's title names and does not guide by, where the question has no word of any: a study of what images show. Null where there is none.</summary>
    public static string? OnlyTitled(string question, string titles) =>
        ImagedTitle().Match(titles) is { Success: true } said && !QuestionOfImaging().IsMatch(question) ? said.Value : null;

    [GeneratedRegex(@"\b(?:PET(?:[-/ ]?(?:CT|MRI?))?|positron emission tomography|SPECT|magnetic resonance imaging|MRI|DCE-MRI|DWI|spectroscopy|imaging)\b(?![- ](?:guided|guidance|based (?:radio|treat|plan|adapt))|-linac)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ImagedTitle();

    [GeneratedRegex(@"\b(?:PET|positron|SPECT|MRI?|magnetic|imag\w*|scan\w*|tomograph\w*|CT|CBCT|ultraso\w*|spectroscop\w*|radiolog\w*|tracer\w*|uptake|SUV\w*|screen\w*|surveillance|visuali\w*|delineat\w*|contour\w*|plan\w*|target\w*)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuestionOfImaging();

    /// <summary>What is read from images beside their form. Who measures it names it.</summary>
    private static readonly (string Sequence, string[] Words)[] Sequences =
    [
        ("perfusion imaging", ["perfusion", "dynamic contrast", "DCE", "blood flow"]),
        ("diffusion imaging", ["diffusion-weighted", "diffusion weighted", "diffusion MR", "diffusion-MR", "diffusion imaging", "diffusion tensor", "DWI"]),
        ("spectroscopy", ["spectroscop", "MRSI"]),
        ("elastography", ["elastograph"]),
    ];

    [GeneratedRegex(@"\b(?:MRI?|CT|magnetic resonance|imaging|scans?|ultrasound)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Imaged();

    /// <summary>A tracer's nuclide before a name that no list has: "68Ga-NOTA-AE105".</summary>
    [GeneratedRegex(@"\b(?:68Ga|64Cu|89Zr|11C|18F|124I|\[(?:68Ga|64Cu|89Zr|11C|18F|124I)\])-?(?!FDG|fluorodeoxy|PET)[A-Z][\w-]+|\bGa(?:llium)?-?68[- ][A-Z][\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Nuclide();

    private static bool Stands(string text, string[] words) => Array.Exists(words, w => text.Contains(w, char.IsLower(w[0]) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    [GeneratedRegex(
        @"\b(?:ultraso(?:und|nographic|nography)|TRUS|EUS|MRI?|magnetic resonance(?: imaging)?|PET(?:[-/]CT)?|SPECT)[- ](?:based |image )?(?:guid(?:ed|ance)|monitoring|tracking)\b"
        + @"|\bguid(?:ed|ance) (?:by|with|from) (?:\S+ ){0,2}?(?:ultrasound|TRUS|EUS|MRI?|magnetic resonance|PET|SPECT)\b|\bunder (?:\S+ )?(?:ultrasound|MRI?|magnetic resonance)\b|\b(?:transperineal|transrectal|endoscopic|real-time|4D) (?:\S+ )?ultrasound\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guided();

    /// <summary>The words before "PET" or after "PET with", which name its tracer.</summary>
    [GeneratedRegex(@"(?:[\w-]+[ /-]){1,4}PET\b|\bPET(?:[-/ ]CT|[-/ ]MRI?)?(?: imaging| scans?| scanning)? (?:with|using) (?:[\w-]+ ){0,3}[\w-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Found();
}
