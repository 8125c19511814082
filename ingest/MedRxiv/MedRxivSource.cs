using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.MedRxiv;

/// <summary>What is said of medRxiv wherever its records are shown, and the forms in which they come (bioRxiv's are the same).</summary>
public static class MedRxivSource
{
    public const string Name = SourceNames.MedRxiv;

    public const string Licence = "medRxiv and bioRxiv preprints: each under the licence that its authors chose; not peer-reviewed";

    public static SourceReader Reader { get; } = new(Name, Licence, MedRxivParser.Version, MedRxivParser.Parse)
    {
        IsDated = true,
        Json =
        [
            new JsonForm(Name, ["collection[]", "[].collection[]", "[]", ""], members =>
                (members.Contains("doi") && (members.Contains("jatsxml") || members.IsSupersetOf(["version", "category", "title"]) || members.IsSupersetOf(["server", "authors"])))
                || (members.Contains("published_doi") && members.Contains("preprint_title")))
            {
                IsEmptyPage = members => members.IsSupersetOf(["messages", "collection"]),
            },
        ],
    };
}
