using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>
/// Where gaps stand among what is paid for: at a study of all of a gap's techniques, at a site of each of its <see cref="SiteGroups"/>, broader concepts counted. By technique and site alone: awards hardly ever
/// say what they measure, whom they take in and what treatment is for, so that what is missing within a cell stands where the cell does. One rule for every list of funders. Immutable, thread-safe.
/// </summary>
internal sealed class GapPlaces
{
    private sealed record Place(string Gap, IReadOnlyList<string> Techniques, IReadOnlyList<IReadOnlyList<string>> Groups);

    private readonly ILookup<string, Place> byTechnique;
    private readonly ILookup<(string Technique, string Site), Place> byCell;

    public GapPlaces(IEnumerable<EvidenceGap> gaps)
    {
        var places = gaps.Select(g => new Place(g.Id, Telling([.. g.Techniques.Select(t => t.Id)]), SiteGroups.Of(g.Sites.Select(s => s.Id)))).Where(p => p.Techniques.Count > 0).ToList();
        Counted = places.Where(p => p.Groups.Count > 0).Select(p => p.Gap).ToHashSet(StringComparer.Ordinal);
        byTechnique = places.ToLookup(p => p.Techniques[0], StringComparer.Ordinal);
        byCell = places.Where(p => p.Groups.Count > 0).SelectMany(p => p.Groups[0].Select(s => (Cell: (p.Techniques[0], s), Place: p))).ToLookup(p => p.Cell, p => p.Place);
    }

    /// <summary>The gaps that name a technique narrow enough and a site: of others it cannot be told who pays at them.</summary>
    public IReadOnlySet<string> Counted { get; }

    /// <summary>The gaps that stand at one of these studies.</summary>
    public HashSet<string> At(IEnumerable<StudyEntry> studies)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (techniques, sites) in Wide(studies, s => s.Sites))
        {
            foreach (var place in techniques.SelectMany(t => sites.SelectMany(s => byCell[(t, s)])))
            {
                if (place.Techniques.All(techniques.Contains) && place.Groups.All(g => g.Any(sites.Contains))) found.Add(place.Gap);
            }
        }
        return found;
    }

    /// <summary>The gaps of whose techniques one of these studies is, at whatever site.</summary>
    public HashSet<string> OfTechniques(IEnumerable<StudyEntry> studies)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (techniques, _) in Wide(studies, _ => []))
        {
            foreach (var place in techniques.SelectMany(t => byTechnique[t]).Where(p => p.Techniques.All(techniques.Contains))) found.Add(place.Gap);
        }
        return found;
    }

    /// <summary>A purpose beside a technique is one more thing that awards do not tell; of the widest techniques every study is one.</summary>
    private static List<string> Telling(List<string> techniques)
    {
        techniques.RemoveAll(GapScope.IsWide);
        return techniques.Exists(t => !Purposes.Ids.Contains(t)) ? [.. techniques.Where(t => !Purposes.Ids.Contains(t))] : techniques;
    }

    /// <summary>What studies name, with broader concepts: many name the same.</summary>
    private static IEnumerable<(IReadOnlySet<string> Techniques, IReadOnlySet<string> Sites)> Wide(IEnumerable<StudyEntry> studies, Func<StudyEntry, IReadOnlyList<string>> sites) => studies
        .Select(s => (s.Techniques, Sites: sites(s))).DistinctBy(s => (string.Join(' ', s.Techniques), string.Join(' ', s.Sites)))
        .Select(s => (RadiotherapyVocabulary.Current.WithBroader(s.Techniques), RadiotherapyVocabulary.Current.WithBroader(s.Sites)));
}
