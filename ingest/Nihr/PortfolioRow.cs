using System.Collections.Frozen;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Nihr;

/// <summary>
/// One study of the NIHR Clinical Research Network's portfolio: a short name, specialties, funders, whether it is open, and its number in the
/// Central Portfolio Management System, by which it is a registration of its own.
/// </summary>
internal static class PortfolioRow
{
    private const string Source = SourceNames.Nihr;

    /// <summary>The portfolio dates no study: what it says of one is as old as its workbook.</summary>
    public const string SavedColumn = "workbook_saved";

    public static bool IsPortfolio(IReadOnlyList<string> columns)
    {
        var names = columns.Select(NihrParser.Column).ToHashSet();
        return names.Contains("short_name") && names.Contains("managing_specialty") && (names.Contains("link") || names.Contains("cpms_id") || names.Contains("study_id"));
    }

    public static ParseResult Read(TableRow row)
    {
        var name = NihrParser.Text(row, "short_name");
        var written = NihrParser.Text(row, "cpms_id") ?? NihrParser.Text(row, "study_id") ?? NihrParser.Text(row, "link");
        // The link may be a whole address: the study's number stands at its end.
        var number = written is null ? null : written[(written.TrimEnd('/').LastIndexOfAny(['/', '=']) + 1)..].Trim().TrimEnd('/');
        if (RegistrationId.TryParse($"CPMS {number}") is not { Register: Registers.Cpms, Value: var id })
            return new RejectedRecord(Source, written, $"The study \"{name}\" has no CPMS number of three to six digits, by which it could be told from others.");
        var status = NihrParser.Text(row, "study_status");
        var facts = new TrialFacts
        {
            Registration = id,
            BriefTitle = name,
            Status = status is null ? null : Statuses.GetValueOrDefault(status, TrialStatus.Unknown),
            SourceStatus = status,
            Funders = Parts.Of(NihrParser.Text(row, "funder_s") ?? NihrParser.Text(row, "funders"), ';').ConvertAll(funder => new FunderName(funder, null, null)),
            Keywords = Specialties(NihrParser.Text(row, "managing_specialty"), NihrParser.Text(row, "all_specialties")),
        };
        return new ParsedRecord(new RecordKey(Source, id), SourceDates.Read(NihrParser.Text(row, SavedColumn)), IsReduced: true, NihrParser.Version, facts, []);
    }

    private static List<string> Specialties(string? managing, string? all)
    {
        var specialties = new List<string>();
        if (managing is not null) specialties.Add(managing);
        // A specialty may have a comma without a space in its name.
        foreach (var range in all.AsSpan().Split(", ")) Parts.Add(specialties, all.AsSpan(range).Trim());
        return specialties;
    }

    /// <summary>
    /// The portfolio's words: in set-up, open, suspended, closed (with or without follow-up), withdrawn. "Closed" alone is closed to recruitment: whether patients
    /// are still followed it does not say, so that it is unknown.
    /// </summary>
    private static readonly FrozenDictionary<string, TrialStatus> Statuses = new Dictionary<string, TrialStatus>
    {
        ["in setup"] = TrialStatus.Planned,
        ["in set-up"] = TrialStatus.Planned,
        ["in set up"] = TrialStatus.Planned,
        ["pending"] = TrialStatus.Planned,
        ["not started"] = TrialStatus.Planned,
        ["open"] = TrialStatus.Recruiting,
        ["open to recruitment"] = TrialStatus.Recruiting,
        ["open, no recruitment"] = TrialStatus.Recruiting,
        ["open, with recruitment"] = TrialStatus.Recruiting,
        ["recruiting"] = TrialStatus.Recruiting,
        ["closed to recruitment, in follow up"] = TrialStatus.Active,
        ["closed to recruitment, in follow-up"] = TrialStatus.Active,
        ["in follow-up"] = TrialStatus.Active,
        ["closed, in follow up"] = TrialStatus.Active,
        ["closed - follow up"] = TrialStatus.Active,
        ["closed to recruitment, follow up complete"] = TrialStatus.Completed,
        ["closed to recruitment, no follow up"] = TrialStatus.Completed,
        ["completed"] = TrialStatus.Completed,
        ["suspended"] = TrialStatus.Stopped,
        ["withdrawn"] = TrialStatus.Withdrawn,
        ["abandoned"] = TrialStatus.Withdrawn,
        ["withdrawn in pre-setup"] = TrialStatus.Withdrawn,
        ["withdrawn in setup"] = TrialStatus.Withdrawn,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
