using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Csv;

/// <summary>Reads one row as <see cref="CsvMapping"/> keeps it. What is absent is unknown. Pure and thread-safe; never throws on what the bytes say.</summary>
public static partial class CsvParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private const string Source = SourceNames.Csv;

    /// <summary>The fields that a mapping may fill, by kind.</summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> FieldsOf = new Dictionary<string, IReadOnlyList<string>>
    {
        ["publication"] = ["id", "title", "abstract", "text", "authors", "year", "date", "journal", "doi", "pmid", "pmcid", "keywords", "labels", "registrations"],
        ["trial"] = ["id", "title", "officialTitle", "acronym", "status", "summary", "text", "description", "conditions", "keywords", "interventions", "phase", "enrolment", "startDate", "completionDate", "sponsor", "secondaryIds"],
    };

    public static ParseResult Parse(ReadOnlyMemory<byte> row) => JsonRecord.Read(Source, row, json =>
    {
        if (json.Text("id") is not { } id) return new RejectedRecord(Source, null, "The row has no id and no text by which it could be known. Give it an id.");
        return json.Text("kind") == "trial" ? Trial(json, id) : Publication(json, id);
    });

    private static ParsedRecord Publication(JsonValue json, string id)
    {
        var text = json.Text("abstract") ?? json.Text("text");
        var title = PlainText.Of(json.Text("title"));
        var set = json.Text("set") ?? "table";
        var facts = new PublicationFacts
        {
            LocalId = $"{Source}:{set}:{id}",
            Pmid = Pmid.TryParse(json.Text("pmid"))?.Value,
            Doi = Doi.TryParse(json.Text("doi"))?.Value,
            Pmcid = Pmcid.TryParse(json.Text("pmcid"))?.Value,
            Title = title,
            AbstractSections = PlainText.Of(text) is { } words ? [new AbstractSection(null, words)] : [],
            Journal = PlainText.Of(json.Text("journal")),
            PublishedOn = SourceDates.Read(json.Text("date")) ?? Year(json.Text("year")),
            Authors = Names(json.Text("authors")),
            Keywords = json.Text("labels") is { } labels ? [.. Parts(json.Text("keywords")).Union(Parts(labels))] : Parts(json.Text("keywords")),
            DataBankIds = json.Text("registrations") is { } registrations ? [.. Parts(registrations).Select(r => RegistrationId.TryParse(r)).OfType<RegistrationId>().Select(r => new DataBankId(r.Register, r.Value)).Distinct()] : [],
        };
        return new ParsedRecord(new RecordKey(Source, $"{set}:{id}"), null, IsReduced: true, Version, facts, []);
    }

    private static ParseResult Trial(JsonValue json, string id)
    {
        if (RegistrationId.TryParse(id) is not { } registration)
            return new RejectedRecord(Source, id, $"\"{id}\" is no registry's id of a form that Horizon knows. The mapping's \"id\" must name the column that holds one, such as NCT01234567.");
        var (title, remainder) = TitleAndText(json);
        var facts = new TrialFacts
        {
            Registration = registration.Value,
            BriefTitle = title,
            OfficialTitle = PlainText.Of(json.Text("officialTitle")),
            Acronym = json.Text("acronym"),
            SourceStatus = json.Text("status"),
            Status = json.Text("status") is { } status ? Status(status) : null,
            Summary = PlainText.Of(json.Text("summary")) ?? remainder,
            Description = PlainText.Of(json.Text("description")),
            Conditions = Parts(json.Text("conditions")),
            Keywords = Parts(json.Text("keywords")),
            Interventions = [.. Parts(json.Text("interventions")).Select(name => new Intervention(null, name, null, [], []))],
            Phase = json.Text("phase"),
            Enrolment = int.TryParse(json.Text("enrolment"), NumberStyles.None, CultureInfo.InvariantCulture, out var enrolment) ? enrolment : null,
            StartDate = SourceDates.Read(json.Text("startDate")),
            CompletionDate = SourceDates.Read(json.Text("completionDate")),
            LeadSponsor = json.Text("sponsor") is { } sponsor ? new SponsorName(sponsor, null) : null,
            SecondaryIds = [.. Parts(json.Text("secondaryIds")).Select(s => new SecondaryId(s, null, null))],
        };
        return new ParsedRecord(new RecordKey(Source, registration.Value), null, IsReduced: true, Version, facts, []);
    }

    /// <summary>A text that stands for title and all: its first sentence is the title, where it is of a title's length.</summary>
    private static (string? Title, string? Remainder) TitleAndText(JsonValue json)
    {
        var title = PlainText.Of(json.Text("title"));
        if (PlainText.Of(json.Text("text")) is not { } text) return (title, null);
        if (title is not null) return (title, text);
        var end = text.IndexOfAny(['\n', '\r']);
        var first = (end < 0 ? text : text[..end]).Trim();
        return first.Length is 0 or > 500 || end < 0 ? (null, text) : (first.TrimEnd('.'), Missing.OrText(text[end..]));
    }

    private static TrialStatus Status(string word) =>
        Enum.TryParse<TrialStatus>(word, ignoreCase: true, out var status) && Enum.IsDefined(status) && !char.IsAsciiDigit(word[0]) ? status : TrialStatusWords.FromClinicalTrialsGov(word);

    private static PartialDate? Year(string? text) =>
        text is not null && YearInText().Match(text) is { Success: true } match ? new PartialDate(int.Parse(match.Value, CultureInfo.InvariantCulture)) : null;

    /// <summary>Names apart by semicolons, bars, lines or "and"; by commas only where no name is written "Family, Given".</summary>
    private static List<Author> Names(string? text)
    {
        var names = Parts(text);
        names.RemoveAll(name => name.Contains('@', StringComparison.Ordinal));
        return names.ConvertAll(name => new Author(name, null));
    }

    private static List<string> Parts(string? text) => text.AsSpan().ContainsAny(';', '|', '\n') ? Fields.Parts.Of(text, ';', '|', '\n') : Fields.Parts.Of(text, ',');

    [GeneratedRegex(@"\b(?:1[5-9]|20)[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearInText();
}
