using System.Text.RegularExpressions;

namespace Horizon.Search.Index;

/// <summary>An id met in a query.</summary>
internal readonly record struct WrittenId(int Start, int End, IReadOnlyList<string> Keys);

/// <summary>The forms in which people write ids, brought to the keys that the index holds: lower case, no blanks, no resolver, no label.</summary>
internal static partial class IdForms
{
    public const int Longest = 400;

    /// <summary>The key of an id given with a record.</summary>
    public static string Key(string id) => Compact(StripResolver(id.Trim()));

    /// <summary>The keys under which a document is found.</summary>
    public static HashSet<string> KeysOf(IndexDocument document)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { Key(document.Id) };
        var tail = document.Id[(document.Id.LastIndexOf(':') + 1)..];
        var isRegistration = document.Id.StartsWith("trial:", StringComparison.Ordinal);
        foreach (var id in document.Ids.Concat(isRegistration ? [tail] : Tails(document.Id)))
        {
            if (string.IsNullOrWhiteSpace(id) || id.Length > Longest) continue;
            keys.Add(Key(id));
            if (Whole(id) is { } forms) keys.UnionWith(forms);
            // A paper's bare number is its PMID; a trial's may be anyone's.
            if (!isRegistration && PmidNumber().IsMatch(id)) keys.Add("pmid:" + id.TrimStart('0'));
        }

        return keys;
    }

    /// <summary>The keys that a text may be looked up by if it is one id and nothing else; null if it is none.</summary>
    public static IReadOnlyList<string>? Whole(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > Longest) return null;
        var found = Written().Match(trimmed);
        return found.Success && found.Index == 0 && found.Length == trimmed.TrimEnd('.', ',', ';').Length ? Keys(found) : null;
    }

    /// <summary>The id in a web address that was pasted whole ("https://clinicaltrials.gov/study/NCT01234567"); null where the text is no address or names not just one.</summary>
    public static string? InAddress(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length > Longest || !(trimmed.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) || trimmed.Any(char.IsWhiteSpace)) return null;
        return In(trimmed) is [var only] ? trimmed[only.Start..only.End] : PubMedAddress().Match(trimmed) is { Success: true } paper ? $"pmid:{paper.Groups["pmid"].Value}" : null;
    }

    [GeneratedRegex(@"\A(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(?<pmid>\d{1,8})/?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PubMedAddress();

    /// <summary>The ids in a text, first to last.</summary>
    public static List<WrittenId> In(string text)
    {
        var found = new List<WrittenId>();
        for (var match = Written().Match(text); match.Success; match = match.NextMatch())
            found.Add(new WrittenId(match.Index, match.Index + match.Length, Keys(match)));
        return found;
    }

    private static List<string> Keys(Match match)
    {
        if (match.Groups["pmid"] is { Success: true } pmid) return ["pmid:" + pmid.Value.TrimStart('0')];
        if (match.Groups["pmc"] is { Success: true } pmc) return ["pmc" + pmc.Value.TrimStart('0')];
        if (match.Groups["doi"] is { Success: true } doi) return [doi.Value.ToLowerInvariant()];
        if (match.Groups["isrctn"] is { Success: true } isrctn) return ["isrctn" + isrctn.Value];
        if (match.Groups["nct"] is { Success: true } nct) return ["nct" + nct.Value];
        if (match.Groups["eu"] is { Success: true } eu) return [string.Join('-', DigitRuns().Matches(eu.Value).Select(m => m.Value))];
        return [Compact(match.Value)];
    }

    // publication:pmid:123 and publication:doi:10.1/x carry their id; of others only the whole is an id.
    private static IEnumerable<string> Tails(string id)
    {
        foreach (var label in (string[])["pmid:", "doi:", "pmcid:"])
        {
            var at = id.IndexOf(':' + label, StringComparison.Ordinal);
            if (at >= 0) yield return label == "pmid:" ? id[(at + 1)..] : id[(at + 1 + label.Length)..];
        }
    }

    private static string StripResolver(string id) => Resolver().Replace(id, string.Empty);

    private static string Compact(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    [GeneratedRegex(@"\A(?:https?://)?(?:dx\.)?doi\.org/|\Adoi:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Resolver();

    [GeneratedRegex(@"\A\d{5,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PmidNumber();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRuns();

    [GeneratedRegex(
        """
        (?<![A-Za-z0-9])(?:
          NCT[\s:#-]{0,2}(?<nct>\d{8})
        | ISRCTN[\s:#-]{0,2}(?<isrctn>\d{8})
        | PM(?:C|CID:?\s?(?:PMC)?)\s?:?\s?(?<pmc>\d{3,9})
        | (?:PMID|PubMed(?:\sID)?)[\s:#]{0,3}(?<pmid>\d{1,8})
        | (?:(?:https?://)?(?:dx\.)?doi\.org/|doi\s?:?\s?)?(?<doi>10\.\d{4,9}/[^\s"<>]*[A-Za-z0-9)])
        | (?:EudraCT(?:\s(?:number|no\.?))?|EUCTR|EU\s?CT(?:\snumber)?)?[\s:#]{0,3}(?<eu>(?:19|20)\d\d\s?[-\u2010\u2011]\s?\d{6}\s?[-\u2010\u2011]\s?\d\d(?:\s?[-\u2010\u2011]\s?\d\d)?)(?:\s?-\s?[A-Z]{2})?
        | ACTRN\s?\d{14} | DRKS\s?\d{8} | ChiCTR[A-Z0-9-]{6,20} | CTRI/\d{4}/\d{2,3}/\d{5,6} | UMIN\s?\d{9} | jRCTs?\s?\d{9,10} | CRD\s?\d{11} | RBR-[0-9a-z]{6,7}
        )(?![A-Za-z0-9])
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Written();
}
