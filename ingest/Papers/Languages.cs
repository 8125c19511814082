namespace Horizon.Ingest.Papers;

/// <summary>Languages by their three letters (ISO 639-2, bibliographic), as PubMed writes them, from the two that others write.</summary>
internal static class Languages
{
    public static string? Of(string? code) => PaperText.Filled(code)?.Split('-', '_')[0].ToUpperInvariant() switch
    {
        null => null,
        "EN" => "eng",
        "FR" => "fre",
        "DE" => "ger",
        "ES" => "spa",
        "IT" => "ita",
        "PT" => "por",
        "NL" => "dut",
        "PL" => "pol",
        "RU" => "rus",
        "ZH" => "chi",
        "JA" => "jpn",
        "KO" => "kor",
        "TR" => "tur",
        "SV" => "swe",
        "DA" => "dan",
        "NO" or "NB" => "nor",
        "CS" => "cze",
        "HU" => "hun",
        "FA" => "per",
        "AR" => "ara",
        _ => code!.Trim(),
    };
}
