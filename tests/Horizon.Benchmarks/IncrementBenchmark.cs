using System.Globalization;
using System.Text;
using Horizon.Graph.Identity;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Import;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>
/// What a few new records cost in a large folder, as a ratio to the same records in one of 10,000 trials, in one run: taken in, linked, compared with what they may be one
/// with, and indexed. Blocks of records are done in both by turns; what is given is the processor time of the middle block. More than 100,000 trials count as compared with each other
/// already, in both folders: comparing a million takes hours and is not what is measured. Merges of the index that filling left are waited for.
/// </summary>
internal static class IncrementBenchmark
{
    private const int Small = 10_000;
    private const int MostCompared = 100_000;
    private const int Blocks = 13;
    // A first commit in a folder starts the merges that its filling left due.
    private const int Warm = 10;
    private const int RecordsPerBlock = 20;
    private const int Seed = 20261125;

    public static async Task RunAsync(int large, TimeProvider time)
    {
        var folder = CheckBenchmark.Folder();
        try
        {
            await using var few = await FilledAsync(Named(folder, $"few-of-{large}"), Small, large <= MostCompared, time);
            await using var many = await FilledAsync(Named(folder, $"many-{large}"), large, large <= MostCompared, time);
            // In folders that are used again the new records are others each time.
            var run = (int)(time.GetUtcNow().ToUnixTimeSeconds() % 3_000_000);
            var fresh = new GeneratedTrials(Seed + run);
            var (ofFew, ofMany) = (new List<Parts>(), new List<Parts>());
            for (var block = 0; block < Blocks + Warm; block++)
            {
                if (block == Warm) await IdleAsync(time);
                var pages = Named(folder, $"block-{run}-{block}");
                TestData.WritePages(pages, Enumerable.Range(0, RecordsPerBlock).Select(i => Encoding.UTF8.GetBytes(fresh.Next(large + run + (block * RecordsPerBlock) + i))), 1);
                var (one, other) = (await few.TakeAsync(pages), await many.TakeAsync(pages));
                Directory.Delete(pages, recursive: true);
                if (block < Warm) continue;
                ofFew.Add(one);
                ofMany.Add(other);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one more record, processor milliseconds: in {Small} trials, in {large} trials, ratio"));
            Row("taken in and linked", p => p.Intake);
            Row("compared", p => p.Identity);
            Row("indexed", p => p.Index);
            Row("all", p => p.Intake + p.Identity + p.Index);

            void Row(string name, Func<Parts, double> part)
            {
                var (one, other) = (Middle(ofFew.Select(part)), Middle(ofMany.Select(part)));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {one,8:N2} {other,8:N2} {other / one,6:N2}"));
            }
        }
        finally
        {
            CheckBenchmark.Leave(folder);
        }

        static string Named(string folder, FormattableString name) => Path.Combine(folder, name.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until this process rests: what filling left for later is else counted with the first new records.</summary>
    private static async Task IdleAsync(TimeProvider time)
    {
        while ((await Measured.OfAsync(() => Task.Delay(TimeSpan.FromSeconds(5), time), time)).CpuSeconds > 0.1)
        {
        }
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Blocks / 2);

    private static async Task<Folder> FilledAsync(string path, int trials, bool isCompared, TimeProvider time)
    {
        if (Directory.Exists(path)) return new Folder(path, time);
        var generated = new GeneratedTrials(Seed);
        var pages = path + "-pages";
        TestData.WritePages(pages, Enumerable.Range(0, trials).Select(i => Encoding.UTF8.GetBytes(generated.Next(i))), 1_000);
        var folder = new Folder(path, time);
        await folder.TakeAsync(pages, isCompared);
        Directory.Delete(pages, recursive: true);
        return folder;
    }

    /// <summary>Processor milliseconds a record.</summary>
    private sealed record Parts(double Intake, double Identity, double Index);

    private sealed class Folder : IAsyncDisposable
    {
        private readonly TimeProvider time;
        private readonly SqliteGraphStore store;
        private readonly HorizonIndex index;
        private readonly IndexFollower follower;

        public Folder(string path, TimeProvider time)
        {
            this.time = time;
            Directory.CreateDirectory(path);
            store = SqliteGraphStore.Open(Path.Combine(path, "horizon.db"), time);
            index = HorizonIndex.OpenWriter(Path.Combine(path, "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
            follower = new IndexFollower(store, index);
        }

        public async Task<Parts> TakeAsync(string pages, bool isCompared = true)
        {
            var intake = await Measured.OfAsync(() => new RecordIntake(store, time).ImportAsync([pages], null, null, CancellationToken.None), time);
            if (!isCompared) await CheckBenchmark.MarkAsComparedAsync(store);
            var identity = await Measured.OfAsync(() => new IdentityResolver(store, time).CatchUpAsync(CancellationToken.None), time);
            var indexed = await Measured.OfAsync(() => follower.CatchUpAsync(CancellationToken.None), time);
            return new Parts(Each(intake), Each(identity), Each(indexed));
        }

        public async ValueTask DisposeAsync()
        {
            follower.Dispose();
            index.Dispose();
            await store.DisposeAsync();
        }

        private static double Each(Measured taken) => taken.CpuSeconds * 1000 / RecordsPerBlock;
    }
}
