using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>What a paper says of a trial whose registry id stands in its words, the strongest first.</summary>
internal enum TrialMention
{
    /// <summary>It is the trial that the paper reports.</summary>
    Own,

    /// <summary>The paper analyses the trial's data further.</summary>
    Analysed,

    /// <summary>It is named, and nothing says what for.</summary>
    Named,

    /// <summary>The sentence sets the paper's own work apart from it.</summary>
    Others,
}

/// <summary>A trial's registry id that stands in a paper's own words.</summary>
internal sealed record RegistrationInText(string Id, string VersionField, TrialMention Mention, Quote Quote);

/// <summary>
/// Finds registry ids in title, abstract and the parts of a full text that say where the trial is registered. Each id once, the strongest place first. Papers cite trials of others in many words,
/// and state their own in few: so an id is the paper's own only where its sentence says so.
/// </summary>
internal static partial class RegistrationsInText
{
    public static IEnumerable<RegistrationInText> Of(PublicationFacts paper)
    {
        var found = new List<RegistrationInText>();
        if (paper.Title is { } title)
        {
            // A title names the trial that the paper is of.
            found.AddRange(In(title, "title", "title", title, true));
        }
        foreach (var section in paper.AbstractSections)
            found.AddRange(In(section.Text, "abstract", "abstractSections", paper.Title, section.Label is { } label && Heading().IsMatch(label)));
        foreach (var section in paper.Sections.Where(s => Heading().IsMatch(s.Heading))) found.AddRange(In(section.Text, $"section:{section.Heading}", "sections", paper.Title, false));
        return found.OrderBy(f => f.Mention).DistinctBy(f => f.Id);
    }

    private static IEnumerable<RegistrationInText> In(string text, string field, string versionField, string? title, bool isPlaceOfOwn)
    {
        var ids = IdReader.Read(text).Where(i => i.Kind == "registration" && i.Register is not Registers.Who).ToList();
        if (ids.Count == 0) yield break;
        List<int> ends = [0, .. SentenceEnd().Matches(text).Select(m => m.Index + 1), text.Length];
        for (var i = 0; i < ids.Count; i++)
        {
            var (id, at) = (ids[i], ends.BinarySearch(ids[i].Start));
            var sentence = at >= 0 ? at : ~at - 1;
            var start = Math.Max(ends[sentence], id.Start - MostBefore);
            var before = Without(text, start, ids, i);
            var behind = text.AsSpan(id.End, Math.Min(ends[Math.Min(sentence + 1, ends.Count - 1)], id.End + MostBehind) is var end && end > id.End ? Math.Min(end, text.Length) - id.End : 0);
            var mention = Apart().IsMatch(before) || LeftOut().IsMatch(behind) ? TrialMention.Others
                : isPlaceOfOwn || IsFundingNote(text.AsSpan(0, ends[sentence])) ? TrialMention.Own
                : AnalysisOf().IsMatch(before) ? TrialMention.Analysed
                : IsStatement(before, title) || IsRegistered().IsMatch(before) || OwnStudy().IsMatch(before) || IsDone(before) ? TrialMention.Own
                : TrialMention.Named;
            yield return new RegistrationInText(id.Value, versionField, mention, new Quote(field, id.Start, id.End, text[id.Start..id.End]));
        }
    }

    /// <summary>Of one sentence.</summary>
    private const int MostBefore = 400;

    private const int MostBehind = 100;

    /// <summary>What stands from an offset to the id at that index, without the ids between them.</summary>
    private static string Without(string text, int start, List<FoundId> ids, int of)
    {
        var letters = text[start..ids[of].Start].ToCharArray();
        for (var i = of - 1; i >= 0 && ids[i].Start >= start; i--) Array.Fill(letters, ' ', ids[i].Start - start, ids[i].End - ids[i].Start);
        return new string(letters);
    }

    /// <summary>"(Funded by the Medical Research Council; MEMO ClinicalTrials.gov number, NCT…)" at the end of an abstract.</summary>
    private static bool IsFundingNote(ReadOnlySpan<char> before) =>
        before.EndsWith(";", StringComparison.Ordinal) && before.LastIndexOf('(') is >= 0 and var open && Funded().IsMatch(before[(open + 1)..]);

    private static bool IsDone(string before)
    {
        foreach (var doing in OwnDoing().EnumerateMatches(before)) return !OfOtherStudy().IsMatch(before.AsSpan(doing.Index + doing.Length));
        return false;
    }

    /// <summary>
    /// "(ClinicalTrials.gov number, NCT…)", "Trial registration: ISRCTN…", "This study is registered, number …": the sentence has no other words before the id than those of registers. A name in it is the
    /// trial's own where the title has it, or where the register's words follow it without "trial" or "study".
    /// </summary>
    private static bool IsStatement(string before, string? title)
    {
        var words = Word().Matches(Aside().Replace(before, " ")).Select(m => m.Value).ToList();
        if (words.Count > 0 && Leading.Contains(words[0])) return false;
        var names = words.Where(w => !RegisterWords.Contains(w)).ToList();
        if (names.Count == 0) return true;
        if (names.Count > MostNames || !names.TrueForAll(n => n.Any(char.IsAsciiLetterUpper) && n.Count(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) > 1)) return false;
        return (title is not null && names.TrueForAll(n => title.Contains(n, StringComparison.Ordinal))) || (words.Exists(StatementWords.Contains) && !words.Exists(StudyWords.Contains));
    }

    private const int MostNames = 3;

    private static readonly HashSet<string> StudyWords = new(StringComparer.OrdinalIgnoreCase) { "trial", "trials", "study", "studies" };

    private static readonly HashSet<string> StatementWords = new(StringComparer.OrdinalIgnoreCase) { "number", "numbers", "identifier", "identifiers", "registration", "registered", "registry", "id", "no", "nos" };

    /// <summary>With one of these at its beginning a sentence says what is so in a trial, not where it is registered.</summary>
    private static readonly HashSet<string> Leading = new(StringComparer.OrdinalIgnoreCase) { "in", "on", "at", "with", "by", "for", "as", "from", "of", "to", "and" };

    private static readonly HashSet<string> RegisterWords = new(
        [
            .. StudyWords, .. StatementWords, .. Leading, "this", "the", "our", "present", "current", "clinical", "controlled", "randomised", "randomized", "standard", "international", "unique", "identification", "code", "url", "http", "https",
            "www", "show", "ct2", "clinicaltrials.gov", "clinicaltrial.gov", "trials.gov", "trial.gov", "gov", "clinicaltrials", "clinicaltrial", "isrctn.com", "controlled-trials.com", "trialregister.nl", "register", "registers", "registries",
            "registrations", "registrar", "prospectively", "retrospectively", "information", "is", "was", "were", "are", "has", "have", "been", "under", "via", "through", "isrctn", "eudract", "eudra-ct", "eu", "ctis", "umin", "umin-ctr", "anzctr", "actrn", "drks", "chictr", "ctri",
            "jrct", "ntr", "nct", "nih", "nlm", "european", "australian", "new", "zealand", "german", "chinese", "dutch", "netherlands", "japan", "japanese", "indian", "india", "uk", "us", "national", "institutes", "institute", "health", "database", "systemic", "radiotherapy", "name",
            "acronym", "date", "protocol", "anzctr.org.au", "umin.ac.jp", "chictr.org.cn", "doi", "doi.org",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Where a sentence ends: not behind what is shortened, nor before a small letter ("clinicaltrials. gov", "no. NCT…").</summary>
    [GeneratedRegex(@"(?<!\b(?i:vs|e\.g|i\.e|al|nos?|reg|cf|approx|fig|ref|dr|st))[.?!](?=[)\]]?\s+[^\sa-z])|[;\n]", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\s*(?:funded|supported)\s+by\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Funded();

    [GeneratedRegex(@"\bunlike\b|\bin contrast (?:to|with)\b|\b(?:prior|previous|earlier|preceding|historical) (?:\w+[ -]){0,3}?(?:work|trials?|stud(?:y|ies)|arms?|cohorts?|reports?)\b|\bpreviously (?:published|reported)\b|(?<!\b(?:this|our|an|is|are|was|still|remains|present)\s)\bongoing\b|\b(?:another|other|companion|sister|parallel|successor|subsequent|follow-?on|confirmatory|definitive|future|planned|upcoming|forthcoming|next|parent) (?:\w+[ -]){0,3}?(?:trials?|stud(?:y|ies)|protocol)\b|\b(?:from|after|building on) (?:our|the|this|a) (?:feasibility|pilot)\b|\b(?:is|are|being|will be) (?:now |currently |further )?(?:being )?(?:tested|investigated|evaluated|examined|studied|assessed|explored) (?:in|by)\b|\b(?:informed?(?! consent)|informing|benchmarked|similar to|followed that|declined|sample size)\b|\bbased on (?:data|results|those|the (?:\w+[ -]){0,3}?(?:trial|study))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    /// <summary>"… were excluded", "… will test protons".</summary>
    [GeneratedRegex(@"\b(?:(?:is|are|was|were|will be) (?:excluded|ineligible|not eligible|not included)|(?:will|would|is to|are to) (?:now |further )?(?:test|open|compare|evaluate|investigate|assess|examine|explore|determine|answer))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"\b(?:secondary|post-?\s?hoc|ancillary|exploratory|unplanned|subgroup|sub-?|translational|correlative|retrospective|pooled|further|economic|mediation)\s*(?:analys[ie]s|study|evaluation)\s+(?:of|from|using|within|alongside)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnalysisOf();

    [GeneratedRegex(@"regist|trial number|clinicaltrials?\.gov|identifier", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    /// <summary>"This trial is closed and is registered at", "The POUDER trial has been registered", and "Trial registration:" behind a sentence that nothing ends.</summary>
    [GeneratedRegex(@"(?:^|[:)\]])\W*(?:(?i:this|our|these|both)\s|(?i:the)\s+(?:(?i:present|current|clinical|randomi[sz]ed|controlled|systemic|whole|pilot|phase|[iv]+|[1-4])\s+|[A-Z][A-Za-z0-9/-]{0,30}[A-Z0-9][A-Za-z0-9/-]{0,30}\s+){0,4}(?:trials?|study|studies|protocol)\b).{0,240}?\b(?:is|are|was|were|been|and|prospectively|retrospectively)\s+registered\b|\b(?:T(?:rial|RIAL)s?\s+[Rr](?:egistration|EGISTRATION)|R(?:egistration|EGISTRATION)\s+[Nn](?:umber|UMBER|o))\b[^()]{0,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsRegistered();

    /// <summary>"In this randomised phase II trial (NCT…)", "the trial (NCT…)", "AVAGLIO was a double-blind trial (NCT…)", "we report the results of".</summary>
    [GeneratedRegex(@"\b(?:(?:this|our|the present|the current)\s+(?:(?!(?:of|the|an?|in|on|for|to|with|by|from|feasibility|pilot)\b)[\w/-]+,?\s+){0,8}(?:trial|study)|the\s+(?:trial|study)|(?:was|is|were)\s+an?\s+(?:[\w/-]+,?\s+){0,12}(?:trial|study))\b[^()]{0,30}(?:\([^()]{0,80})?\z|\bwe\s+(?:\w+\s+){0,2}(?:report|present)\s+(?:[\w-]+\s+){0,5}?(?:results|outcomes|findings|analys[ie]s)\s+(?:of|from|for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnStudy();

    /// <summary>"We randomised", "patients were enrolled".</summary>
    [GeneratedRegex(@"\bwe\s+(?:\w+\s+){0,3}?(?:conducted|performed|did|undertook|ran|carried\s+out|randomi[sz]ed|randomly|enrolled|recruited|treated|assigned|allocated|report|present|designed|initiated)\b|\b(?:were|was)\s+(?:\w+ly\s+)?(?:randomi[sz]ed|enrolled|assigned|allocated|recruited|accrued)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnDoing();

    /// <summary>Behind what was done: with whose people or by whose plan.</summary>
    [GeneratedRegex(@"\b(?:from|of|by|after|alongside|outside|than|like|as)\b.{0,80}\b(?:trials?|study|studies|programme|program|cohort|registry|archive|protocol)\b|\b(?:those|feasibility|pilot|who)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOtherStudy();

    /// <summary>What stands in brackets and is closed before the id, "NCT… [core study] and NCT…"; links.</summary>
    [GeneratedRegex(@"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)|https?://\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:[.'\u2010\u2011\u2019-][\p{L}\p{Nd}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
