using Horizon.Graph.Trials;
using Horizon.Ingest.Import;
using Horizon.Ingest.Sample;
using Horizon.Search.Index;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Import;

/// <summary>The bundled sample in a store and an index, on the sample's own day; made once for a class that only reads.</summary>
public sealed class SampleGraph : IAsyncLifetime
{
    internal TemporaryGraph Graph { get; } = new(Clock);

    internal static TimeProvider Clock => new FakeTimeProvider(new DateTimeOffset(SamplePortfolio.Create().Truth.AsOf, new TimeOnly(12, 0), TimeSpan.Zero));

    public SamplePortfolio Sample { get; } = SamplePortfolio.Create();

    public SampleTruth Truth => Sample.Truth;

    public IntakeReport Report { get; private set; } = null!;

    public HorizonIndex Index { get; private set; } = null!;

    public IReadOnlyDictionary<string, TrialView> Trials { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Report = await Graph.ImportAsync(TemporaryGraph.Files(Sample));
        Index = await Graph.IndexedAsync();
        var trials = new Dictionary<string, TrialView>();
        foreach (var id in Truth.TrialIds)
        {
            if (await TrialReader.ReadAsync(Graph.Store, $"trial:{id}", null, TestContext.Current.CancellationToken) is { } trial) trials[id] = trial;
        }
        Trials = trials;
    }

    public ValueTask DisposeAsync() => Graph.DisposeAsync();
}
