using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Isrctn;

/// <summary>What is said of the ISRCTN registry wherever its records are shown, and how its files are told.</summary>
public static class IsrctnSource
{
    public const string Name = SourceNames.Isrctn;

    /// <summary>The registry's own terms: the content of records under CC BY, metadata without restriction.</summary>
    public const string Licence = "ISRCTN registry (BioMed Central), record content under CC BY 4.0 with attribution to ISRCTN";

    public static SourceReader Reader { get; } = new(Name, Licence, IsrctnParser.Version, IsrctnParser.Parse)
    {
        IsDated = true,
        Xml =
        [
            new XmlForm(Name, ["allTrials", "fullTrial"], "fullTrial") { TotalAttribute = "totalCount" },
            new XmlForm(Name, ["trial"], "trial") { Recognises = head => head.Contains("isrctn", StringComparison.OrdinalIgnoreCase) && head.Contains("trialDescription", StringComparison.Ordinal) },
        ],
        Json =
        [
            new JsonForm(Name, ["", "[]", "trial", "[].trial", "fullTrial", "fullTrial[]", "allTrials.fullTrial", "allTrials.fullTrial[]"],
                names => (names.Contains("isrctn") && (names.Contains("trialDescription") || names.Contains("externalRefs") || names.Contains("participants")))
                    || (names.Contains("trial") && (names.Contains("sponsor") || names.Contains("funder") || names.Contains("contact")))),
        ],
    };
}
