using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>A row of the table that the site's "Download" gives, in its columns of today and in those of before 2023. It has no eligibility: always reduced.</summary>
internal static class SiteTable
{
    /// <summary>Columns that are known and say nothing that is kept.</summary>
    private static readonly LeftOut LeftOut = new() { "Rank", "Study URL", "URL", "Study Documents", "Age", "Funder Type", "Funded Bys" };

    public const string IdColumn = "NCT Number";

    public static bool IsHeader(IReadOnlyList<string> row) => row.Contains(IdColumn) && (row.Contains("Study Title") || row.Contains("Title"));

    public static ParseResult Parse(ReadOnlyMemory<byte> row) => RecordTree.Parse(SourceNames.ClinicalTrialsGov, row, record =>
    {
        var draft = new StudyDraft();
        Read(record, draft);
        foreach (var path in record.Unknown(LeftOut)) draft.Unknown(null, path);
        return draft.Finish(row.Span);
    });

    private static void Read(RecordTree row, StudyDraft draft)
    {
        draft.NctId = row.At(IdColumn);
        draft.BriefTitle = RegistryText.Line(row.At("Study Title") ?? row.At("Title"));
        draft.Acronym = RegistryText.Line(row.At("Acronym"));
        draft.Status = (row["Study Status"] ?? row["Status"])?.Raw;
        draft.Summary = RegistryText.Plain(row.At("Brief Summary"));
        draft.HasResults = Results(row.At("Study Results"));
        draft.Conditions = Parts(row.At("Conditions"));
        draft.Interventions = [.. Parts(row.At("Interventions")).Select(Given)];
        var primary = Parts(row.At("Primary Outcome Measures"));
        draft.Outcomes =
        [
            .. primary.Select(o => new OutcomeMeasure("primary", o, null, null)),
            .. Parts(row.At("Secondary Outcome Measures")).Select(o => new OutcomeMeasure("secondary", o, null, null)),
            .. Parts(row.At("Other Outcome Measures")).Select(o => new OutcomeMeasure("other", o, null, null)),
            // The old table does not say which are primary.
            .. Parts(row.At("Outcome Measures")).Select(o => new OutcomeMeasure("other", o, null, null)),
        ];
        var sponsors = Parts(row.At("Sponsor/Collaborators"));
        if ((RegistryText.Line(row.At("Sponsor")) ?? (sponsors is [var lead, ..] ? lead : null)) is { } sponsor) draft.LeadSponsor = new SponsorName(sponsor, null);
        draft.Collaborators = [.. Parts(row.At("Collaborators")).Concat(sponsors.Skip(1)).Select(name => new SponsorName(name, null))];
        draft.Sex = row.At("Sex") ?? row.At("Gender");
        draft.Phases = [.. ((row["Phases"] ?? row["Phase"])?.Raw ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)];
        draft.Enrolment = RegistryWords.Number(row.At("Enrollment"));
        draft.StudyType = row.At("Study Type");
        Design((row["Study Design"] ?? row["Study Designs"])?.Raw, draft);
        draft.SecondaryIds = [.. Parts(row.At("Other IDs")).Select(id => new SecondaryId(id, null, null))];
        draft.StartDate = row.At("Start Date");
        draft.PrimaryCompletionDate = row.At("Primary Completion Date");
        draft.CompletionDate = row.At("Completion Date");
        draft.FirstPosted = row.At("First Posted");
        draft.ResultsPosted = row.At("Results First Posted");
        draft.UpdatePosted = row.At("Last Update Posted");
        draft.Locations = [.. Parts(row.At("Locations")).Select(Place).OfType<Location>()];
    }

    private static void Design(string? cell, StudyDraft draft)
    {
        foreach (var part in (cell ?? "").Split('|', StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var value = RegistryWords.Filled(part[(colon + 1)..]);
            switch (part[..colon].Trim().ToUpperInvariant())
            {
                case "ALLOCATION": draft.Allocation = value; break;
                case "INTERVENTION MODEL": draft.InterventionModel = value; break;
                case "MASKING": draft.Masking = value; break;
                case "PRIMARY PURPOSE": draft.PrimaryPurpose = value; break;
            }
        }
    }

    private static Intervention Given(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < 24
            ? new Intervention(RegistryWords.Word(part[..colon]), part[(colon + 1)..].Trim(), null, [], [])
            : new Intervention(null, part, null, [], []);
    }

    /// <summary>"Facility, City, State, Postcode, Country": a facility's name may hold commas, so that the city is told only where the parts are as many as expected.</summary>
    private static Location? Place(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 2 && parts[^1].EndsWith("epublic of", StringComparison.Ordinal))
        {
            parts[^2] = $"{parts[^2]}, {parts[^1]}";
            parts.RemoveAt(parts.Count - 1);
        }
        return parts.Count switch
        {
            0 => null,
            1 => new Location(null, null, parts[0], null),
            2 => new Location(null, parts[0], parts[1], null),
            <= 5 => new Location(parts[0], parts[1], parts[^1], null),
            _ => new Location(parts[0], null, parts[^1], null),
        };
    }

    private static bool? Results(string? cell) => cell?.ToUpperInvariant() switch
    {
        "YES" or "HAS RESULTS" => true,
        "NO" or "NO RESULTS AVAILABLE" => false,
        _ => null,
    };

    private static List<string> Parts(string? cell) => RegistryText.Distinct((cell ?? "").Split('|').Select(RegistryText.Plain));
}
