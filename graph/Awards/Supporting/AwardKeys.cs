using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;

namespace Horizon.Graph.Awards.Supporting;

/// <summary>The keys of the store by which an award finds the trials and papers that it may pay for, and they the award: the rarest words of the title three by three, and acronyms.</summary>
public static class AwardKeys
{
    private const string Award = "~award-words:";
    private const string AwardAcronym = "~award-acronym:";

    /// <summary>The keys under which an award is found.</summary>
    public static IEnumerable<string> Of(AwardFacts award) => ReportKeys.Threes(award.Title).Select(words => Award + words).Concat(Acronyms(award).Select(a => AwardAcronym + a));

    /// <summary>Where an award looks for registrations.</summary>
    public static IEnumerable<string> ForTrials(AwardFacts award) => ReportKeys.Threes(award.Title).Select(words => ReportKeys.Trial + words).Concat(Acronyms(award).Select(a => ReportKeys.TrialAcronym + a));

    /// <summary>Where an award looks for papers.</summary>
    public static IEnumerable<string> ForPapers(AwardFacts award) => ReportKeys.Threes(award.Title).Select(words => ReportKeys.Paper + words);

    /// <summary>Where a registration looks for awards.</summary>
    public static IEnumerable<string> ForAwards(TrialFacts trial)
    {
        var words = ReportKeys.Threes(trial.Title).Select(three => Award + three);
        return Identity.TrialBlocks.Acronym(trial.Acronym) is { } acronym ? words.Append(AwardAcronym + acronym) : words;
    }

    /// <summary>Where a paper looks for awards.</summary>
    public static IEnumerable<string> ForAwards(PublicationFacts paper) => ReportKeys.Threes(paper.Title).Select(three => Award + three);

    private static IEnumerable<string> Acronyms(AwardFacts award) => ReportKeys.Acronyms([award.Acronym, award.Title]);
}
