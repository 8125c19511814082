using Horizon.Graph.Records;

namespace Horizon.Graph.Linking;

/// <summary>The role that the registered arms give: experimental, comparator, or none where both sides have it or the registry does not say.</summary>
internal static class TrialRoles
{
    public const string Experimental = "experimental";
    public const string Comparator = "comparator";

    public static string Of(TrialArm arm) => arm.Type?.ToUpperInvariant().Replace(' ', '_') switch
    {
        "EXPERIMENTAL" => Experimental,
        "ACTIVE_COMPARATOR" or "PLACEBO_COMPARATOR" or "SHAM_COMPARATOR" or "NO_INTERVENTION" => Comparator,
        _ => "",
    };

    /// <summary>An intervention that every arm gets is the backbone of the trial, not what it compares.</summary>
    public static string Of(Intervention intervention, IReadOnlyList<TrialArm> arms)
    {
        var given = arms.Where(a => intervention.ArmLabels.Contains(a.Label)).ToList();
        if (arms.Count > 1 && given.Count == arms.Count) return "";
        var roles = given.Select(Of).Distinct().ToList();
        return roles is [var only] ? only : "";
    }
}
