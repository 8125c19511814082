using System.Text;
using System.Text.Json;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Nihr;

/// <summary>
/// Reads one row of NIHR Open Data's summary view (JSON or a table), or one study of the NIHR portfolio. Pure and thread-safe; never throws on
/// what the bytes say.
/// </summary>
public static class NihrParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 3;

    private const string Source = SourceNames.Nihr;

    private static readonly string[] Known =
    [
        "project_id", "project_title", "acronym", "plain_english_abstract", "scientific_abstract", "funder", "award_amount_from_dh", "award_amount", "award_amount_m", "funding_stream", "programme",
        "programme_type", "programme_stream", "start_date", "end_date", "project_status", "contracted_organisation", "organisation_type", "institutioncountry", "award_holder_name",
        "involvement_type", "orcid", "postcode", "latitude", "longitude", "hrcs_rac_category", "hrcs_hc_category", "ukcrc_value", "funding_and_awards_link", "geo_local", "location", "region", "city",
    ];

    private static readonly NameTable<ColumnName> Columns = ColumnName.Folded(Column, Known);

    public static ParseResult Parse(ReadOnlyMemory<byte> row) => JsonRecord.Read(Source, row, static json =>
    {
        var fields = json.Row(Columns);
        return fields.Last("short_name") is not null && fields.Last("project_id") is null && fields.Last("project_title") is null ? PortfolioRow.Read(fields) : Award(fields);
    });

    /// <summary>A column's technical name: "Project ID" and "project_id" are one.</summary>
    internal static string Column(string name)
    {
        var column = new StringBuilder(name.Length);
        foreach (var c in name.Trim())
        {
            if (char.IsLetterOrDigit(c)) column.Append(char.ToLowerInvariant(c));
            else if (column.Length > 0 && column[^1] != '_') column.Append('_');
        }
        return column.ToString().TrimEnd('_');
    }

    private static ParseResult Award(TableRow fields)
    {
        if (Text(fields, "project_id") is not { } reference)
            return new RejectedRecord(Source, null, "The row has no project_id. Download the set again from NIHR Open Data.");
        var amount = Number(fields, "award_amount_from_dh") ?? Number(fields, "award_amount");
        var facts = new AwardFacts
        {
            Id = AwardIds.Local(Source, reference),
            Reference = reference,
            Title = PlainText.Of(Text(fields, "project_title")),
            Acronym = Text(fields, "acronym"),
            AbstractSections = Sections(fields),
            Funders = Text(fields, "funder") is { } funder ? [new AwardParty(funder, null)] : [],
            Programme = Text(fields, "programme") ?? Text(fields, "funding_stream"),
            Amount = amount,
            Currency = amount is null ? null : "GBP",
            StartDate = SourceDates.Read(Text(fields, "start_date")),
            EndDate = SourceDates.Read(Text(fields, "end_date")),
            Status = Text(fields, "project_status"),
            Holders = Parts(Text(fields, "award_holder_name"), '/', ';'),
            LeadOrganisation = Text(fields, "contracted_organisation") is { } organisation ? new AwardParty(organisation, null) : null,
            Topics = [.. Parts(Text(fields, "hrcs_rac_category"), ';', '|').Union(Parts(Text(fields, "hrcs_hc_category"), ';', '|'))],
            Url = Text(fields, "funding_and_awards_link") ?? $"https://fundingawards.nihr.ac.uk/award/{Uri.EscapeDataString(reference).Replace("%2F", "/", StringComparison.Ordinal)}",
        };
        return new ParsedRecord(
            new RecordKey(Source, reference), null, IsReduced: false, Version, facts, fields.Unknown());
    }

    private static List<AbstractSection> Sections(TableRow fields)
    {
        var sections = new List<AbstractSection>();
        if (PlainText.Of(Text(fields, "scientific_abstract")) is { } scientific) sections.Add(new AbstractSection(null, scientific));
        if (PlainText.Of(Text(fields, "plain_english_abstract")) is { } plain && sections.TrueForAll(s => s.Text != plain)) sections.Add(new AbstractSection("Plain English summary", plain));
        return sections;
    }

    internal static string? Text(TableRow fields, string name) => fields.Last(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? Missing.OrText(string.Join(';', value.Children.Texts())) : value.AsText;

    private static decimal? Number(TableRow fields, string name) => Amounts.Read(Text(fields, name));

    private static List<string> Parts(string? text, params ReadOnlySpan<char> separators)
    {
        var parts = Fields.Parts.Of(text, separators);
        parts.RemoveAll(part => Missing.OrText(part) is null);
        return parts;
    }
}
