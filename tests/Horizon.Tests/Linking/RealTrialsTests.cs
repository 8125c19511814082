using Horizon.Graph.Store;
using Horizon.Tests.Import;
using Horizon.Tests.Ingest;
using Xunit;

namespace Horizon.Tests.Linking;

/// <summary>Links of real registrations, each judged by reading the record.</summary>
public sealed class RealTrialsTests
{
    /// <summary>Radiotherapy is named in these as standard care, history, or the setting of another question.</summary>
    private static readonly string[] NoRadiotherapyTested =
        ["NCT02456571", "NCT03708224", "NCT04465643", "NCT05768880", "NCT05366179", "NCT05914116", "NCT06970236", "NCT07029178", "NCT05142189", "NCT06334406"];

    private static readonly (string Trial, string Technique)[] Tested =
    [
        ("NCT00023673", "3d-conformal"), ("NCT04167618", "radioimmunotherapy"), ("NCT04315246", "radioimmunotherapy"), ("NCT04318717", "hypofractionation"), ("NCT04624828", "sabr"),
        ("NCT04743661", "radioimmunotherapy"), ("NCT04866017", "concurrent-chemoradiotherapy"), ("NCT04952597", "concurrent-chemoradiotherapy"), ("NCT05009069", "radiotherapy"),
        ("NCT05063357", "radioimmunotherapy"), ("NCT05743504", "concurrent-chemoradiotherapy"), ("NCT05844332", "lu-dotatate"), ("NCT05879653", "radiotherapy"), ("NCT05883007", "bnct"),
        ("NCT06532539", "chemoradiotherapy"), ("NCT06604689", "radiotherapy"), ("NCT06860815", "sirt"), ("NCT07189871", "radioimmunotherapy"), ("NCT07222735", "hypofractionation"),
    ];

    [Fact]
    public async Task TechniquesAndSitesOfRealTrialsAreThoseThatTheyTest()
    {
        await using var graph = new TemporaryGraph();
        var report = await graph.ImportAsync([RealData.Folder("clinicaltrials.gov")]);
        Assert.Equal((1264, 0), (report.New, report.Rejected.Count));
        var cancellation = TestContext.Current.CancellationToken;
        var ids = await graph.Store.NodeIdsAsync(NodeKinds.Trial, null, 5000, cancellation);
        var edges = await graph.Store.EdgesAsync(ids, [EdgeTypes.Tests, EdgeTypes.Treats, EdgeTypes.RecruitsAt], 5000, null, cancellation);
        var tests = edges.Where(e => e.Type == EdgeTypes.Tests).Select(e => (e.Source.Id["trial:".Length..], e.Target.Id["technique:".Length..])).ToHashSet();
        Assert.Empty(Tested.Except(tests));
        Assert.DoesNotContain(tests, t => NoRadiotherapyTested.Contains(t.Item1));
        Assert.DoesNotContain(("NCT05879653", "brachytherapy"), tests);
        // Asthma and food allergy: the registry's program derives "Lymphoma" and "Leukemia", a summary names lung cancer as an exclusion.
        Assert.DoesNotContain(edges, e => e.Type == EdgeTypes.Treats && e.Source.Id is "trial:NCT04680117" or "trial:NCT04841850" or "trial:NCT06869382");
        Assert.Equal(55, edges.Count(e => e.Type == EdgeTypes.RecruitsAt));
    }
}
