using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>
/// Speaks with a server over its Query API. One-statement requests are tried again after errors that pass, so what is written this way must be
/// idempotent; transactions are tried again as a whole by whoever runs them. Thread-safe.
/// </summary>
internal sealed class QueryClient : IDisposable
{
    private static readonly TimeSpan RateLimitPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TerminatePatience = TimeSpan.FromSeconds(5);

    /// <summary>A transaction may take so many times as long as a request.</summary>
    private const int TransactionRequests = 10;

    private readonly Neo4jOptions options;
    private readonly HttpClient http;
    private readonly Bookmarks bookmarks = new();
    private readonly string name;
    private long requests;
    private bool limitsTime = true;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    public QueryClient(Neo4jOptions options, string? name = null)
    {
        this.options = options;
        this.name = name ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(TypedJson.MediaType));
        if (options.User is { } user)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")));
        }
        QueryUrl = new Uri(options.Url, $"{options.Url.AbsolutePath.TrimEnd('/')}/db/{Uri.EscapeDataString(options.Database)}/query/v2");
    }

    /// <summary>Waits between tries; tests put another in its place.</summary>
    public Func<TimeSpan, CancellationToken, Task> Pause { get; init; } = (pause, cancellation) => Task.Delay(pause, TimeProvider.System, cancellation);

    /// <summary>Names a change set by chance, so that its writer knows it again; tests put another in its place.</summary>
    public Func<string> NewToken { get; init; } = () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public WireTally Tally { get; } = new();

    private Uri QueryUrl { get; }

    /// <summary>Reads with one statement, on any server of a cluster.</summary>
    public Task<QueryAnswer> ReadAsync(Statement statement, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation) =>
        AgainAsync(() => SingleAsync(statement, parameters, "READ", cancellation), cancellation);

    /// <summary>Writes with one statement that may be run twice.</summary>
    public Task<QueryAnswer> WriteAsync(Statement statement, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation) =>
        AgainAsync(() => SingleAsync(statement, parameters, "WRITE", cancellation), cancellation);

    /// <summary>Opens a transaction with its first statement. Its holder ends it.</summary>
    public async Task<(QueryTransaction Transaction, QueryAnswer First)> BeginAsync(Statement statement, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var known = bookmarks.Now;
        var tag = NextTag();
        var (answer, affinity) = await SendAsync(new Uri($"{QueryUrl}/tx"), tag, new QueryRequest(statement, parameters, tag, "WRITE", Limit(TransactionRequests), known), null, cancellation);
        if (answer.Transaction is not { } id) throw new QueryException("", "The server opened a transaction and did not name it.", QueryFault.Lost);
        return (new QueryTransaction(this, new Uri($"{QueryUrl}/tx/{Uri.EscapeDataString(id)}"), affinity, known), answer);
    }

    /// <summary>Asks the server for its version and whether it has the Query API; null where it does not say.</summary>
    public async Task<string?> DiscoverAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = null;
        var (status, body, _) = await ExchangeAsync(request, cancellation);
        return status == 200 ? Encoding.UTF8.GetString(body.Span) : null;
    }

    /// <summary>Sends no time limit from now on: older servers take it for a fault.</summary>
    public void LimitNoTime() => limitsTime = false;

    public void Dispose() => http.Dispose();

    internal async Task<QueryAnswer> InTransactionAsync(Uri url, string? affinity, Statement statement, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var tag = NextTag();
        return (await SendAsync(url, tag, new QueryRequest(statement, parameters, tag, null, null, []), affinity, cancellation)).Answer;
    }

    internal void Committed(IReadOnlyList<string> sent, IReadOnlyList<string> received) => bookmarks.Replace(sent, received);

    /// <summary>Ends a transaction that is not to be committed. A server that cannot be reached lets it expire.</summary>
    internal async Task RollBackAsync(Uri url, string? affinity)
    {
        using var patience = new CancellationTokenSource(TerminatePatience);
        try
        {
            using var request = Request(HttpMethod.Delete, url, affinity);
            await ExchangeAsync(request, patience.Token);
        }
        catch (Exception e) when (e is QueryException or OperationCanceledException)
        {
            // The server ends it by itself: idle transactions expire.
        }
    }

    private async Task<QueryAnswer> SingleAsync(Statement statement, IReadOnlyDictionary<string, object?> parameters, string access, CancellationToken cancellation)
    {
        var known = bookmarks.Now;
        var tag = NextTag();
        var (answer, _) = await SendAsync(QueryUrl, tag, new QueryRequest(statement, parameters, tag, access, Limit(1), known), null, cancellation);
        bookmarks.Replace(known, answer.Bookmarks);
        return answer;
    }

    private async Task<(QueryAnswer Answer, string? Affinity)> SendAsync(Uri url, string tag, QueryRequest query, string? affinity, CancellationToken cancellation)
    {
        var body = query.ToBytes();
        Tally.Sent(query.Rows, body.Length);
        using var request = Request(HttpMethod.Post, url, affinity);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(TypedJson.MediaType);
        try
        {
            var (status, answer, headers) = await ExchangeAsync(request, cancellation);
            if (status is < 200 or >= 300) throw QueryFailure.OfStatus(status, answer, headers);
            return (QueryAnswer.Read(answer), headers.TryGetValues(QueryTransaction.AffinityHeader, out var values) ? values.FirstOrDefault() : null);
        }
        catch (Exception e) when (e is OperationCanceledException or QueryException { Fault: QueryFault.Silent })
        {
            // A server goes on with what nobody waits for any more.
            await TerminateAsync(tag);
            throw;
        }
    }

    private async Task<(int Status, ReadOnlyMemory<byte> Body, HttpResponseHeaders Headers)> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token), response.Headers);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new QueryException("", $"No answer came within {options.TimeoutSeconds} s", QueryFault.Silent, e);
        }
        catch (HttpRequestException e)
        {
            var unreachable = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            throw new QueryException("", e.InnerException?.Message ?? e.Message, unreachable ? QueryFault.Unreachable : QueryFault.Lost, e);
        }
        catch (IOException e)
        {
            throw new QueryException("", e.Message, QueryFault.Lost, e);
        }
    }

    /// <summary>Finds the transaction that runs a request by the tag among its parameters, and ends it. What goes wrong here changes nothing for the caller.</summary>
    private async Task TerminateAsync(string tag)
    {
        using var patience = new CancellationTokenSource(TerminatePatience);
        try
        {
            var running = await PlainAsync(AdminStatements.Running, new Dictionary<string, object?> { ["of"] = tag }, patience.Token);
            if (running.Rows.Count == 0) return;
            await PlainAsync(AdminStatements.Terminate, new Dictionary<string, object?> { ["ids"] = running.Rows.Select(r => (object?)r.Text(0)).ToList() }, patience.Token);
        }
        catch (Exception e) when (e is QueryException or OperationCanceledException)
        {
            // The time limit that the request carries ends it.
        }
    }

    private async Task<QueryAnswer> PlainAsync(Statement statement, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, QueryUrl, null);
        request.Content = new ReadOnlyMemoryContent(new QueryRequest(statement, parameters, null, null, null, []).ToBytes());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(TypedJson.MediaType);
        var (status, body, headers) = await ExchangeAsync(request, cancellation);
        if (status is < 200 or >= 300) throw QueryFailure.OfStatus(status, body, headers);
        return QueryAnswer.Read(body);
    }

    private async Task<QueryAnswer> AgainAsync(Func<Task<QueryAnswer>> once, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await once();
            }
            catch (QueryException e) when (e.Passes && !e.IsTooLarge && attempt < options.Retries)
            {
                await Pause(PauseAfter(e, attempt), cancellation);
            }
        }
    }

    /// <summary>Twice as long each time, up to five seconds; what a server asks for where it does.</summary>
    internal static TimeSpan PauseAfter(QueryException failure, int attempt) => failure.IsRateLimit
        ? failure.After ?? RateLimitPause
        : TimeSpan.FromMilliseconds(Math.Min(5000, 100 * (1 << Math.Min(attempt, 10))));

    private static HttpRequestMessage Request(HttpMethod method, Uri url, string? affinity)
    {
        var request = new HttpRequestMessage(method, url);
        if (affinity is not null) request.Headers.TryAddWithoutValidation(QueryTransaction.AffinityHeader, affinity);
        return request;
    }

    private int? Limit(int times) => limitsTime ? options.TimeoutSeconds * times : null;

    private string NextTag() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{Interlocked.Increment(ref requests)}");
}
