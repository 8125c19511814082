using Horizon.Graph.Records;

namespace Horizon.Graph.Trials;

/// <summary>What a registration tells of the places where its trial recruits, as far as it bears on access in England.</summary>
public static class NamedPlaces
{
    /// <summary>It names no place.</summary>
    public const string None = "none";

    /// <summary>It names places, and none of them in the United Kingdom.</summary>
    public const string Abroad = "abroad";

    /// <summary>It names places in the United Kingdom, and none of them is found in the directory of providers.</summary>
    public const string Unmatched = "unmatched";

    /// <summary>It names a provider of the directory.</summary>
    public const string Provider = "provider";

    private static readonly HashSet<string> Kingdom = new(StringComparer.OrdinalIgnoreCase) { "United Kingdom", "England", "Scotland", "Wales", "Northern Ireland", "Great Britain", "UK", "GB" };

    public static string Of(IReadOnlyList<PlaceRef> places) =>
        places.Any(p => p.OrganisationId is not null) ? Provider
        : places.Any(p => p.Country is { } country && Kingdom.Contains(country)) ? Unmatched
        : places.Any(p => p.Country is not null) ? Abroad
        : None;

    /// <summary>The register says that this place recruits, or says nothing of the place by itself.</summary>
    public static bool MayBeOpen(string? status) =>
        status is null || (TrialStatusWords.FromClinicalTrialsGov(status) is var word and not TrialStatus.Unknown ? word : TrialStatusWords.FromRegister(status)) is TrialStatus.Recruiting or TrialStatus.Unknown;
}
