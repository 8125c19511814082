using System.Runtime.CompilerServices;

namespace Horizon.Ingest.Files;

/// <summary>Reads all files under some paths, one after the other, in the order of <see cref="FileWalk"/>: see <see cref="RecordFile"/>.</summary>
public static class RecordFiles
{
    public static async IAsyncEnumerable<FileItem> ReadAsync(
        IEnumerable<string> paths, ReadLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken, string? source = null, SourceReader? given = null)
    {
        var reading = new RecordFile.Reading(limits, null, 0, source, new FileSets(), given);
        foreach (var file in FileWalk.Files(paths))
        {
            if (file.Problem is not null)
            {
                yield return new FileNotUnderstood(file.Path, file.Problem);
                continue;
            }
            await foreach (var item in RecordFile.ReadAsync(file.Path, reading, cancellationToken)) yield return item;
        }
    }
}
