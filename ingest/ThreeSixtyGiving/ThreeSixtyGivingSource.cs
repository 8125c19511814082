using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.ThreeSixtyGiving;

/// <summary>What is said of 360Giving wherever its records are shown, and how its files are told.</summary>
public static class ThreeSixtyGivingSource
{
    public const string Name = SourceNames.ThreeSixtyGiving;

    /// <summary>Each publisher chooses its own open licence; a grant's own stands in its facts where the source gives it.</summary>
    public const string Licence = "Grants data published in the 360Giving Standard, each publisher under its own open licence (CC BY, CC BY-SA, CC0 or OGL)";

    public static SourceReader Reader { get; } = new(Name, Licence, ThreeSixtyGivingParser.Version, ThreeSixtyGivingParser.Parse)
    {
        Json =
        [
            new JsonForm(Name, ["grants[]", "[]", ""], IsGrant),
            // The API wraps each grant with its publisher and licence, which are kept with it.
            new JsonForm(Name, ["results[]", "[]", ""], members => members.Contains("grant_id") && members.Contains("data"))
            {
                TotalPath = "count",
                IsEmptyPage = members => members.SetEquals(["count", "next", "previous", "results"]),
            },
        ],
        Tables = [new TableForm(Name, GrantRow.IsTable)],
    };

    private static bool IsGrant(IReadOnlySet<string> members) =>
        members.Contains("id") && members.Contains("fundingOrganization") && (members.Contains("amountAwarded") || members.Contains("awardDate"));
}
