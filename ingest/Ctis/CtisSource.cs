using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Ctis;

/// <summary>What is said of the EU's Clinical Trials Information System wherever its records are shown, and how its files are told.</summary>
public static class CtisSource
{
    public const string Name = SourceNames.Ctis;

    public const string Licence = "EU Clinical Trials Information System: reuse allowed if the European Medicines Agency is named as the source";

    public static SourceReader Reader { get; } = new(Name, Licence, CtisParser.Version, CtisParser.Parse)
    {
        IsDated = true,
        Json =
        [
            new JsonForm(Name, ["data[]", "[].data[]"], names => names.Contains("ctNumber"))
            {
                TotalPath = "pagination.totalRecords",
                IsEmptyPage = names => names.Contains("pagination") && names.Contains("data"),
            },
            new JsonForm(Name, ["", "[]"], names => names.Contains("ctNumber")
                && (names.Contains("authorizedApplication") || names.Contains("authorizedPartI") || names.Contains("ctPublicStatusCode") || names.Contains("ctTitle"))),
        ],
    };
}
