using System.Text.RegularExpressions;

namespace Horizon.Graph.Ids;

/// <summary>The written forms of identifiers of papers, reviews and organisations.</summary>
internal static partial class CitationForms
{
    private const int LongestDoi = 400;
    private const string Crockford = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string? Pmid(string? text) =>
        Short(text) is { } s && PmidForm().Match(s) is { Success: true } m && m.Groups[1].Value.TrimStart('0') is { Length: > 0 } digits
            ? digits
            : null;

    public static string? Pmcid(string? text) =>
        Short(text) is { } s && PmcidForm().Match(s) is { Success: true } m && m.Groups[1].Value.TrimStart('0') is { Length: > 0 } digits
            ? "PMC" + digits
            : null;

    public static string? Prospero(string? text) =>
        Short(text) is { } s && ProsperoForm().Match(s) is { Success: true } m ? "CRD" + m.Groups[1].Value : null;

    /// <summary>Lower case without resolver, label and the punctuation that a sentence puts after it.</summary>
    public static string? Doi(string? text)
    {
        if (text is null || text.Length > LongestDoi)
            return null;
        var folded = IdText.Fold(text).Trim();
        if (folded.Contains('%', StringComparison.Ordinal))
            folded = Unescape(folded);
        if (DoiForm().Match(folded) is not { Success: true } match)
            return null;
        var doi = match.Groups[1].Value[..DoiLength(match.Groups[1].Value)].ToLowerInvariant();
        // Cut off at its angle bracket a serial item's identifier names a whole issue.
        return DoiForm().IsMatch(doi) && (!doi.Contains("/(sici)", StringComparison.Ordinal) || doi.Contains('>', StringComparison.Ordinal)) ? doi : null;
    }

    /// <summary>The end of a DOI that is made of a serial item's identifier, the only one with angle brackets: "(SICI)1097-0142(19990101)85:1&lt;1::AID-CNCR1&gt;3.0.CO;2-A".</summary>
    internal const string Sici = @"\(SICI\)[0-9X()-]{4,40}[0-9:;/.]{0,20}<[^\s""<>]{1,60}>[0-9.]{1,8}(?:CO|TX|AB);2-[A-Z0-9#]";

    /// <summary>How much of a matched DOI is the DOI itself: trailing punctuation and unopened brackets are the sentence's.</summary>
    public static int DoiLength(ReadOnlySpan<char> doi)
    {
        var round = doi.Count('(') - doi.Count(')');
        var square = doi.Count('[') - doi.Count(']');
        var length = doi.Length;
        while (length > 0)
        {
            var last = doi[length - 1];
            if (last == ')' && round < 0)
                round++;
            else if (last == ']' && square < 0)
                square++;
            else if (last is not ('.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '-' or '/' or '}' or '{' or '*' or '\u2019' or '\u201D'))
                break;
            length--;
        }

        return length;
    }

    /// <summary>Nine characters whose last two are the check digits: 98 - (100 n mod 97), n the value of the rest (ror.org, ISO 7064).</summary>
    public static string? Ror(string? text)
    {
        if (Short(text) is not { } s || RorForm().Match(s) is not { Success: true } match)
            return null;
        var id = match.Groups[1].Value.ToLowerInvariant();
        var number = 0L;
        foreach (var c in id.AsSpan(1, 6))
        {
            var digit = Crockford.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            number = (number * 32) + digit;
        }

        var check = 98 - (number * 100 % 97);
        return check == ((id[7] - '0') * 10) + (id[8] - '0') ? id : null;
    }

    private static string? Short(string? text) =>
        text is { Length: > 0 and <= 160 } ? IdText.Compact(text).Trim('(', ')', '[', ']', '.', ',', ';') : null;

    private static string Unescape(string text)
    {
        var plain = Uri.UnescapeDataString(text);
        return plain.Contains('\uFFFD', StringComparison.Ordinal) ? text : IdText.Fold(plain).Trim();
    }

    [GeneratedRegex(@"\A(?:PMID|PUBMED(?:PMID|ID)?|HTTPS?://PUBMED\.NCBI\.NLM\.NIH\.GOV/|HTTPS?://WWW\.NCBI\.NLM\.NIH\.GOV/PUBMED/)?[:#-]?(\d{1,8})/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PmidForm();

    [GeneratedRegex(@"\A(?:PMCID[:#-]?|HTTPS?://(?:WWW\.NCBI\.NLM\.NIH\.GOV/PMC|PMC\.NCBI\.NLM\.NIH\.GOV)/ARTICLES/)?PMC[:#-]?(\d{1,9})(?:\.\d{1,2})?/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PmcidForm();

    [GeneratedRegex(@"\A(?:PROSPERO)?(?:ID|NUMBER|REGISTRATION)?[:#(-]?CRD[:#-]?(\d{11,12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProsperoForm();

    [GeneratedRegex(@"\A(?:https?://(?:dx\.)?doi\.org/|(?:dx\.)?doi\.org/|doi[:= ]\s?|info:doi/)?(10\.\d{4,9}(?:\.\d{1,9})?/(?:" + Sici + @"|[^\s""<>\p{C}]{1,300}))\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DoiForm();

    [GeneratedRegex(@"\A(?:ROR:?)?(?:HTTPS?://)?(?:ROR\.ORG/)?(0[0-9A-HJ-NP-TV-Z]{6}\d\d)/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RorForm();
}
