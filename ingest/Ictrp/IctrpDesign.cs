using System.Text.RegularExpressions;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Ictrp;

/// <summary>What the platform's one cell of design says, in ClinicalTrials.gov's words. Each register fills the cell in its own way; null where it does not tell.</summary>
internal sealed partial record IctrpDesign(string? Allocation, string? Model, string? Masking, string? Purpose)
{
    private static readonly RepeatedWords<IctrpDesign> Known = new(words => new IctrpDesign(ReadAllocation(words), ReadModel(words), ReadMasking(words), ReadPurpose(words)));

    public static IctrpDesign? Of(string? words) => words is null ? null : Known.Of(words);

    public static string? StudyType(string? text)
    {
        var type = text.AsSpan().Trim();
        if (type.StartsWith("intervention", StringComparison.OrdinalIgnoreCase)) return "interventional";
        if (type.StartsWith("observation", StringComparison.OrdinalIgnoreCase)) return "observational";
        return type.StartsWith("expanded", StringComparison.OrdinalIgnoreCase) ? "expanded_access" : null;
    }

    private static string? ReadAllocation(string design)
    {
        if (Answer(RandomisedForm(), design) is { } answer) return answer;
        if (NotRandom().IsMatch(design)) return "NON_RANDOMIZED";
        return Random().IsMatch(design) ? "RANDOMIZED" : null;
    }

    private static string? ReadModel(string design)
    {
        var text = design.ToUpperInvariant();
        if (YesForm().Matches(text) is { Count: > 0 } answers)
        {
            var yes = answers.Where(m => m.Groups[2].Value == "YES").Select(m => m.Groups[1].Value).ToList();
            return yes is ["PARALLEL GROUP"] ? "PARALLEL" : yes is ["CROSS OVER"] ? "CROSSOVER" : null;
        }
        if (Crossover().IsMatch(text)) return "CROSSOVER";
        if (text.Contains("FACTORIAL", StringComparison.Ordinal)) return "FACTORIAL";
        if (text.Contains("PARALLEL", StringComparison.Ordinal)) return "PARALLEL";
        return SingleArm().IsMatch(text) ? "SINGLE_GROUP" : text.Contains("SEQUENTIAL ASSIGNMENT", StringComparison.Ordinal) ? "SEQUENTIAL" : null;
    }

    private static string? ReadMasking(string design)
    {
        if (MaskingForm().Match(design) is { Success: true } stated) return stated.Groups[1].Value.ToUpperInvariant();
        if (OpenYes().IsMatch(design)) return "NONE";
        if (DoubleYes().IsMatch(design)) return "DOUBLE";
        return SingleYes().IsMatch(design) ? "SINGLE" : Open().IsMatch(design) ? "NONE" : null;
    }

    private static string? ReadPurpose(string design) => PurposeForm().Match(design) is { Success: true } match
        ? match.Groups[1].Value.ToUpperInvariant() switch
        {
            "TREATMENT" => "TREATMENT",
            "PREVENTION" => "PREVENTION",
            "DIAGNOSTIC" or "DIAGNOSIS" => "DIAGNOSTIC",
            "SCREENING" => "SCREENING",
            "SUPPORTIVE CARE" or "SUPPORTIVE" => "SUPPORTIVE_CARE",
            "BASIC SCIENCE" => "BASIC_SCIENCE",
            "HEALTH SERVICES RESEARCH" or "HEALTH SERVICE RESEARCH" or "HEALTH CARE SYSTEM" => "HEALTH_SERVICES_RESEARCH",
            "OTHER" => "OTHER",
            _ => null,
        }
        : null;

    private static string? Answer(Regex form, string design) =>
        form.Match(design) is { Success: true } match ? match.Groups[1].Value.StartsWith('y') || match.Groups[1].Value.StartsWith('Y') ? "RANDOMIZED" : "NON_RANDOMIZED" : null;

    [GeneratedRegex(@"\bRandomi[sz]ed\s*:\s*(yes|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RandomisedForm();

    [GeneratedRegex(@"\b(?:non|not|un)[\s-]*randomi[sz]|randomi[sz]ation\s*:\s*(?:n/a|not|no\b)|quasi[\s-]*randomi[sz]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotRandom();

    [GeneratedRegex(@"\brandomi[sz]ed\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Random();

    [GeneratedRegex(@"\b(PARALLEL GROUP|CROSS OVER)\s*:\s*(YES|NO)\b", RegexOptions.CultureInvariant)]
    private static partial Regex YesForm();

    [GeneratedRegex(@"\bCROSS[\s-]?OVER\b", RegexOptions.CultureInvariant)]
    private static partial Regex Crossover();

    [GeneratedRegex(@"\bSINGLE (?:GROUP|ARM)\b|\bSINGLE \(GROUP\)|\bSINGLE ASSIGNMENT\b", RegexOptions.CultureInvariant)]
    private static partial Regex SingleArm();

    [GeneratedRegex(@"\bMasking\s*:\s*(None|Single|Double|Triple|Quadruple)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MaskingForm();

    [GeneratedRegex(@"\bOpen\s*:\s*yes\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OpenYes();

    [GeneratedRegex(@"\bDouble blind\s*:\s*yes\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DoubleYes();

    [GeneratedRegex(@"\bSingle blind\s*:\s*yes\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SingleYes();

    [GeneratedRegex(@"\bopen\s*\(\s*masking not used\s*\)|\bopen[\s-]label\b|\bmasking\s*:\s*open\b|\bblinding\s*:\s*not blinded\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(@"\bpurpose\s*:\s*([A-Za-z ]{4,30}?)\s*(?:[.;,]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PurposeForm();
}
