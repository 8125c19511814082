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
    public const int Version = 3;

    private const string Source = SourceNames.Csv;
    private const string WhereIdsStand = "The mapping's \"id\" must name the column that holds one, such as NCT01234567.";

    /// <summary>The fields that a mapping may fill, by kind.</summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> FieldsOf = new Dictionary<string, IReadOnlyList<string>>
    {
        ["publication"] = ["id", "title", "abstract", "text", "authors", "year", "date", "journal", "doi", "pmid", "pmcid", "keywords", "labels", "registrations"],
        ["trial"] = ["id", "title", "officialTitle", "acronym", "status", "summary", "text", "description", "conditions", "keywords", "interventions", "phase", "enrolment", "startDate", "completionDate", "sponsor", "secondaryIds"],
    };

    /// <summary>The fields that may be made of several columns, and how: texts stand one under the other, lists one after the other.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<string>, string>> Joined = new Dictionary<string, Func<IReadOnlyList<string>, string>>
    {
        ["abstract"] = Lines,
        ["text"] = Lines,
        ["summary"] = Lines,
        ["description"] = Lines,
        ["authors"] = List,
        ["keywords"] = List,
        ["labels"] = List,
        ["registrations"] = List,
        ["conditions"] = List,
        ["interventions"] = List,
        ["secondaryIds"] = List,
    };

    public static ParseResult Parse(ReadOnlyMemory<byte> row) => JsonRecord.Read(Source, row, json =>
    {
        var isTrial = json.Text("kind") == "trial";
        if (json.Text("id") is not { } id)
            return new RejectedRecord(Source, null, isTrial ? $"The row has no registry's id. {WhereIdsStand}" : "The row has no id and no text by which it could be known. Give it an id.");
        return isTrial ? Trial(json, id) : Publication(json, id);
    });

    private static ParsedRecord Publication(JsonValue json, string id)
    {
        var text = json.Text("abstract") ?? json.Text("text");
        var title = PlainText.Of(json.Text("title"));
        var set = json.Text("set") ?? "table";
        var unread = new UnreadFields();
        var facts = new PublicationFacts
        {
            LocalId = $"{Source}:{set}:{id}",
            Pmid = unread.Read(json, "pmid", text => Pmid.TryParse(text)?.Value),
            Doi = unread.Read(json, "doi", text => Doi.TryParse(text)?.Value),
            Pmcid = unread.Read(json, "pmcid", text => Pmcid.TryParse(text)?.Value),
            Title = title,
            AbstractSections = PlainText.Of(text) is { } words ? [new AbstractSection(null, words)] : [],
            Journal = PlainText.Of(json.Text("journal")),
            PublishedOn = unread.Read(json, "date", SourceDates.Read) ?? unread.Read(json, "year", Year),
            Authors = Names(json.Text("authors")),
            Keywords = json.Text("labels") is { } labels ? [.. Parts(json.Text("keywords")).Union(Parts(labels))] : Parts(json.Text("keywords")),
            DataBankIds = json.Text("registrations") is { } registrations ? [.. Parts(registrations).Select(r => RegistrationId.TryParse(r)).OfType<RegistrationId>().Select(r => new DataBankId(r.Register, r.Value)).Distinct()] : [],
        };
        return new ParsedRecord(new RecordKey(Source, $"{set}:{id}"), null, IsReduced: true, Version, facts, unread.Names);
    }

    private static ParseResult Trial(JsonValue json, string id)
    {
        if (RegistrationId.TryParse(id) is not { } registration)
            return new RejectedRecord(Source, id, $"\"{id}\" is no registry's id of a form that Horizon knows. {WhereIdsStand}");
        var (title, remainder) = TitleAndText(json);
        var unread = new UnreadFields();
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
            Enrolment = unread.Read(json, "enrolment", Count),
            StartDate = unread.Read(json, "startDate", SourceDates.Read),
            CompletionDate = unread.Read(json, "completionDate", SourceDates.Read),
            LeadSponsor = json.Text("sponsor") is { } sponsor ? new SponsorName(sponsor, null) : null,
            SecondaryIds = [.. Parts(json.Text("secondaryIds")).Select(s => new SecondaryId(s, null, null))],
        };
        return new ParsedRecord(new RecordKey(Source, registration.Value), null, IsReduced: true, Version, facts, unread.Names);
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

    /// <summary>"1200", "1,200" and "12.0"; null for what may mean another number elsewhere ("1.200").</summary>
    private static int? Count(string? text) =>
        text is not null && WholeNumber().IsMatch(text) && int.TryParse(text.Split('.')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string Lines(IReadOnlyList<string> texts) => string.Join('\n', texts);

    private static string List(IReadOnlyList<string> texts) => string.Join('\n', texts.SelectMany(Parts).Distinct());

    /// <summary>Names apart by semicolons, bars, lines or "and"; by commas only where no name is written "Family, Given".</summary>
    private static List<Author> Names(string? text)
    {
        var names = Parts(text);
        names.RemoveAll(name => name.Contains('@', StringComparison.Ordinal));
        return names.ConvertAll(name => new Author(name, null));
    }

    private static List<string> Parts(string? text) => text.AsSpan().ContainsAny(';', '|', '\n') ? Fields.Parts.Of(text, ';', '|', '\n') : Fields.Parts.Of(text, ',');

    [GeneratedRegex(@"\A(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\b(?:1[5-9]|20)[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearInText();

    /// <summary>Fields that hold a value which could not be read: they are counted, so that what is unknown for that reason is seen.</summary>
    private sealed class UnreadFields
    {
        private readonly List<string> _names = [];

        public IReadOnlyList<string> Names => _names;

        public T? Read<T>(JsonValue json, string field, Func<string?, T?> read)
        {
            var text = json.Text(field);
            var value = read(text);
            if (text is not null && value is null) _names.Add(field);
            return value;
        }
    }
}
