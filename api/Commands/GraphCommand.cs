using System.CommandLine;
using System.Globalization;
using Horizon.Api.Data;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Copy;
using Horizon.Graph.Store.Sqlite;
using Horizon.Ingest.Import;

namespace Horizon.Api.Commands;

/// <summary><c>graph copy --to neo4j://HOST | DIR</c></summary>
internal static class GraphCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var to = new Option<string>("--to") { Description = "Where to: the address of an empty Neo4j database, such as http://localhost:7474 or neo4j://localhost/database, or an empty data folder.", Required = true };
        var copy = new Command("copy", "Copy the graph with its history and raw documents into another store, and prove that the copy is the same.") { to };
        copy.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Json), parsed.GetRequiredValue(to), time, cancellation));
        return new Command("graph", "Work on the graph as a whole.") { copy };
    }

    private static async Task<int> RunAsync(string data, bool json, string to, TimeProvider time, CancellationToken cancellation)
    {
        var folder = DataFolder.Open(data);
        if (folder.IsSample) throw new CommandException($"{folder.Path} holds the synthetic sample, which stays in its folder. Copy a folder with real records: name it with --data.");
        await using var source = await StoreChoice.Current.OpenAsync(folder, time, cancellation);
        await using var target = await TargetAsync(folder, to, time, cancellation);
        var proof = new StoreProof();
        await new ProgressLine(time).RunAsync("copy", async progress =>
        {
            await target.LoadAsync(Counted(proof.Watch(source.RowsAsync(cancellation), cancellation), progress), cancellation);
            return true;
        });
        // What stands in the copy is read back, not what was sent.
        var copied = await StoreProof.OfAsync(target, cancellation);
        var differences = proof.Differences(copied);
        Write(json, to, proof, copied, differences);
        if (differences.Count > 0) throw new CommandException($"The copy differs in {string.Join(", ", differences)}. Empty {to} and copy again; if it differs again, please report it.");
        return CommandLine.Code(true);
    }

    private static async Task<IGraphStore> TargetAsync(DataFolder folder, string to, TimeProvider time, CancellationToken cancellation)
    {
        if (to.Contains("://", StringComparison.Ordinal))
        {
            var server = StoreChoice.Server(to);
            if (new StoreChoice(server).Name == StoreChoice.Current.Name) throw new BadRequestException("--to names the graph that is to be copied.");
            return await StoreChoice.OpenServerAsync(server, time, cancellation);
        }
        if (!DataFolder.IsEmpty(to)) throw new CommandException($"{Path.GetFullPath(to)} holds data already; a copy needs an empty folder.");
        if (Path.GetFullPath(to) == folder.Path) throw new BadRequestException("--to names the folder that is to be copied.");
        // The new folder's graph lies in itself.
        StoreChoice.Current = StoreChoice.InFolder;
        return SqliteGraphStore.Open(DataFolder.OpenOrCreate(to, sample: false).StorePath, time);
    }

    private static async IAsyncEnumerable<StoreRow> Counted(IAsyncEnumerable<StoreRow> rows, IProgress<IntakeProgress> progress)
    {
        long seen = 0;
        await foreach (var row in rows)
        {
            if (++seen % 1000 == 0) progress.Report(new IntakeProgress(seen, 0, null, row.Section));
            yield return row;
        }
    }

    private static void Write(bool json, string to, StoreProof source, StoreProof copy, IReadOnlyList<string> differences)
    {
        if (json)
        {
            SharedOptions.WriteJson(new
            {
                to,
                same = differences.Count == 0,
                sections = StoreRow.Sections.Select(s => new { name = s, rows = source.Count(s), copied = copy.Count(s), hash = source.Hash(s), copiedHash = copy.Hash(s) }),
            });
            return;
        }
        foreach (var s in StoreRow.Sections)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s,-14} {source.Count(s),10} {copy.Count(s),10}  {source.Hash(s)[..16]} {(source.Hash(s) == copy.Hash(s) ? "same" : "DIFFERENT")}"));
        Console.WriteLine(differences.Count == 0 ? $"{to} holds the same graph, with its history." : "The copy is not the same.");
    }
}
