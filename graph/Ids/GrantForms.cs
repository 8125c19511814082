using System.Text.RegularExpressions;

namespace Horizon.Graph.Ids;

/// <summary>The written forms of award references. The NIHR programme's name is dropped: <c>HTA 15/57/143</c> and <c>15/57/143</c> are one award.</summary>
internal static partial class GrantForms
{
    public static string? Canonical(string? text)
    {
        if (text is null || text.Length > 120)
            return null;
        var compact = IdText.Compact(text).Trim('(', ')', '[', ']', '.', ',', ';');
        if (Award().Match(compact) is { Success: true } award)
            return "NIHR" + award.Groups[1].Value;
        if (Programme().Match(compact) is { Success: true } programme)
            return programme.Groups[1].Value;
        if (Hyphened().Match(compact) is { Success: true } hyphened)
            return hyphened.Groups["of"].Success ? $"{hyphened.Groups["of"].Value}/{hyphened.Groups["a"].Value}/{hyphened.Groups["b"].Value}" : $"{hyphened.Groups["a"].Value}/{hyphened.Groups["b"].Value}{(hyphened.Groups["c"].Success ? $"/{hyphened.Groups["c"].Value}" : "")}";
        return Other().Match(compact) is { Success: true } other ? other.Groups[1].Value : Nih(compact);
    }

    private static string? Nih(string compact) =>
        NihForm().Match(compact) is { Success: true } nih ? nih.Groups[1].Value + nih.Groups[2].Value + nih.Groups[3].Value : null;

    [GeneratedRegex(@"\ANIHR(?:AWARD|GRANT|PROJECT)?(?:ID|NUMBER|NO\.?|REFERENCE|REF\.?)?[-:#/(]*(\d{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Award();

    [GeneratedRegex(@"\A(?:NIHR|NETSCC)?-?/?(?:HTA|EME|HS&DR|HSDR|PHR|RFPB|PGFAR|SDO)?(?:PROGRAMME|PROJECT|GRANT|AWARD)*(?:NUMBER|NO\.?|REFERENCE|REF\.?)*[-:#(]?(\d\d/\d{2,4}/\d{2,4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Programme();

    /// <summary>"HTA-15-57-05", "C1234-A12345", "MR-N012345-1".</summary>
    [GeneratedRegex(@"\A(?:(?:NIHR|NETSCC)?[-/]?(?:HTA|EME|HS&DR|HSDR|PHR|RFPB|PGFAR|SDO)(?:PROGRAMME|PROJECT|GRANT|AWARD)*(?:NUMBER|NO\.?|REFERENCE|REF\.?)*[-:#(]*(?<a>\d\d)-(?<b>\d{2,4})-(?<c>\d{2,4})|(?:CRUK|CANCERRESEARCHUK)?(?:GRANT|AWARD)?(?:NUMBER|NO\.?|REFERENCE|REF\.?)?[-:#(/]*(?<a>C\d{2,6})[-/](?<b>A\d{3,6})|(?:MRC|EPSRC)?[-:#(]?(?<of>MR|EP|BB|ES|ST|NE|AH)-(?<a>[A-Z]\d{6})-(?<b>\d))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphened();

    [GeneratedRegex(@"\A(?:CRUK|CANCERRESEARCHUK|MRC|EPSRC|NIHR|WELLCOME)?(?:GRANT|AWARD)?(?:NUMBER|NO\.?|REFERENCE|REF\.?)?[-:#(]?(C\d{2,6}/A\d{3,6}|(?:MR|EP|BB|ES|ST|NE|AH)/[A-Z][0-9A-Z]{6}/\d|MC_[A-Z]{2}_\d{5}(?:/\d{1,3})?|(?:RP-PG|RP-DG|PB-PG|NF-SI)-\d{4}-\d{5}|\d{6}/[A-Z]/\d\d/[A-Z])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"\A\d?([RUPKTF]\d\d)-?([A-Z]{2})-?(\d{6})(?:-\d\d[A-Z\d]{0,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NihForm();
}
