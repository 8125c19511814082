using System.Text.RegularExpressions;

namespace Horizon.Search.Topics.WeakLabels;

/// <summary>
/// Study types: a registration's from its registry's fields, a publication's from its publication types and MeSH. That a paper is of a method is
/// told by words of its title, since no field says it; where no field is known at all, the title says what it can.
/// </summary>
internal static class StudyTypeRules
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Method = new(
        @"\b(?:auto-?)?(?:segmentation|contouring|delineation|dosimetr\w*|phantoms?|software|algorithms?|radiomics|ontolog\w+|dose calculation|image registration|quality assurance|treatment planning|monte carlo|(?:deep|machine|reinforcement) learning|neural networks?|artificial intelligence|natural language processing)\b", Linear);

    private static readonly Regex Review = new(@"\b(?:(?:systematic|scoping|umbrella)(?: literature)? reviews?|meta-?analys[ie]s)\b", Linear);

    private static readonly Regex Observed = new(@"\b(?:retrospective(?:ly)?|cohorts?|cross-sectional|case-control|registry|registries|population-based|real-world|survey|observational)\b", Linear);

    private static readonly Regex Randomised = new(@"\brandomi[sz]ed\b", Linear);

    private static readonly string[] Designs = ["retrospective studies", "cohort studies", "case-control studies", "cross-sectional studies", "prospective studies", "follow-up studies", "longitudinal studies"];

    // What these papers are about is no study of their own.
    private static readonly string[] NoStudies = ["editorial", "letter", "comment", "article-commentary", "news", "published erratum", "correction", "biography", "historical article"];

    private static readonly string[] MethodDescriptors = ["software", "algorithms", "deep learning", "machine learning", "artificial intelligence", "neural networks, computer"];

    public static void Read(WeakText text, WeakVerdict verdict)
    {
        if (text.PublicationTypes is { } types) ReadPaper(text, types, verdict);
        else ReadRegistration(text, verdict);
    }

    private static void ReadRegistration(WeakText text, WeakVerdict verdict)
    {
        verdict.Say("study-type:systematic-review", false);
        verdict.Say("study-type:methods", false);
        if (text.StudyType is not { } type)
        {
            ReadTitle(text, verdict);
            return;
        }
        verdict.Say("study-type:interventional", type == "interventional");
        verdict.Say("study-type:observational", type == "observational");
        // Nothing is allocated in a study without intervention.
        verdict.Say("study-type:randomised", text.Allocation is { } allocation ? allocation == "randomized" : type == "interventional" ? null : false);
    }

    /// <summary>Of a registration whose fields are not known.</summary>
    private static void ReadTitle(WeakText text, WeakVerdict verdict)
    {
        var (randomised, watched) = (Randomised.IsMatch(text.Title), Observed.IsMatch(text.Title));
        foreach (var rule in new[] { Randomised, Observed }) verdict.Read(rule, text);
        if (randomised == watched) return;
        verdict.Say("study-type:randomised", randomised);
        verdict.Say("study-type:interventional", randomised);
        verdict.Say("study-type:observational", watched);
    }

    private static void ReadPaper(WeakText text, IReadOnlyList<string> types, WeakVerdict verdict)
    {
        bool Is(params string[] named) => types.Any(named.Contains);
        var untyped = types.Count == 0;
        bool? review = Is("systematic review", "meta-analysis", "scoping review") ? true : untyped ? Review.IsMatch(text.Title) : Is("review") ? null : false;
        var method = review != true && (Method.IsMatch(text.Title) || text.Mesh.Any(m => MethodDescriptors.Contains(m)));
        var watched = Is("observational study") || text.Mesh.Any(m => Designs.Contains(m)) || (untyped && review != true && Observed.IsMatch(text.Title));
        verdict.Read(Method, text);
        foreach (var rule in untyped ? new[] { Review, Observed, Randomised } : []) verdict.Read(rule, text);
        verdict.Say("study-type:systematic-review", review);
        // Nothing but a title shows what a method is.
        verdict.Say("study-type:methods", text.IsTitleAlone ? null : method);
        var randomised = Is("randomized controlled trial") || (untyped && review != true && Randomised.IsMatch(text.Title));
        var trial = randomised || Is("controlled clinical trial", "pragmatic clinical trial") || types.Any(t => t.StartsWith("clinical trial", StringComparison.Ordinal) && !t.Contains("protocol", StringComparison.Ordinal));
        var laboratory = text.Mesh.Any(m => m is "animals" or "mice" or "cell line, tumor") && !text.Mesh.Contains("humans");
        var none = review == true || Is("review") || laboratory || NoStudies.Any(t => Is(t)) || (method && !watched && !trial);
        verdict.Say("study-type:randomised", randomised ? true : none || watched ? false : null);
        verdict.Say("study-type:interventional", trial ? true : none || watched ? false : null);
        verdict.Say("study-type:observational", trial || none ? false : watched ? true : null);
    }
}
