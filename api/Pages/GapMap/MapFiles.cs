using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Horizon.Api.Statement;
using Horizon.Search.Map;

namespace Horizon.Api.Pages.GapMap;

/// <summary>A view of the gap map as files that leave the site: each says what it counts and as of when.</summary>
internal static class MapFiles
{
    private const int Cell = 34;
    private const int RowLabel = 250;
    private const int ColumnLabel = 190;
    private const int Top = 60;

    /// <summary>How far the last column's label leans out over its column.</summary>
    private const int Slanted = 110;

    /// <summary>Room for the longest title, however few the columns.</summary>
    private const int TitleWidth = 920;

    /// <summary>One line a cell that is shown, with a heading; RFC 4180.</summary>
    /// <remarks>Every line says under which filters it was counted and when: lines of several files are put together.</remarks>
    public static string Csv(ShownMap map, GapMapAddress address, GapMapAnswer answer)
    {
        var text = new StringBuilder();
        var (filters, countedOn) = (address.FilterWords(), answer.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var stateIsOf = address.LeavesRecordsOut ? "all studies, without the filters of date, phase, status, country and network" : "the studies counted";
        Line(text, [address.Rows, $"{address.Rows}Id", address.Columns, $"{address.Columns}Id", "state", "trials", "published", "recruiting", "active", "planned", "completed", "stopped", "unknown", "reviews", "awards", "statedGaps", "reason", "awardsRunning", "gapsListed", "filters", "stateIsOf", "countedOn"]);
        foreach (var row in map.Rows)
        {
            foreach (var column in map.Columns)
            {
                var cell = map.Cell(row, column);
                var c = cell.Counts;
                Line(text, [row.Label, row.Id, column.Label, column.Id, cell.State, c.Trials(), c.Published, c.Recruiting, c.Active, c.Planned, c.Completed, c.Stopped, c.Unknown, c.Reviews, c.Awards, c.Gaps, cell.Reason, cell.AwardsRunning, cell.GapsListed, filters, stateIsOf, countedOn]);
            }
        }
        return text.ToString();
    }

    /// <summary>The map as a picture: a mark tells each state beside its colour, as on the page.</summary>
    /// <param name="isSample">The records are made up: the picture says SAMPLE.</param>
    /// <param name="font">The family of its letters.</param>
    public static string Svg(ShownMap map, GapMapAddress address, GapMapAnswer answer, bool isSample, string font = "sans-serif")
    {
        var (width, height) = (Math.Max(TitleWidth, RowLabel + (map.Columns.Count * Cell) + Slanted), Top + ColumnLabel + (map.Rows.Count * Cell) + 78);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{font}\" font-size=\"12\" role=\"img\">");
        var title = $"{MapAxis.Find(address.Rows)!.Label} by {MapAxis.Find(address.Columns)!.Label.ToLowerInvariant()}: trials and systematic reviews, counted {Dates.Say(answer.AsOf)}";
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Escape(title)}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Text(svg, 10, 24, title, size: 16, weight: "bold");
        Text(svg, 10, 44, $"Horizon, {address.Url()}", fill: "#46535f");
        if (isSample) Text(svg, 10, Top + 4, SampleMark.Words, weight: "bold");
        for (var c = 0; c < map.Columns.Count; c++)
        {
            var x = RowLabel + (c * Cell) + (Cell / 2) + 4;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{Top + ColumnLabel - 8}\" transform=\"rotate(-60 {x} {Top + ColumnLabel - 8})\" fill=\"#17232e\">{Escape(Short(map.Columns[c].Label, 30))}</text>");
        }
        for (var r = 0; r < map.Rows.Count; r++)
        {
            var y = Top + ColumnLabel + (r * Cell);
            Text(svg, 10 + (Math.Min(map.Rows[r].Depth, 4) * 10), y + 21, Short(map.Rows[r].Label, 36 - (Math.Min(map.Rows[r].Depth, 4) * 2)));
            for (var c = 0; c < map.Columns.Count; c++)
            {
                var cell = map.Cell(map.Rows[r], map.Columns[c]);
                var studies = ShownMap.Studies(cell);
                var (fill, ink) = Colours(cell);
                svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Escape(GapWords.Say(map.Rows[r].Label, map.Columns[c].Label, cell, address.LeavesRecordsOut))}</title><rect x=\"{RowLabel + (c * Cell)}\" y=\"{y}\" width=\"{Cell - 1}\" height=\"{Cell - 1}\" fill=\"{fill}\"/>");
                // As on the page: awards in brackets where there is no study.
                var number = studies > 0 ? Dates.Number(studies) : cell.Counts.Awards is > 0 and var awards ? $"({Dates.Number(awards)})" : null;
                if (number is not null) Text(svg, RowLabel + (c * Cell) + (Cell / 2), y + 17, number, fill: ink, anchor: "middle");
                Text(svg, RowLabel + (c * Cell) + (Cell / 2), y + (number is not null ? 28 : 21), StudyWords.Cell(cell.State).Mark, fill: ink, anchor: "middle", size: 9);
                svg.Append("</g>");
            }
        }
        var legend = string.Join(" · ", CellStates.Select(s => $"{StudyWords.Cell(s).Mark} {StudyWords.Cell(s).Words}"))
            + (GapWords.AwardsUntold(map) is { } untold ? $" · No award is counted: {untold}" : map.Cells.Any(c => ShownMap.Studies(c) == 0 && c.Counts.Awards > 0) ? " · (n) awards, no study found" : "");
        Text(svg, 10, height - 30, legend);
        if (address.LeavesRecordsOut) Text(svg, 10, height - 48, "Numbers are of what the filters let through; colours and marks are of all studies, since what a filter leaves out is no gap.", fill: "#46535f");
        if (answer.IncompleteSources.Count > 0) Text(svg, 10, height - 12, $"{SourceWords.List(answer.IncompleteSources.Select(SourceWords.Name))} known to be incomplete: an empty cell is no proof of a gap.", fill: "#46535f");
        else if (answer.Lacking.Count > 0) Text(svg, 10, height - 12, $"{string.Join(" ", answer.Lacking)} An empty cell is no proof of a gap.", fill: "#46535f");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>
    /// The records of the map in the JSON form of EPPI-Reviewer, which EPPI-Mapper reads: the rows, the columns and the states of studies are code sets, each study a reference with its codes.
    /// </summary>
    public static string Eppi(ShownMap map, GapMapAddress address, IReadOnlyList<MapRecord> records, int total)
    {
        var ids = new Dictionary<(int Set, string Value), int>();
        var sets = new JsonArray(
            Set(1, MapAxis.Find(address.Rows)!.Label, map.Rows.Select(r => (r.Id, r.Label)), ids), Set(2, MapAxis.Find(address.Columns)!.Label, map.Columns.Select(c => (c.Id, c.Label)), ids),
            Set(3, "State of the study", States.Select(s => (s, Search.FilterWords.State(s))), ids));
        var references = new JsonArray();
        foreach (var (number, record) in records.Index())
        {
            var codes = record.Rows.Select(r => (1, r)).Concat(record.Columns.Select(c => (2, c))).Append((3, record.State)).Where(ids.ContainsKey).Select(c => ids[c]);
            references.Add(new JsonObject
            {
                ["Codes"] = new JsonArray([.. codes.Select(c => new JsonObject { ["AttributeId"] = c, ["AdditionalText"] = "", ["ItemAttributeFullTextDetails"] = new JsonArray() })]),
                ["Outcomes"] = new JsonArray(),
                ["ItemId"] = number + 1,
                ["Title"] = record.Title ?? record.Id,
                ["ShortTitle"] = PageLinks.Bare(record.Id),
                ["Year"] = record.Year ?? "",
                ["Abstract"] = "",
                ["URL"] = PageLinks.Of(record.Id) ?? "",
                ["TypeName"] = PageLinks.Kind(record.Id) == "trial" ? "Trial registration" : PageLinks.Kind(record.Id) == "award" ? "Grant" : "Journal, Article",
            });
        }
        var file = new JsonObject { ["CodeSets"] = sets, ["References"] = references, ["ReferencesTotal"] = total, ["Source"] = $"Horizon {address.Url()}" };
        // EPPI-Mapper colours by what the file holds; Horizon's own colours do not follow such filters.
        if (address.LeavesRecordsOut) file["Note"] = "Only what the filters let through is in this file, so that a cell can be empty here and filled without them. The colours and marks of the map at Horizon are of all studies, since what a filter leaves out is no gap.";
        return file.ToJsonString();
    }

    private static readonly string[] CellStates = ["evidence", "under-study", "gap", "not-applicable", "search-incomplete"];

    private static readonly string[] States = ["published", "recruiting", "active", "planned", "completed", "stopped", "unknown", "review", "award"];

    private static JsonObject Set(int number, string name, IEnumerable<(string Id, string Label)> values, Dictionary<(int, string), int> ids)
    {
        var attributes = new JsonArray();
        foreach (var (value, label) in values)
        {
            var id = (number * 100_000) + attributes.Count + 1;
            ids[(number, value)] = id;
            attributes.Add(new JsonObject { ["AttributeId"] = id, ["AttributeName"] = label, ["AttributeDescription"] = value, ["AttributeType"] = "Selectable (show checkbox)", ["AttributeSetId"] = id });
        }
        return new JsonObject { ["SetId"] = number, ["SetName"] = name, ["SetDescription"] = "", ["Attributes"] = new JsonObject { ["AttributesList"] = attributes } };
    }

    private static (string Fill, string Ink) Colours(GapMapCell cell) => (cell.State, ShownMap.Depth(cell)) switch
    {
        ("evidence", 1) => ("#dcebf7", "#10202e"),
        ("evidence", 2) => ("#a9cfec", "#10202e"),
        ("evidence", 3) => ("#66a6d6", "#10202e"),
        ("evidence", _) => ("#0b4f8a", "#ffffff"),
        ("under-study", 1) => ("#fdebd0", "#10202e"),
        ("under-study", 2) => ("#f9cf94", "#10202e"),
        ("under-study", 3) => ("#f0ad50", "#10202e"),
        ("under-study", _) => ("#e08e1b", "#10202e"),
        _ => ("#f7f9fb", "#55616c"),
    };

    private static void Text(StringBuilder svg, int x, int y, string words, string fill = "#17232e", int size = 12, string? weight = null, string? anchor = null) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{(weight is null ? "" : $" font-weight=\"{weight}\"")}{(anchor is null ? "" : $" text-anchor=\"{anchor}\"")}>{Escape(words)}</text>");

    private static string Short(string label, int most) => label.Length <= most ? label : label[..(most - 1)] + "…";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static void Line(StringBuilder text, params IReadOnlyList<object?> values) => text.AppendJoin(',', values.Select(Quoted)).Append("\r\n");

    /// <summary>A name that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Quoted(object? value) => value switch
    {
        null => "",
        string { Length: > 0 } s => $"\"{(s[0] is '=' or '+' or '-' or '@' ? "'" : "")}{s.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
