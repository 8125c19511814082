using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.ThreeSixtyGiving;

/// <summary>A grant as a row of the standard's table ("Funding Org:Name", or with a number: "Funding Org:0:Name").</summary>
internal static partial class GrantRow
{
    private static readonly NameTable<ColumnName> Columns = ColumnName.Folded(Column);

    public static bool IsTable(IReadOnlyList<string> columns)
    {
        var names = columns.Select(Column).ToHashSet();
        return names.Contains("identifier") && names.Contains("funding org:name") && (names.Contains("amount awarded") || names.Contains("award date"));
    }

    public static ParseResult Read(JsonValue json)
    {
        var row = json.Row(Columns);
        if (Text(row, "identifier") is not { } id) return new RejectedRecord(SourceNames.ThreeSixtyGiving, null, "The grant has no Identifier, which the 360Giving Standard requires. Ask its publisher.");
        var (local, reference) = ThreeSixtyGivingParser.Named(id);
        var amount = Amounts.Read(Text(row, "amount awarded"));
        var facts = new AwardFacts
        {
            Id = local,
            Reference = reference,
            Identifiers = [id],
            Title = PlainText.Of(Text(row, "title")),
            AbstractSections = PlainText.Of(Text(row, "description")) is { } description ? [new AbstractSection(null, description)] : [],
            Funders = Party(row, "funding org:name", "funding org:identifier") is { } funder ? [funder] : [],
            Programme = Text(row, "grant programme:title"),
            Amount = amount,
            Currency = amount is null ? null : Text(row, "currency")?.ToUpperInvariant(),
            AwardedOn = SourceDates.Read(Text(row, "award date")),
            StartDate = SourceDates.Read(Text(row, "planned dates:start date")),
            EndDate = SourceDates.Read(Text(row, "planned dates:end date")),
            LeadOrganisation = Party(row, "recipient org:name", "recipient org:identifier"),
            Topics = Text(row, "classifications:title") is { } topic ? [topic] : [],
            Url = Text(row, "web address") ?? Text(row, "url"),
            Licence = Text(row, "license (see note)") ?? Text(row, "license"),
        };
        return ThreeSixtyGivingParser.Record(facts, SourceDates.Read(Text(row, "last modified")), isReduced: false, []);
    }

    private static string? Text(TableRow row, string column) => row.First(column)?.AsText;

    private static AwardParty? Party(TableRow row, string name, string identifier) => Text(row, name) is { } text ? new AwardParty(text, Text(row, identifier)) : null;

    /// <summary>Without the number of the thing and in lower case.</summary>
    private static string Column(string name) => Number().Replace(name.Trim(), ":").ToLowerInvariant();

    [GeneratedRegex(":0:", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
