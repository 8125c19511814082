using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Ids;

/// <summary>Finds every id in free text. Pure, thread-safe, linear in the text, never throws.</summary>
public static class IdReader
{
    private const int GrantContext = 80;
    private const int RegisterContext = 60;

    private const string OfIsrctn = "10.1186/isrctn";

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouAEIOU");

    private const string Doi = @"(?:https?://[^\s""<>]{0,40}doi\.org/|\b)10\.\d{4,9}(?:\.\d{1,9})?/(?:" + CitationForms.Sici + @"|[^\s""<>]{1,300})";
    private const string Pmid = @"\b(?:PMID|PubMed ID)[ :#-]{0,3}\d{1,8}\b";
    private const string PubMedLink = @"pubmed\.ncbi\.nlm\.nih\.gov/\d{1,8}\b";
    private const string OldPubMedLink = @"\bncbi\.nlm\.nih\.gov/pubmed/\d{1,8}\b";

    // One pass over the text, without backtracking; each match is then judged by the same parser as a whole id.
    private static readonly Regex Candidates = Any(
        Doi,
        @"\b(?:EUCTR|EUDRACT|EUCT|CTIS)?(?:19|20)\d\d-\d{6}-\d\d-\d\d\b",
        @"\b(?:EUCTR|EUDRACT|EUCT|CTIS)?(?:19|20)\d\d-\d{6}-\d\d(?:[-/][A-Z]{2}\b)?\b",
        @"\bEUDRACT(?: number| no\.?)?[ :#(]{0,2}20\d\d ?\d{6} ?\d\d\b",
        @"\bISRCTN(?: registry| registration)?(?: number| no\.?)?[ :#(]{1,2}\d{8}\b",
        // As people group the digits: "ACTRN 1261 5000 123 456".
        @"\b(?:ACTRN|ANZCTRN?)[:#]? ?\d(?: ?\d){13}p?\b",
        @"\b(?:NCT|ISRCTN|DRKS|ACTRN|ANZCTRN?|UMIN(?:-CTR)?|KCT|TCTR|PACTR|RPCEC|LBCTR|ITMCTR|CHIMCTR)[ -]?[:#]? ?\d{7,16}p?\b",
        // "ISRCTN 1234 5678", "NCT 01 234 567", "DRKS 0001 2345": NCT numbers have begun with 0, DRKS's with 00, so that no other numbers beside the word are read. All that follows in groups is taken,
        // so that a longer row of numbers is told from eight digits.
        @"\b(?:NCT|ISRCTN|DRKS)[ -]?[:#]? ?\d{2,4}(?:[ -]\d{2,4}){1,8}\b",
        @"\bCHICTR[ -]?(?:[A-Z]{2,5}-?)?\d{8,10}\b",
        @"\bJRCT[ -]?s?[ -]?\d{9,10}\b",
        @"\bJAPICCTI-?\d{5,6}\b",
        @"\bJMA-?IIA\d{5}\b",
        @"\bNL-OMON\d{1,6}\b",
        @"\bNTR[ -]?\d{2,5}\b",
        @"\bNL-?\d{3,5}\b",
        @"\bCTRI ?[-/: ] ?\d{4}[-/]\d{2,3}[-/]\d{6}\b",
        @"\bIRCT[ -]?\d{8,16}N\d{1,3}\b",
        @"\bRBR-[0-9A-Z]{6,8}\b",
        @"\bPER-\d{3}-\d\d\b",
        @"\bSLCTR/\d{4}/\d{3}\b",
        @"\bU-?1111[- ]\d{4}[- ]\d{4}\b",
        @"\b(?:IRAS|CPMS|UKCRN)(?: project| study)?(?:[ -](?:identifier|ID|number|no\.?|ref\.?|reference))?[ :#()-]{0,3}\d{4,7}\b",
        Pmid,
        PubMedLink,
        OldPubMedLink,
        @"\bPMC[ :#-]?\d{4,9}\b",
        @"\bror\.org/0[0-9a-z]{6}\d\d\b",
        @"\bCRD[ :#-]?\d{11,12}\b",
        @"\bNIHR[ /-]?\d{6}\b",
        @"\bNIHR(?: award| grant| project)?(?: ID| number| no\.?| ref\.?| reference)?[ :#(-]{0,3}\d{6}\b",
        @"\b(?:(?:HTA|EME|HS&DR|HSDR|PHR|RfPB|PGfAR|SDO)(?: programme)?(?: project)?(?: number| no\.?| ref\.?| reference)?[ :#(-]{0,3})?\d\d/\d{2,4}/\d{2,4}\b",
        // As programmes write it where a slash is no sign of a name: "HTA-15-57-05".
        @"\b(?:HTA|EME|HS&DR|HSDR|PHR|RfPB|PGfAR|SDO)(?: programme)?(?: project)?(?: number| no\.?| ref\.?| reference)?[ :#(-]{1,3}\d\d-\d{2,4}-\d{2,4}\b",
        @"\bC\d{2,6} ?[/-] ?A\d{3,6}\b",
        @"\b(?:MR|EP|BB|ES|ST|NE|AH) ?/ ?[A-Z][0-9A-Z]{6} ?/ ?\d\b",
        @"\b(?:MR|EP|BB|ES|ST|NE|AH)-[A-Z][0-9]{6}-\d\b",
        @"\bMC_[A-Z]{2}_\d{5}(?:/\d{1,3})?\b",
        @"\b(?:RP-PG|RP-DG|PB-PG|NF-SI)-\d{4}-\d{5}\b",
        @"\b\d{6}/[A-Z]/\d\d/[A-Z]\b",
        @"\b\d?[RUPKTF]\d\d[ -]?[A-Z]{2}[ -]?\d{6}\b");

    private static readonly Regex ReferenceWord = new(@"(?:grant|award|project|reference|ref|number|no|programme)s?\.?[ :#(]{0,3}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex OfCitations = Any(Doi, Pmid, PubMedLink, OldPubMedLink);

    /// <summary>Every id with its span, in the order of the text; spans do not overlap.</summary>
    public static IReadOnlyList<FoundId> Read(string text)
    {
        // Each id has a digit, but for Brazil's, which may be letters alone.
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && Ascii.IsValid(text) && !text.Contains("RBR-", StringComparison.OrdinalIgnoreCase))
            return [];
        return Read(Candidates, text);
    }

    /// <summary>The DOIs and PMIDs alone, as in <see cref="Read(string)"/>, several times quicker: a register's record names many papers, each in a citation of its own.</summary>
    public static IReadOnlyList<FoundId> ReadCitation(string citation) => Read(OfCitations, citation);

    private static Regex Any(params string[] patterns) => new(string.Join('|', patterns), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static List<FoundId> Read(Regex candidates, string text)
    {
        var folded = IdText.Fold(text);
        var seen = IdText.WithoutUnseen(folded);
        if (seen is { } bare) folded = bare.Text;
        var found = new List<FoundId>();
        foreach (var match in candidates.EnumerateMatches(folded))
        {
            if (Judge(folded, match.Index, match.Index + match.Length) is { } id)
                found.Add(seen is { Offsets: var at } ? id with { Start = at[id.Start], End = at[id.End - 1] + 1 } : id);
        }
        return found;
    }

    private static FoundId? Judge(string text, int start, int end)
    {
        var written = text[start..end];
        if (written.IndexOf("10.", StringComparison.Ordinal) is >= 0 and var prefix && written.Contains('/', StringComparison.Ordinal)
            && Ids.Doi.TryParse(written[prefix..]) is { } doi)
        {
            var from = start + prefix;
            // ISRCTN gives each registration a DOI, which is no paper's.
            if (doi.Value.StartsWith(OfIsrctn, StringComparison.OrdinalIgnoreCase) && RegistrationId.TryParse(doi.Value["10.1186/".Length..]) is { } registered)
                return new("registration", registered.Value, registered.Register, from, from + CitationForms.DoiLength(written.AsSpan(prefix)));
            return new("doi", doi.Value, null, from, from + CitationForms.DoiLength(written.AsSpan(prefix)));
        }

        if (written.Contains("pubmed", StringComparison.OrdinalIgnoreCase) || written.StartsWith("PMID", StringComparison.OrdinalIgnoreCase))
        {
            var digits = written.AsSpan().TrimEnd().LastIndexOfAnyExceptInRange('0', '9') + 1;
            return Ids.Pmid.TryParse(written[digits..]) is { } pmid ? new("pmid", pmid.Value, null, start, end) : null;
        }

        if (RegistrationId.TryParse(written) is { } registration)
        {
            if (registration.Register is Registers.ClinicalTrialsGov or Registers.Isrctn or Registers.Drks && GroupedDigits.In(written) is { } groups && !GroupedDigits.AreOf(registration, groups))
                return null;
            var other = registration.Register == Registers.Ntr ? written.StartsWith("NL", StringComparison.OrdinalIgnoreCase) && (!IsBesideItsRegister(text, start) || GoesOn(text, end))
                : registration.Register == Registers.Rebec && IsWord(registration.Value["RBR-".Length..]);
            return other ? null : new("registration", registration.Value, registration.Register, start, end);
        }

        if (written.StartsWith("PMC", StringComparison.OrdinalIgnoreCase))
            return Pmcid.TryParse(written) is { } pmcid ? new("pmcid", pmcid.Value, null, start, end) : null;
        if (ProsperoId.TryParse(written) is { } review)
            return new("prospero", review.Value, null, start, end);
        if (written.StartsWith("ror", StringComparison.OrdinalIgnoreCase))
            return RorId.TryParse(written) is { } ror ? new("ror", ror.Value, null, start, end) : null;
        return GrantReference.TryParse(written) is { } grant && IsGrant(text, start, written)
            ? new("grant", grant.Value, null, start, end)
            : null;
    }

    /// <summary>"NL1234" is many things; it is the Dutch register's only where that is named just before.</summary>
    private static bool IsBesideItsRegister(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - RegisterContext), Math.Min(start, RegisterContext));
        return before.Contains("NTR", StringComparison.Ordinal) || before.Contains("trial regist", StringComparison.OrdinalIgnoreCase)
            || before.Contains("trialregister", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"NL63190.041.17" is the number of an ethics committee's file.</summary>
    private static bool GoesOn(string text, int end) => end + 1 < text.Length && text[end] is '.' or '/' && char.IsAsciiDigit(text[end + 1]);

    /// <summary>"RBR-positive" is no registration: Brazil's register draws its signs from digits and consonants.</summary>
    private static bool IsWord(string signs) => !signs.AsSpan().ContainsAnyInRange('0', '9') && signs.AsSpan().ContainsAny(Vowels);

    private static bool IsDay(string[] parts) =>
        int.Parse(parts[0], CultureInfo.InvariantCulture) is >= 1 and <= 31 and var first && int.Parse(parts[1], CultureInfo.InvariantCulture) is >= 1 and <= 31 and var second && (first <= 12 || second <= 12);

    /// <summary>Three numbers between slashes are a date more often than an award: bare ones need a three-digit part or a funder before them.</summary>
    private static bool IsGrant(string text, int start, string written)
    {
        if (!char.IsAsciiDigit(written[0]) || written.Count(c => c == '/') != 2 || written.Length > 12)
            return true;
        var parts = written.Split('/');
        if (parts[1].Length == 3 || parts[2].Length == 3)
            return true;
        var before = text.AsSpan(Math.Max(0, start - GrantContext), Math.Min(start, GrantContext));
        // What may be a day is an award's only where the word for one stands right before it: "awarded on 12/05/19" names a day.
        if (IsDay(parts)) return ReferenceWord.IsMatch(before);
        return parts[2].Length == 2
            && (before.Contains("NIHR", StringComparison.Ordinal) || before.Contains("HTA", StringComparison.Ordinal)
                || before.Contains("EME", StringComparison.Ordinal) || before.Contains("Health Technology Assessment", StringComparison.OrdinalIgnoreCase) || before.Contains("Efficacy and Mechanism", StringComparison.OrdinalIgnoreCase) || before.Contains("grant", StringComparison.OrdinalIgnoreCase)
                || before.Contains("award", StringComparison.OrdinalIgnoreCase));
    }
}
