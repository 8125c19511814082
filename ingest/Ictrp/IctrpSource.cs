using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Ictrp;

/// <summary>
/// What is said of WHO's platform wherever its records are shown, and how its files are told: the portal's XML, tables with WHO's column names in any spelling,
/// and the weekly tables without a header. There is no API, and the portal forbids crawling.
/// </summary>
public static class IctrpSource
{
    public const string Name = SourceNames.Ictrp;

    public const string Licence = "WHO International Clinical Trials Registry Platform: for the licensee's own use, attributed to WHO and the register; not to be passed on";

    public static SourceReader Reader { get; } = new(Name, Licence, IctrpParser.Version, IctrpParser.Parse)
    {
        Xml =
        [
            new XmlForm(Name, ["Trials_downloaded_from_ICTRP", "Trials", "ICTRP", "Trial"], "Trial")
            {
                IgnoresCase = true,
                Recognises = head => head.Contains("<TrialID", StringComparison.OrdinalIgnoreCase),
            },
        ],
        Tables =
        [
            new TableForm(Name, IsHeader),
            new TableForm(Name, row => IsFirstRecord(row, IctrpColumns.Weekly)) { Columns = IctrpColumns.Weekly },
            new TableForm(Name, row => IsFirstRecord(row, IctrpColumns.WithoutUpdate)) { Columns = IctrpColumns.WithoutUpdate },
        ],
        Json = [new JsonForm(Name, ["", "[]"], names => IsHeader(names))],
    };

    /// <summary>The id's column and at least three others that only WHO's tables have together.</summary>
    private static bool IsHeader(IEnumerable<string> names)
    {
        var known = names.Select(IctrpRow.Key).ToHashSet(StringComparer.Ordinal);
        return known.Contains("trialid") && Telling.Count(known.Contains) >= 3;
    }

    private static readonly string[] Telling =
        ["publictitle", "scientifictitle", "recruitmentstatus", "dateregistration", "dateenrollement", "dateenrollment", "sourceregister", "primarysponsor", "targetsize", "webaddress", "bridgingflag", "bridgedtype"];

    private static bool IsFirstRecord(IReadOnlyList<string> row, IReadOnlyList<string> columns) =>
        row.Count == columns.Count && RegistrationId.TryParse(row[0]) is not null;
}
