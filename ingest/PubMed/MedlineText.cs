using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>
/// PubMed's text format ("MEDLINE"): a tag of up to four letters, a hyphen, the value; a line that begins with six blanks goes on with the one before.
/// It lacks what the XML has (MeSH ids, ORCID's owners, dates of the parts), so its records are reduced ones.
/// </summary>
internal static partial class MedlineText
{
    public static bool Begins(ReadOnlySpan<byte> line) => line.StartsWith("PMID-"u8);

    public static bool IsBeginning(string head) => head.AsSpan().TrimStart().StartsWith("PMID-", StringComparison.Ordinal) && head.Contains("\nTI  - ", StringComparison.Ordinal)
        | head.Contains("\nOWN - ", StringComparison.Ordinal) | head.Contains("\nSTAT- ", StringComparison.Ordinal) | head.Contains("\nDP  - ", StringComparison.Ordinal);

    public static ParseResult Parse(ReadOnlyMemory<byte> record)
    {
        var fields = Fields(Encoding.UTF8.GetString(record.Span)).ToList();
        string? One(string tag) => fields.FirstOrDefault(f => f.Tag == tag).Value;
        IEnumerable<string> All(string tag) => fields.Where(f => f.Tag == tag).Select(f => f.Value);
        if (PubMedIds.Pmid(One("PMID")) is not { } pmid)
            return new RejectedRecord(SourceNames.PubMed, null, "The record's PMID- line holds no PMID: up to eight digits are expected.");
        var facts = new PublicationFacts
        {
            Pmid = pmid,
            Doi = All("LID").Concat(All("AID")).Where(v => v.EndsWith("[doi]", StringComparison.Ordinal)).Select(v => PubMedIds.Doi(v[..^5].Trim())).FirstOrDefault(d => d is not null),
            Pmcid = PubMedIds.Pmcid(One("PMC")),
            Title = One("TI") is { } title && !title.StartsWith("[Not Available]", StringComparison.Ordinal) ? title : One("BTI"),
            VernacularTitle = One("TT"),
            AbstractSections = One("AB") is { } text ? Sections(text) : [],
            Journal = One("JT") ?? One("TA"),
            JournalAbbreviation = One("TA"),
            Volume = One("VI"),
            Issue = One("IP"),
            Pages = One("PG"),
            PublishedOn = PubMedDates.First(PubMedDates.FromText(One("DP")), Day(One("DEP"))),
            Language = All("LA").Any() ? string.Join(',', All("LA").Distinct()) : null,
            Authors = Authors(fields),
            PublicationTypes = [.. All("PT").Distinct()],
            Mesh = [.. All("MH").Select(h => new MeshHeading(null, h.Split('/')[0].Trim('*'), h.Contains('*', StringComparison.Ordinal)))],
            Keywords = [.. All("OT").Select(k => k.Trim('*')).Distinct()],
            DataBankIds = [.. All("SI").Select(v => v.Split('/', 2)).Where(p => p.Length == 2).Select(p => new DataBankId(p[0], p[1]))],
            Grants = [.. All("GR").Select(Grant)],
            Corrections = [.. fields.Where(f => Ties.ContainsKey(f.Tag)).Select(Tie)],
        };
        return new ParsedRecord(new RecordKey(SourceNames.PubMed, pmid), Day(One("LR")) ?? Day(One("DCOM")) ?? Day(One("EDAT")), IsReduced: true, PubMedParser.Version, facts, []);
    }

    /// <summary>The words of the XML for the tags of the text.</summary>
    private static readonly Dictionary<string, string> Ties = new(StringComparer.Ordinal)
    {
        ["EIN"] = "ErratumIn",
        ["EFR"] = "ErratumFor",
        ["RIN"] = "RetractionIn",
        ["ROF"] = "RetractionOf",
        ["CIN"] = "CommentIn",
        ["CON"] = "CommentOn",
        ["UIN"] = "UpdateIn",
        ["UOF"] = "UpdateOf",
        ["RPI"] = "RepublishedIn",
        ["RPF"] = "RepublishedFrom",
        ["ECI"] = "ExpressionOfConcernIn",
        ["ECF"] = "ExpressionOfConcernFor",
        ["CRI"] = "CorrectedandRepublishedIn",
        ["CRF"] = "CorrectedandRepublishedFrom",
    };

    private static IEnumerable<(string Tag, string Value)> Fields(string text)
    {
        string? tag = null;
        var value = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r', ' ');
            if (Field().Match(line) is { Success: true } field)
            {
                if (tag is not null && value.Length > 0) yield return (tag, value.ToString());
                tag = field.Groups[1].Value;
                value.Clear().Append(field.Groups[2].Value.Trim());
            }
            else if (tag is not null && line.Length > 6 && line.StartsWith("      ", StringComparison.Ordinal)) value.Append(value.Length > 0 ? " " : "").Append(line.Trim());
        }
        if (tag is not null && value.Length > 0) yield return (tag, value.ToString());
    }

    /// <summary>Structured abstracts stand in one text, their labels in capitals before a colon.</summary>
    private static List<AbstractSection> Sections(string text)
    {
        var labels = SectionLabel().Matches(text);
        if (labels.Count < 2 || labels[0].Index > 0) return [new AbstractSection(null, text)];
        var sections = new List<AbstractSection>();
        for (var i = 0; i < labels.Count; i++)
        {
            var from = labels[i].Index + labels[i].Length;
            var words = text[from..(i + 1 < labels.Count ? labels[i + 1].Index : text.Length)].Trim();
            if (words.Length > 0) sections.Add(new AbstractSection(labels[i].Groups[1].Value, words));
        }
        return sections;
    }

    private static List<Author> Authors(List<(string Tag, string Value)> fields)
    {
        var authors = new List<Author>();
        var hasFull = fields.Exists(f => f.Tag == "FAU");
        foreach (var (tag, value) in fields)
        {
            if (tag == (hasFull ? "FAU" : "AU") || tag == "CN") authors.Add(hasFull || tag == "CN" ? new Author(value, null) : Papers.PaperNames.OfInitialled(value)!);
            // An identifier stands behind the author whose it is.
            else if (tag == "AUID" && authors.Count > 0 && value.StartsWith("ORCID", StringComparison.Ordinal) && PubMedIds.Orcid(value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..]) is { } orcid)
                authors[^1] = authors[^1] with { Orcid = orcid };
        }
        authors.RemoveAll(a => a is null);
        return authors;
    }

    /// <summary>"C1/A2/CRUK_/Cancer Research UK/United Kingdom": the id may have slashes of its own; acronym, agency and country are the last parts.</summary>
    private static Grant Grant(string text)
    {
        var parts = text.Split('/');
        if (parts.Length < 3) return new Grant(null, text, null);
        var idParts = parts[..^2].ToList();
        if (idParts.Count > 1 && Acronym().IsMatch(idParts[^1])) idParts.RemoveAt(idParts.Count - 1);
        return new Grant(string.Join('/', idParts) is { Length: > 0 } id ? id : null, parts[^2], parts[^1]);
    }

    private static Correction Tie((string Tag, string Value) field) =>
        new(Ties[field.Tag], TiedPmid().Match(field.Value) is { Success: true } pmid ? PubMedIds.Pmid(pmid.Groups[1].Value) : null, TiedPmid().Replace(field.Value, "").Trim());

    /// <summary>20020916, or 2002/09/17 10:00.</summary>
    private static PartialDate? Day(string? text)
    {
        var digits = text is null ? "" : string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length >= 8 ? PartialDate.ParseOrNull($"{digits[..4]}-{digits[4..6]}-{digits[6..8]}") : null;
    }

    [GeneratedRegex(@"\A([A-Z]{2,4}) {0,2}- ?(.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?:(?<=\A)|(?<=[.?!)] ))([A-Z][A-Z/,&() -]{3,60}): ", RegexOptions.CultureInvariant)]
    private static partial Regex SectionLabel();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]{1,5}_?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();

    [GeneratedRegex(@"\s*PMID: ?(\d{1,8})\b", RegexOptions.CultureInvariant)]
    private static partial Regex TiedPmid();
}
