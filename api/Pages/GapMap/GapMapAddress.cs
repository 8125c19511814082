using System.Text;
using Horizon.Api.Answers;
using Horizon.Api.Http;
using Horizon.Api.Queries;
using Horizon.Graph.Gaps;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;

namespace Horizon.Api.Pages.GapMap;

/// <summary>The gap map's state as its address holds it.</summary>
public sealed record GapMapAddress
{
    /// <summary>The axis down the side.</summary>
    public required string Rows { get; init; }

    /// <summary>The axis across the top, another one.</summary>
    public required string Columns { get; init; }

    /// <summary>What was asked for to stand on both sides; null where two different sides were, or the usual ones. A map has two: another one is shown across.</summary>
    public string? Twice { get; init; }

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

    public string? Technique { get; init; }
    public string? Site { get; init; }
    public string? Population { get; init; }
    public string? Network { get; init; }
    public string? Outcome { get; init; }
    public string? Intent { get; init; }

    /// <summary>The id of a body, or its name.</summary>
    public string? Funder { get; init; }

    /// <summary>The filters beside those that every version of the page had: shown open where one of them is used.</summary>
    public bool HasMoreFilters => new[] { Technique, Site, Population, Outcome, Intent, Network, Funder, Country }.Any(f => f is not null);

    /// <summary>Whether a filter leaves records out, not subjects: see <see cref="GapMapQuery.Narrows"/>.</summary>
    public bool LeavesRecordsOut => new[] { From, To, Phase, Status, Country, Network, Funder }.Any(f => f is not null);

    public static GapMapAddress Of(IQueryCollection query)
    {
        var rows = MapAxis.Find(One(query, "rows") ?? "")?.Name ?? "technique";
        var columns = MapAxis.Find(One(query, "columns") ?? "")?.Name;
        var twice = columns == rows ? rows : null;
        return Of(query, rows, columns is null || twice is not null ? rows == "technique" ? "site" : "technique" : columns) with { Twice = twice };
    }

    private static GapMapAddress Of(IQueryCollection query, string rows, string columns) => new()
    {
        Rows = rows,
        Columns = columns,
        Technique = ConceptFilter.IdOrWritten(One(query, "technique"), ConceptKind.Technique),
        Site = ConceptFilter.IdOrWritten(One(query, "site"), ConceptKind.Site),
        Population = One(query, "population"),
        Network = One(query, "network"),
        Outcome = One(query, "outcome"),
        Intent = ConceptFilter.IdOrWritten(One(query, "intent"), ConceptKind.Technique),
        Funder = One(query, "funder") is { } funder ? FunderFilter.BodyOf(funder) ?? funder : null,
        Detail = One(query, "detail") is "all" or "rows" ? One(query, "detail")! : "top",
        View = One(query, "view") is "table" ? "table" : "map",
        Show = One(query, "show") is "gaps" or "all" ? One(query, "show")! : "studied",
        Within = One(query, "within") is { } within && rows is "technique" or "site" ? ConceptFilter.IdOrWritten(within, rows == "technique" ? ConceptKind.Technique : ConceptKind.Site) : null,
        From = One(query, "from"),
        To = One(query, "to"),
        Phase = One(query, "phase"),
        Status = One(query, "status"),
        Country = One(query, "country"),
        Page = int.TryParse(One(query, "page"), out var page) && page is > 0 and < 10_000 ? page : 1,
    };

    /// <summary>The filters as an address has them, "phase=3&amp;from=2018"; null without any.</summary>
    public string? FilterWords() => string.Join('&', Filtering.Where(f => f.Value is not null).Select(f => $"{f.Name}={f.Value}")) is { Length: > 0 } words ? words : null;

    /// <summary>Throws <see cref="BadRequestException"/> as a search does.</summary>
    public SearchRequest Filters() => new SearchParameters
    {
        From = From,
        To = To,
        Phase = Phase is null ? null : [Phase],
        Status = Status is null ? null : [Status],
        Country = Country is null ? null : [Country],
        Technique = Technique is null ? null : [Technique],
        Site = Site is null ? null : [Site],
        Population = Population is null ? null : [Population],
        Network = Network is null ? null : [Network],
        Outcome = Outcome is null ? null : [Outcome],
        Intent = Intent is null ? null : [Intent],
        Funder = Funder is null ? null : [Funder],
    }.ToRequest();

    public string Url() => Url("/gap-map");

    /// <summary>The same view as a file of a form: csv, svg, png or eppi.</summary>
    public string FileUrl(string form) => Url($"/gap-map/{form}");

    private string Url(string path) => ToUrl(path,
        ("rows", Rows == "technique" ? null : Rows), ("columns", Columns == (Rows == "technique" ? "site" : "technique") ? null : Columns), ("detail", Detail == "top" ? null : Detail), ("view", View == "map" ? null : View), ("show", Show == "studied" ? null : Show),
        ("within", Within), ("from", From), ("to", To), ("phase", Phase), ("status", Status), ("country", Country),
        ("technique", Technique), ("site", Site), ("population", Population), ("network", Network), ("outcome", Outcome), ("intent", Intent), ("funder", Funder), ("page", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The studies of a cell, under the same filters.</summary>
    public string StudiesUrl(string row, string column) =>
        ToUrl("/search", [(Rows, row), (Columns, column), ("state", StudyStates.Study), .. Filtering.Where(f => f.Name != Rows && f.Name != Columns)]);

    /// <summary>The awards of a cell, under the filters that awards tell of.</summary>
    public string AwardsUrl(string row, string column) => ToUrl("/search", [(Rows, row), (Columns, column), ("kind", "award"), .. Filtering.Where(f => f.Name != Rows && f.Name != Columns)]);

    /// <summary>The gaps of a cell as the list has them; null where it has none, and where the sides are no technique and no tumour site.</summary>
    public string? GapsUrl(GapMapCell cell) =>
        cell.GapsListed > 0 && Rows is "technique" or "site" && Columns is "technique" or "site" && Rows != Columns ? ToUrl("/gaps", (Rows, cell.Row), (Columns, cell.Column)) : null;

    /// <summary>The studies of a row or column, under the same filters; null where a filter of the same name stands already: the search would take either.</summary>
    public string? EntryUrl(string axis, string value) => Filtering.Any(f => f.Name == axis && f.Value is not null) ? null : ToUrl("/search", [(axis, value), .. Filtering]);

    private (string Name, string? Value)[] Filtering =>
        [("technique", Technique), ("site", Site), ("population", Population), ("network", Network), ("outcome", Outcome), ("intent", Intent), ("funder", Funder), ("phase", Phase), ("status", Status), ("country", Country), ("from", From), ("to", To)];

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
