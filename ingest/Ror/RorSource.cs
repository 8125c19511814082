using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Ror;

/// <summary>What is said of the Research Organization Registry wherever its records are shown, and how its files are told.</summary>
public static class RorSource
{
    public const string Name = SourceNames.Ror;

    public const string Licence = "Research Organization Registry (ROR): CC0 1.0, public domain";

    public static SourceReader Reader { get; } = new(Name, Licence, RorParser.Version, RorParser.Parse)
    {
        Json =
        [
            // A dump, a page of the service, one organisation.
            new JsonForm(Name, ["[]", "items[]", ""], IsOrganisation)
            {
                TotalPath = "number_of_results",
                IsEmptyPage = members => members.Contains("number_of_results") && members.Contains("items"),
            },
            // The service's own index answers hold each organisation one level deeper.
            new JsonForm(Name, ["hits.hits[]._source"], IsOrganisation) { TotalPath = "hits.total.value" },
            // Guesses for an affiliation: the one that the service chose is a record, the others are told as no record.
            new JsonForm(Name, ["items[]"], members => members.Contains("organization") && members.Contains("chosen")),
        ],
    };

    private static bool IsOrganisation(IReadOnlySet<string> members) =>
        members.Contains("types") && members.Contains("status") && ((members.Contains("names") && members.Contains("locations")) || (members.Contains("name") && members.Contains("country")));
}
