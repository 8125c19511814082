using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Crossref;

/// <summary>Reads one work of Crossref's REST API. Pure and thread-safe; never throws on what the bytes say. Affiliations are never read.</summary>
public static class CrossrefParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private static readonly NameTable<UnknownName> Known = UnknownName.Beside(
    [
        "DOI", "title", "subtitle", "short-title", "original-title", "abstract", "container-title", "short-container-title", "container-title-short", "volume", "issue", "page", "article-number", "published-print",
        "published-online", "published", "published-other", "issued", "posted", "accepted", "approved", "author", "editor", "translator", "chair", "type", "subtype", "funder", "language",
        "update-to", "updated-by", "update-policy", "relation", "license", "clinical-trial-number", "deposited", "indexed", "created", "publisher", "publisher-location", "prefix",
        "member", "URL", "ISSN", "issn-type", "ISBN", "isbn-type", "reference", "reference-count", "references-count", "is-referenced-by-count", "score", "source", "resource", "link",
        "content-domain", "content-created", "content-updated", "journal-issue", "alternative-id", "archive", "assertion", "subject", "group-title", "event", "institution", "degree",
        "edition-number", "component-number", "part-number", "standards-body", "proceedings-subject", "free-to-read", "review", "aliases", "special-numbering", "status", "project",
    ]);

    /// <param name="workJson">The bytes of one work object, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> workJson) => JsonPaper.Read(SourceNames.Crossref, workJson, Known, Read);

    private static ParseResult Read(JsonItem work, List<string> unknown)
    {
        var written = work["DOI"].Text;
        if (Doi.TryParse(written) is not { } doi)
        {
            return new RejectedRecord(SourceNames.Crossref, written, written is null
                ? "The work has no DOI. Ask Crossref for it with the field DOI."
                : "The work's DOI is none (10.prefix/suffix).");
        }
        var sections = PaperText.Sections(work["abstract"].Text);
        var (title, subtitle) = (First(work["title"]), First(work["subtitle"]));
        var facts = new PublicationFacts
        {
            Doi = doi.Value,
            Title = title is null || subtitle is null || title.Contains(subtitle, StringComparison.OrdinalIgnoreCase) ? title ?? subtitle : $"{title}{(title.EndsWith(':') ? "" : ":")} {subtitle}",
            VernacularTitle = First(work["original-title"]),
            AbstractSections = sections,
            Journal = First(work["container-title"]) ?? PaperText.Plain(work["group-title"].Text) ?? work["institution"].Items.Select(i => PaperText.Plain(i["name"].Text)).FirstOrDefault(n => n is not null),
            JournalAbbreviation = First(work["short-container-title"]),
            Volume = work["volume"].Text,
            Issue = work["issue"].Text,
            Pages = work["page"].Text ?? work["article-number"].Text,
            PublishedOn = CrossrefDates.PublishedOn(work),
            Language = Languages.Of(work["language"].Text),
            Authors = [.. work["author"].Items.Select(Author).OfType<Author>().Distinct()],
            PublicationTypes = [.. Types(work)],
            DataBankIds = Registrations(work, sections),
            Grants = Grants(work),
            Corrections = [.. Ties(work)],
            Licence = work["license"].Items.Select(l => l["URL"].Text).FirstOrDefault(l => l is not null),
        };
        var isReduced = !(work["type"].Exists && work["publisher"].Exists && work["deposited"].Exists);
        var updated = CrossrefDates.Day(work["deposited"]) ?? CrossrefDates.Day(work["indexed"]) ?? CrossrefDates.Day(work["created"]);
        return new ParsedRecord(new RecordKey(SourceNames.Crossref, doi.Value), updated, isReduced, Version, facts, unknown);
    }

    private static string? First(JsonItem texts) => texts.Texts.Select(PaperText.Plain).FirstOrDefault(t => t is not null);

    private static Author? Author(JsonItem author) => PaperNames.Of(
        PaperText.Plain(author["family"].Text), PaperText.Plain(author["given"].Text), PaperText.Plain(author["name"].Text), author["suffix"].Text, author["ORCID"].Text);

    private static IEnumerable<string> Types(JsonItem work)
    {
        var (type, subtype) = (work["type"].Text, work["subtype"].Text);
        if (type == "journal-article") yield return "Journal Article";
        else if (type == "posted-content" && subtype is null or "preprint") yield return "Preprint";
        else if (type is not null) yield return type;
        if (work["update-to"].Items.Any(u => u["type"].Text == "retraction")) yield return "Retraction of Publication";
        if (work["updated-by"].Items.Any(u => u["type"].Text == "retraction")) yield return "Retracted Publication";
    }

    private static List<DataBankId> Registrations(JsonItem work, IReadOnlyList<AbstractSection> sections)
    {
        var found = new List<DataBankId>();
        foreach (var number in work["clinical-trial-number"].Items)
        {
            if (number["clinical-trial-number"].Text is not { } text) continue;
            var id = RegistrationId.TryParse(text);
            found.Add(new DataBankId(id?.Register ?? number["registry"].Text ?? "", id?.Value ?? text));
        }
        return [.. found.Concat(TrialRegistrations.In(sections)).Distinct()];
    }

    private static List<Grant> Grants(JsonItem work)
    {
        var grants = new List<Grant>();
        foreach (var funder in work["funder"].Items) GrantIds.Add(grants, string.Join(';', funder["award"].Texts), PaperText.Plain(funder["name"].Text), funderDoi: Doi.TryParse(funder["DOI"].Text)?.Value);
        return grants;
    }

    /// <summary>What the work corrects or is corrected by, and the versions and preprints of it; in Crossref's words.</summary>
    private static IEnumerable<Correction> Ties(JsonItem work)
    {
        foreach (var (name, direction) in new[] { ("update-to", ""), ("updated-by", " in") })
        {
            foreach (var update in work[name].Items)
            {
                if (Doi.TryParse(update["DOI"].Text) is { } doi) yield return new Correction($"{update["type"].Text ?? "update"}{direction}", null, null, doi.Value);
            }
        }
        foreach (var (name, related) in Relations(work["relation"]))
        {
            if (name is not ("is-preprint-of" or "has-preprint" or "is-version-of" or "has-version" or "is-comment-on" or "has-comment" or "is-correction-of" or "has-correction"
                or "is-retraction-of" or "has-retraction" or "is-protocol-for" or "has-protocol" or "is-related-material" or "is-replaced-by" or "replaces" or "is-translation-of")) continue;
            foreach (var thing in related.Items)
            {
                if (thing["id-type"].Text == "doi" && Doi.TryParse(thing["id"].Text) is { } doi) yield return new Correction(name, null, null, doi.Value);
                else if (thing["id-type"].Text == "pmid" && Pmid.TryParse(thing["id"].Text) is { } pmid) yield return new Correction(name, pmid.Value, null);
            }
        }
    }

    private static List<(string Name, JsonItem Value)> Relations(JsonItem relation)
    {
        var relations = new List<(string, JsonItem)>();
        foreach (var member in relation.Members) relations.Add((member.Name, relation.Of(member)));
        return relations;
    }
}
