using System.Diagnostics;
using System.Globalization;

namespace Horizon.Benchmarks;

/// <summary>Java Lucene in a process of its own, asked round by round.</summary>
internal sealed class JavaPeer : IDisposable
{
    private const string Jars = "/usr/share/java";

    private readonly Process process;

    private JavaPeer(Process process) => this.process = process;

    /// <summary>Null where Java or the package is absent; the reason says what to install.</summary>
    public static JavaPeer? Start(string documents, string questions, string folder, int threads, out string reason)
    {
        reason = $"Java Lucene is not here: it needs a JDK of 11 or later and {Jars}/lucene-core-8.*.jar with its analyzers (Debian: apt-get install default-jdk-headless liblucene8-java).";
        string[] jars = [.. Jar("lucene-core-8.*.jar"), .. Jar("lucene-analyzers-common-8.*.jar")];
        if (jars.Length < 2) return null;
        var start = new ProcessStartInfo("java") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-cp", string.Join(Path.PathSeparator, jars), Path.Combine(AppContext.BaseDirectory, "peers", "LucenePeer.java"), documents, questions, folder, threads.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        try
        {
            var process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() == "ready")
            {
                reason = Path.GetFileNameWithoutExtension(jars[0]);
                return new JavaPeer(process);
            }

            process.Dispose();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Seconds that it took to ask all questions once.</summary>
    public double Round() => long.Parse(Ask("round")!, CultureInfo.InvariantCulture) / 1e9;

    /// <summary>The documents found for each question, by their line.</summary>
    public List<int[]> Ids(int questions)
    {
        var all = new List<int[]> { Numbers(Ask("ids")!) };
        while (all.Count < questions) all.Add(Numbers(process.StandardOutput.ReadLine()!));
        return all;
    }

    public void Dispose()
    {
        process.StandardInput.WriteLine("end");
        process.WaitForExit();
        process.Dispose();
    }

    private static string[] Jar(string pattern) => Directory.Exists(Jars) ? [.. Directory.EnumerateFiles(Jars, pattern).Order(StringComparer.Ordinal).Take(1)] : [];

    private static int[] Numbers(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    private string? Ask(string word)
    {
        process.StandardInput.WriteLine(word);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine();
    }
}
