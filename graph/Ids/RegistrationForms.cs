using System.Text.RegularExpressions;

namespace Horizon.Graph.Ids;

/// <summary>
/// How each registry's ids are written. Ordered: CTIS (4-6-2-2) stands before EudraCT (4-6-2), which it would else be read as.
/// The forms are matched against whole ids in upper case without white space.
/// </summary>
internal static partial class RegistrationForms
{
    private const int LongestWrittenForm = 160;

    private static readonly Form[] Ordered =
    [
        new(Registers.ClinicalTrialsGov, Whole(@"NCT[-:#]*(\d{8})"), "NCT{0}"),
        new(Registers.Isrctn, Whole(@"ISRCTN[-:#]*(\d{8})"), "ISRCTN{0}"),
        new(Registers.Ctis, Whole(@"(20\d\d-\d{6}-\d\d-\d\d)"), "{0}"),
        // EudraCT's own numbers never came near 500,000 in a year: such a one is a CTIS number whose last part was left off.
        new(Registers.Ctis, Whole(@"(20(?:2[2-9]|[3-9]\d)-5\d{5}-\d\d)"), "{0}-00"),
        new(Registers.EuCtr, Whole(@"((?:19|20)\d\d-\d{6}-\d\d)(?:[-/](?:[A-Z]{2}|3RD|OUTSIDE-EU/EEA))?"), "{0}"),
        new(Registers.EuCtr, Whole(@"EUCTR((?:19|20)\d\d-\d{6}-\d\d)(?:-[A-Z]{2}|-3RD|-OUTSIDE-EU/EEA)?"), "{0}"),
        new(Registers.Drks, Whole(@"DRKS[-:#]*(\d{8})"), "DRKS{0}"),
        new(Registers.Anzctr, Whole(@"(?:ACTRN|ANZCTRN?)[-:#]*(\d{14})P?"), "ACTRN{0}"),
        new(Registers.ItmCtr, Whole(@"(?:ITMCTR|CHIMCTR)[-:#]*(\d{10})"), "ITMCTR{0}"),
        new(Registers.ChiCtr, Whole(@"CHICTR[-:#]*(\d{10})"), "ChiCTR{0}"),
        new(Registers.ChiCtr, Whole(@"CHICTR-?([A-Z]{2,5})-?(\d{8,10})"), "ChiCTR-{0}-{1}"),
        new(Registers.Umin, Whole(@"(?:JPRN-)?UMIN[-:#]*(\d{9})"), "UMIN{0}"),
        new(Registers.Jrct, Whole(@"(?:JPRN-)?JRCT[-:#]*(S?)(\d{9,10})"), "jRCT{0}{1}", LowerFirst: true),
        new(Registers.Japic, Whole(@"(?:JPRN-)?JAPICCTI[-:#]*(\d{5,6})"), "JapicCTI-{0}"),
        new(Registers.Jma, Whole(@"(?:JPRN-)?JMA-?IIA[-:#]*(\d{5})"), "JMA-IIA{0}"),
        new(Registers.Omon, Whole(@"NL-OMON[-:#]*(\d{1,6})"), "NL-OMON{0}"),
        new(Registers.Ntr, Whole(@"NTR[-:#]*(\d{1,5})"), "NTR{0}"),
        new(Registers.Ntr, Whole(@"NL-?(\d{3,5})"), "NL{0}"),
        new(Registers.Ctri, Whole(@"CTRI[-/](\d{4})[-/](\d{2,3})[-/](\d{6})"), "CTRI/{0}/{1}/{2}"),
        new(Registers.Irct, Whole(@"IRCT[-:#]*(\d{8,16})N(\d{1,3})"), "IRCT{0}N{1}"),
        new(Registers.Cris, Whole(@"(?:CRIS)?KCT[-:#]*(\d{7})"), "KCT{0}"),
        new(Registers.Tctr, Whole(@"TCTR[-:#]*(\d{11})"), "TCTR{0}"),
        new(Registers.Pactr, Whole(@"PACTR[-:#]*(\d{15,16})"), "PACTR{0}"),
        new(Registers.Rebec, Whole(@"RBR-?([0-9A-Z]{6,8})"), "RBR-{0}", LowerFirst: true),
        new(Registers.Repec, Whole(@"PER-(\d{3})-(\d\d)"), "PER-{0}-{1}"),
        new(Registers.Rpcec, Whole(@"RPCEC[-:#]*(\d{8})"), "RPCEC{0}"),
        new(Registers.Slctr, Whole(@"SLCTR[-/](\d{4})[-/](\d{3})"), "SLCTR/{0}/{1}"),
        new(Registers.Lbctr, Whole(@"LBCTR[-:#]*(\d{10,11})"), "LBCTR{0}"),
        new(Registers.Who, Whole(@"U-?1111-?(\d{4})-?(\d{4})"), "U1111-{0}-{1}"),
        new(Registers.Iras, Whole(@"IRAS(?:PROJECT|STUDY)?(?:IDENTIFIER|ID|NUMBER|NO\.?|REF\.?|REFERENCE)*[-:#(]*(\d{5,7})\)?"), "IRAS {0}"),
        new(Registers.Cpms, Whole(@"(?:CPMS|UKCRN)(?:STUDY)?(?:IDENTIFIER|ID|NUMBER|NO\.?|REF\.?|REFERENCE)*[-:#(]*(\d{3,6})\)?"), "CPMS {0}"),
    ];

    /// <summary>The id in canonical form, only where it is this registry's.</summary>
    public static string? Canonical(string? text, string register) =>
        Match(text) is { } match && match.Register == register ? match.Value : null;

    /// <summary>The registry and canonical form of one whole id; null where the text is not exactly one id.</summary>
    public static (string Register, string Value)? Match(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestWrittenForm)
            return null;
        var compact = IdText.Compact(text).Trim('(', ')', '[', ']', '.', ',', ';', '"', '\'');
        return MatchWhole(compact) ?? MatchWhole(Label().Replace(compact, string.Empty)) ?? MatchPage(compact);
    }

    private static (string Register, string Value)? MatchWhole(string compact)
    {
        foreach (var form in Ordered)
        {
            if (form.Pattern.Match(compact) is { Success: true } match)
                return IsPlaceholder(match.Groups[^1].ValueSpan) ? null : (form.Register, form.Write(match));
        }

        return null;
    }

    /// <summary>"NCT00000000" stands where an id is still to come.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> digits) => digits.Length >= 7 && !digits.ContainsAnyExcept('0');

    /// <summary>A registry's page address ends in the id, or holds it as a segment before the country.</summary>
    private static (string Register, string Value)? MatchPage(string compact)
    {
        if (!PageAddress().IsMatch(compact))
            return null;
        (string Register, string Value)? found = null;
        foreach (var segment in compact.Split(['/', '=', '?', '&', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            var name = segment.EndsWith(".ASPX", StringComparison.Ordinal) ? segment[..^5] : segment;
            if (MatchWhole(name) is not { } match)
                continue;
            if (found is { } other && other != match)
                return null;
            found = match;
        }

        return found;
    }

    private static Regex Whole(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // A registry's name or "trial registration number" before the id itself. The alternatives share no repeated character class.
    [GeneratedRegex(
        @"\A(?:CLINICALTRIALS\.GOV|EUDRACT|EUCTR|EUCT|CTIS|ISRCTNREGISTRY|DRKS-ID|ANZCTR|UMIN-CTR|CRIS|REBEC|WHO|UTN|UNIVERSALTRIALNUMBER|TRIAL|REGISTRATION|REGISTRY|REGISTER|IDENTIFIER|NUMBER|ID|NO\.?|NR\.?|[:#=(])+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A(?:HTTPS?://|WWW\.)", RegexOptions.CultureInvariant)]
    private static partial Regex PageAddress();

    private sealed record Form(string Register, Regex Pattern, string Template, bool LowerFirst = false)
    {
        public string Write(Match match) => string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            Template,
            LowerFirst ? match.Groups[1].Value.ToLowerInvariant() : match.Groups[1].Value,
            match.Groups[2].Value,
            match.Groups[3].Value);
    }
}
