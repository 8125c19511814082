using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Horizon.Api.Tests.Running;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Outcome(int Code, string Output, string Errors)
{
    /// <summary>Standard output as one JSON document; anything beside it is a failure.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    public Outcome Done()
    {
        Assert.True(Code == 0, $"exit code {Code}\n{Errors}\n{Output}");
        return this;
    }
}

/// <summary>The executable, run as anyone runs it.</summary>
internal sealed class HorizonProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new(), errors = new();

    private HorizonProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(output, e.Data);
        process.ErrorDataReceived += (_, e) => Append(errors, e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static string Executable { get; } = Find();

    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString();
        }
    }

    public bool HasExited => process.HasExited;

    public static HorizonProcess Start(params string[] arguments) => Start(null, null, arguments);

    /// <param name="folder">The working directory; the tests' own where null.</param>
    public static HorizonProcess Start(string? folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        new(Info(Executable, arguments, folder, environment));

    /// <summary>As started from a terminal, where Ctrl+C works: a program started in the background may have been told to ignore it.</summary>
    public static HorizonProcess StartInterruptible(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        new(Info("env", ["--default-signal=INT", Executable, .. arguments], null, environment));

    public static Task<Outcome> RunAsync(params string[] arguments) => RunInAsync(null, null, arguments);

    public static async Task<Outcome> RunInAsync(string? folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var running = Start(folder, environment, arguments);
        return await running.EndAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Outcome> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await process.WaitForExitAsync(limit.Token);
        lock (output) return new Outcome(process.ExitCode, output.ToString(), Errors);
    }

    /// <summary>As a power cut ends it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static ProcessStartInfo Info(string program, IReadOnlyList<string> arguments, string? folder, IReadOnlyDictionary<string, string>? environment)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (folder is not null) info.WorkingDirectory = folder;
        info.Environment.Remove("HORIZON_DATA_DIR");
        // Profiling pays in programs that run for long; these do not.
        info.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) info.Environment[name] = value;
        return info;
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }

    /// <summary>The program of the same configuration as these tests.</summary>
    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(own.Parent!.Parent!.FullName, "Horizon.Api", own.Name, OperatingSystem.IsWindows() ? "horizon.exe" : "horizon");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the executable first.", path);
    }
}
