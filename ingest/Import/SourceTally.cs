using Horizon.Graph.Linking;
using Horizon.Graph.Store;

namespace Horizon.Ingest.Import;

/// <summary>Counts what a run did to one source. Not thread-safe: the one writer counts.</summary>
internal sealed class SourceTally(string source)
{
    private long read, added, changed, unchanged, rejected;

    public bool? Complete { get; set; }

    public long? Expected { get; set; }

    public void Count(Arrival arrival)
    {
        read++;
        switch (arrival)
        {
            case Arrival.New: added++; break;
            case Arrival.Changed: changed++; break;
            default: unchanged++; break;
        }
    }

    /// <summary>A document that was counted as unchanged has become current again.</summary>
    public void CountCurrentAgain()
    {
        unchanged--;
        changed++;
    }

    public void CountRejected()
    {
        read++;
        rejected++;
    }

    /// <summary>Documents of this source that came, those turned away included: they are shown apart.</summary>
    public long Arrived => read;

    public SourceReport Report() => new(source, read, added, changed, unchanged, rejected, Complete, Expected);

    public Run Run(string id, string kind, DateTimeOffset started, DateTimeOffset? finished, string? remark) =>
        new(id, source, kind, started, finished, read, added, changed, unchanged, rejected, Complete, Expected, remark);
}
