using System.Security.Cryptography;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Citations;

/// <summary>What has been read of a citation, in whatever format.</summary>
internal sealed class CitationDraft
{
    public string? Title;
    public string? Journal;
    public string? Abbreviation;
    public string? Volume;
    public string? Issue;
    public string? Pages;
    public string? Year;

    /// <summary>The date within the year ("Mar", "Sep 18"), or the whole one.</summary>
    public string? Date;
    public string? Abstract;
    public string? Doi;
    public string? Pmid;
    public string? Pmcid;
    public string? Language;
    public List<string> Authors = [];
    public List<string> Keywords = [];
    public List<string> Types = [];

    /// <summary>
    /// A citation is known by its DOI, else its PMID, else by a hash of title, year and first author: one that is exported again is the same record.
    /// Without title and ids there is nothing to know it by.
    /// </summary>
    public ParseResult Finish()
    {
        var (doi, pmid, title) = (Graph.Ids.Doi.TryParse(Doi)?.Value, Graph.Ids.Pmid.TryParse(Pmid)?.Value, PaperText.Plain(Title));
        var published = PublishedOn();
        var id = doi is not null ? $"doi:{doi}" : pmid is not null ? $"pmid:{pmid}" : title is not null ? $"hash:{Hash(title, published)}" : null;
        if (id is null) return new RejectedRecord(SourceNames.Csv, null, "The citation has neither a title nor a DOI or PMID. Complete it in the library and export it again.");
        var sections = PaperText.Sections(Abstract);
        var facts = new PublicationFacts
        {
            Pmid = pmid,
            Doi = doi,
            Pmcid = Graph.Ids.Pmcid.TryParse(Pmcid)?.Value,
            Title = title,
            AbstractSections = sections,
            Journal = PaperText.Plain(Journal) ?? PaperText.Plain(Abbreviation),
            JournalAbbreviation = PaperText.Plain(Abbreviation),
            Volume = PaperText.Filled(Volume),
            Issue = PaperText.Filled(Issue),
            Pages = PaperText.Filled(Pages),
            PublishedOn = published,
            Language = Languages.Of(Language) is { } language ? language.Equals("English", StringComparison.OrdinalIgnoreCase) ? "eng" : language : null,
            Authors = [.. Authors.Select(PaperText.Plain).OfType<string>().Select(name => new Author(name.TrimEnd(','), null)).Distinct()],
            PublicationTypes = [.. Types.Select(PaperText.Filled).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            // EndNote keeps MeSH terms with the asterisk of a major topic.
            Keywords = [.. Keywords.Select(k => PaperText.Plain(k.Replace("*", "", StringComparison.Ordinal))).OfType<string>().Distinct()],
            DataBankIds = TrialRegistrations.In(sections),
        };
        return new ParsedRecord(new RecordKey(SourceNames.Csv, id), null, IsReduced: true, CitationParser.Version, facts, []);
    }

    private PartialDate? PublishedOn()
    {
        if (PartialDate.ParseOrNull(Date?.Replace('/', '-').TrimEnd('-')) is { } whole) return whole;
        var year = PaperText.Filled(Year)?.TrimEnd('/');
        return year is null ? PubMedDates.FromText(Date) : PubMedDates.FromText($"{year} {Date}") ?? PartialDate.ParseOrNull(year.Replace('/', '-'));
    }

    private string Hash(string title, PartialDate? published)
    {
        var words = string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var first = string.Concat((Authors.FirstOrDefault() ?? "").TakeWhile(c => c != ',').Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var text = $"{words}|{published?.First.Year}|{first}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
