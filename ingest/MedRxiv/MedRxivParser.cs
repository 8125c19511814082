using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.MedRxiv;

/// <summary>
/// Reads one row of medRxiv's or bioRxiv's API: one version of a preprint, or the link from a preprint to the paper that it became.
/// All versions of a preprint are versions of one record. Pure and thread-safe; never throws on what the bytes say. Who is to be written to is never read.
/// </summary>
public static partial class MedRxivParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 1;

    private static readonly NameTable<UnknownName> Known = UnknownName.Beside(
    [
        "doi", "preprint_doi", "biorxiv_doi", "medrxiv_doi", "title", "preprint_title", "authors", "preprint_authors", "author_corresponding", "author_corresponding_institution",
        "preprint_author_corresponding", "preprint_author_corresponding_institution", "date", "preprint_date", "version", "type", "license", "category", "preprint_category", "jatsxml",
        "abstract", "preprint_abstract", "published", "published_doi", "published_journal", "published_date", "published_citation_count", "preprint_platform", "server", "funder",
    ]);

    /// <param name="rowJson">The bytes of one row, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> rowJson) => JsonPaper.Read(SourceNames.MedRxiv, rowJson, Known, Read);

    private static ParseResult Read(JsonItem row, List<string> unknown)
    {
        var written = row["doi"].Text ?? row["preprint_doi"].Text ?? row["biorxiv_doi"].Text ?? row["medrxiv_doi"].Text;
        if (Doi.TryParse(written) is not { } doi)
            return new RejectedRecord(SourceNames.MedRxiv, written, written is null ? "The row has no DOI. Fetch the page again." : "The row's DOI is none (10.prefix/suffix).");
        var isLink = row["published_doi"].Exists && !row["doi"].Exists;
        var date = PartialDate.ParseOrNull(row["date"].Text ?? row["preprint_date"].Text);
        var sections = PaperText.Sections(row["abstract"].Text ?? row["preprint_abstract"].Text);
        var category = PaperText.Plain(row["category"].Text ?? row["preprint_category"].Text);
        var facts = new PublicationFacts
        {
            Doi = doi.Value,
            Title = PaperText.Plain(row["title"].Text ?? row["preprint_title"].Text),
            AbstractSections = sections,
            Journal = row["server"].Text ?? row["preprint_platform"].Text ?? (isLink ? null : "medRxiv"),
            PublishedOn = row["version"].Number is > 1 ? PostedOn(doi.Value) : date,
            Authors = [.. (row["authors"].Text ?? row["preprint_authors"].Text ?? "").Split(';').Select(a => PaperText.Plain(a)?.TrimEnd('.') is { Length: > 0 } name ? new Author(name, null) : null).OfType<Author>()],
            PublicationTypes = ["Preprint"],
            Keywords = category is null ? [] : [category],
            DataBankIds = TrialRegistrations.In(sections),
            Corrections = Doi.TryParse(row["published"].Text ?? row["published_doi"].Text) is { } published ? [new Correction("published", null, row["published_journal"].Text, published.Value)] : [],
            Licence = row["license"].Text,
        };
        return new ParsedRecord(new RecordKey(SourceNames.MedRxiv, doi.Value), date, isLink, Version, facts, unknown);
    }

    /// <summary>A later version's date is not when the preprint came out; the DOI holds the day on which it was sent in.</summary>
    private static PartialDate? PostedOn(string doi) =>
        DoiDate().Match(doi) is { Success: true } day ? PartialDate.ParseOrNull($"{day.Groups[1].Value}-{day.Groups[2].Value}-{day.Groups[3].Value}") : null;

    [GeneratedRegex(@"\A10\.\d{4,6}/((?:19|20)\d\d)\.(\d\d)\.(\d\d)\.\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex DoiDate();
}
