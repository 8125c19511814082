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
        if (Parted().Match(compact) is { Success: true } parted)
            return Joined(parted);
        return Other().Match(compact) is { Success: true } other ? other.Groups[1].Value : Nih(compact);
    }

    private static string Joined(Match parted)
    {
        if (parted.Groups["programme"].Value is { Length: > 0 } programme)
            return $"{programme}-{parted.Groups["of"].Value}-{parted.Groups["a"].Value}-{parted.Groups["b"].Value}";
        if (parted.Groups["unit"].Value is { Length: > 0 } unit)
            return $"MC_{unit}_{parted.Groups["a"].Value}{(parted.Groups["b"].Success ? $"/{parted.Groups["b"].Value}" : "")}";
        return parted.Groups["kind"].Success ? $"CRUK{parted.Groups["kind"].Value}/{parted.Groups["a"].Value}/{parted.Groups["b"].Value}" : $"{parted.Groups["a"].Value}/{parted.Groups["b"].Value}";
    }

    private static string? Nih(string compact) =>
        NihForm().Match(compact) is { Success: true } nih ? nih.Groups[1].Value + nih.Groups[2].Value + nih.Groups[3].Value : null;

    [GeneratedRegex(@"\ANIHR(?:HTA|EME|HS&DR|HSDR|PHR|RFPB|PGFAR)?(?:AWARD|GRANT|PROJECT|PROGRAMME)?(?:ID|NUMBER|NO\.?|REFERENCE|REF\.?)?[-:#/(]*(\d{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Award();

    [GeneratedRegex(@"\A(?:NIHR|NETSCC)?-?/?(?:HTA|EME|HS&DR|HSDR|PHR|RFPB|PGFAR|SDO)?(?:PROGRAMME|PROJECT|GRANT|AWARD)*(?:NUMBER|NO\.?|REFERENCE|REF\.?)*[-:#(]?(\d\d/\d{2,4}/\d{2,4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Programme();

    /// <summary>"HTA-15-57-05", "C1234-A12345", "MR-N012345-1".</summary>
    [GeneratedRegex(@"\A(?:(?:NIHR|NETSCC)?[-/]?(?:HTA|EME|HS&DR|HSDR|PHR|RFPB|PGFAR|SDO)(?:PROGRAMME|PROJECT|GRANT|AWARD)*(?:NUMBER|NO\.?|REFERENCE|REF\.?)*[-:#(]*(?<a>\d\d)-(?<b>\d{2,4})-(?<c>\d{2,4})|(?:CRUK|CANCERRESEARCHUK)?(?:GRANT|AWARD)?(?:NUMBER|NO\.?|REFERENCE|REF\.?)?[-:#(/]*(?<a>C\d{2,6})[-/](?<b>A\d{3,6})|(?:MRC|EPSRC)?[-:#(]?(?<of>MR|EP|BB|ES|ST|NE|AH)-(?<a>[A-Z]\d{6})-(?<b>\d))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphened();

    [GeneratedRegex(@"\A(?:CRUK|CANCERRESEARCHUK|MRC|EPSRC|NIHR|WELLCOME)?(?:GRANT|AWARD)?(?:NUMBER|NO\.?|REFERENCE|REF\.?)?[-:#(]?(C\d{2,6}/A\d{3,6}|(?:MR|EP|BB|ES|ST|NE|AH)/[A-Z][0-9A-Z]{6}/\d|MC_[A-Z]{2}_\d{5}(?:/\d{1,3})?|(?:RP-PG|RP-DG|PB-PG|NF-SI)-\d{4}-\d{5}|\d{6}/[A-Z]/\d\d/[A-Z]|G\d{7}|(?:DRF|PDF|CDF|SRF|TRF|ICA-[A-Z]{2,5})-\d{4}-\d\d-\d{2,3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    /// <summary>Those whose parts people put together or part in other ways: "RPPG 0610-10078", "RP/PG/0610/10078", "MC-UU-12023/28", "C309A1234", "CRUK/E/12/013".</summary>
    [GeneratedRegex(
        @"\A(?:(?:NIHR)?[-/]?(?:(?<programme>RP|PB|NF)[-/]?(?<of>PG|DG|SI)|(?<programme>II)[-/]?(?<of>L[AB]|AR|OR|C\d))[-/]?(?<a>\d{4})[-/]?(?<b>\d{5})|(?:MRC)?MC[-_]?(?<unit>[A-Z]{2})[-_]?(?<a>\d{5})(?:[-_/](?<b>\d{1,3}))?|(?:CRUK|CANCERRESEARCHUK)?[-:/]?(?<a>C\d{2,6})(?<b>A\d{3,6})|(?<a>(?:MR|EP|BB))/?(?<b>[A-Z]\d{6}/\d)|CRUK/?(?<kind>[A-Z])/?(?<a>\d\d)/?(?<b>\d{3}))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Parted();

    [GeneratedRegex(@"\A\d?([RUPKTF]\d\d)-?([A-Z]{2})-?(\d{6})(?:-\d\d[A-Z\d]{0,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NihForm();
}
