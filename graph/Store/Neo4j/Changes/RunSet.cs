namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>A run's properties beside its source and id.</summary>
internal static class RunSet
{
    public static Dictionary<string, object?> Of(Run run) => new()
    {
        ["kind"] = run.Kind,
        ["startedAt"] = StoredTime.Write(run.StartedAt),
        ["finishedAt"] = run.FinishedAt is { } finished ? StoredTime.Write(finished) : null,
        ["read"] = run.Read,
        ["new"] = run.New,
        ["changed"] = run.Changed,
        ["unchanged"] = run.Unchanged,
        ["rejected"] = run.Rejected,
        ["complete"] = run.Complete,
        ["expected"] = run.Expected,
        ["remark"] = run.Remark,
    };
}
