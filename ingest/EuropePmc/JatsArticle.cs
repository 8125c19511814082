using System.Xml.Linq;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.EuropePmc;

/// <summary>A full text in JATS: what its front says, and the sections on methods of its body.</summary>
internal sealed class JatsArticle(XElement article)
{
    private readonly XElement? _journal = article.Child("front").Child("journal-meta");
    private readonly XElement? _meta = article.Child("front").Child("article-meta");

    public ParseResult Read()
    {
        if (_meta is null) return new RejectedRecord(EuropePmcParser.Source, null, "The article has no front/article-meta, so it does not say what it is. Fetch it again.");
        var pmid = PaperIds.Pmid(Id("pmid"));
        var doi = PaperIds.Doi(Id("doi"));
        var pmcid = (Id("pmcid") ?? Id("pmc")) is { } pmc ? PaperIds.Pmcid(char.IsAsciiDigit(pmc[0]) ? "PMC" + pmc : pmc) : null;
        if (Key(pmcid, pmid, doi) is not { } key)
            return new RejectedRecord(EuropePmcParser.Source, null, "The article has no PMCID, PMID or DOI to be known by. Fetch it from Europe PMC.");
        var sections = JatsAbstract.Sections(_meta);
        var facts = new PublicationFacts
        {
            Pmid = pmid,
            Doi = doi,
            Pmcid = pmcid,
            Title = Title(),
            AbstractSections = sections,
            Journal = JatsText.Of(_journal.Child("journal-title-group").Child("journal-title") ?? _journal.Child("journal-title")),
            JournalAbbreviation = Abbreviation(),
            Volume = JatsText.Of(_meta.Child("volume")),
            Issue = JatsText.Of(_meta.Child("issue")),
            Pages = Pages(),
            PublishedOn = JatsDates.PublishedOn(_meta),
            Language = Languages.Of(article.Attr("lang")),
            Authors = Authors(),
            PublicationTypes = JatsTypes.Of(article, _meta),
            Keywords = [.. _meta.Children("kwd-group").Where(g => g.Attr("kwd-group-type") is not ("abbr" or "abbreviations")).SelectMany(g => g.Within("kwd"))
                .Select(JatsText.Of).OfType<string>().Distinct()],
            DataBankIds = JatsAbstract.Registrations(_meta, sections),
            Grants = Grants(),
            Corrections = [.. _meta.Children("related-article").Select(Correction).OfType<Correction>()],
            Licence = Licence(),
            Sections = [.. JatsMethods.Of(article.Child("body")), .. JatsConclusions.Of(article.Child("body"))],
        };
        // A full text says nothing of indexing, and has no date of its last change.
        return new ParsedRecord(key, null, IsReduced: true, EuropePmcParser.Version, facts, []);
    }

    private static RecordKey? Key(string? pmcid, string? pmid, string? doi) =>
        pmcid is not null ? EuropePmcParser.Key("PMC", pmcid) : pmid is not null ? EuropePmcParser.Key("MED", pmid) : doi is not null ? EuropePmcParser.Key("DOI", doi) : null;

    private string? Id(string type) => _meta.Children("article-id").Where(i => i.Attr("pub-id-type") == type).Select(i => i.PlainText()).FirstOrDefault(i => i is not null);

    private string? Title()
    {
        var group = _meta.Child("title-group");
        var (title, subtitle) = (JatsText.Of(group.Child("article-title")), JatsText.Of(group.Child("subtitle")));
        return title is null || subtitle is null ? title ?? subtitle : $"{title}{(title.EndsWith(':') ? "" : ":")} {subtitle}";
    }

    private string? Abbreviation() =>
        _journal.Children("journal-id").Where(i => i.Attr("journal-id-type") is "iso-abbrev").Concat(_journal.Children("journal-id").Where(i => i.Attr("journal-id-type") is "nlm-ta"))
            .Select(i => i.PlainText()).FirstOrDefault(i => i is not null);

    private string? Pages()
    {
        var (first, last) = (_meta.Child("fpage").PlainText(), _meta.Child("lpage").PlainText());
        if (first is null) return _meta.Child("elocation-id").PlainText();
        return last is null || last == first ? first : $"{first}-{last}";
    }

    private List<Author> Authors() =>
    [
        .. _meta.Children("contrib-group").SelectMany(g => g.Children("contrib")).Where(c => c.Attr("contrib-type") is null or "author").Select(Author).OfType<Author>().Distinct(),
    ];

    private static Author? Author(XElement contrib)
    {
        var name = contrib.Child("name") ?? contrib.Child("name-alternatives").Child("name") ?? contrib.Child("string-name");
        var collab = contrib.Child("collab") ?? contrib.Child("collab-alternatives").Child("collab");
        var orcid = contrib.Children("contrib-id").FirstOrDefault(i => i.Attr("contrib-id-type") == "orcid").PlainText();
        // The members of a group may be listed in its element.
        var group = collab is null ? null : PaperText.Filled(PaperText.Collapse(string.Concat(collab.Nodes().Where(n => n is XText or XElement { Name.LocalName: "named-content" or "institution" or "italic" })
            .Select(n => n is XText t ? t.Value : ((XElement)n).Value))));
        return PaperNames.Of(name.Child("surname").PlainText(), name.Child("given-names").PlainText(), group ?? name.PlainText(), name.Child("suffix").PlainText(), orcid);
    }

    private List<Grant> Grants()
    {
        var grants = new List<Grant>();
        foreach (var award in _meta.Children("funding-group").SelectMany(g => g.Children("award-group")))
        {
            var agency = award.Children("funding-source").Select(Agency).FirstOrDefault(a => a is not null);
            var country = award.Children("funding-source").Select(s => s.Attr("country")).FirstOrDefault(c => c is not null);
            var ids = string.Join(';', award.Children("award-id").Select(i => i.PlainText()).OfType<string>());
            GrantIds.Add(grants, ids, agency, country);
        }
        // The older form: numbers and sponsors beside each other.
        foreach (var number in _meta.Children("contract-num")) GrantIds.Add(grants, number.PlainText(), null);
        foreach (var sponsor in _meta.Children("contract-sponsor")) GrantIds.Add(grants, null, sponsor.PlainText());
        return grants;
    }

    private static string? Agency(XElement source) =>
        source.Within("institution").Select(i => i.PlainText()).FirstOrDefault(i => i is not null) ?? (source.HasElements ? JatsText.Of(source) : source.PlainText());

    private static Correction? Correction(XElement related)
    {
        if (related.Attr("related-article-type") is not { } type) return null;
        var href = related.Attr("href");
        var doi = PaperIds.Doi(href);
        var pmid = related.Attr("ext-link-type") is "pubmed" or "pmid" ? PaperIds.Pmid(href) : null;
        var citation = JatsText.Of(related) ?? (pmid is null && doi is null ? href : null);
        return (doi ?? pmid ?? citation) is null ? null : new Correction(type, pmid, citation, doi);
    }

    private string? Licence()
    {
        var licence = _meta.Child("permissions").Child("license") ?? _meta.Child("license");
        return licence?.Child("license_ref").PlainText() ?? licence?.Attr("href") ?? licence.Within("ext-link").Select(l => l.Attr("href"))
            .FirstOrDefault(h => h?.Contains("creativecommons", StringComparison.OrdinalIgnoreCase) == true) ?? licence?.Attr("license-type");
    }
}
