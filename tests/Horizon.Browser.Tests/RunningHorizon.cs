using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Horizon.Browser.Tests;

/// <summary>The built executable, serving the sample from a folder of its own on a free loopback port. Stopped and deleted at the end.</summary>
public sealed class RunningHorizon : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly string folder;

    private RunningHorizon(Process process, string folder, string url)
    {
        this.process = process;
        this.folder = folder;
        Url = url;
    }

    public string Url { get; }

    /// <param name="records">Table rows as the WHO's platform gives them, in place of the sample.</param>
    public static async Task<RunningHorizon> StartAsync(CancellationToken cancellation, string? records = null)
    {
        var folder = Directory.CreateTempSubdirectory("horizon-browser-").FullName;
        if (records is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "records.csv"), records, cancellation);
            await RunAsync(folder, cancellation, "import", "records.csv", "--source", "ictrp");
        }
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(Executable(), ["serve", "--data", Path.Combine(folder, "data"), "--urls", url])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        var said = new List<string>();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var running = new RunningHorizon(process, folder, url);
        try
        {
            await running.WaitUntilReadyAsync(said, cancellation);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>A command on the same data folder; returns what it wrote.</summary>
    public Task<string> RunAsync(CancellationToken cancellation, params string[] arguments) => RunAsync(folder, cancellation, arguments);

    private static async Task<string> RunAsync(string folder, CancellationToken cancellation, params string[] arguments)
    {
        using var command = Process.Start(new ProcessStartInfo(Executable(), [.. arguments, "--data", Path.Combine(folder, "data")]) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var output = await command.StandardOutput.ReadToEndAsync(cancellation);
        await command.WaitForExitAsync(cancellation);
        return command.ExitCode == 0 ? output : throw new InvalidOperationException($"horizon {string.Join(' ', arguments)} ended with {command.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync(List<string> said, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            if (process.HasExited) throw new InvalidOperationException($"horizon ended with {process.ExitCode}: {Said(said)}");
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Url}/health/ready"), cancellation);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet: the sample is still being loaded.
            }
            await Task.Delay(200, cancellation);
        }
        throw new TimeoutException($"horizon was not ready after {Patience.TotalMinutes} minutes: {Said(said)}");
    }

    private static void Keep(List<string> said, string? line)
    {
        lock (said)
        {
            if (line is not null) said.Add(line);
        }
    }

    private static string Said(List<string> said)
    {
        lock (said) return string.Join('\n', said.TakeLast(20));
    }

    /// <summary>The executable of the same configuration as these tests: artifacts/bin/Horizon.Api/debug beside artifacts/bin/Horizon.Browser.Tests/debug.</summary>
    private static string Executable()
    {
        var mine = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(mine.Parent!.Parent!.FullName, "Horizon.Api", mine.Name, OperatingSystem.IsWindows() ? "horizon.exe" : "horizon");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build api/ first: the tests start the built executable.", path);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
