using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>A description in Dublin Core, as the search gives with format=dc: ids, title, names, subjects, date and abstract, and nothing else.</summary>
internal static partial class DublinCore
{
    public static ParseResult Read(XElement description)
    {
        var about = description.Attr("about") ?? description.Children("identifier").Select(i => i.PlainText()).FirstOrDefault(i => i is not null && About().IsMatch(i));
        if (about is null || About().Match(about) is not { Success: true } match)
            return new RejectedRecord(EuropePmcParser.Source, null, "The description does not name its record at Europe PMC. Ask for format=json or xml instead.");
        var (source, id) = (match.Groups[1].Value, match.Groups[2].Value);
        var sections = PaperText.Sections(description.Child("abstract")?.Value);
        var types = description.Children("description").Select(d => d.PlainText()).OfType<string>().Where(t => t.Length <= 60).ToList();
        if (source == "PPR") types.Add("Preprint");
        var facts = new PublicationFacts
        {
            Pmid = source == "MED" ? PaperIds.Pmid(id) : null,
            Pmcid = source == "PMC" ? PaperIds.Pmcid(id) : null,
            Doi = description.Children("identifier").Select(i => PaperIds.Doi(i.PlainText())).FirstOrDefault(d => d is not null),
            Title = PaperText.Plain(description.Child("title")?.Value),
            AbstractSections = sections,
            PublishedOn = description.Children("date").Select(d => PartialDate.ParseOrNull(d.PlainText())).FirstOrDefault(d => d is not null),
            Language = description.Child("language").PlainText(),
            Authors = [.. description.Children("creator").Select(c => c.PlainText()).OfType<string>().Select(name => new Author(name, null))],
            PublicationTypes = [.. types.Distinct(StringComparer.OrdinalIgnoreCase)],
            Mesh = [.. description.Children("subject").Select(s => s.PlainText()).OfType<string>().Distinct().Select(term => new MeshHeading(null, term))],
            DataBankIds = TrialRegistrations.In(sections),
        };
        return new ParsedRecord(EuropePmcParser.Key(source, id), null, IsReduced: true, EuropePmcParser.Version, facts, []);
    }

    [GeneratedRegex(@"europepmc\.org/(?:abstract|article)s?/([A-Za-z]{3})/([A-Za-z0-9._/-]+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex About();
}
