using System.Globalization;
using Horizon.Ingest.Import;
using Spectre.Console;

namespace Horizon.Api.Commands;

/// <summary>
/// Shows long work on standard error: a live line with rate and time left on a terminal, a plain line every few seconds elsewhere.
/// </summary>
internal sealed class ProgressLine(TimeProvider time) : IProgress<IntakeProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private IntakeProgress? last;
    private ProgressTask? task;
    private long lastLine = time.GetTimestamp();

    /// <summary>Runs work with its progress shown.</summary>
    public async Task<T> RunAsync<T>(string what, Func<IProgress<IntakeProgress>, Task<T>> work)
    {
        if (!console.Profile.Out.IsTerminal) return await work(this);
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                task = context.AddTask(Markup.Escape(what));
                task.IsIndeterminate = true;
                var result = await work(this);
                task.IsIndeterminate = false;
                task.Value = task.MaxValue;
                return result;
            });
    }

    public void Report(IntakeProgress value)
    {
        lock (gate)
        {
            last = value;
            if (task is not null)
            {
                task.Description = Markup.Escape(Words(value));
                if (value.Total is not > 0) return;
                task.IsIndeterminate = false;
                task.MaxValue = value.Total.Value;
                task.Value = value.Bytes;
            }
            else if (time.GetElapsedTime(lastLine) >= Every)
            {
                lastLine = time.GetTimestamp();
                Console.Error.WriteLine(Words(last));
            }
        }
    }

    private string Words(IntakeProgress p)
    {
        var seconds = Math.Max(0.001, time.GetElapsedTime(start).TotalSeconds);
        var words = string.Create(CultureInfo.InvariantCulture, $"{p.What}: {p.Records:N0} records, {p.Records / seconds:N0} a second");
        if (p.Total is not > 0 || p.Bytes <= 0) return words;
        var left = TimeSpan.FromSeconds(seconds * Math.Max(0, p.Total.Value - p.Bytes) / p.Bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{words}, {Math.Min(100, 100.0 * p.Bytes / p.Total.Value):N0} %, about {left:h\\:mm\\:ss} left");
    }
}
