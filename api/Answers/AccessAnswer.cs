using Horizon.Graph.Gaps;
using Horizon.Graph.Records;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/access</c>: trials of radiotherapy that recruit, and where in England.</summary>
/// <param name="Recruiting">Trials that recruit anywhere and fit the filters.</param>
/// <param name="Placed">Of these, trials that a provider of the directory may have open.</param>
/// <param name="Unknown">Why the others are at no provider, and what else is not known.</param>
/// <param name="Trials">The placed trials of the network or provider asked for, at most <paramref name="Limit"/>, by id; <paramref name="TrialsTotal"/> counts them all.</param>
/// <param name="Years">The last ten years, the newest first: trials under way then by their registered start and completion that name a provider, whether or not they recruit there today.</param>
/// <param name="Undated">Trials that name a provider and of which it is not known when they ran: they stand in no year.</param>
/// <param name="Source">The document that the networks and providers are named in.</param>
public sealed record AccessAnswer(
    int Recruiting, int Placed, AccessUnknown Unknown, IReadOnlyList<NetworkAccess> Networks, IReadOnlyList<TechniqueAccess> Techniques, IReadOnlyList<BandAccess> Bands,
    IReadOnlyList<YearAccess> Years, int Undated, int TrialsTotal, IReadOnlyList<OpenTrial> Trials, int Limit, string Source, IReadOnlyList<string> IncompleteSources, long Sequence, DateTimeOffset AsOf);

/// <summary>Trials that recruit and of which no open provider is known, by the first reason that holds. They add up with the placed ones.</summary>
/// <param name="NamesNoPlace">The registration names no place: it may be open anywhere.</param>
/// <param name="Abroad">All its places are outside the United Kingdom.</param>
/// <param name="NotInDirectory">It names places in the United Kingdom that are no provider of the directory, or are not written as one.</param>
/// <param name="PlacesClosed">It names providers, and says of each that it does not recruit.</param>
/// <param name="AgesNotStated">Of the placed trials, those whose registration states no age: they stand in no band.</param>
public sealed record AccessUnknown(int NamesNoPlace, int Abroad, int NotInDirectory, int PlacesClosed, int AgesNotStated);

public sealed record NetworkAccess(string Id, string Name, IReadOnlyList<string> CancerAlliances, int Trials, IReadOnlyList<ProviderAccess> Providers);

/// <param name="City">Where its department stands; null where it has several or it is not certain.</param>
public sealed record ProviderAccess(string Id, string Name, string? City, int Trials);

/// <param name="Recruiting">Trials of it that recruit anywhere.</param>
/// <param name="Placed">Of these, trials open at a provider.</param>
/// <param name="Networks">Placed trials in each network, in the order of the answer's networks.</param>
public sealed record TechniqueAccess(string Id, string Label, int Depth, int Recruiting, int Placed, IReadOnlyList<int> Networks);

/// <summary>Placed trials that take in people of a band of ages; a trial stands in each band that its ages reach into.</summary>
public sealed record BandAccess(string Id, string Label, int Placed, IReadOnlyList<int> Networks);

/// <param name="Placed">Trials under way in the year that name a provider of any network; <paramref name="Networks"/>: of each, in the order of the answer's networks.</param>
public sealed record YearAccess(int Year, int Placed, IReadOnlyList<int> Networks);

/// <param name="ProviderIds">Where it may be open.</param>
public sealed record OpenTrial(string Id, string? Title, IReadOnlyList<GapConcept> Techniques, IReadOnlyList<GapConcept> Sites, IReadOnlyList<string> Bands, IReadOnlyList<string> ProviderIds, PartialDate? ExpectedEnd);
