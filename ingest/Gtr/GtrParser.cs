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
    public const int Version = 2;

    private const string Source = SourceNames.Gtr;

    private static readonly NameTable<UnknownName> Members = UnknownName.Beside(
    [
        "id", "href", "created", "updated", "identifiers", "title", "status", "grantCategory", "leadFunder", "leadOrganisationDepartment", "abstractText", "techAbstractText",
        "potentialImpact", "healthCategories", "researchActivities", "researchSubjects", "researchTopics", "rcukProgrammes", "start", "end", "participantValues", "links", "fund", "funds", "ext",
        "otherAttributes", "externalLinks",
    ]);

    private static readonly HashSet<string> KnownColumns = new(StringComparer.OrdinalIgnoreCase)
    {
        "FundingOrgName", "ProjectReference", "LeadROName", "Department", "ProjectCategory", "PISurname", "PIFirstName", "PIOtherNames", "PI ORCID iD", "StudentSurname", "StudentFirstName",
        "StudentOtherNames", "Student ORCID iD", "Title", "StartDate", "EndDate", "AwardPounds", "ExpenditurePounds", "Region", "Status", "GTRProjectUrl", "ProjectId", "FundingOrgId", "LeadROId", "PIId",
    };

    private static readonly NameTable<ColumnName> Columns = ColumnName.Folded(written => KnownColumns.TryGetValue(written, out var known) ? known : written, KnownColumns);

    public static ParseResult Parse(ReadOnlyMemory<byte> project) => JsonRecord.Read(Source, project, static json =>
        // A row keeps only its cells that are not empty, so that no one column can be counted on.
        json.Has("id") || json.Has("identifiers") || json.Has("title") ? Project(json) : Row(json.Row(Columns)));

    private static ParseResult Project(JsonValue json)
    {
        var references = Named(json, "identifiers", "identifier", "value");
        var id = json.Text("id");
        if (references is not [var reference, ..])
        {
            if (id is null) return new RejectedRecord(Source, null, "The project has neither an identifier nor an id. Ask Gateway to Research for it again.");
            reference = id;
        }
        var lead = Lead(json);
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
        return new ParsedRecord(new RecordKey(Source, reference), Date(json, "updated"), IsReduced: false, Version, facts, json.Unknown(Members));
    }

    /// <summary>A row of the search's table has no abstract and no topics: what is absent says nothing.</summary>
    private static ParseResult Row(TableRow row)
    {
        if (Text(row, "ProjectReference") is not { } reference)
            return new RejectedRecord(Source, Text(row, "ProjectId"), "The row has no ProjectReference. Download the table again from Gateway to Research.");
        var holder = Missing.OrText(string.Join(' ', new[] { Text(row, "PIFirstName"), Text(row, "PIOtherNames"), Text(row, "PISurname") }.OfType<string>()));
        var amount = Amounts.Read(Text(row, "AwardPounds"));
        var facts = new AwardFacts
        {
            Id = AwardIds.Local(Source, reference),
            Reference = reference,
            Identifiers = Text(row, "ProjectId") is { } id ? [id] : [],
            Title = PlainText.Of(Text(row, "Title")),
            Funders = GtrFunders.Of(Text(row, "FundingOrgName")),
            Programme = Text(row, "ProjectCategory"),
            Amount = amount,
            Currency = amount is null ? null : "GBP",
            StartDate = SourceDates.Read(Text(row, "StartDate")),
            EndDate = SourceDates.Read(Text(row, "EndDate")),
            Status = Text(row, "Status"),
            Holders = holder is null ? [] : [holder],
            LeadOrganisation = Text(row, "LeadROName") is { } name ? new AwardParty(name, null) : null,
            Url = Page(reference),
        };
        return new ParsedRecord(new RecordKey(Source, reference), null, IsReduced: true, Version, facts, row.Unknown());
    }

    private static string? Text(TableRow row, string column) => row.Last(column)?.AsText;

    private static List<AbstractSection> Sections(JsonValue json)
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
    private static List<string> Named(JsonValue json, string outer, string inner, string member)
    {
        var texts = new List<string>();
        foreach (var one in json.Member(outer) is not { } holder ? default : holder.ValueKind == JsonValueKind.Array ? holder.Children : holder.Each(inner))
        {
            if ((one.Text(member) ?? one.AsText) is { } text && !texts.Contains(text)) texts.Add(text);
        }
        return texts;
    }

    private static List<JsonValue> Funds(JsonValue json)
    {
        var funds = new List<JsonValue>();
        foreach (var fund in json.Each("fund")) funds.Add(fund);
        foreach (var fund in json.Member("funds") is { } wrapped ? wrapped.Each("fund") : default) funds.Add(fund);
        return funds;
    }

    private static JsonValue? Lead(JsonValue json)
    {
        foreach (var participant in json.Member("participantValues") is { } values ? values.Each("participant") : default)
        {
            if (participant.Text("role")?.StartsWith("LEAD", StringComparison.OrdinalIgnoreCase) == true) return participant;
        }
        return null;
    }

    /// <summary>What the funds say was awarded, added up where all are in one currency; else what was offered to the lead participant.</summary>
    private static (decimal? Amount, string? Currency) Awarded(List<JsonValue> funds, JsonValue? lead)
    {
        var awarded = funds.Where(f => f.Text("category") is null or "INCOME_ACTUAL").Select(f => f.Member("valuePounds")).OfType<JsonValue>()
            .Select(v => (Amount: v.Number("amount"), Currency: v.Text("currencyCode") ?? "GBP")).Where(v => v.Amount is not null).ToList();
        if (awarded.Count > 0) return awarded.Select(a => a.Currency).Distinct().Count() == 1 ? (awarded.Sum(a => a.Amount), awarded[0].Currency) : (null, null);
        return lead?.Number("grantOffer") is { } offer and > 0 ? (offer, "GBP") : (null, null);
    }

    private static PartialDate? Earliest(List<JsonValue> funds) => funds.Select(f => Date(f, "start")).Where(d => d is not null).Order().FirstOrDefault();

    private static PartialDate? Latest(List<JsonValue> funds) => funds.Select(f => Date(f, "end")).Where(d => d is not null).OrderDescending().FirstOrDefault();

    private static PartialDate? Date(JsonValue json, string member) =>
        json.Member(member) is { ValueKind: JsonValueKind.Number } number
            ? SourceDates.FromEpoch(number.AsDecimal)
            : SourceDates.Read(json.Text(member));

    private static string Page(string reference) => $"https://gtr.ukri.org/projects?ref={Uri.EscapeDataString(reference)}";
}
