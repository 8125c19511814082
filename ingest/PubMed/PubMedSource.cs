using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>What is said of PubMed wherever its records are shown.</summary>
public static class PubMedSource
{
    public const string Name = SourceNames.PubMed;

    /// <summary>The attribution that NLM asks for; an abstract may be its publisher's copyright.</summary>
    public const string Licence = "Courtesy of the U.S. National Library of Medicine; abstracts may be the copyright of their publishers";

    public static SourceReader Reader { get; } = new(Name, Licence, PubMedParser.Version, PubMedParser.Parse);
}
