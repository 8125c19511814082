namespace Horizon.Graph.Records;

/// <summary>The mergeable fields of PublicationFacts, each once: the table drives both the merge and its provenance.</summary>
internal static class PublicationFields
{
    public static IReadOnlyList<FactField<PublicationFacts>> All { get; } =
    [
        new("doi", false, f => f.Doi is not null, (a, b) => a with { Doi = b.Doi }),
        new("localId", false, f => f.LocalId is not null, (a, b) => a with { LocalId = b.LocalId }),
        new("pmcid", false, f => f.Pmcid is not null, (a, b) => a with { Pmcid = b.Pmcid }),
        new("title", false, f => f.Title is not null, (a, b) => a with { Title = b.Title }),
        new("vernacularTitle", false, f => f.VernacularTitle is not null, (a, b) => a with { VernacularTitle = b.VernacularTitle }),
        new("journal", false, f => f.Journal is not null, (a, b) => a with { Journal = b.Journal }),
        new("journalAbbreviation", false, f => f.JournalAbbreviation is not null, (a, b) => a with { JournalAbbreviation = b.JournalAbbreviation }),
        new("volume", false, f => f.Volume is not null, (a, b) => a with { Volume = b.Volume }),
        new("issue", false, f => f.Issue is not null, (a, b) => a with { Issue = b.Issue }),
        new("pages", false, f => f.Pages is not null, (a, b) => a with { Pages = b.Pages }),
        new("publishedOn", false, f => f.PublishedOn is not null, (a, b) => a with { PublishedOn = b.PublishedOn }),
        new("language", false, f => f.Language is not null, (a, b) => a with { Language = b.Language }),
        new("abstractSections", true, f => f.AbstractSections.Count > 0, (a, b) => a with { AbstractSections = b.AbstractSections }),
        new("authors", true, f => f.Authors.Count > 0, (a, b) => a with { Authors = b.Authors }),
        new("publicationTypes", true, f => f.PublicationTypes.Count > 0, (a, b) => a with { PublicationTypes = b.PublicationTypes }),
        new("mesh", true, f => f.Mesh.Count > 0, (a, b) => a with { Mesh = b.Mesh }),
        new("keywords", true, f => f.Keywords.Count > 0, (a, b) => a with { Keywords = b.Keywords }),
        new("dataBankIds", true, f => f.DataBankIds.Count > 0, (a, b) => a with { DataBankIds = b.DataBankIds }),
        new("grants", true, f => f.Grants.Count > 0, (a, b) => a with { Grants = b.Grants }),
        new("corrections", true, f => f.Corrections.Count > 0, (a, b) => a with { Corrections = b.Corrections }),
        new("licence", false, f => f.Licence is not null, (a, b) => a with { Licence = b.Licence }),
        // Full text comes by another way than the rest: a newer record without it does not take it away.
        new("sections", false, f => f.Sections.Count > 0, (a, b) => a with { Sections = b.Sections }),
    ];
}
