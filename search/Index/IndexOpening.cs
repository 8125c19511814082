using System.Diagnostics.CodeAnalysis;
using Horizon.Search.Analysis;
using Horizon.Search.Taxonomies;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace Horizon.Search.Index;

/// <summary>What stands between a folder and an open index: versions, damage, the lock.</summary>
internal static class IndexOpening
{
    [SuppressMessage("Reliability", "CA2000", Justification = "The writer owns the analyzer for as long as it lives.")]
    public static IndexWriterConfig Config(IndexSettings settings, bool fresh) => new(LuceneVersion.LUCENE_48, new HorizonAnalyzer())
    {
        OpenMode = fresh ? OpenMode.CREATE : OpenMode.APPEND,
        RAMBufferSizeMB = settings.BufferMegabytes,
        Similarity = new FixedLengthSimilarity(),
        // A second opening should be told at once who holds the index, not after a wait.
        WriteLockTimeout = 0,
    };

    /// <summary>Runs an opening; closes the directory if it fails and says the failure in our words.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The opened index owns the directory; on every other path it is disposed here.")]
    public static HorizonIndex Guard(string path, Func<Directory, HorizonIndex> open)
    {
        Directory directory = FSDirectory.Open(path);
        var opened = false;
        try
        {
            var index = open(directory);
            opened = true;
            return index;
        }
        catch (LockObtainFailedException e)
        {
            throw new IndexLockedException(path, WriterLock.Holder(path), e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException or OutOfMemoryException or InvalidOperationException)
        {
            // Damaged bytes surface as whatever the decoder trips over; none of these kinds has another cause here.
            throw new IndexUnusableException(path, e is IndexNotFoundException ? "there is none" : $"it is damaged ({e.Message})", e);
        }
        finally
        {
            if (!opened) directory.Dispose();
        }
    }

    public static IndexStamp Stamp(string path, Directory directory, Taxonomy taxonomy)
    {
        using var reader = DirectoryReader.Open(directory);
        var stamp = IndexStamp.FromUserData(reader.IndexCommit.UserData) ?? throw new IndexUnusableException(path, "it carries no version");
        return stamp.Unlike(IndexStamp.Current(0, taxonomy.Version)) is { } reason ? throw new IndexUnusableException(path, reason) : stamp;
    }

    /// <summary>Takes away what is there without reading it, under the lock.</summary>
    /// <exception cref="LockObtainFailedException">Another process writes.</exception>
    public static void Clear(Directory directory)
    {
        using var held = directory.MakeLock(IndexWriter.WRITE_LOCK_NAME);
        if (!held.Obtain()) throw new LockObtainFailedException("The index is being written.");
        foreach (var name in directory.ListAll())
        {
            if (name.StartsWith('_') || name.StartsWith("segments", StringComparison.Ordinal)) directory.DeleteFile(name);
        }
    }

    /// <summary>Whether segment files lie there although no list of segments names them.</summary>
    public static bool HasRemains(string path) => System.IO.Directory.EnumerateFiles(path, "_*").Any();
}
