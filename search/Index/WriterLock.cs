using System.Globalization;

namespace Horizon.Search.Index;

/// <summary>
/// Who holds the index. Lucene's own lock deletes its file when it lets go, so that of two processes that wait one can lock the deleted file and the
/// other a new one, and both write. This one's file stays for ever; the operating system lets go of it when the holder dies.
/// </summary>
internal static class WriterLock
{
    private const string FileName = "writer.pid";
    private const string LockName = "writer.lock";

    /// <summary>What says that another has the file: EAGAIN on Linux, EWOULDBLOCK on macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static readonly int[] Taken = [11, 35, 32];

    /// <summary>Takes the folder for writing until the stream is disposed of; null where another opening, here or in another process, has it.</summary>
    public static FileStream? Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e) when (Taken.Contains(e.HResult & 0xffff))
        {
            return null;
        }
    }

    public static void Sign(string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    public static void Unsign(string folder)
    {
        if (Holder(folder) == Environment.ProcessId) File.Delete(Path.Combine(folder, FileName));
    }

    public static int? Holder(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(folder, FileName)), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
