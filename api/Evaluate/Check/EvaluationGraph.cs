using System.Diagnostics.CodeAnalysis;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest;
using Horizon.Ingest.Import;
using Horizon.Search.Check;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Api.Evaluate.Check;

/// <summary>A graph and an index of a labelled set, in a folder of their own that goes with them.</summary>
internal sealed class EvaluationGraph : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-evaluate-");
    private readonly HorizonIndex index;

    [SuppressMessage("Reliability", "CA2000", Justification = "The graph owns store and index.")]
    private EvaluationGraph(TimeProvider time)
    {
        Store = SqliteGraphStore.Open(Path.Combine(folder.FullName, "horizon.db"), time);
        index = HorizonIndex.OpenWriter(Path.Combine(folder.FullName, "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
        Check = new ProposalCheck(Store, index, time);
    }

    public SqliteGraphStore Store { get; }

    public ProposalCheck Check { get; }

    public static async Task<EvaluationGraph> OfAsync(IReadOnlyList<string> paths, SourceReader? given, TimeProvider time, CancellationToken cancellation)
    {
        var graph = new EvaluationGraph(time);
        try
        {
            await new RecordIntake(graph.Store, time).ImportAsync(paths, null, null, cancellation, given);
            using var follower = new IndexFollower(graph.Store, graph.index);
            await follower.CatchUpAsync(cancellation);
            return graph;
        }
        catch
        {
            await graph.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        index.Dispose();
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
