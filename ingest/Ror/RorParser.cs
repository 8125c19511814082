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

    private static readonly NameTable<UnknownName> Members = UnknownName.Beside(
    [
        "id", "names", "name", "aliases", "acronyms", "labels", "locations", "addresses", "country", "types", "links", "wikipedia_url", "email_address", "ip_addresses", "established", "external_ids",
        "relationships", "status", "domains", "admin", "affiliation_match", "names_ids",
    ]);

    public static ParseResult Parse(ReadOnlyMemory<byte> organisation) => JsonRecord.Read(Source, organisation, json =>
        json.Member("organization") is not { ValueKind: JsonValueKind.Object } guessed ? Organisation(json)
        : json.Member("chosen") is { ValueKind: JsonValueKind.True } ? Organisation(guessed)
        : new RejectedRecord(Source, RorId.TryParse(guessed.Text("id"))?.Value, "A guess that the service itself did not choose for the affiliation: nothing is taken from it."));

    private static ParseResult Organisation(JsonValue json)
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
        var types = Lower(json.Texts("types"));
        var details = json.Each("locations").First?.Member("geonames_details");
        var address = json.Each("addresses").First;
        var facts = new OrganisationFacts
        {
            Id = $"{NodeKinds.Organisation}:ror:{id.Value}",
            Name = shown.Value,
            Role = types.Contains("funder") ? "funder" : types.FirstOrDefault() ?? "other",
            Origin = $"https://ror.org/{id.Value}",
            Names = names,
            Types = types,
            City = details?.Text("name") ?? address?.Text("city"),
            CountryCode = (details?.Text("country_code") ?? json.Member("country")?.Text("country_code"))?.ToUpperInvariant(),
            Country = details?.Text("country_name") ?? json.Member("country")?.Text("country_name"),
            Status = json.Text("status")?.ToLowerInvariant(),
            Established = int.TryParse(json.Text("established"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            ExternalIds = ExternalIds(json),
            Ties = Ties(json),
            Links = Links(json),
        };
        return new ParsedRecord(new RecordKey(Source, id.Value), Modified(json), IsReduced: false, Version, facts, json.Unknown(Members));
    }

    private static List<OrganisationName> Names(JsonValue json)
    {
        var names = new List<OrganisationName>();
        foreach (var name in json.Each("names"))
        {
            if (name.Text("value") is { } value) names.Add(new OrganisationName(value, Lower(name.Texts("types")), name.Text("lang")));
        }
        return names;
    }

    private static List<OrganisationName> NamesOfVersion1(JsonValue json)
    {
        var names = new List<OrganisationName>();
        if (json.Text("name") is { } own) names.Add(new OrganisationName(own, ["ror_display", "label"], null));
        foreach (var name in json.Each("labels"))
        {
            if (name.Text("label") is { } label) names.Add(new OrganisationName(label, ["label"], name.Text("iso639")));
        }
        foreach (var alias in json.Texts("aliases")) names.Add(new OrganisationName(alias, ["alias"], null));
        foreach (var acronym in json.Texts("acronyms")) names.Add(new OrganisationName(acronym, ["acronym"], null));
        return names;
    }

    /// <summary>Version 2 lists {type, preferred, all}; version 1 has a member a type.</summary>
    private static List<ExternalId> ExternalIds(JsonValue json)
    {
        var ids = new List<ExternalId>();
        if (json.Member("external_ids") is not { } all) return ids;
        foreach (var entry in all.Children)
        {
            if ((all.ValueKind == JsonValueKind.Array ? entry.Text("type") : Missing.OrText(entry.Name))?.ToLowerInvariant() is not { } written) continue;
            var type = written == "orgref" ? "wikipedia" : written;
            if (entry.Text("preferred") is { } preferred) Add(type, preferred);
            foreach (var text in entry.Texts("all")) Add(type, text);
        }
        return ids;

        void Add(string type, string text)
        {
            var id = new ExternalId(type, text.Replace(" ", "", StringComparison.Ordinal));
            if (!ids.Contains(id)) ids.Add(id);
        }
    }

    private static List<OrganisationTie> Ties(JsonValue json)
    {
        var ties = new List<OrganisationTie>();
        foreach (var related in json.Each("relationships"))
        {
            if (related.Text("type")?.ToLowerInvariant() is not { } type || RorId.TryParse(related.Text("id")) is not { } id) continue;
            var tie = new OrganisationTie(type, id.Value, related.Text("label"));
            if (!ties.Contains(tie)) ties.Add(tie);
        }
        return ties;
    }

    private static List<string> Links(JsonValue json)
    {
        var links = new List<string>();
        foreach (var link in json.Each("links"))
        {
            if ((link.Text("value") ?? link.AsText) is { } address && !links.Contains(address)) links.Add(address);
        }
        return links;
    }

    private static List<string> Lower(IReadOnlyList<string> words) => [.. words.Select(w => w.ToLowerInvariant())];

    private static PartialDate? Modified(JsonValue json) => SourceDates.Read(json.Member("admin")?.Member("last_modified")?.Text("date"));
}
