using System.Text.RegularExpressions;

namespace Horizon.Search.Topics.WeakLabels;

/// <summary>
/// Research activities in the manner of the HRCS: from a registry's primary purpose; where a registration has no such field, from words of its title;
/// of a publication from MeSH.
/// </summary>
internal static class ActivityRules
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Dictionary<string, string[]> Purposes = new(StringComparer.Ordinal)
    {
        ["research-activity:underpinning"] = ["basic_science"],
        ["research-activity:prevention"] = ["prevention"],
        ["research-activity:detection"] = ["diagnostic", "screening"],
        ["research-activity:treatment-evaluation"] = ["treatment"],
        ["research-activity:disease-management"] = ["supportive_care"],
        ["research-activity:health-services"] = ["health_services_research"],
    };

    private static readonly (string Activity, Regex Words)[] Titles =
    [
        ("research-activity:prevention", new(@"\bprevent(?:s|ed|ing|ion|ive)?\b", Linear)),
        ("research-activity:detection", new(
            @"\b(?:PET(?:[/-](?:CT|MRI?))?|positron emission|SPECT|f?MRI|magnetic resonance|imaging|diagnos(?:is|ing|tic)|detect\w*|screening|scans?|biops(?:y|ies)|ultrasound|ultrasonography|mammography|biomarkers?|predict\w*)\b", Linear)),
        ("research-activity:disease-management", new(
            @"\b(?:quality of life|supportive care|symptoms?|fatigue|nausea|vomiting|pain(?:ful)?|mucositis|dermatitis|xerostomia|dry mouth|lymph(?:o)?edema|anxiety|depression|distress|sexual|exercise|nutrition(?:al)?|rehabilitation|survivors?|survivorship|end of life|cognitive|hot flashes|coping|swallowing|side effects|incontinence|osteoporosis|bone loss|sleep|acupuncture|massage)\b", Linear)),
        ("research-activity:treatment-evaluation", new(@"\b(?:in treating|(?:for|in) the treatment of|treatment of|in the management of|versus|vs|efficacy|phase (?:i{1,3}|[123])\w*)\b", Linear)),
    ];

    public static void Read(WeakText text, WeakVerdict verdict)
    {
        if (text.PublicationTypes is not null)
        {
            var model = text.Mesh.Any(m => m is "animals" or "mice" or "cell line, tumor" or "xenograft model antitumor assays") && text.Mesh.Any(m => m.Contains("antineoplastic", StringComparison.Ordinal) || m.Contains("therapy", StringComparison.Ordinal));
            verdict.Say("research-activity:treatment-development", text.Mesh.Count == 0 ? null : model);
        }
        else if (text.PrimaryPurpose is { } purpose)
        {
            foreach (var (activity, values) in Purposes) verdict.Say(activity, values.Contains(purpose));
        }
        else if (text.StudyType is not null)
        {
            // Who only observes evaluates no treatment by allocating it; what else the study is for, nobody has said.
            verdict.Say("research-activity:treatment-evaluation", text.StudyType == "observational" ? false : null);
        }
        else
        {
            ReadTitle(text, verdict);
        }
    }

    private static void ReadTitle(WeakText text, WeakVerdict verdict)
    {
        foreach (var (activity, words) in Titles) verdict.Say(activity, words, text);
    }
}
