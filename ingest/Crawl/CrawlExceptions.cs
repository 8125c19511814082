using System.Net;

namespace Horizon.Ingest.Crawl;

/// <summary>A crawl cannot go on. The message says what happened, at which url, and what to do.</summary>
public abstract class CrawlException : Exception
{
    private protected CrawlException(Uri url, string problem, string whatToDo, Exception? inner)
        : base($"{problem} ({url.GetLeftPart(UriPartial.Path)}) {whatToDo}", inner)
    {
        Url = url;
        Problem = problem;
        WhatToDo = whatToDo;
    }

    /// <summary>What was asked for, without keys.</summary>
    public Uri Url { get; }

    /// <summary>What happened, without url and advice.</summary>
    public string Problem { get; }

    /// <summary>A sentence for the person who runs the crawl.</summary>
    public string WhatToDo { get; }
}

/// <summary>The source did not answer, or answered 408, 429 or 5xx until the retries were used up. A later run goes on from the checkpoint.</summary>
public sealed class SourceUnavailableException(Uri url, string problem, string whatToDo, Exception? inner = null)
    : CrawlException(url, problem, whatToDo, inner)
{
    /// <summary>The source declines to be asked at all now (429, 503): nothing else is to be asked for in the meantime.</summary>
    public bool IsDeclined { get; init; }
}

/// <summary>The source answered with something that cannot be used. <paramref name="status"/> is null where the status was not the trouble.</summary>
public sealed class UnexpectedResponseException(Uri url, string problem, string whatToDo, HttpStatusCode? status = null, Exception? inner = null)
    : CrawlException(url, problem, whatToDo, inner)
{
    public HttpStatusCode? Status { get; } = status;
}

/// <summary>Horizon itself declines: no contact is set, TLS is missing, or a redirect or an address is not one that may be followed.</summary>
public sealed class CrawlRefusedException(Uri url, string problem, string whatToDo) : CrawlException(url, problem, whatToDo, inner: null);
