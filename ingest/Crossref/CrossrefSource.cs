using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Crossref;

/// <summary>What is said of Crossref wherever its records are shown, and the forms in which they come.</summary>
public static class CrossrefSource
{
    public const string Name = SourceNames.Crossref;

    public const string Licence = "Crossref metadata: facts, free to use without restriction; abstracts may be the copyright of their publishers";

    public static SourceReader Reader { get; } = new(Name, Licence, CrossrefParser.Version, CrossrefParser.Parse)
    {
        IsDated = true,
        Json =
        [
            // Within its envelope a work may be cut to the fields asked for.
            new JsonForm(Name, ["message.items[]", "message"], members => members.Contains("DOI") && members.Count > 1 && !members.Contains("agency")) { TotalPath = "message.total-results" },
            new JsonForm(Name, ["[].message.items[]", "[].message", "items[]", "[]", ""], members =>
                members.Contains("DOI") && (members.Contains("deposited") || members.Contains("indexed") || members.Contains("reference-count") || members.Contains("is-referenced-by-count"))),
        ],
        WithoutRecords =
        [
            new NoRecords("An answer of Crossref without works: an error, an empty page, or a list of funders, journals or members. Ask for /works and import that.")
            {
                Members = members => members.Contains("message-type") && members.Contains("message"),
            },
            new NoRecords("Recorded HTTP traffic (YAML), made for tests of programs, not a download of records. Save the body of an answer as a JSON file and import that.")
            {
                Text = head => head.TrimStart().StartsWith("http_interactions:", StringComparison.Ordinal),
            },
        ],
    };
}
