namespace Horizon.Api.Pages.Parts;

/// <summary>What people call the sources and registers, and how provenance is put into words.</summary>
internal static class SourceWords
{
    public static string Name(string source) => source.ToLowerInvariant() switch
    {
        "clinicaltrials.gov" => "ClinicalTrials.gov",
        "isrctn" => "ISRCTN registry",
        "ictrp" => "WHO ICTRP",
        "ctis" => "EU CTIS",
        "euctr" => "EU Clinical Trials Register",
        "pubmed" => "PubMed",
        "europepmc" => "Europe PMC",
        "openalex" => "OpenAlex",
        "crossref" => "Crossref",
        "medrxiv" => "medRxiv",
        "gtr" => "UKRI Gateway to Research",
        "nihr" => "NIHR",
        "360giving" => "360Giving",
        "ror" => "ROR",
        "csv" => "an imported table",
        "page" => "web pages",
        "hand" => "an editor of this Horizon",
        "vocabulary" => "Horizon's reviewed lists",
        _ => source,
    };

    /// <summary>"a, b and c".</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count switch
        {
            0 => "none",
            1 => all[0],
            _ => $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}",
        };
    }

    /// <summary>How a statement came to be known.</summary>
    public static string Method(string method) => method switch
    {
        "registered" => "stated by the source",
        "rule" => "read from the text by a rule",
        "model" => "scored by a model",
        "manual" => "decided by a person",
        _ => method,
    };

    /// <summary>A field's name in words: "primaryCompletionDate" is "primary completion date". What is words already stays so, but for a heading in capitals: "abstract: CONCLUSIONS" is "abstract: conclusions", "MeSH term" itself.</summary>
    public static string Field(string field) => field.Contains(' ', StringComparison.Ordinal)
        ? string.Join(' ', field.Split(' ').Select(w => w.Length > 3 && !w.Any(char.IsLower) ? w.ToLowerInvariant() : w))
        : string.Concat(field.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    /// <summary>"why" for a rule: "latest-version-with-a-value" is "latest version with a value".</summary>
    public static string Rule(string rule) => rule.Replace('-', ' ');

    public static string Completeness(bool? complete, long? expected, long records) => complete switch
    {
        true => "Complete: the source's own count agrees",
        false when expected is { } e => $"Not complete: {Dates.Number(records)} of {Dates.Number(e)}",
        false => "Not complete",
        null => "Cannot be told: the source gave no count to compare with",
    };
}
