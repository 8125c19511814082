using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Ctis;

/// <summary>The rows of a search that a crawl needs: which trials there are and when each was last updated.</summary>
internal sealed class CtisListing
{
    /// <summary>How many rows the service says that the search has.</summary>
    public long Total { get; set; }

    /// <summary>Trials with the day of their last update; null where the row gives none.</summary>
    public Dictionary<string, PartialDate?> Trials { get; } = new(StringComparer.Ordinal);

    public List<string> Notes { get; } = [];

    /// <summary>How many of them were fetched, and how many the service did not have.</summary>
    public (int Found, int Lost) Fetched { get; set; }

    /// <summary>How many trials in a row the service answered with its own failure.</summary>
    public int FailedInARow { get; set; }

    /// <summary>Trials that the service counts and did not list.</summary>
    public long Missing => Math.Max(0, Total - Trials.Count);
}

/// <summary>One page of a search.</summary>
internal sealed record CtisPage(long Total, IReadOnlyList<KeyValuePair<string, PartialDate?>> Rows)
{
    /// <summary>The page, or what is wrong with the answer.</summary>
    public static (CtisPage? Page, AnswerFault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array
                || !json.RootElement.TryGetProperty("pagination", out var pagination) || pagination.ValueKind != JsonValueKind.Object
                || !pagination.TryGetProperty("totalRecords", out var records) || !long.TryParse(records.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var total))
            {
                return (null, new AnswerFault($"The answer is no page of trials: {AnswerChecks.Start(body)}", MayPass: true));
            }
            var rows = new List<KeyValuePair<string, PartialDate?>>();
            foreach (var row in data.EnumerateArray())
            {
                if (Text(row, "ctNumber") is { Length: > 0 } number) rows.Add(new(number, RegistryDate.Read(Text(row, "lastUpdated"))));
            }
            return (new CtisPage(total, rows), null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (null, new AnswerFault("The answer is not whole JSON", MayPass: true));
        }
    }

    /// <summary>Whether an answer is the record of a trial.</summary>
    public static AnswerFault? CheckTrial(ReadOnlyMemory<byte> body, string number)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "ctNumber") == number
                ? null
                : new AnswerFault($"The answer is not the trial {number}: {AnswerChecks.Start(body)}", MayPass: true);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new AnswerFault("The answer is not whole JSON", MayPass: true);
        }
    }

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
}
