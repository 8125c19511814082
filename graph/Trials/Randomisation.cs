using System.Text.RegularExpressions;
using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Records;

namespace Horizon.Graph.Trials;

/// <summary>Whether a trial can be the randomised one that somebody asks for.</summary>
public static partial class Randomisation
{
    /// <summary>By its register's word ("NA", "Non-Randomized"), else by its title; false where neither tells.</summary>
    public static bool IsRuledOut(TrialFacts trial) =>
        trial.Allocation is { } allocation ? allocation is ['n' or 'N', ..] : DesignReader.Read(trial.OfficialTitle ?? trial.BriefTitle ?? "").Randomised == false;

    /// <summary>"Randomised trials are needed": one that is not randomised closes no such want.</summary>
    public static bool IsAskedFor(string statement) => Asked().IsMatch(statement);

    [GeneratedRegex(@"\brandomi[sz]ed\b|\bRCTs?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
