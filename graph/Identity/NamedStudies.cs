using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>What a registration's field of other ids names: other registrations of the same trial, or by the register's own words those of another one.</summary>
internal static partial class NamedStudies
{
    /// <summary>Registrations that the field gives as this trial's, and that its words say it is registered as too; the record's own id is not left out.</summary>
    public static IEnumerable<RegistrationId> Own(TrialFacts trial) => Of(trial, isOthers: false).Concat(InText(trial.Summary)).Concat(InText(trial.Description)).DistinctBy(id => id.Value);

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
                var from = Math.Max(0, found.Start - MostBefore);
                if (found.Kind == "registration" && found.Value != trial.Registration && OfAnother().IsMatch(text.AsSpan(from, found.Start - from)) && !AlsoRegistered().IsMatch(text.AsSpan(from, found.Start - from))
                    && RegistrationId.TryParse(found.Value) is { } id) yield return id;
            }
        }
    }

    /// <summary>The trial inside which a title says that its study is done: "PET imaging within the SABRE trial". Null where it says no such thing.</summary>
    public static string? HostOf(string title) => Host().Match(title) is { Success: true } found ? found.Groups[1].Value : null;

    private static IEnumerable<RegistrationId> Of(TrialFacts trial, bool isOthers) =>
        trial.SecondaryIds.Where(s => (s.Domain is not null && OtherStudy().IsMatch(s.Domain)) == isOthers).Select(s => RegistrationId.TryParse(s.Id)).OfType<RegistrationId>().DistinctBy(id => id.Value);

    /// <summary>"The trial is also registered as ISRCTN12345678": of other ids in a text nobody knows whose they are.</summary>
    private static IEnumerable<RegistrationId> InText(string? text)
    {
        if (text is null || !text.Contains("registered", StringComparison.OrdinalIgnoreCase)) return [];
        return IdReader.Read(text).Where(i => i.Kind == "registration" && AlsoRegistered().IsMatch(text.AsSpan(Math.Max(0, i.Start - MostBefore), i.Start - Math.Max(0, i.Start - MostBefore))))
            .Select(i => RegistrationId.TryParse(i.Value)).OfType<RegistrationId>();
    }

    private const int MostBefore = 90;

    [GeneratedRegex(@"\b(?:also|additionally|dually|cross-?)\s?(?:been\s+)?registered\b[^.;]{0,60}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlsoRegistered();

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
