using System.Text.Json;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.ThreeSixtyGiving;

/// <summary>
/// Reads one grant of the 360Giving Standard: its JSON, the API's wrapping of it, or a row of a table. Recipients that are persons are not read.
/// Pure and thread-safe; never throws on what the bytes say.
/// </summary>
public static class ThreeSixtyGivingParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private const string Source = SourceNames.ThreeSixtyGiving;

    /// <summary>The standard's members; publishers may add their own, which are counted as unknown.</summary>
    private static readonly NameTable<UnknownName> Members = UnknownName.Beside(
    [
        "id", "title", "description", "currency", "amountAppliedFor", "amountAwarded", "amountDisbursed", "awardDate", "plannedDates", "actualDates", "recipientOrganization", "recipientIndividual",
        "toIndividualsDetails", "beneficiaryLocation", "fundingOrganization", "grantProgramme", "classifications", "fromOpenCall", "regrantType", "relatedActivity", "url", "dataSource", "dateModified",
        "locationScope", "fundingType", "additional_data", "additional_data_added", "id_and_name", "purpose", "amountAwardedDetails", "transaction", "alternativeIdentifiers",
        "recipientWardNameGeoCode", "recipientWardName", "recipientDistrictName", "recipientDistrictGeoCode", "recipientRegionName", "recipientLocation",
    ]);

    public static ParseResult Parse(ReadOnlyMemory<byte> grant) => JsonRecord.Read(Source, grant, json =>
        json.Member("data") is { ValueKind: JsonValueKind.Object } data ? Grant(data, json.Text("grant_id"), Licence(json))
        : json.Member("id") is not null ? Grant(json, null, json.Text("license") ?? json.Text("data_license"))
        : GrantRow.Read(json));

    internal static ParseResult Record(AwardFacts facts, PartialDate? modified, bool isReduced, IReadOnlyList<string> unknown) =>
        new ParsedRecord(new RecordKey(Source, facts.Identifiers[0]), modified, isReduced, Version, facts, unknown);

    /// <summary>The node's id, and the funder's own reference where it has a known form with letters in it: bare numbers may mean anything.</summary>
    internal static (string Local, string Reference) Named(string id)
    {
        var parts = id.Split('-', 3);
        if (parts is ["360G" or "360g", _, var own] && own.Any(char.IsLetter) && GrantReference.TryParse(own) is { } known) return (known.Value, own);
        return ($"{Source}:{id}", id);
    }

    private static ParseResult Grant(JsonValue json, string? wrappedId, string? licence)
    {
        if ((json.Text("id") ?? wrappedId) is not { } id) return new RejectedRecord(Source, null, "The grant has no id, which the 360Giving Standard requires. Ask its publisher.");
        var (local, reference) = Named(id);
        var amount = json.Number("amountAwarded");
        var programmes = Titles(json, "grantProgramme");
        var facts = new AwardFacts
        {
            Id = local,
            Reference = reference,
            Identifiers = [id],
            Title = PlainText.Of(json.Text("title")),
            AbstractSections = PlainText.Of(json.Text("description")) is { } description ? [new AbstractSection(null, description)] : [],
            Funders = Parties(json, "fundingOrganization"),
            Programme = programmes.Count == 0 ? null : string.Join("; ", programmes),
            Amount = amount,
            Currency = amount is null ? null : json.Text("currency")?.ToUpperInvariant(),
            AwardedOn = SourceDates.Read(json.Text("awardDate")),
            StartDate = FirstDate(json, "startDate"),
            EndDate = FirstDate(json, "endDate"),
            LeadOrganisation = Parties(json, "recipientOrganization").FirstOrDefault(),
            Topics = Titles(json, "classifications"),
            Url = json.Text("url"),
            Licence = licence,
        };
        return Record(facts, SourceDates.Read(json.Text("dateModified")), isReduced: false, json.Unknown(Members));
    }

    /// <summary>The licence is an address, or an object that names one.</summary>
    private static string? Licence(JsonValue wrapped) => wrapped.Member("data_license") switch
    {
        { ValueKind: JsonValueKind.Object } licence => licence.Text("url") ?? licence.Text("license") ?? licence.Text("name"),
        var text => text?.AsText,
    };

    private static List<string> Titles(JsonValue json, string member)
    {
        var titles = new List<string>();
        foreach (var thing in json.Each(member))
        {
            if (thing.Text("title") is { } title && !titles.Contains(title)) titles.Add(title);
        }
        return titles;
    }

    /// <summary>As planned; else as it came to be.</summary>
    private static PartialDate? FirstDate(JsonValue json, string member)
    {
        foreach (var dates in json.Each("plannedDates"))
        {
            if (SourceDates.Read(dates.Text(member)) is { } planned) return planned;
        }
        foreach (var dates in json.Each("actualDates"))
        {
            if (SourceDates.Read(dates.Text(member)) is { } actual) return actual;
        }
        return null;
    }

    private static List<AwardParty> Parties(JsonValue json, string member)
    {
        var parties = new List<AwardParty>();
        foreach (var body in json.Each(member))
        {
            if (PlainText.Of(body.Text("name")) is { } name && new AwardParty(name, body.Text("id")) is var party && !parties.Contains(party)) parties.Add(party);
        }
        return parties;
    }
}
