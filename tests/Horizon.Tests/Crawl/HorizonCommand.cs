using System.Diagnostics;
using System.Text;

namespace Horizon.Tests.Crawl;

/// <summary>The executable as a process, for what only a process can suffer.</summary>
internal sealed class HorizonCommand : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new(), errors = new();

    public HorizonCommand(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable(), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(output, e.Data);
        process.ErrorDataReceived += (_, e) => Append(errors, e.Data);
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

    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString();
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

    /// <summary>The program of the same configuration as these tests; beside published tests, the one that was published with them.</summary>
    private static string Executable()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var name = OperatingSystem.IsWindows() ? "horizon.exe" : "horizon";
        var built = Path.Combine(own.Parent!.Parent!.FullName, "Horizon.Api", own.Name, name);
        return File.Exists(built) ? built : Path.Combine(own.Parent.FullName, "horizon", name);
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }
}
