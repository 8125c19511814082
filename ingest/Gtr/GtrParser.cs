using System.Text.Json;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Gtr;

/// <summary>
/// Reads one project of GtR-2's JSON, with its funds where they are embedded, or one row of the project search's table.
/// Pure and thread-safe; never throws on what the bytes say.
/// </summary>
public static class GtrParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 1;

    private const string Source = SourceNames.Gtr;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "href", "created", "updated", "identifiers", "title", "status", "grantCategory", "leadFunder", "leadOrganisationDepartment", "abstractText", "techAbstractText",
        "potentialImpact", "healthCategories", "researchActivities", "researchSubjects", "researchTopics", "rcukProgrammes", "start", "end", "participantValues", "links", "fund", "funds", "ext",
        "otherAttributes", "externalLinks",
    };

    private static readonly HashSet<string> KnownColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "FundingOrgName", "ProjectReference", "LeadROName", "Department", "ProjectCategory", "PISurname", "PIFirstName", "PIOtherNames", "PI ORCID iD", "StudentSurname", "StudentFirstName",
        "StudentOtherNames", "Student ORCID iD", "Title", "StartDate", "EndDate", "AwardPounds", "ExpenditurePounds", "Region", "Status", "GTRProjectUrl", "ProjectId", "FundingOrgId", "LeadROId", "PIId",
    };

    private static readonly string[] HolderColumns = ["PIFirstName", "PIOtherNames", "PISurname"];

    public static ParseResult Parse(ReadOnlyMemory<byte> project) => JsonRecord.Read(Source, project, json =>
        // A row keeps only its cells that are not empty, so that no one column can be counted on.
        json.EnumerateObject().Any(m => m.NameEquals("id") || m.NameEquals("identifiers") || m.NameEquals("title")) ? Project(json) : Row(json));

    private static ParseResult Project(JsonElement json)
    {
        var references = Named(json, "identifiers", "identifier", "value");
        var id = json.Text("id");
        if (references is not [var reference, ..])
        {
            if (id is null) return new RejectedRecord(Source, null, "The project has neither an identifier nor an id. Ask Gateway to Research for it again.");
            reference = id;
        }
        var lead = json.Member("participantValues")?.Each("participant").FirstOrDefault(p => p.Text("role")?.StartsWith("LEAD", StringComparison.OrdinalIgnoreCase) == true);
        var funds = Funds(json);
        var (amount, currency) = Awarded(funds, lead);
        var facts = new AwardFacts
        {
            Id = AwardIds.Local(Source, reference),
            Reference = reference,
            Identifiers = [.. references.Skip(1).Append(id).OfType<string>().Where(i => i != reference).Distinct()],
            Title = PlainText.Of(json.Text("title")),
            AbstractSections = Sections(json),
            Funders = GtrFunders.Of(json.Text("leadFunder")),
            Programme = json.Text("grantCategory"),
            Amount = amount,
            Currency = currency,
            StartDate = Date(json, "start") ?? Earliest(funds),
            EndDate = Date(json, "end") ?? Latest(funds),
            Status = json.Text("status"),
            LeadOrganisation = lead?.Text("organisationName") is { } name ? new AwardParty(name, null) : null,
            Topics =
            [
                .. Named(json, "researchSubjects", "researchSubject", "text").Concat(Named(json, "researchTopics", "researchTopic", "text"))
                    .Concat(Named(json, "healthCategories", "healthCategory", "text")).Concat(Named(json, "researchActivities", "researchActivity", "text")).Distinct(),
            ],
            Url = Page(reference),
        };
        return new ParsedRecord(new RecordKey(Source, reference), Date(json, "updated"), IsReduced: false, Version, facts, json.Unknown(Known));
    }

    /// <summary>A row of the search's table has no abstract and no topics: what is absent says nothing.</summary>
    private static ParseResult Row(JsonElement json)
    {
        var row = json.EnumerateObject().GroupBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => JsonFields.Text(g.Last().Value), StringComparer.OrdinalIgnoreCase);
        if (row.GetValueOrDefault("ProjectReference") is not { } reference)
            return new RejectedRecord(Source, row.GetValueOrDefault("ProjectId"), "The row has no ProjectReference. Download the table again from Gateway to Research.");
        var holder = Missing.OrText(string.Join(' ', HolderColumns.Select(c => row.GetValueOrDefault(c)).OfType<string>()));
        var facts = new AwardFacts
        {
            Id = AwardIds.Local(Source, reference),
            Reference = reference,
            Identifiers = [.. new[] { row.GetValueOrDefault("ProjectId") }.OfType<string>()],
            Title = PlainText.Of(row.GetValueOrDefault("Title")),
            Funders = GtrFunders.Of(row.GetValueOrDefault("FundingOrgName")),
            Programme = row.GetValueOrDefault("ProjectCategory"),
            Amount = Amounts.Read(row.GetValueOrDefault("AwardPounds")),
            Currency = Amounts.Read(row.GetValueOrDefault("AwardPounds")) is null ? null : "GBP",
            StartDate = SourceDates.Read(row.GetValueOrDefault("StartDate")),
            EndDate = SourceDates.Read(row.GetValueOrDefault("EndDate")),
            Status = row.GetValueOrDefault("Status"),
            Holders = holder is null ? [] : [holder],
            LeadOrganisation = row.GetValueOrDefault("LeadROName") is { } name ? new AwardParty(name, null) : null,
            Url = Page(reference),
        };
        return new ParsedRecord(new RecordKey(Source, reference), null, IsReduced: true, Version, facts, json.Unknown(KnownColumns));
    }

    private static List<AbstractSection> Sections(JsonElement json)
    {
        var sections = new List<AbstractSection>();
        Add(null, "abstractText");
        Add("Technical summary", "techAbstractText");
        Add("Potential impact", "potentialImpact");
        return sections;

        void Add(string? label, string member)
        {
            if (PlainText.Of(json.Text(member)) is { } text && sections.TrueForAll(s => s.Text != text)) sections.Add(new AbstractSection(label, text));
        }
    }

    /// <summary>The texts of {"outer":{"inner":[{"member":"..."}]}}; a project in short writes a plain list of texts.</summary>
    private static IReadOnlyList<string> Named(JsonElement json, string outer, string inner, string member) => json.Member(outer) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(e => e.Text(member) ?? JsonFields.Text(e)).OfType<string>().Distinct()],
        { } holder => [.. holder.Each(inner).Select(e => e.Text(member) ?? JsonFields.Text(e)).OfType<string>().Distinct()],
        null => [],
    };

    private static List<JsonElement> Funds(JsonElement json) => [.. json.Each("fund").Concat(json.Member("funds") is { } funds ? funds.Each("fund") : [])];

    /// <summary>What the funds say was awarded, added up where all are in one currency; else what was offered to the lead participant.</summary>
    private static (decimal? Amount, string? Currency) Awarded(List<JsonElement> funds, JsonElement? lead)
    {
        var awarded = funds.Where(f => f.Text("category") is null or "INCOME_ACTUAL").Select(f => f.Member("valuePounds")).OfType<JsonElement>()
            .Select(v => (Amount: v.Number("amount"), Currency: v.Text("currencyCode") ?? "GBP")).Where(v => v.Amount is not null).ToList();
        if (awarded.Count > 0) return awarded.Select(a => a.Currency).Distinct().Count() == 1 ? (awarded.Sum(a => a.Amount), awarded[0].Currency) : (null, null);
        return lead?.Number("grantOffer") is { } offer and > 0 ? (offer, "GBP") : (null, null);
    }

    private static PartialDate? Earliest(List<JsonElement> funds) => funds.Select(f => Date(f, "start")).Where(d => d is not null).Order().FirstOrDefault();

    private static PartialDate? Latest(List<JsonElement> funds) => funds.Select(f => Date(f, "end")).Where(d => d is not null).OrderDescending().FirstOrDefault();

    private static PartialDate? Date(JsonElement json, string member) =>
        json.Member(member) is { ValueKind: JsonValueKind.Number } number
            ? SourceDates.FromEpoch(number.TryGetDecimal(out var milliseconds) ? milliseconds : null)
            : SourceDates.Read(json.Text(member));

    private static string Page(string reference) => $"https://gtr.ukri.org/projects?ref={Uri.EscapeDataString(reference)}";
}
