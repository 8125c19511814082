using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>What is said of ClinicalTrials.gov wherever its records are shown.</summary>
public static class ClinicalTrialsGovSource
{
    public const string Name = SourceNames.ClinicalTrialsGov;

    /// <summary>The terms ask for attribution, the processing date, keeping the data current and no implied endorsement.</summary>
    public const string Licence =
        "ClinicalTrials.gov data of the U.S. National Library of Medicine: free to use with attribution and the date of processing; no endorsement implied";

    public static SourceReader Reader { get; } = new(Name, Licence, ClinicalTrialsGovParser.Version, ClinicalTrialsGovParser.Parse)
    {
        IsDated = true,
        Xml = [new XmlForm(Name, ["clinical_study"], "clinical_study")],
        Tables = [new TableForm(Name, SiteTable.IsHeader)],
    };
}
