using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.ThreeSixtyGiving;

/// <summary>A grant as a row of the standard's table ("Funding Org:Name", or with a number: "Funding Org:0:Name").</summary>
internal static partial class GrantRow
{
    public static bool IsTable(IReadOnlyList<string> columns)
    {
        var names = columns.Select(Column).ToHashSet();
        return names.Contains("identifier") && names.Contains("funding org:name") && (names.Contains("amount awarded") || names.Contains("award date"));
    }

    public static ParseResult Read(JsonElement json)
    {
        var row = json.EnumerateObject().GroupBy(m => Column(m.Name)).ToDictionary(g => g.Key, g => JsonFields.Text(g.First().Value));
        if (Of("identifier") is not { } id) return new RejectedRecord(SourceNames.ThreeSixtyGiving, null, "The grant has no Identifier, which the 360Giving Standard requires. Ask its publisher.");
        var (local, reference) = ThreeSixtyGivingParser.Named(id);
        var amount = Amounts.Read(Of("amount awarded"));
        var facts = new AwardFacts
        {
            Id = local,
            Reference = reference,
            Identifiers = [id],
            Title = PlainText.Of(Of("title")),
            AbstractSections = PlainText.Of(Of("description")) is { } description ? [new AbstractSection(null, description)] : [],
            Funders = Party("funding org") is { } funder ? [funder] : [],
            Programme = Of("grant programme:title"),
            Amount = amount,
            Currency = amount is null ? null : Of("currency")?.ToUpperInvariant(),
            AwardedOn = SourceDates.Read(Of("award date")),
            StartDate = SourceDates.Read(Of("planned dates:start date")),
            EndDate = SourceDates.Read(Of("planned dates:end date")),
            LeadOrganisation = Party("recipient org"),
            Topics = Of("classifications:title") is { } topic ? [topic] : [],
            Url = Of("web address") ?? Of("url"),
            Licence = Of("license (see note)") ?? Of("license"),
        };
        return ThreeSixtyGivingParser.Record(facts, SourceDates.Read(Of("last modified")), isReduced: false, []);

        string? Of(string column) => row.GetValueOrDefault(column);

        AwardParty? Party(string body) => Of($"{body}:name") is { } name ? new AwardParty(name, Of($"{body}:identifier")) : null;
    }

    /// <summary>Without the number of the thing and in lower case.</summary>
    private static string Column(string name) => Number().Replace(name.Trim(), ":").ToLowerInvariant();

    [GeneratedRegex(":0:", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
