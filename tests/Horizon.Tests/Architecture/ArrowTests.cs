using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Horizon.Graph.Store;
using Horizon.Ingest;
using Horizon.Search.Index;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Horizon.Tests.Architecture;

/// <summary>The arrows of ARCHITECTURE.md: ingest and search point at graph, never at each other; graph points at nothing of ours.</summary>
public sealed class ArrowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(
        typeof(IGraphStore).Assembly, typeof(SourceParsers).Assembly, typeof(HorizonIndex).Assembly).Build();

    [Theory]
    [InlineData("Horizon.Graph", "Horizon.Ingest")]
    [InlineData("Horizon.Graph", "Horizon.Search")]
    [InlineData("Horizon.Graph", "Horizon.Api")]
    [InlineData("Horizon.Ingest", "Horizon.Search")]
    [InlineData("Horizon.Ingest", "Horizon.Api")]
    [InlineData("Horizon.Search", "Horizon.Ingest")]
    [InlineData("Horizon.Search", "Horizon.Api")]
    public void NoTypePointsAgainstTheArrows(string from, string to)
    {
        // By name, so that it holds for projects that this one does not load.
        var offenders = Loaded.Types.Where(t => Within(t, from))
            .SelectMany(t => t.Dependencies.Where(d => Within(d.Target, to)).Select(d => $"{t.FullName} -> {d.Target.FullName}")).Distinct();
        Assert.Empty(offenders);
        Assert.NotEmpty(Types().That().ResideInNamespaceMatching($"^{from}").GetObjects(Loaded));
    }

    [Fact]
    public void ProjectsReferenceOnlyInTheGivenDirections()
    {
        var root = RepositoryRoot();
        var wanted = new Dictionary<string, string[]>
        {
            ["graph/Horizon.Graph.csproj"] = [],
            ["ingest/Horizon.Ingest.csproj"] = ["Horizon.Graph.csproj"],
            ["search/Horizon.Search.csproj"] = ["Horizon.Graph.csproj"],
            ["api/Horizon.Api.csproj"] = ["Horizon.Graph.csproj", "Horizon.Ingest.csproj", "Horizon.Search.csproj"],
        };
        foreach (var (project, references) in wanted)
        {
            var found = XDocument.Load(Path.Combine(root, project)).Descendants("ProjectReference").Select(e => Path.GetFileName(e.Attribute("Include")!.Value)).Order(StringComparer.Ordinal);
            Assert.Equal(references, found);
        }
    }

    private static bool Within(IType type, string root) => type.FullName.StartsWith(root + ".", StringComparison.Ordinal);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Horizon.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand inside the repository.");
    }
}
