using System.Runtime.CompilerServices;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Ingest.Import;

/// <param name="Seen">Records looked at.</param>
/// <param name="Changed">Records of which the graph now says something else.</param>
public sealed record RelinkReport(long Seen, long Changed);

/// <summary>
/// Reads again what another parser version read, and links every record by the present rules and vocabulary. Only records that then say something else
/// are written. Stopped in the middle, a re-run does the rest; others may write the store meanwhile.
/// </summary>
public sealed class Relinking
{
    private const int Batch = 100;

    /// <summary>Attempts at a record that other processes keep changing before it is given up.</summary>
    private const int MostAttempts = 20;

    private readonly IGraphStore store;
    private readonly Func<string, ReadOnlyMemory<byte>, ParseResult> parse;
    private readonly Func<string, int> parserVersion;

    public Relinking(IGraphStore store) : this(store, SourceParsers.Parse, SourceParsers.Version) { }

    internal Relinking(IGraphStore store, Func<string, ReadOnlyMemory<byte>, ParseResult> parse, Func<string, int> parserVersion) =>
        (this.store, this.parse, this.parserVersion) = (store, parse, parserVersion);

    /// <summary>Parsers, rules and vocabulary of this program, as the store notes them once all its links are made by them.</summary>
    public static string ProgramVersion =>
        $"{RecordLinker.Version}.{RadiotherapyVocabulary.Current.Version}.{string.Join('.', SourceParsers.Names.Select(n => SourceParsers.Version(n)))}";

    /// <summary>The store's links were made by other parsers, rules or vocabulary than this program's.</summary>
    public static async Task<bool> IsNeededAsync(IGraphStore store, CancellationToken cancellation) =>
        await store.NoteAsync(RecordLinker.NoteName, cancellation) is { } made && made != ProgramVersion;

    /// <summary>A new store's links are made by this program from the start.</summary>
    public static async Task NoteFirstAsync(IGraphStore store, CancellationToken cancellation)
    {
        if (await store.NoteAsync(RecordLinker.NoteName, cancellation) is null) await store.SetNoteAsync(RecordLinker.NoteName, ProgramVersion, cancellation);
    }

    /// <param name="progress">Hears how many records were looked at.</param>
    public async Task<RelinkReport> RunAsync(Action<long>? progress, CancellationToken cancellation)
    {
        long seen = 0;
        var changed = new HashSet<RecordKey>();
        foreach (var source in SourceParsers.Names)
        {
            await foreach (var keys in KeysAsync(source, parserVersion(source), cancellation))
            {
                foreach (var key in keys) if (await RereadAsync(key, cancellation)) changed.Add(key);
            }
            await foreach (var keys in KeysAsync(source, null, cancellation))
            {
                changed.UnionWith(await RelinkAsync(keys, cancellation));
                seen += keys.Count;
                progress?.Invoke(seen);
            }
        }
        await store.SetNoteAsync(RecordLinker.NoteName, ProgramVersion, cancellation);
        return new RelinkReport(seen, changed.Count);
    }

    private async IAsyncEnumerable<IReadOnlyList<RecordKey>> KeysAsync(string source, int? parsedByOtherThan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        while (await store.RecordKeysAsync(source, after, Batch, parsedByOtherThan, cancellation) is { Count: > 0 } keys)
        {
            yield return keys;
            after = keys[^1].Id;
        }
    }

    private async Task<IReadOnlyList<RecordKey>> RelinkAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = await store.RecordsAsync(keys, cancellation);
            var changes = await DecidedTies.WithoutAsync(store, [.. keys.Select(key => RecordLinker.Link(stored[key], null).Change).OfType<RecordChange>()], cancellation);
            try
            {
                if (changes.Count > 0) await store.ApplyAsync(ChangeSet.Of([.. changes]), cancellation);
                return [.. changes.Select(c => c.Key)];
            }
            catch (StaleRecordException) when (attempt < MostAttempts)
            {
                // Another process wrote one of these in the meantime: link what stands now.
            }
        }
    }

    /// <summary>Every version of the record, one after another: what each says may have changed.</summary>
    private async Task<bool> RereadAsync(RecordKey key, CancellationToken cancellation)
    {
        var changed = false;
        foreach (var version in (await store.RecordsAsync([key], cancellation))[key].Versions)
        {
            if (await store.RawAsync(version.Hash, cancellation) is not { } bytes || parse(key.Source, bytes) is not ParsedRecord parsed) continue;
            var reading = new NewVersion(
                new VersionedFacts(version.Hash, parsed.UpdatedOn, parsed.IsReduced, parsed.Facts, version.RetrievedAt), parsed.ParserVersion, PackedDocument.Pack(new RawDocument(version.Hash, bytes)), null);
            changed |= await KeepAsync(key, reading, cancellation);
        }
        return changed;
    }

    private async Task<bool> KeepAsync(RecordKey key, NewVersion reading, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (RecordLinker.Link((await store.RecordsAsync([key], cancellation))[key], reading, rereading: true).Change is not { } linked) return false;
            if (await DecidedTies.WithoutAsync(store, [linked], cancellation) is not [var change]) return false;
            try
            {
                await store.ApplyAsync(ChangeSet.Of(change), cancellation);
                return change.ChangesTheGraph;
            }
            catch (StaleRecordException) when (attempt < MostAttempts)
            {
                // As above.
            }
        }
    }
}
