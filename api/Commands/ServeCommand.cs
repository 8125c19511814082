using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Horizon.Api.Data;
using Horizon.Api.Http;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Import;
using Horizon.Ingest.Sample;
using Microsoft.AspNetCore.Connections;

namespace Horizon.Api.Commands;

/// <summary>Without a command, or <c>serve [--urls U] [--no-sample]</c></summary>
internal static class ServeCommand
{
    private const string DefaultUrls = "http://localhost:5080";

    public static void AddTo(RootCommand root, SharedOptions shared, TimeProvider time)
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen; several by semicolon.", DefaultValueFactory = _ => DefaultUrls, Recursive = false };
        var noSample = new Option<bool>("--no-sample") { Description = "Do not load the sample portfolio into an empty folder.", Recursive = false };
        var serve = new Command("serve", "Serve the API and the pages.") { urls, noSample };
        root.Options.Add(urls);
        root.Options.Add(noSample);
        foreach (var command in new[] { root, serve })
        {
            command.SetAction((parsed, cancellation) => RunAsync(
                parsed.GetRequiredValue(shared.Data), parsed.GetRequiredValue(urls), parsed.GetValue(noSample), time, cancellation));
        }
        root.Subcommands.Add(serve);
    }

    private static async Task<int> RunAsync(string data, string urls, bool noSample, TimeProvider time, CancellationToken cancellation)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
                throw new BadRequestException($"--urls takes addresses such as {DefaultUrls}; \"{url}\" is none.");
        }
        await using var sources = CrawlSources.Create([], null, time);
        var schedules = CrawlSchedule.Read(sources);
        RefuseTakenPorts(urls);
        var folder = DataFolder.OpenOrCreate(data, sample: !noSample && !StoreChoice.Current.IsShared && DataFolder.IsEmpty(data));
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        if (folder is { IsSample: true, SampleLoaded: false }) await LoadSampleAsync(workspace, time, cancellation);
        await Relinking.NoteFirstAsync(workspace.Store, cancellation);
        var overlaps = Overlapping.Book(folder);
        using var schedule = new CrawlSchedule(time);
        await using var app = WebHost.Create(workspace, schedule, overlaps, urls, time);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw InUse(urls, e);
        }
        catch (SocketException e)
        {
            throw new CommandException($"{urls} cannot be listened on ({e.Message}). Name another address: `horizon serve --urls http://localhost:5081`.", e);
        }
        await Console.Error.WriteLineAsync($"Horizon serves {folder.Path}{(folder.IsSample ? " (the synthetic sample)" : "")} on {string.Join(", ", app.Urls)}. Ctrl+C stops it.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Horizon");
        var following = Filling.FollowAsync(workspace, time, e => Log.FollowingFailed(log, e), stop.Token);
        var overlapping = Overlapping.RunAsync(workspace, overlaps, app.Services.GetRequiredService<Busyness>(), time, e => Log.OverlapsFailed(log, e), stop.Token);
        if (folder.IsSample && schedules.Count > 0) await Console.Error.WriteLineAsync("Schedules are set and not kept: this folder holds the sample. Name a real one with --data.");
        var crawling = folder.IsSample ? Task.CompletedTask : schedule.RunAsync(workspace, schedules, (source, report, failure) => Tell(log, source, report, failure), stop.Token);
        await using (stop.Token.Register(app.Lifetime.StopApplication)) await app.WaitForShutdownAsync(CancellationToken.None);
        await stop.CancelAsync();
        await following;
        await overlapping;
        await crawling;
        return CommandLine.Code(true);
    }

    /// <summary>Tells a taken port before a folder is made and filled for nothing.</summary>
    private static void RefuseTakenPorts(string urls)
    {
        foreach (var url in urls.Split(';').Select(u => new Uri(u.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal))))
        {
            if (url.Port == 0 || !url.IsLoopback) continue;
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, url.Port);
                probe.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw InUse(url.ToString(), e);
            }
            catch (SocketException)
            {
                // Whatever else is wrong with the address is told when the server takes it.
            }
        }
    }

    private static CommandException InUse(string urls, Exception e) =>
        new($"{urls} is in use by another program, perhaps another Horizon. Stop it, or listen elsewhere: `horizon serve --urls http://localhost:5081`.", e);

    private static void Tell(ILogger log, IEvidenceSource source, IntakeReport? report, Exception? failure)
    {
        if (report is null) Log.CrawlFailed(log, source.Name, failure!);
        else if (report.Failure is { } reason) Log.CrawlBrokeOff(log, source.Name, reason);
        else Log.Crawled(log, source.Name, report.New, report.Changed, report.Unchanged, report.Rejected.Count);
    }

    private static async Task LoadSampleAsync(Workspace workspace, TimeProvider time, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync($"{workspace.Folder.Path} is empty: loading the synthetic sample portfolio. `--no-sample` starts without it.");
        var files = SamplePortfolio.Create().Files.Select(f => ($"sample/{f.Name}", f.Bytes)).ToList();
        var report = await new ProgressLine(time).RunAsync("sample", progress => Filling.RunAsync(
            workspace, intake => intake.ImportAsync(files, SamplePortfolio.Licence, progress, cancellation), time, cancellation));
        workspace.Folder.MarkSampleLoaded();
        await Console.Error.WriteLineAsync($"Loaded {report.New} records in {report.Seconds:0.0} s ({report.Rejected.Count} rejected on purpose: see /status).");
    }
}
