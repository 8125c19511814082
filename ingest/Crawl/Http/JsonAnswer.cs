using System.Text.Json;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>Asks for JSON and reads it inside the pipeline, so that an answer that is not whole is asked for again.</summary>
internal static class JsonAnswer
{
    /// <param name="read">From the answer's root to what is wanted; null where the answer is whole JSON of another kind.</param>
    /// <param name="isVendorType">The source names its JSON by a media type of its own.</param>
    public static async Task<(FetchedPage Page, T Read)> FetchJsonAsync<T>(
        this PoliteClient client, Question question, Func<JsonElement, T?> read, ICollection<string> notes, CancellationToken cancellation, bool isVendorType = false)
        where T : class
    {
        T? found = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            var isJson = isVendorType && mediaType.Contains("json", StringComparison.OrdinalIgnoreCase);
            if ((isJson ? AnswerChecks.WebPage("json", mediaType, body) : AnswerChecks.WrongType("json", mediaType, body)) is { } fault) return fault;
            try
            {
                using var json = JsonDocument.Parse(body);
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
                    return new AnswerFault($"The source answered with an error: {AnswerChecks.Start(body)}", MayPass: false);
                found = read(json.RootElement);
                return found is null ? new AnswerFault($"The answer is not what was asked for: {AnswerChecks.Start(body)}", MayPass: true) : null;
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                return new AnswerFault("The answer is not whole JSON", MayPass: true);
            }
        }
        var page = await client.FetchAsync(question, Check, notes, cancellation);
        return (page, found!);
    }
}
