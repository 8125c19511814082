using System.Text;
using Horizon.Api.Http;
using Horizon.Search.Find;

namespace Horizon.Api.Pages.GapMap;

/// <summary>The gap map's state as its address holds it.</summary>
public sealed record GapMapAddress
{
    /// <summary>technique or site: what stands down the side. The other stands across the top.</summary>
    public required string Rows { get; init; }

    public string Columns => Rows == "technique" ? "site" : "technique";

    /// <summary>top: broad groups on both sides; rows: every row, broad columns; all: everything.</summary>
    public required string Detail { get; init; }

    /// <summary>map or table.</summary>
    public required string View { get; init; }

    /// <summary>A concept of the rows: only it and its narrower ones are shown. Null for all.</summary>
    public string? Within { get; init; }

    public string? From { get; init; }
    public string? To { get; init; }
    public string? Phase { get; init; }
    public string? Status { get; init; }
    public string? Country { get; init; }

    /// <summary>studied, gaps or all: which cells the table lists.</summary>
    public required string Show { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public static GapMapAddress Of(IQueryCollection query) => new()
    {
        Rows = One(query, "rows") is "site" ? "site" : "technique",
        Detail = One(query, "detail") is "all" or "rows" ? One(query, "detail")! : "top",
        View = One(query, "view") is "table" ? "table" : "map",
        Show = One(query, "show") is "gaps" or "all" ? One(query, "show")! : "studied",
        Within = One(query, "within"),
        From = One(query, "from"),
        To = One(query, "to"),
        Phase = One(query, "phase"),
        Status = One(query, "status"),
        Country = One(query, "country"),
        Page = int.TryParse(One(query, "page"), out var page) && page is > 0 and < 10_000 ? page : 1,
    };

    /// <summary>Throws <see cref="BadRequestException"/> as a search does.</summary>
    public SearchRequest Filters() => new SearchParameters
    {
        From = From,
        To = To,
        Phase = Phase is null ? null : [Phase],
        Status = Status is null ? null : [Status],
        Country = Country is null ? null : [Country],
    }.ToRequest();

    public string Url() => ToUrl("/gap-map",
        ("rows", Rows == "technique" ? null : Rows), ("detail", Detail == "top" ? null : Detail), ("view", View == "map" ? null : View), ("show", Show == "studied" ? null : Show),
        ("within", Within), ("from", From), ("to", To), ("phase", Phase), ("status", Status), ("country", Country), ("page", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The studies of a cell, under the same filters.</summary>
    public string StudiesUrl(string row, string column) =>
        ToUrl("/search", (Rows, row), (Columns, column), ("phase", Phase), ("status", Status), ("country", Country), ("from", From), ("to", To));

    private static string? One(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    private static string ToUrl(string path, params (string Name, string? Value)[] pairs)
    {
        var url = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in pairs)
        {
            if (value is null) continue;
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal));
            separator = '&';
        }
        return url.ToString();
    }
}
