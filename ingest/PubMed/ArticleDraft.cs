using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>What has been read of an article so far.</summary>
internal sealed class ArticleDraft
{
    public string? Pmid;
    public string? ElocationDoi;
    public string? ListedDoi;
    public string? Pmcid;
    public string? Title;
    public string? VernacularTitle;
    public List<AbstractSection> Abstract = [];
    public string? Journal;
    public string? JournalAbbreviation;
    public string? Volume;
    public string? Issue;
    public string? Pages;
    public PartialDate? IssueDate;
    public PartialDate? ElectronicDate;
    public List<string> Languages = [];
    public List<Author> Authors = [];
    public List<string> PublicationTypes = [];
    public List<MeshHeading> Mesh = [];
    public List<string> Keywords = [];
    public List<DataBankId> DataBankIds = [];
    public List<Grant> Grants = [];
    public List<Correction> Corrections = [];
    public PartialDate? Revised;
    public PartialDate? Completed;
    public PartialDate? LastEntered;

    public List<string> UnknownFields { get; } = [];

    public PartialDate? UpdatedOn => Revised ?? Completed ?? LastEntered;

    /// <summary>PubMed always delivers these; a record without one was cut by someone, and what it lacks says nothing.</summary>
    public bool IsReduced => (Title is null && VernacularTitle is null) || Languages.Count == 0 || Journal is null || PublicationTypes.Count == 0;

    public void Unknown(string path)
    {
        if (!UnknownFields.Contains(path)) UnknownFields.Add(path);
    }

    public PublicationFacts Facts(string pmid) => new()
    {
        Pmid = pmid,
        Doi = ElocationDoi ?? ListedDoi,
        Pmcid = Pmcid,
        Title = Title,
        VernacularTitle = VernacularTitle,
        AbstractSections = Abstract,
        Journal = Journal,
        JournalAbbreviation = JournalAbbreviation,
        Volume = Volume,
        Issue = Issue,
        Pages = Pages,
        PublishedOn = PubMedDates.First(IssueDate, ElectronicDate),
        Language = Languages.Count == 0 ? null : string.Join(',', Languages),
        Authors = Authors,
        PublicationTypes = PublicationTypes,
        Mesh = Mesh,
        Keywords = Keywords,
        DataBankIds = DataBankIds,
        Grants = Grants,
        Corrections = Corrections,
    };
}
