using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Graph.Ids;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Citations;

/// <summary>A record of EndNote's XML export. Texts stand in elements "style"; several values of a field are parted by carriage returns.</summary>
internal static partial class EndNoteCitation
{
    public static CitationDraft? Read(XElement record)
    {
        if (record.Name() != "record") return null;
        var titles = record.Child("titles");
        var draft = new CitationDraft
        {
            Title = titles.Child("title").PlainText(),
            Journal = titles.Child("secondary-title").PlainText() ?? record.Child("periodical").Child("full-title").PlainText(),
            Abbreviation = record.Child("periodical").Child("abbr-1").PlainText(),
            Volume = record.Child("volume").PlainText(),
            Issue = record.Child("number").PlainText(),
            Pages = record.Child("pages").PlainText(),
            Year = record.Child("dates").Child("year").PlainText(),
            Date = record.Child("dates").Child("pub-dates").Child("date").PlainText(),
            Abstract = record.Child("abstract")?.Value,
            Doi = record.Child("electronic-resource-num").PlainText(),
            Pmcid = record.Child("custom2").PlainText(),
            Language = record.Child("language").PlainText(),
            Authors = [.. record.Child("contributors").Child("authors").Children("author").Select(a => a.PlainText()).OfType<string>()],
            Keywords = [.. record.Child("keywords").Children("keyword").Select(k => k.PlainText()).OfType<string>()],
            Types = [.. (record.Child("work-type")?.Value ?? "").Split('\r', '\n')],
        };
        draft.Types.Add(record.Child("ref-type")?.Attr("name") is { } kind && kind != "Generic" ? kind : "");
        var bank = $"{record.Child("remote-database-provider").PlainText()} {record.Child("remote-database-name").PlainText()}";
        // Each database numbers its own; the number of another is no PMID.
        if (PubMed().IsMatch(bank)) draft.Pmid = record.Child("accession-num").PlainText();
        draft.Pmid ??= record.Child("urls").Within("url").Select(u => Pmid.TryParse(u.PlainText())?.Value).FirstOrDefault(p => p is not null);
        return draft;
    }

    [GeneratedRegex(@"\bNLM\b|pubmed", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PubMed();
}
