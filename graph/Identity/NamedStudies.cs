using System.Buffers;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>What a registration's field of other ids names: other registrations of the same trial, or by the register's own words those of another one.</summary>
internal static partial class NamedStudies
{
    /// <summary>Registrations that the field gives as this trial's, and that its words say it is registered as too; the record's own id is not left out.</summary>
    public static IEnumerable<RegistrationId> Own(TrialFacts trial) => Of(trial, isOthers: false).Concat(InText(trial, trial.Summary, IsSaid)).Concat(InText(trial, trial.Description, IsSaid)).DistinctBy(id => id.Value);

    /// <summary>Registrations that the field, or a sentence, calls the parent's, the main study's, the one before.</summary>
    public static IEnumerable<RegistrationId> Others(TrialFacts trial) => Of(trial, isOthers: true).Concat(OthersInText(trial)).DistinctBy(id => id.Value);

    /// <summary>"Long-term follow-up of participants of the parent study NCT01234567": by the words before the id in its sentence. Others' ids in a text may be of any trial that it speaks of.</summary>
    public static IEnumerable<RegistrationId> OthersInText(TrialFacts trial)
    {
        foreach (var text in new[] { trial.BriefTitle, trial.OfficialTitle, trial.Summary, trial.Description }.OfType<string>())
        {
            if (!MayNameAnother().IsMatch(text)) continue;
            foreach (var found in IdReader.Read(text))
            {
                var from = Math.Max(0, found.Start - WordsBefore);
                if (found.Kind == "registration" && found.Value != trial.Registration && OfAnother().IsMatch(text.AsSpan(from, found.Start - from)) && !IsSaid(trial, text, found) && !IsLabelled(trial, text, found)
                    && RegistrationId.TryParse(found.Value) is { } id) yield return id;
            }
        }
    }

    /// <summary>Registrations that its words alone give as its own, in a sentence that says it or in a mere label: either can be of another trial.</summary>
    public static IEnumerable<RegistrationId> OwnInWordsOnly(TrialFacts trial)
    {
        var given = Of(trial, isOthers: false).Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        return Own(trial).Concat(Labelled(trial)).Where(id => !given.Contains(id.Value)).DistinctBy(id => id.Value);
    }

    /// <summary>"ClinicalTrials.gov identifier: NCT01234567" in a sentence of its own: a work that the text cites is given so too, and such an id says something only where the registration itself is known and like this one.</summary>
    public static IEnumerable<RegistrationId> Labelled(TrialFacts trial) => InText(trial, trial.Summary, IsLabelled).Concat(InText(trial, trial.Description, IsLabelled)).DistinctBy(id => id.Value);

    /// <summary>The trial inside which a title says that its study is done: "PET imaging within the SABRE trial". Null where it says no such thing.</summary>
    public static string? HostOf(string title) => Host().Match(title) is { Success: true } found ? found.Groups[1].Value : null;

    private static IEnumerable<RegistrationId> Of(TrialFacts trial, bool isOthers) =>
        trial.SecondaryIds.Where(s => (s.Domain is not null && OtherStudy().IsMatch(s.Domain)) == isOthers).Select(s => RegistrationId.TryParse(s.Id)).OfType<RegistrationId>().DistinctBy(id => id.Value);

    /// <summary>"The trial is also registered as ISRCTN12345678": of other ids in a text nobody knows whose they are.</summary>
    private static IEnumerable<RegistrationId> InText(TrialFacts trial, string? text, Func<TrialFacts, string, FoundId, bool> isOwn)
    {
        if (text is null || !text.AsSpan().ContainsAny(Registering)) return [];
        return IdReader.Read(text).Where(i => i.Kind == "registration" && isOwn(trial, text, i)).Select(i => RegistrationId.TryParse(i.Value)).OfType<RegistrationId>();
    }

    /// <summary>The trial itself is what is registered, and nobody is left out for it.</summary>
    private static bool IsSaid(TrialFacts trial, string text, FoundId id)
    {
        var before = Before(text, id);
        // "The PIVOT trial is also registered as …" is said of PIVOT by its own record.
        if (trial.Acronym is { Length: >= ShortestName } name) before = before.Replace(name, "", StringComparison.Ordinal);
        return AlsoRegistered().IsMatch(before) && !LeavesOut().IsMatch(Behind(text, id));
    }

    private static bool IsLabelled(TrialFacts trial, string text, FoundId id) => Before(text, id) is var before && (Label().IsMatch(before) || Registered().IsMatch(before)) && BehindLabelled().IsMatch(Behind(text, id));

    /// <summary>The words of the sentence before the id.</summary>
    private static string Before(string text, FoundId id)
    {
        var before = text[Math.Max(0, id.Start - MostBefore)..id.Start];
        var from = 0;
        foreach (var end in SentenceEnd().EnumerateMatches(before)) from = end.Index + end.Length;
        // What is cut off may have been part of the sentence.
        return from == 0 && id.Start > MostBefore ? $"x{before}" : before[from..];
    }

    private static ReadOnlySpan<char> Behind(string text, FoundId id)
    {
        var behind = text.AsSpan(id.End, Math.Min(MostBefore, text.Length - id.End));
        foreach (var end in SentenceEnd().EnumerateMatches(behind)) return behind[..end.Index];
        return behind;
    }

    private const int ShortestName = 3;
    private const int MostBefore = 160;
    private const int WordsBefore = 90;

    private static readonly SearchValues<string> Registering = SearchValues.Create(["regist", "identifier", "clinicaltrial", "eudract", "isrctn"], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[.;!?]\s+|\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    /// <summary>Nothing, other ids, or when it was registered.</summary>
    [GeneratedRegex(@"\A(?:[^a-z]*|\W*(?:and|(?:first\s+|retrospectively\s+|prospectively\s+)?registered|date)\b.*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex BehindLabelled();

    [GeneratedRegex(@"\b(?:exclu|ineligib|not\s+(?:be\s+)?eligib|cannot|will\s+not)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeavesOut();

    /// <summary>What is registered is the trial, or the words before it say nothing; people are registered in trials. Between the word and the id no other trial is named.</summary>
    [GeneratedRegex(
        "(?:" +
        @"(?:\A\W*|\b(?:this|our|the|present|current|it)\s+" + Kind + @"(?:(?:trial|study|protocol|project)\s+)?)(?:(?:is|was|has|had|been|being)\s+)*(?:also|additionally|dually|cross-?)\s?(?:been\s+)?registered" +
        @"|\b(?:this|our)\s+" + Kind + @"(?:trial|study|protocol)\s+(?:is|was|has\s+been)\s+(?:\w+ly\s+)?registered" +
        @")\b(?:(?!\b(?:trial|study|protocol|patients|participants)\b(?!\s*regist))[^;]){0,90}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlsoRegistered();

    private const string Kind = @"(?:(?:randomi[sz]ed|controlled|clinical|prospective|present|current|multicent(?:re|er))\s+)*";

    /// <summary>Which trial "the trial" is, a sentence alone does not say.</summary>
    [GeneratedRegex(@"\A\W*the\s+" + Kind + @"(?:trial|study)\s+(?:is|was|has\s+been)\s+(?:\w+ly\s+)?registered\b(?:(?!\b(?:trial|study|protocol|patients|participants)\b(?!\s*regist))[^;]){0,90}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Registered();

    /// <summary>All that stands before the id in its sentence.</summary>
    [GeneratedRegex(
        @"\A\W*(?:(?:clinical\s?trials?\.gov|isrctn|eudra-?ct|nct|eu\s?ct|(?:trial|study|clinical\s+trial)s?\s+regist(?:ration|ry|er)|registration)(?:\s+(?:registration|registry|register|identifier|number|no\.?|id))*)\s*[:#=,(\[\u2013-]*\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    private const string Kinds = @"(?:parent|main|core|companion|feasibility|pilot|feeder|lead-?in|sister|master)\s+(?:\w+\s+)?(?:study|trial|protocol)|platform|umbrella|arm\s+\w{1,3}\s+of\b|(?:extension|follow-?up|continuation|sub-?study|ancillary study|arm|part|cohort)\s+(?:study\s+)?(?:of|to)\b|roll(?:s|ed|ing)?-?\s?over|(?:enrolled|participated|randomi[sz]ed)\s+in\b|participants\s+(?:of|in|from)\b";

    /// <summary>Told apart quickly from what names none.</summary>
    [GeneratedRegex(@"\b(?:" + Kinds + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MayNameAnother();

    [GeneratedRegex(@"\b(?:" + Kinds + @")[^.;]{0,80}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAnother();

    [GeneratedRegex(
        @"\b(?:(?:parent|main|core|companion|associated|linked|related|previous|preceding|prior|feeder|lead-?in|extension|follow-?up|sister|sub-?)\s?(?:clinical\s+)?(?:study|studies|trials?)|(?:parent|master)\s+protocol)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherStudy();

    /// <summary>A name in capitals before "trial" or "study", and before that what sets the work inside it. "Of the" follows people or what is measured in them. No limit by the clock: names are bounded, and such a limit ended an import on a busy machine.</summary>
    [GeneratedRegex(
        @"\b(?:(?:within|alongside|embedded\s+in|nested\s+in)\s+(?:the\s+)?|(?:patients|participants|people|men|women|survivors|children|adults|subjects|tissue|samples|blood|tumou?rs|images|scans|data)\s+(?:enrolled\s+|treated\s+|randomi[sz]ed\s+|included\s+)?(?:of|in|from|on)\s+the\s+)([A-Z][A-Za-z]{0,40}[A-Z0-9][A-Za-z0-9-]{0,40})(?:\s+(?:phase\s+\S+|randomi[sz]ed|clinical|multicent(?:re|er)))*\s+(?:trial|study|protocol|cohort)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
