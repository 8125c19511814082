using System.Diagnostics;
using System.Text;

namespace Horizon.Tests.Crawl;

/// <summary>The executable as a process, for what only a process can suffer.</summary>
internal sealed class HorizonCommand : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    public HorizonCommand(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo(Path.Combine(own.Parent!.Parent!.FullName, "Horizon.Api", own.Name, OperatingSystem.IsWindows() ? "horizon.exe" : "horizon"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>As a power cut ends it. False: it had ended by itself.</summary>
    public async Task<bool> KillAsync(CancellationToken cancellation)
    {
        var ran = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(cancellation);
        return ran;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Append(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }
}
