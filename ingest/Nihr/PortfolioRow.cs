using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Nihr;

/// <summary>
/// One study of the NIHR Clinical Research Network's portfolio: a short name, specialties, funders, whether it is open, and its number in the
/// Central Portfolio Management System, by which it is a registration of its own.
/// </summary>
internal static class PortfolioRow
{
    private const string Source = SourceNames.Nihr;

    public static bool IsPortfolio(IReadOnlyList<string> columns)
    {
        var names = columns.Select(NihrParser.Column).ToHashSet();
        return names.Contains("short_name") && names.Contains("managing_specialty") && (names.Contains("link") || names.Contains("cpms_id") || names.Contains("study_id"));
    }

    /// <param name="text">From a column's technical name to its text.</param>
    public static ParseResult Read(Func<string, string?> text)
    {
        var written = text("cpms_id") ?? text("study_id") ?? text("link");
        // The link may be a whole address: the study's number stands at its end.
        var number = written is null ? null : written[(written.TrimEnd('/').LastIndexOfAny(['/', '=']) + 1)..].Trim().TrimEnd('/');
        if (RegistrationId.TryParse($"CPMS {number}") is not { Register: Registers.Cpms } id)
            return new RejectedRecord(Source, written, $"The study \"{text("short_name")}\" has no CPMS number of three to six digits, by which it could be told from others.");
        var status = text("study_status");
        var facts = new TrialFacts
        {
            Registration = id.Value,
            BriefTitle = text("short_name"),
            Status = Status(status),
            SourceStatus = status,
            Funders = [.. (text("funder_s") ?? text("funders") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(name => new FunderName(name, null, null))],
            Keywords = [.. new[] { text("managing_specialty") }.OfType<string>().Concat((text("all_specialties") ?? "").Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()],
        };
        return new ParsedRecord(new RecordKey(Source, id.Value), null, IsReduced: true, NihrParser.Version, facts, []);
    }

    /// <summary>The portfolio's words: in set-up, open, suspended, closed (with or without follow-up), withdrawn.</summary>
    private static TrialStatus? Status(string? word) => word?.ToUpperInvariant() switch
    {
        null => null,
        "IN SETUP" or "IN SET-UP" or "IN SET UP" or "PENDING" or "NOT STARTED" => TrialStatus.Planned,
        "OPEN" or "OPEN TO RECRUITMENT" or "OPEN, NO RECRUITMENT" or "RECRUITING" => TrialStatus.Recruiting,
        "OPEN, WITH RECRUITMENT" => TrialStatus.Recruiting,
        "CLOSED TO RECRUITMENT, IN FOLLOW UP" or "CLOSED TO RECRUITMENT, IN FOLLOW-UP" or "IN FOLLOW-UP" or "CLOSED, IN FOLLOW UP" or "CLOSED - FOLLOW UP" => TrialStatus.Active,
        "CLOSED TO RECRUITMENT, FOLLOW UP COMPLETE" or "CLOSED TO RECRUITMENT, NO FOLLOW UP" or "COMPLETED" => TrialStatus.Completed,
        "SUSPENDED" => TrialStatus.Stopped,
        "WITHDRAWN" or "ABANDONED" or "WITHDRAWN IN PRE-SETUP" or "WITHDRAWN IN SETUP" => TrialStatus.Withdrawn,
        // "Closed" is closed to recruitment: whether patients are still followed it does not say.
        _ => TrialStatus.Unknown,
    };
}
