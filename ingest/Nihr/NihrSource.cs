using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Nihr;

/// <summary>What is said of the NIHR wherever its records are shown, and how its files are told.</summary>
public static class NihrSource
{
    public const string Name = SourceNames.Nihr;

    public const string Licence = "National Institute for Health and Care Research, NIHR Open Data: Open Government Licence v3.0, with attribution";

    public static SourceReader Reader { get; } = new(Name, Licence, NihrParser.Version, NihrParser.Parse)
    {
        Json =
        [
            new JsonForm(Name, ["[]", "results[]", ""], members => IsAward([.. members])) { TotalPath = "total_count" },
            // The service's older export wraps each row.
            new JsonForm(Name, ["[].fields", "records[].fields"], members => IsAward([.. members])) { TotalPath = "nhits" },
        ],
        Tables =
        [
            new TableForm(Name, IsAward),
            new TableForm(Name, PortfolioRow.IsPortfolio) { SavedColumn = PortfolioRow.SavedColumn },
        ],
    };

    private static bool IsAward(IReadOnlyList<string> columns)
    {
        var names = columns.Select(NihrParser.Column).ToHashSet();
        return names.Contains("project_id") && names.Contains("project_title");
    }
}
