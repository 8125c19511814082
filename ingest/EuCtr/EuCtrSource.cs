using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.EuCtr;

/// <summary>
/// What is said of the EU Clinical Trials Register wherever its records are shown, and how its files are told: the "full details" and "summary" text downloads,
/// protocol pages that a person saved, and the JSON that tools make of them. It is not crawled.
/// </summary>
public static class EuCtrSource
{
    public const string Name = SourceNames.EuCtr;

    public const string Licence = "EU Clinical Trials Register: reuse allowed if the European Medicines Agency is named as the source";

    public static SourceReader Reader { get; } = new(Name, Licence, EuCtrParser.Version, EuCtrParser.Parse)
    {
        Texts = [new TextForm(Name, IsDownload, EuCtrCutter.CutAsync)],
        Pages = [new HtmlForm(Name, head => head.Contains("EudraCT", StringComparison.OrdinalIgnoreCase) && head.Contains("Member State Concerned", StringComparison.OrdinalIgnoreCase))],
        Json = [new JsonForm(Name, ["", "[]"], names => names.Contains("a2_eudract_number") || (names.Contains("eudractNumber") && names.Contains("trialInformation")))],
    };

    private static bool IsDownload(string head) =>
        head.Contains("EudraCT Number:", StringComparison.OrdinalIgnoreCase)
        && (head.Contains("Sponsor's Protocol Code Number:", StringComparison.OrdinalIgnoreCase) || head.Contains("Sponsor Protocol Number:", StringComparison.OrdinalIgnoreCase)
            || head.Contains("Member State Concerned", StringComparison.OrdinalIgnoreCase));
}
