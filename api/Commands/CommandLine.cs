using System.CommandLine;
using System.Runtime.InteropServices;
using Horizon.Api.Data;
using Horizon.Graph.Store;
using Horizon.Ingest.Crawl;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Horizon.Search.Topics;
using Microsoft.Extensions.Options;

namespace Horizon.Api.Commands;

/// <summary>The commands of the one executable. Exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args, TimeProvider time)
    {
        var shared = new SharedOptions();
        var root = new RootCommand("Horizon: what has been asked in radiotherapy research, what is running, and where the gaps are. Without a command it serves pages and API.");
        root.Options.Add(shared.Data);
        root.Options.Add(shared.Json);
        root.Options.Add(shared.Graph);
        root.Options.Add(shared.Neo4jUrl);
        ServeCommand.AddTo(root, shared, time);
        foreach (var command in new[]
        {
            ImportCommand.Create(shared, time), CrawlCommand.Create(shared, time), RebuildCommand.Create(shared, time), StatusCommand.Create(shared, time),
            KeysCommand.Create(shared, time), EvaluateCommand.Create(shared, time), ExportCommand.Create(shared, time), GraphCommand.Create(shared, time),
            SearchCommand.Create(shared, time), CheckCommand.Create(shared, time), TopicsCommand.Create(shared, time), GapsCommand.Create(shared, time), SignalsCommand.Create(shared, time),
        }) root.Subcommands.Add(command);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("`horizon --help` lists the commands; `horizon COMMAND --help` what one takes.");
            return WrongUsage;
        }
        try
        {
            StoreChoice.Current = shared.Store(parsed);
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was written is whole; the same command goes on from here.");
            return Failed;
        }
        catch (BadRequestException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return WrongUsage;
        }
        catch (SearchQueryException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return WrongUsage;
        }
        catch (Exception e) when (e is CommandException or StoreUnusableException or IndexUnusableException or IndexLockedException or CrawlException or TopicInputException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync($"A setting cannot be used: {string.Join(" ", e.Failures)} Settings come from environment variables that begin with HORIZON_.");
            return WrongUsage;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of the program's own: what was written stands, and the exit code still says that the work was not done.
            await Console.Error.WriteLineAsync($"Horizon failed: {e.Message} What was written is whole. Please report this:\n{e}");
            return Failed;
        }
        finally
        {
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>The first asks the work to stop where it is whole; the second ends the process, which loses nothing either.</summary>
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        if (stop.IsCancellationRequested) return;
        signal.Cancel = true;
        stop.Cancel();
    }

    /// <summary>The exit code of work that ran to its end.</summary>
    public static int Code(bool succeeded) => succeeded ? Done : Failed;
}
