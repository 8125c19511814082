using System.Text.RegularExpressions;

namespace Horizon.Graph.Ids;

/// <summary>
/// How each registry's ids are written. Ordered: CTIS (4-6-2-2) stands before EudraCT (4-6-2), which it would else be read as.
/// The forms are matched against whole ids in upper case without white space; few are tried, since each says with what it begins.
/// </summary>
internal static partial class RegistrationForms
{
    private const int LongestWrittenForm = 160;

    private static readonly Form[] Ordered =
    [
        new(Registers.ClinicalTrialsGov, ["NCT"], @"NCT[-:#]*(\d{8})", "NCT{0}"),
        new(Registers.Isrctn, ["ISRCTN"], @"ISRCTN(?:REGISTRY|REGISTRATION)?(?:IDENTIFIER|ID|NUMBER|NO\.?)?[-:#(]*(\d{8})", "ISRCTN{0}"),
        new(Registers.Ctis, ["20"], @"(20\d\d-\d{6}-\d\d-\d\d)", "{0}"),
        // EudraCT's own numbers never came near 500,000 in a year: such a one is a CTIS number whose last part was left off.
        new(Registers.Ctis, ["20"], @"(20(?:2[2-9]|[3-9]\d)-5\d{5}-\d\d)", "{0}-00"),
        new(Registers.EuCtr, ["19", "20"], @"((?:19|20)\d\d-\d{6}-\d\d)(?:[-/](?:[A-Z]{2}|3RD|OUTSIDE-EU/EEA))?", "{0}"),
        new(Registers.EuCtr, ["EUCTR"], @"EUCTR((?:19|20)\d\d-\d{6}-\d\d)(?:-[A-Z]{2}|-3RD|-OUTSIDE-EU/EEA)?", "{0}"),
        // Without its dashes only behind its name: twelve digits are many things. The numbers ran from 2004 to 2023.
        new(Registers.EuCtr, ["EUDRACT"], @"EUDRACT(?:IDENTIFIER|ID|NUMBER|NO\.?)?[-:#(]*(200[4-9]|201\d|202[0-3])([0-4]\d{5})(\d\d)", "{0}-{1}-{2}"),
        new(Registers.Drks, ["DRKS"], @"DRKS[-:#]*(\d{8})", "DRKS{0}"),
        new(Registers.Anzctr, ["ACTRN", "ANZCTR"], @"(?:ACTRN|ANZCTRN?)[-:#]*(\d{14})P?", "ACTRN{0}"),
        new(Registers.ItmCtr, ["ITMCTR", "CHIMCTR"], @"(?:ITMCTR|CHIMCTR)[-:#]*(\d{10})", "ITMCTR{0}"),
        new(Registers.ChiCtr, ["CHICTR"], @"CHICTR[-:#]*(\d{10})", "ChiCTR{0}"),
        new(Registers.ChiCtr, ["CHICTR"], @"CHICTR-?([A-Z]{2,5})-?(\d{8,10})", "ChiCTR-{0}-{1}"),
        new(Registers.Umin, ["JPRN-", "UMIN"], @"(?:JPRN-)?UMIN(?:-?CTR)?[-:#]*(\d{9})", "UMIN{0}"),
        new(Registers.Jrct, ["JPRN-", "JRCT"], @"(?:JPRN-)?JRCT[-:#]*(S?)[-:#]*(\d{9,10})", "jRCT{0}{1}", LowerFirst: true),
        new(Registers.Japic, ["JPRN-", "JAPICCTI"], @"(?:JPRN-)?JAPICCTI[-:#]*(\d{5,6})", "JapicCTI-{0}"),
        new(Registers.Jma, ["JPRN-", "JMA"], @"(?:JPRN-)?JMA-?IIA[-:#]*(\d{5})", "JMA-IIA{0}"),
        new(Registers.Omon, ["NL-OMON"], @"NL-OMON[-:#]*(\d{1,6})", "NL-OMON{0}"),
        new(Registers.Ntr, ["NTR"], @"NTR[-:#]*(\d{1,5})", "NTR{0}"),
        new(Registers.Ntr, ["NL"], @"NL-?(\d{3,5})", "NL{0}"),
        new(Registers.Ctri, ["CTRI"], @"CTRI[-/:]*(\d{4})[-/](\d{2,3})[-/](\d{6})", "CTRI/{0}/{1}/{2}"),
        new(Registers.Irct, ["IRCT"], @"IRCT[-:#]*(\d{8,16})N(\d{1,3})", "IRCT{0}N{1}"),
        new(Registers.Cris, ["CRIS", "KCT"], @"(?:CRIS)?KCT[-:#]*(\d{7})", "KCT{0}"),
        new(Registers.Tctr, ["TCTR"], @"TCTR[-:#]*(\d{11})", "TCTR{0}"),
        new(Registers.Pactr, ["PACTR"], @"PACTR[-:#]*(\d{15,16})", "PACTR{0}"),
        new(Registers.Rebec, ["RBR"], @"RBR-?([0-9A-Z]{6,8})", "RBR-{0}", LowerFirst: true),
        new(Registers.Repec, ["PER-"], @"PER-(\d{3})-(\d\d)", "PER-{0}-{1}"),
        new(Registers.Rpcec, ["RPCEC"], @"RPCEC[-:#]*(\d{8})", "RPCEC{0}"),
        new(Registers.Slctr, ["SLCTR"], @"SLCTR[-/](\d{4})[-/](\d{3})", "SLCTR/{0}/{1}"),
        new(Registers.Lbctr, ["LBCTR"], @"LBCTR[-:#]*(\d{10,11})", "LBCTR{0}"),
        new(Registers.Who, ["U1111", "U-1111"], @"U-?1111-?(\d{4})-?(\d{4})", "U1111-{0}-{1}"),
        new(Registers.Iras, ["IRAS"], @"IRAS(?:PROJECT|STUDY)?-?(?:IDENTIFIER|ID|NUMBER|NO\.?|REF\.?|REFERENCE)*[-:#()]*(\d{5,7})\)?", "IRAS {0}"),
        new(Registers.Cpms, ["CPMS", "UKCRN"], @"(?:CPMS|UKCRN)(?:STUDY)?-?(?:IDENTIFIER|ID|NUMBER|NO\.?|REF\.?|REFERENCE)*[-:#()]*(\d{3,6})\)?", "CPMS {0}"),
    ];

    /// <summary>The forms by the first character of what they begin with, all of it ASCII.</summary>
    private static readonly Form[][] ByFirst = [.. Enumerable.Range(0, 128).Select(first => Ordered.Where(form => form.Begins.Any(begin => begin[0] == first)).ToArray())];

    /// <summary>The id in canonical form, only where it is this registry's.</summary>
    public static string? Canonical(string? text, string register) =>
        Match(text) is { } match && match.Register == register ? match.Value : null;

    /// <summary>The registry and canonical form of one whole id; null where the text is not exactly one id.</summary>
    public static (string Register, string Value)? Match(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestWrittenForm)
            return null;
        if (CanonicalAlready(text) is { } register)
            return (register, text);
        var compact = IdText.Compact(text, stackalloc char[LongestWrittenForm]).Trim("()[].,;\"'");
        if (MatchWhole(compact) is { } whole)
            return whole;
        if (GroupedDigits.Joined(compact) is { } joined && MatchWhole(joined) is { } grouped)
            return grouped;
        var label = LabelLength(compact);
        return (label > 0 ? MatchWhole(compact[label..]) : null) ?? MatchPage(compact);
    }

    /// <summary>Nearly all that registers write is of these forms: it is not matched again.</summary>
    private static string? CanonicalAlready(string text) => text switch
    {
        ['N', 'C', 'T', .. { Length: 8 } digits] when IsNumber(digits) => Registers.ClinicalTrialsGov,
        ['I', 'S', 'R', 'C', 'T', 'N', .. { Length: 8 } digits] when IsNumber(digits) => Registers.Isrctn,
        ['C', 'h', 'i', 'C', 'T', 'R', .. { Length: 10 } digits] when IsNumber(digits) => Registers.ChiCtr,
        ['D', 'R', 'K', 'S', .. { Length: 8 } digits] when IsNumber(digits) => Registers.Drks,
        ['A', 'C', 'T', 'R', 'N', .. { Length: 14 } digits] when IsNumber(digits) => Registers.Anzctr,
        ['T', 'C', 'T', 'R', .. { Length: 11 } digits] when IsNumber(digits) => Registers.Tctr,
        ['I', 'R', 'A', 'S', ' ', .. { Length: >= 5 and <= 7 } digits] when IsNumber(digits) => Registers.Iras,
        ['C', 'P', 'M', 'S', ' ', .. { Length: >= 3 and <= 6 } digits] when IsNumber(digits) => Registers.Cpms,
        // A sequence from 500,000 may be a CTIS number's.
        ['2', '0', _, _, '-', < '5', .. { Length: 5 }, '-', _, _] when IsDigitsAndDashes(text) && !HasNoSequence(text) => Registers.EuCtr,
        _ => null,
    };

    private static bool IsDigitsAndDashes(string text) => text.All(c => char.IsAsciiDigit(c) || c == '-') && text.AsSpan().Count('-') == 2;

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9') && !IsPlaceholder(text);

    private static (string Register, string Value)? MatchWhole(ReadOnlySpan<char> compact)
    {
        if (compact.IsEmpty || compact[0] >= ByFirst.Length)
            return null;
        string? whole = null;
        foreach (var form in ByFirst[compact[0]])
        {
            if (!form.IsBegunBy(compact))
                continue;
            whole ??= compact.ToString();
            if (form.Pattern.Match(whole) is { Success: true } match)
                return IsPlaceholder(match.Groups[^1].ValueSpan) || form.Write(match) is not { } written || HasNoSequence(written) ? null : (form.Register, written);
        }

        return null;
    }

    /// <summary>"NCT00000000" stands where an id is still to come.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> digits) => digits.Length >= 7 && !digits.ContainsAnyExcept('0');

    /// <summary>"2019-000000-00", "U1111-0000-0000": the same where dashes part the digits.</summary>
    private static bool HasNoSequence(string id) => id.Contains("-000000-", StringComparison.Ordinal) || id.EndsWith("-0000-0000", StringComparison.Ordinal);

    private static int LabelLength(ReadOnlySpan<char> compact)
    {
        foreach (var label in Label().EnumerateMatches(compact))
            return label.Length;
        return 0;
    }

    /// <summary>A registry's page address ends in the id, or holds it as a segment before the country.</summary>
    private static (string Register, string Value)? MatchPage(ReadOnlySpan<char> compact)
    {
        if (!(compact.StartsWith("HTTP://") || compact.StartsWith("HTTPS://") || compact.StartsWith("WWW.")))
            return null;
        (string Register, string Value)? found = null;
        foreach (var range in compact.SplitAny("/=?&:"))
        {
            var segment = compact[range];
            if (MatchWhole(segment.EndsWith(".ASPX") ? segment[..^5] : segment) is not { } match)
                continue;
            if (found is { } other && other != match)
                return null;
            found = match;
        }

        return found;
    }

    // A registry's name or "trial registration number" before the id itself. The alternatives share no repeated character class.
    [GeneratedRegex(
        @"\A(?:CLINICALTRIALS\.GOV|EUDRACT|EUCTR|EUCT|CTIS|ISRCTNREGISTRY|DRKS-ID|ANZCTR|UMIN-CTR|CRIS|REBEC|WHO|UTN|UNIVERSALTRIALNUMBER|TRIAL|REGISTRATION|REGISTRY|REGISTER|IDENTIFIER|NUMBER|ID|NO\.?|NR\.?|[:#=(])+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <param name="Begins">With one of these begins whatever the pattern matches.</param>
    private sealed record Form(string Register, string[] Begins, string WholePattern, string Template, bool LowerFirst = false)
    {
        private Regex? pattern;

        /// <summary>Made when first asked for: most registers' ids never come. At most 160 characters are matched, by patterns that hardly go back.</summary>
        public Regex Pattern => pattern ??= new Regex($@"\A(?:{WholePattern})\z", RegexOptions.CultureInvariant);

        public bool IsBegunBy(ReadOnlySpan<char> compact)
        {
            foreach (var begin in Begins)
            {
                if (compact.StartsWith(begin))
                    return true;
            }

            return false;
        }

        public string Write(Match match) => string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            Template,
            LowerFirst ? match.Groups[1].Value.ToLowerInvariant() : match.Groups[1].Value,
            match.Groups[2].Value,
            match.Groups[3].Value);
    }
}
