using System.Text;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>What is wrong with an answer, and whether asking again may help (a body that ends early, a busy back end) or not (a web page).</summary>
internal sealed record AnswerFault(string Problem, bool MayPass);

/// <summary>Reads a successful answer's body inside the pipeline, so that one that is not whole is fetched again. Null means usable.</summary>
internal delegate AnswerFault? AnswerCheck(string mediaType, ReadOnlyMemory<byte> body);

/// <summary>The parts that the sources' checks share.</summary>
internal static class AnswerChecks
{
    public static readonly HttpRequestOptionsKey<AnswerCheck> Key = new("Horizon.AnswerCheck");

    /// <summary>Where the pipeline writes what it had to do for a request.</summary>
    public static readonly HttpRequestOptionsKey<ICollection<string>> NotesKey = new("Horizon.Notes");

    /// <summary>A fault for a web page or another media type than the format's ("json", "xml"); plain text and none at all may hold either.</summary>
    public static AnswerFault? WrongType(string format, string mediaType, ReadOnlyMemory<byte> body)
    {
        if (WebPage(format, mediaType, body) is { } webPage) return webPage;
        if (mediaType.Length == 0 || mediaType == "text/plain" || mediaType.EndsWith(format, StringComparison.OrdinalIgnoreCase)) return null;
        return new AnswerFault($"The media type {mediaType} came where {format.ToUpperInvariant()} should be", MayPass: false);
    }

    /// <summary>A fault for a web page, whatever type it is sent as.</summary>
    public static AnswerFault? WebPage(string format, string mediaType, ReadOnlyMemory<byte> body)
    {
        var start = Start(body);
        return mediaType.Contains("html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? new AnswerFault($"A web page (HTML) came where {format.ToUpperInvariant()} should be", MayPass: false)
            : null;
    }

    /// <summary>The first 200 characters, on one line, for messages.</summary>
    public static string Start(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 200)]);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('\uFEFF');
    }
}
