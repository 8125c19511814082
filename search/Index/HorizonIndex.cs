using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Horizon.Search.Analysis;
using Horizon.Search.Taxonomies;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;
using Lock = System.Threading.Lock;

namespace Horizon.Search.Index;

/// <summary>
/// The search index in one folder. One process at a time opens it for writing and holds its lock; any number read.
/// Thread-safe. Searches see what was written before the last <see cref="Refresh"/>; what was written survives a crash from the last <see cref="Commit(long)"/>.
/// </summary>
public sealed class HorizonIndex : IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly Directory directory;
    private readonly IndexWriter? writer;
    private readonly FileStream? held;
    private readonly SearcherManager searchers;
    private readonly ConcurrentBag<DocumentFields> idleFields = [];
    private bool disposed;

    private HorizonIndex(string path, Directory directory, IndexWriter? writer, FileStream? held, SearcherManager searchers, Taxonomy taxonomy, TimeProvider time, IndexStamp stamp)
    {
        (this.path, this.directory, this.writer, this.held, this.searchers, Taxonomy, Stamp) = (path, directory, writer, held, searchers, taxonomy, stamp);
        Held = new HeldSnapshots(time);
    }

    /// <summary>The last commit, as far as this process knows.</summary>
    public IndexStamp Stamp { get; private set; }

    /// <summary>The store's sequence number that the last commit follows.</summary>
    public long Sequence => Stamp.Sequence;

    public Taxonomy Taxonomy { get; }

    public bool CanWrite => writer is not null;

    /// <summary>Documents that a search sees now.</summary>
    public int Documents => Read(static (searcher, _) => searcher.Documents);

    internal HeldSnapshots Held { get; }

    /// <summary>Opens the index in a folder for writing and makes it if there is none.</summary>
    /// <exception cref="IndexLockedException">Another process, or another opening in this one, writes.</exception>
    /// <exception cref="IndexUnusableException">What lies there is damaged or of another version.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The index owns the lock; where opening fails it is let go here.")]
    public static HorizonIndex OpenWriter(string path, Taxonomy taxonomy, TimeProvider time, IndexSettings? settings = null)
    {
        System.IO.Directory.CreateDirectory(path);
        var held = WriterLock.Take(path) ?? throw new IndexLockedException(path, WriterLock.Holder(path));
        try
        {
            return OpenWriter(path, taxonomy, time, settings ?? new IndexSettings(), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static HorizonIndex OpenWriter(string path, Taxonomy taxonomy, TimeProvider time, IndexSettings wanted, FileStream held) =>
        IndexOpening.Guard(path, directory =>
        {
            if (wanted.StartEmpty) IndexOpening.Clear(directory);
            var fresh = wanted.StartEmpty || !DirectoryReader.IndexExists(directory);
            if (fresh && !wanted.StartEmpty && IndexOpening.HasRemains(path)) throw new IndexUnusableException(path, "its list of segments is missing");
            var stamp = fresh ? IndexStamp.Current(0, taxonomy.Version) : IndexOpening.Stamp(path, directory, taxonomy);
            var writer = new IndexWriter(directory, IndexOpening.Config(wanted, fresh));
            try
            {
                WriterLock.Sign(path);
                if (fresh) Commit(writer, stamp);
                return new HorizonIndex(path, directory, writer, held, new SearcherManager(writer, true, new LiveSearchers()), taxonomy, time, stamp);
            }
            catch
            {
                writer.Dispose(false);
                throw;
            }
        });

    /// <summary>Opens an index for reading; another process may write it meanwhile.</summary>
    /// <exception cref="IndexUnusableException">There is none, or it is damaged or of another version.</exception>
    public static HorizonIndex OpenReader(string path, Taxonomy taxonomy, TimeProvider time)
    {
        if (!System.IO.Directory.Exists(path)) throw new IndexUnusableException(path, "there is none");
        return IndexOpening.Guard(path, directory =>
        {
            var stamp = IndexOpening.Stamp(path, directory, taxonomy);
            return new HorizonIndex(path, directory, null, null, new SearcherManager(directory, new LiveSearchers()), taxonomy, time, stamp);
        });
    }

    /// <summary>Adds a document, or replaces the one of the same id.</summary>
    /// <exception cref="InvalidOperationException">The index is open for reading.</exception>
    public void Put(IndexDocument document)
    {
        Filled(document, fields => Writer.UpdateDocument(new Term(FieldNames.Key, document.Id), fields));
    }

    /// <summary>Adds a document whose id is new to the index: faster than <see cref="Put"/>; adding an id twice shows it twice.</summary>
    public void Add(IndexDocument document)
    {
        Filled(document, fields => Writer.AddDocument(fields));
    }

    /// <summary>Fields are made once a thread and filled again: Lucene's writer takes documents from several threads at once.</summary>
    private void Filled(IndexDocument document, Action<IReadOnlyList<IIndexableField>> write)
    {
        if (!idleFields.TryTake(out var fields)) fields = new DocumentFields(Taxonomy);
        write(fields.Fill(document));
        idleFields.Add(fields);
    }

    /// <summary>Takes a document out; an unknown id is no error.</summary>
    public void Delete(string id)
    {
        lock (gate) Writer.DeleteDocuments(new Term(FieldNames.Key, id));
    }

    /// <summary>Whether a document of this id is among what searches see now.</summary>
    public bool Contains(string id) => Read((searcher, _) => searcher.IndexReader.DocFreq(new Term(FieldNames.Key, id)) > 0);

    /// <summary>Makes everything written durable, followed up to this sequence number of the store, and visible.</summary>
    public void Commit(long sequence)
    {
        lock (gate)
        {
            var stamp = IndexStamp.Current(sequence, Taxonomy.Version);
            Commit(Writer, stamp);
            Stamp = stamp;
        }

        Refresh();
    }

    /// <summary>Makes what was written (by this process; for a reader, what was committed by any) visible to searches.</summary>
    /// <exception cref="IndexUnusableException">A rebuild of another version has taken the index's place.</exception>
    public void Refresh()
    {
        searchers.MaybeRefreshBlocking();
        if (writer is not null) return;
        var seen = Read(static (searcher, _) => IndexStamp.FromUserData(((DirectoryReader)searcher.IndexReader).IndexCommit.UserData));
        if (seen is null || seen.Unlike(Stamp) is not null)
            throw new IndexUnusableException(path, seen?.Unlike(Stamp) ?? "it carries no version");
        Stamp = seen;
    }

    /// <summary>Merges to one segment; for after a bulk load. Answers stay the same.</summary>
    public void Compact()
    {
        lock (gate) Writer.ForceMerge(1);
        Refresh();
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed) return;
            disposed = true;
            Held.Dispose();
            searchers.Dispose();
            if (writer is not null)
            {
                WriterLock.Unsign(path);
                // What was not committed is not kept: the sequence number says from where to follow again.
                writer.Rollback();
            }

            directory.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>Reads from one snapshot, the present one or, if it is still held, that of a version.</summary>
    internal T Read<T>(Func<LiveSearcher, long, T> read, long? version = null)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (version is { } wanted && Held.Take(wanted) is { } old)
        {
            try
            {
                return read(old, wanted);
            }
            finally
            {
                old.IndexReader.DecRef();
            }
        }

        var searcher = searchers.Acquire();
        try
        {
            return read((LiveSearcher)searcher, ((DirectoryReader)searcher.IndexReader).Version);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    private IndexWriter Writer => writer ?? throw new InvalidOperationException("The index is open for reading.");

    private static void Commit(IndexWriter writer, IndexStamp stamp)
    {
        writer.SetCommitData(stamp.ToUserData());
        writer.Commit();
    }
}
