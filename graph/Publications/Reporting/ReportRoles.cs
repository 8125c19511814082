using Horizon.Graph.Store;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>What a publication is to a trial: the roles of REPORTS.</summary>
public static class ReportRoles
{
    public const string Result = "result";
    public const string Derived = "derived";
    public const string Background = "background";

    /// <summary>Beside another tie: what that calls a result is none. The paper was taken back, or it came out before the trial began.</summary>
    public const string NoResult = "no-result";

    /// <summary>Of these edges the ties of publications to trials, each with what it is once those are left out that are no results; one that is only said to be none is no tie.</summary>
    internal static IEnumerable<(Edge Edge, string Role)> Of(IReadOnlyList<Edge> edges)
    {
        var reports = edges.Where(e => e.Type == EdgeTypes.Reports).ToList();
        var none = reports.Where(e => e.Role == NoResult).Select(e => (e.Source.Id, e.Target.Id)).ToHashSet();
        return reports.Where(e => e.Role != NoResult).Select(e => (e, e.Role == Result && none.Contains((e.Source.Id, e.Target.Id)) ? Background : e.Role));
    }

    /// <summary>The strongest first: result, derived, background.</summary>
    internal static int Order(string role) => role switch { Result => 0, Derived => 1, _ => 2 };
}
