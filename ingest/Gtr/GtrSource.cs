using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Gtr;

/// <summary>What is said of UKRI's Gateway to Research wherever its records are shown, and how its files are told.</summary>
public static class GtrSource
{
    public const string Name = SourceNames.Gtr;

    public const string Licence = "UK Research and Innovation, Gateway to Research: Open Government Licence v3.0, with attribution";

    public static SourceReader Reader { get; } = new(Name, Licence, GtrParser.Version, GtrParser.Parse)
    {
        Json =
        [
            // A page of projects, or one project with its sub-resources.
            new JsonForm(Name, ["project[]", "", "[]", "projects[]"], IsProject)
            {
                TotalPath = "totalSize",
                IsEmptyPage = members => members.Contains("totalSize") && members.Contains("totalPages") && members.Contains("project"),
            },
            new JsonForm(Name, ["projectOverview", "projectComposition.project", "[].projectComposition.project"], IsProject),
        ],
        Tables = [new TableForm(Name, columns => columns.Contains("ProjectReference", StringComparer.OrdinalIgnoreCase) && columns.Contains("Title", StringComparer.OrdinalIgnoreCase))],
    };

    private static bool IsProject(IReadOnlySet<string> members) =>
        members.Contains("title") && (members.Contains("grantCategory") || (members.Contains("identifiers") && members.Contains("leadFunder")) || members.Contains("leadOrganisationDepartment"));
}
