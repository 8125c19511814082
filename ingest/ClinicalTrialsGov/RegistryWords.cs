using System.Globalization;
using System.Text;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>One form for the registry's words, numbers and dates, whether the API v2 or the legacy API wrote them.</summary>
internal static class RegistryWords
{
    private static readonly string[] LegacyDates = ["MMMM yyyy", "MMMM d, yyyy", "MMM yyyy", "MMM d, yyyy"];

    /// <summary>Trimmed text, null where nothing is left.</summary>
    public static string? Filled(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }

    /// <summary>
    /// The API writes text as Markdown and puts a backslash before what would be markup there: "\&gt; 5 cm", "Memorial Sloan Kettering \&amp; Co".
    /// A backslash before anything else is the text's own.
    /// </summary>
    public static string? Unescaped(string? text)
    {
        if (text is null || !text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || char.IsWhiteSpace(text[i + 1]) || text[i + 1] > 127) is false) i++;
            plain.Append(text[i]);
        }
        return plain.ToString();
    }

    /// <summary>The API v2 word of a legacy phrase: "Active Comparator" is ACTIVE_COMPARATOR, "None (Open Label)" is NONE.</summary>
    public static string? Word(string? phrase)
    {
        if (Filled(phrase) is not { } text) return null;
        if (text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')) return text;
        var word = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '(') break;
            if (char.IsLetterOrDigit(c)) word.Append(char.ToUpperInvariant(c));
            else if (word.Length > 0 && word[^1] != '_' && c != '\'') word.Append('_');
        }
        var joined = word.ToString().TrimEnd('_');
        return joined switch
        {
            "N_A" => "NA",
            "EDUCATIONAL_COUNSELING_TRAINING" => "ECT",
            "PARALLEL_ASSIGNMENT" or "CROSSOVER_ASSIGNMENT" or "FACTORIAL_ASSIGNMENT" or "SEQUENTIAL_ASSIGNMENT" => joined[..^"_ASSIGNMENT".Length],
            "SINGLE_GROUP_ASSIGNMENT" => "SINGLE_GROUP",
            _ => joined,
        };
    }

    /// <summary>The API v2 word for a kind of secondary id.</summary>
    public static string? SecondaryIdType(string? phrase) => Word(phrase) switch
    {
        "REGISTRY_IDENTIFIER" => "REGISTRY",
        "OTHER_GRANT_FUNDING_NUMBER" => "OTHER_GRANT",
        "OTHER_IDENTIFIER" => "OTHER",
        { } word when word.StartsWith("U_S_", StringComparison.Ordinal) => word.Split('_')[2],
        var word => word,
    };

    /// <summary>The canonical phase of the registry's list of phases; null where it is empty or says nothing that is known.</summary>
    public static string? Phase(IReadOnlyList<string> phases)
    {
        var known = phases.SelectMany(p => p.Split('/')).Select(Word).Select(word => word switch
        {
            "EARLY_PHASE1" or "EARLY_PHASE_1" or "PHASE_0" or "PHASE0" => "early 1",
            "PHASE1" or "PHASE_1" => "1",
            "PHASE2" or "PHASE_2" => "2",
            "PHASE3" or "PHASE_3" => "3",
            "PHASE4" or "PHASE_4" => "4",
            "NA" or "NOT_APPLICABLE" => "not applicable",
            _ => null,
        }).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return known switch
        {
            [var one] => one,
            ["1", "2"] => "1/2",
            ["2", "3"] => "2/3",
            _ => null,
        };
    }

    /// <summary>Reads "2011-03", "2011-03-03" and the legacy "March 2011", "March 3, 2011".</summary>
    public static PartialDate? Date(string? text)
    {
        if (text is null) return null;
        if (PartialDate.TryParse(text, out var date)) return date;
        return DateOnly.TryParseExact(text, LegacyDates, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year >= 1000
            ? text.Contains(',', StringComparison.Ordinal) ? PartialDate.From(day) : new PartialDate(day.Year, day.Month)
            : null;
    }

    public static bool? Flag(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "YES" => true,
        "FALSE" or "NO" => false,
        _ => null,
    };

    /// <summary>A count of participants: a whole number that is not negative, else null.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// The MeSH id without the zeros that the legacy API padded it with: D000008175 is D008175. MeSH itself went over from six digits to nine
    /// near D066330; the few numbers of which it is not known which side they stand on give null rather than a wrong id.
    /// </summary>
    public static string? MeshId(string? id)
    {
        if (id is not ['D', .. { Length: 9 } digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return id;
        return number <= 66_330 ? $"D{number:D6}" : number >= 66_800 ? id : null;
    }
}
