using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Ror;

/// <summary>Reads one organisation in the form of version 1 or 2, or one guess of an affiliation's. Pure and thread-safe; never throws on what the bytes say.</summary>
public static class RorParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 1;

    private const string Source = SourceNames.Ror;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "names", "name", "aliases", "acronyms", "labels", "locations", "addresses", "country", "types", "links", "wikipedia_url", "email_address", "ip_addresses", "established", "external_ids",
        "relationships", "status", "domains", "admin", "affiliation_match", "names_ids",
    };

    public static ParseResult Parse(ReadOnlyMemory<byte> organisation) => JsonRecord.Read(Source, organisation, json =>
        json.Member("organization") is not { ValueKind: JsonValueKind.Object } guessed ? Organisation(json)
        : json.Member("chosen") is { ValueKind: JsonValueKind.True } ? Organisation(guessed)
        : new RejectedRecord(Source, RorId.TryParse(guessed.Text("id"))?.Value, "A guess that the service itself did not choose for the affiliation: nothing is taken from it."));

    private static ParseResult Organisation(JsonElement json)
    {
        var written = json.Text("id");
        if (RorId.TryParse(written) is not { } id)
        {
            return new RejectedRecord(Source, written, written is null
                ? "The organisation has no ROR id. Ask the service for it again."
                : $"\"{written}\" is no ROR id: its check digits do not hold.");
        }
        var names = json.Member("names") is null ? NamesOfVersion1(json) : Names(json);
        if ((names.FirstOrDefault(n => n.Types.Contains("ror_display")) ?? names.FirstOrDefault()) is not { } shown)
            return new RejectedRecord(Source, id.Value, "The organisation has no name. Ask the service for it again.");
        var types = json.Texts("types").Select(t => t.ToLowerInvariant()).ToList();
        var place = json.Each("locations").FirstOrDefault();
        var details = place.ValueKind == JsonValueKind.Object ? place.Member("geonames_details") : null;
        var address = json.Each("addresses").FirstOrDefault();
        var facts = new OrganisationFacts
        {
            Id = $"{NodeKinds.Organisation}:ror:{id.Value}",
            Name = shown.Value,
            Role = types.Contains("funder") ? "funder" : types.FirstOrDefault() ?? "other",
            Origin = $"https://ror.org/{id.Value}",
            Names = names,
            Types = types,
            City = details?.Text("name") ?? address.Text("city"),
            CountryCode = (details?.Text("country_code") ?? json.Member("country")?.Text("country_code"))?.ToUpperInvariant(),
            Country = details?.Text("country_name") ?? json.Member("country")?.Text("country_name"),
            Status = json.Text("status")?.ToLowerInvariant(),
            Established = int.TryParse(json.Text("established"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            ExternalIds = ExternalIds(json),
            Ties = Ties(json),
            Links = [.. json.Each("links").Select(l => l.Text("value") ?? JsonFields.Text(l)).OfType<string>().Distinct()],
        };
        return new ParsedRecord(new RecordKey(Source, id.Value), Modified(json), IsReduced: false, Version, facts, json.Unknown(Known));
    }

    private static List<OrganisationName> Names(JsonElement json) =>
        [.. json.Each("names").Where(n => n.Text("value") is not null).Select(n => new OrganisationName(n.Text("value")!, [.. n.Texts("types").Select(t => t.ToLowerInvariant())], n.Text("lang")))];

    private static List<OrganisationName> NamesOfVersion1(JsonElement json)
    {
        var names = new List<OrganisationName>();
        if (json.Text("name") is { } name) names.Add(new OrganisationName(name, ["ror_display", "label"], null));
        names.AddRange(json.Each("labels").Where(l => l.Text("label") is not null).Select(l => new OrganisationName(l.Text("label")!, ["label"], l.Text("iso639"))));
        names.AddRange(json.Texts("aliases").Select(a => new OrganisationName(a, ["alias"], null)));
        names.AddRange(json.Texts("acronyms").Select(a => new OrganisationName(a, ["acronym"], null)));
        return names;
    }

    /// <summary>Version 2 lists {type, preferred, all}; version 1 has a member a type.</summary>
    private static List<ExternalId> ExternalIds(JsonElement json)
    {
        var ids = json.Member("external_ids");
        var entries = ids switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(e => (Type: e.Text("type"), Entry: e)),
            { ValueKind: JsonValueKind.Object } members => members.EnumerateObject().Select(m => (Type: Missing.OrText(m.Name), Entry: m.Value)),
            _ => [],
        };
        return
        [
            .. entries.Where(e => e.Type is not null)
                .SelectMany(e => new[] { e.Entry.Text("preferred") }.Concat(e.Entry.Texts("all")).OfType<string>().Select(v => new ExternalId(Type(e.Type!), v.Replace(" ", "", StringComparison.Ordinal)))).Distinct(),
        ];

        static string Type(string written) => written.ToLowerInvariant() is "orgref" ? "wikipedia" : written.ToLowerInvariant();
    }

    private static List<OrganisationTie> Ties(JsonElement json) =>
    [
        .. json.Each("relationships").Select(r => (Type: r.Text("type")?.ToLowerInvariant(), Id: RorId.TryParse(r.Text("id")), Label: r.Text("label")))
            .Where(r => r.Type is not null && r.Id is not null).Select(r => new OrganisationTie(r.Type!, r.Id!.Value.Value, r.Label)).Distinct(),
    ];

    private static PartialDate? Modified(JsonElement json) => SourceDates.Read(json.Member("admin")?.Member("last_modified")?.Text("date"));
}
