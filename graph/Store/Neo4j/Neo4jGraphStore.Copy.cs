using System.Runtime.CompilerServices;
using Horizon.Graph.Records;
using Horizon.Graph.Store.Copy;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Copy;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>Documents read by one request: they are long.</summary>
    private const int DocumentsPerRead = 50;

    /// <summary>Not one snapshot: where another process writes meanwhile it says so at the end, by a <see cref="StoreUnusableException"/>.</summary>
    public async IAsyncEnumerable<StoreRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = await SequenceAsync(cancellation);
        var sources = (await CountsAsync(cancellation)).Sources;
        await foreach (var r in PagesAsync(CopyStatements.Nodes, 0L, RowsPerRead, cancellation))
            yield return new NodeRow(r.Long(0), r.Text(1), r.Long(2), [.. NodeNames.Parse(r.Text(3)).All.Select(l => new NodeLabel(l.From, l.Label))]);
        await foreach (var r in PagesAsync(CopyStatements.ChangeSets, 0L, SetsPerRead, cancellation)) yield return new ChangeSetRow(r.Long(0), r.Text(1), TextList.Read(r.Text(2)));
        await foreach (var r in PagesAsync(CopyStatements.Placements, 0L, RowsPerRead, cancellation))
            foreach (var p in r.Rows(2)) yield return new PlacementRow(r.Text(1), p.Text(0), p.Long(1), p.LongOrNull(2));
        await foreach (var r in PagesAsync(CopyStatements.Keys, 0L, RowsPerRead, cancellation))
            foreach (var k in r.Rows(2)) yield return new KeyRow(k.Text(0), r.Text(1), k.Bool(1));
        await foreach (var r in PagesAsync(CopyStatements.Raws, "", DocumentsPerRead, cancellation)) yield return new DocumentRow(r.Text(0), r.Int(1), r.Text(2));
        foreach (var source in sources.Where(s => s.Records > 0))
            await foreach (var r in PagesAsync(CopyStatements.Records, "", RowsPerRead, cancellation, ("source", source.Source)))
            {
                var state = RecordState.Parse(r.Text(1));
                yield return new RecordRow(new RecordKey(source.Source, r.Text(0)), state.Revision, state.Node);
            }
        await foreach (var r in PagesAsync(CopyStatements.Versions, 0L, RowsPerRead, cancellation))
            yield return new VersionRow(r.Long(0), new RecordKey(r.Text(1), r.Text(2)), r.Text(3), r.Int(4), r.TextOrNull(5), r.Bool(6), r.Text(7), r.Text(8), r.Text(9), r.Text(10), r.Text(11));
        await foreach (var r in PagesAsync(CopyStatements.Claims, 0L, RowsPerRead, cancellation))
            foreach (var c in r.Rows(1)) yield return new ClaimRow(c.Long(0), r.Long(0), c.Text(1), c.Long(2), c.LongOrNull(3));
        await foreach (var r in PagesAsync(CopyStatements.Edges, 0L, RowsPerRead, cancellation))
            foreach (var a in r.Rows(2)) yield return ReadAssertion(r.Text(1), a);
        await foreach (var r in PagesAsync(CopyStatements.Rejects, 0L, RowsPerRead, cancellation)) yield return new RejectRow(r.Long(0), r.Text(1), r.TextOrNull(2), r.Text(3), r.Text(4), r.Text(5));
        foreach (var field in await UnknownFieldsAsync(cancellation)) yield return new UnknownFieldRow(field.Source, field.Path, field.Count);
        foreach (var r in await ReadRowsAsync(CopyStatements.Runs, cancellation)) yield return new RunRow(ReadRun(r), r.BoolOrNull(13) == true);
        foreach (var r in await ReadRowsAsync(CopyStatements.Notes, cancellation)) yield return new NoteRow(r.Text(0), r.Text(1));
        if (await SequenceAsync(cancellation) != before) throw new StoreUnusableException("The graph was written to while it was read. Stop what writes to it, and run the command again.");
    }

    public Task LoadAsync(IAsyncEnumerable<StoreRow> rows, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await ReadyAsync(cancellation);
        await writing.WaitAsync(cancellation);
        try
        {
            await BeginLoadAsync(cancellation);
            var form = new GraphForm();
            var waiting = new WriteRows();
            var count = 0;
            var section = "";
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                // What others name must be there before them.
                if (row.Section != section || count >= options.RowsPerRequest)
                {
                    await FlushAsync(waiting, cancellation);
                    (section, count) = (row.Section, 0);
                }
                count++;
                foreach (var (statement, set) in form.Add(row)) waiting.Add(statement, set);
            }
            foreach (var (statement, set) in form.Finish())
            {
                waiting.Add(statement, set);
                if (++count % options.RowsPerRequest == 0) await FlushAsync(waiting, cancellation);
            }
            await FlushAsync(waiting, cancellation);
            await client.WriteAsync(CopyStatements.End, new Dictionary<string, object?> { ["seq"] = form.Sequence, ["num"] = form.Number, ["tally"] = form.Tally.ToJson() }, cancellation);
            return true;
        }
        finally
        {
            writing.Release();
        }
    });

    private async Task BeginLoadAsync(CancellationToken cancellation)
    {
        var (transaction, state, _) = await LockAsync(client.NewToken(), cancellation);
        await transaction.DisposeAsync();
        if (state.Sequence > 0 || state.Number > 0 || (await client.ReadAsync(CopyStatements.Notes, Nothing, cancellation)).Rows.Count > 0)
            throw new StoreUnusableException($"The database \"{options.Database}\" at {options.Url.GetLeftPart(UriPartial.Path)} holds a graph already; a copy needs an empty one.");
        await client.WriteAsync(CopyStatements.Begin, new Dictionary<string, object?> { ["since"] = $"begun {StoredTime.Write(time.GetUtcNow())}" }, cancellation);
    }

    private async Task FlushAsync(WriteRows waiting, CancellationToken cancellation)
    {
        foreach (var (statement, rows) in waiting.Take())
        {
            foreach (var batch in RowBatches.Cut(rows, bound.Rows, bound.Bytes)) await client.WriteAsync(statement, new Dictionary<string, object?> { ["rows"] = batch }, cancellation);
        }
    }

    private static AssertionRow ReadAssertion(string source, QueryRow a) => new(
        a.Long(0), a.Long(1), source, a.Text(2), a.Text(3), a.Text(4), a.TextOrNull(5), a.TextOrNull(6), new RecordKey(a.Text(7), a.Text(8)), a.Long(9),
        new Reason(a.Text(10), a.Text(11), a.Text(12), MethodWords.Read(a.Text(13)), a.Double(14), a.IsNull(15) ? null : new Quote(a.Text(15), a.Int(16), a.Int(17), a.Text(18))),
        a.Long(19), a.LongOrNull(20));

    private Task<IReadOnlyList<QueryRow>> ReadRowsAsync(Statement statement, CancellationToken cancellation) =>
        ReadAsync(async () => (await client.ReadAsync(statement, Nothing, cancellation)).Rows, cancellation);

    /// <summary>Pages in the order of the first column, each behind the last row of the one before.</summary>
    private async IAsyncEnumerable<QueryRow> PagesAsync(Statement statement, object after, int limit, [EnumeratorCancellation] CancellationToken cancellation, params (string Name, object? Value)[] more)
    {
        while (true)
        {
            var parameters = new Dictionary<string, object?> { ["after"] = after, ["limit"] = limit };
            foreach (var (name, value) in more) parameters[name] = value;
            var page = await ReadAsync(async () => (await client.ReadAsync(statement, parameters, cancellation)).Rows, cancellation);
            foreach (var row in page) yield return row;
            if (page.Count < limit) yield break;
            after = page[^1].Value(0)!;
        }
    }
}
