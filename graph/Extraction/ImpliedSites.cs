using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction;

/// <summary>Reads the tumour site of radiotherapy that a text tells by the operation or the organ irradiated alone: "radiotherapy after lumpectomy", "SBRT with a boost to the prostate". For texts that name no site.</summary>
internal static partial class ImpliedSites
{
    /// <summary>Operations that are done for one cancer where radiotherapy stands beside them, and organs that are irradiated for their own cancer alone.</summary>
    private static readonly (string Group, string Site)[] Groups =
    [
        ("breast", "site:breast"), ("prostate", "site:prostate"), ("rectum", "site:rectum"), ("bladder", "site:bladder"), ("oesophagus", "site:oesophagus"), ("larynx", "site:larynx"),
        ("nasopharynx", "site:nasopharynx"), ("pancreas", "site:pancreas"), ("stomach", "site:stomach"),
    ];

    public static IEnumerable<Found> Read(string text)
    {
        foreach (Match match in Cues().Matches(text))
        {
            foreach (var (group, site) in Groups)
                if (match.Groups[group].Success) yield return new Found(site, match.Index, match.Index + match.Length);
        }
    }

    [GeneratedRegex(
        @"\b(?:(?<breast>lumpectom(?:y|ies)|(?:post-?)?mastectom(?:y|ies)|quadrantectomy|breast[- ]conserv(?:ing (?:surgery|treatment|therapy)|ation(?: surgery| therapy)?)|(?:partial|whole)[- ]breast)|(?<prostate>(?:post-?)?prostatectom(?:y|ies)|(?:to|of|including|entire|whole|normal) (?:the )?prostate|prostate (?:gland|bed|fossa|volume|and seminal|plan)|prostatic (?:bed|fossa)|intra-?prostatic|(?-i:PSA)|(?:Lu|Ac|lutetium|actinium)[- ]?(?:177|225)?[- ]?PSMA(?:-\w+)?)|(?<rectum>total mesorectal excision|TME|mesorectal excision|(?:rectum|rectal) preservation|abdomino-?perineal resection|low anterior resection)|(?<bladder>(?:radical )?cystectomy)|(?<oesophagus>o?esophagectomy)|(?<larynx>laryngectomy)|(?<nasopharynx>nasopharyngectomy|nasopharyngeal biops(?:y|ies)|(?:in|of) the nasopharynx)|(?<pancreas>pancreatic resection|pancreatectomy|pancrea[tc]icoduodenectomy|pancreatoduodenectomy|Whipple)|(?<stomach>gastrectomy))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Cues();
}
