using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.OpenAlex;

/// <summary>What is said of OpenAlex wherever its records are shown, and the forms in which they come.</summary>
public static class OpenAlexSource
{
    public const string Name = SourceNames.OpenAlex;

    public const string Licence = "OpenAlex data: CC0; abstracts may be the copyright of their publishers";

    public static SourceReader Reader { get; } = new(Name, Licence, OpenAlexParser.Version, OpenAlexParser.Parse)
    {
        IsDated = true,
        Json =
        [
            new JsonForm(Name, ["results[]", "[].results[]", "[]", ""], IsWork)
            {
                TotalPath = "meta.count",
                IsEmptyPage = members => members.IsSupersetOf(["meta", "results", "group_by"]),
            },
        ],
        WithoutRecords =
        [
            new NoRecords("A note of another program on a paper's open access, without an id or a title. Fetch the work itself from OpenAlex.")
            {
                Members = members => members.Contains("oa_status") && !members.Contains("id") && !members.Contains("openalex_id"),
            },
        ],
    };

    /// <summary>A work as OpenAlex gives it, or as programs keep it under openalex_id.</summary>
    private static bool IsWork(IReadOnlySet<string> members) =>
        (members.Contains("id") && (members.Contains("authorships") || members.Contains("abstract_inverted_index") || members.Contains("ids") || members.Contains("open_access"))
            && (members.Contains("title") || members.Contains("display_name") || members.Contains("doi")))
        || members.IsSupersetOf(["openalex_id", "title"]);
}
