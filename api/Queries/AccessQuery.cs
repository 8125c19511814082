using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Organisations;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>What access is asked for. Null is any; a concept's narrower ones are found too.</summary>
public sealed record AccessFilter(string? Technique, string? Site, string? Band, string? Network, string? Provider, int Limit)
{
    public const int MostLimit = 200;
    public const int UsualLimit = 50;

    /// <exception cref="BadRequestException">A value that nothing has; the message says what there is.</exception>
    public static AccessFilter Of(string? technique, string? site, string? band, string? network, string? provider, int? limit)
    {
        var concepts = GapFilter.Of(technique, site, null, null, null, null, null);
        var directory = ProviderDirectory.Current;
        return new AccessFilter(
            concepts.Technique, concepts.Site, Known("band", band, AgeBands.All.Select(b => b.Id), null), Known("network", network, directory.Networks.Select(n => n.Id), "organisation:network:"),
            Known("provider", provider, directory.Providers.Concat(directory.Successors).Select(p => p.Id), "organisation:provider:"),
            limit is null ? UsualLimit : limit is >= 1 and <= MostLimit ? limit.Value : throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostLimit}."));
    }

    private static string? Known(string name, string? text, IEnumerable<string> ids, string? prefix)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var id = text.Trim() is var word && prefix is not null && !word.Contains(':', StringComparison.Ordinal) ? prefix + word : word;
        return ids.Contains(id) ? id : throw new BadRequestException($"There is no {name} \"{text}\". /api/access lists all of them with their ids.");
    }
}

/// <summary>Which trials of radiotherapy are open where in England. The open ones are kept until the board of gaps moves. Thread-safe.</summary>
internal sealed class AccessQuery(Workspace workspace, StatusQuery status, TimeProvider time)
{
    private const int YearsShown = 10;

    private readonly Lock gate = new();
    private (long Sequence, IReadOnlyList<Open> Trials, IReadOnlyList<StudyEntry> Placed)? kept;

    public async Task<AccessAnswer> RunAsync(AccessFilter filter, CancellationToken cancellation)
    {
        var incomplete = await status.IncompleteSourcesAsync(cancellation);
        var (sequence, all, ever) = Trials();
        var trials = all.Where(t =>
            (filter.Technique is null || t.Techniques.Contains(filter.Technique)) && (filter.Site is null || t.Sites.Contains(filter.Site)) && (filter.Band is null || t.Study.Bands.Contains(filter.Band))).ToList();
        var placed = trials.Where(t => t.Study.Providers.Count > 0).ToList();
        var directory = ProviderDirectory.Current;
        var networks = directory.Networks.Select(n => n.Id).ToList();
        var inNetwork = networks.ToDictionary(n => n, n => placed.Where(t => t.Networks.Contains(n)).ToList());
        var chosen = placed.Where(t => (filter.Network is null || t.Networks.Contains(filter.Network)) && (filter.Provider is null || t.Study.Providers.Contains(filter.Provider))).ToList();
        var vocabulary = RadiotherapyVocabulary.Current;
        var (techniques, sites) = (vocabulary.WithNarrower(filter.Technique is { } t1 ? [t1] : []), vocabulary.WithNarrower(filter.Site is { } s1 ? [s1] : []));
        var past = ever.Where(s =>
            (filter.Technique is null || s.Techniques.Any(techniques.Contains)) && (filter.Site is null || s.Sites.Any(sites.Contains)) && (filter.Band is null || s.Bands.Contains(filter.Band))).ToList();
        var years = Enumerable.Range(0, YearsShown).Select(back => time.GetUtcNow().Year - back)
            .Select(year => (Year: year, Running: past.Where(s => Ran(s, year)).ToList()))
            .Select(y => new YearAccess(y.Year, y.Running.Count, [.. networks.Select(n => y.Running.Count(s => s.Networks.Contains(n)))])).ToList();
        int Why(string places) => trials.Count(t => t.Study.Providers.Count == 0 && t.Study.Places == places);
        return new AccessAnswer(
            trials.Count, placed.Count,
            new AccessUnknown(Why(NamedPlaces.None), Why(NamedPlaces.Abroad), Why(NamedPlaces.Unmatched), Why(NamedPlaces.Provider), placed.Count(t => t.Study.Bands.Count == 0)),
            [
                .. directory.Networks.Select(n => new NetworkAccess(
                    n.Id, n.NetworkName, n.CancerAlliances, inNetwork[n.Id].Count,
                    [.. directory.Providers.Concat(directory.Successors).Where(p => p.NetworkId == n.Id).Select(p => new ProviderAccess(p.Id, p.Name, p.City, inNetwork[n.Id].Count(t => t.Study.Providers.Contains(p.Id))))])),
            ],
            Techniques(filter, trials, placed, [.. networks.Select(n => inNetwork[n])]),
            [.. AgeBands.All.Select(b => new BandAccess(b.Id, b.Label, placed.Count(t => t.Study.Bands.Contains(b.Id)), [.. networks.Select(n => inNetwork[n].Count(t => t.Study.Bands.Contains(b.Id)))]))],
            years, past.Count(IsUndated), chosen.Count, [.. chosen.Take(filter.Limit).Select(t => Answer(t.Study))], filter.Limit, directory.Providers[0].Source, incomplete, sequence, time.GetUtcNow());
    }

    /// <summary>The techniques of which any trial recruits: of the one asked for, it and its narrower ones. In the vocabulary's order.</summary>
    private static List<TechniqueAccess> Techniques(AccessFilter filter, List<Open> trials, List<Open> placed, IReadOnlyList<List<Open>> networks)
    {
        var recruiting = Count(trials);
        var open = Count(placed);
        var byNetwork = networks.Select(Count).ToList();
        var vocabulary = RadiotherapyVocabulary.Current;
        return
        [
            .. vocabulary.Techniques
                .Where(c => recruiting.ContainsKey(c.Id) && (filter.Technique is null || c.Id == filter.Technique || vocabulary.Ancestors(c.Id).Any(a => a.Id == filter.Technique)))
                .Select(c => new TechniqueAccess(
                    c.Id, c.Label, vocabulary.Ancestors(c.Id).Count, recruiting[c.Id], open.GetValueOrDefault(c.Id), [.. byNetwork.Select(n => n.GetValueOrDefault(c.Id))])),
        ];

        static Dictionary<string, int> Count(List<Open> of) => of.SelectMany(t => t.Techniques).CountBy(t => t).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsUndated(StudyEntry trial) => trial.Year == 0 || (trial.Done is null && !trial.IsOpen);

    /// <summary>Under way in a year by its registered start and completion; one without a completion while it recruits.</summary>
    private static bool Ran(StudyEntry trial, int year) => !IsUndated(trial) && trial.Year <= year && (trial.Done is not { } done || done.Last.Year >= year);

    private (long Sequence, IReadOnlyList<Open> Trials, IReadOnlyList<StudyEntry> Placed) Trials()
    {
        lock (gate)
        {
            var sequence = workspace.Gaps.Sequence;
            if (kept is { } last && last.Sequence == sequence) return last;
            var network = ProviderDirectory.Current.Providers.Concat(ProviderDirectory.Current.Successors).ToDictionary(p => p.Id, p => p.NetworkId, StringComparer.Ordinal);
            List<Open> trials =
                [.. workspace.Gaps.OpenTrials().Select(s => new Open(s, RadiotherapyVocabulary.Current.WithBroader(s.Techniques), RadiotherapyVocabulary.Current.WithBroader(s.Sites), [.. s.Providers.Select(p => network.GetValueOrDefault(p)).OfType<string>()]))];
            var current = (sequence, trials, workspace.Gaps.PlacedTrials());
            kept = current;
            return current;
        }
    }

    private static OpenTrial Answer(StudyEntry s) => new(s.Id, s.Title, Concepts(s.Techniques), Concepts(s.Sites), s.Bands, s.Providers, s.Done);

    private static List<GapConcept> Concepts(IEnumerable<string> ids) => [.. ids.Select(id => new GapConcept(id, RadiotherapyVocabulary.Current.Find(id)?.Label ?? id))];

    private sealed record Open(StudyEntry Study, IReadOnlySet<string> Techniques, IReadOnlySet<string> Sites, HashSet<string> Networks);
}
