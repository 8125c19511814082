using System.Collections.Frozen;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Gtr;

/// <summary>Gateway to Research names its funders by their abbreviations; other sources write them out.</summary>
internal static class GtrFunders
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["AHRC"] = "Arts and Humanities Research Council",
        ["BBSRC"] = "Biotechnology and Biological Sciences Research Council",
        ["EPSRC"] = "Engineering and Physical Sciences Research Council",
        ["ESRC"] = "Economic and Social Research Council",
        ["MRC"] = "Medical Research Council",
        ["NC3Rs"] = "National Centre for the Replacement, Refinement and Reduction of Animals in Research",
        ["NERC"] = "Natural Environment Research Council",
        ["STFC"] = "Science and Technology Facilities Council",
        ["UKRI"] = "UK Research and Innovation",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<AwardParty> Of(string? name) => name is null ? [] : [new AwardParty(Names.GetValueOrDefault(name, name), null)];
}
