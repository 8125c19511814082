using System.Diagnostics;
using System.Globalization;

namespace Horizon.Benchmarks;

/// <summary>Wall-clock and processor time of a piece of work.</summary>
internal sealed record Measured(double Seconds, double CpuSeconds, long AllocatedBytes)
{
    public static async Task<Measured> OfAsync(Func<Task> work, TimeProvider time)
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (cpu, start, allocated) = (process.TotalProcessorTime, time.GetTimestamp(), GC.GetTotalAllocatedBytes());
        await work();
        process.Refresh();
        return new Measured(time.GetElapsedTime(start).TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes() - allocated);
    }

    public string Words(long items, long bytes) => string.Create(CultureInfo.InvariantCulture,
        $"{items / Seconds,8:N0} /s  {bytes / 1e6 / Seconds,7:N1} MB/s  {Seconds,7:N2} s wall  {CpuSeconds,7:N2} s cpu  {items / Math.Max(CpuSeconds, 1e-9),8:N0} per cpu-s  {AllocatedBytes / 1024.0 / items,7:N0} kB allocated each");

    /// <summary>Peak resident memory of this process, megabytes.</summary>
    public static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        return process.PeakWorkingSet64 / 1e6;
    }
}
