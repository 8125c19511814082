using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Organisations;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>What can stand along a side of the gap map.</summary>
/// <param name="Name">As asked for, and the name of the search's filter by it.</param>
/// <param name="Field">The index's field.</param>
/// <param name="IsWhole">Every value is listed, studied or not: an absent row could not be seen to be empty. The others list what is there, the most studies first.</param>
internal sealed record MapAxis(string Name, string Label, string Field, bool IsWhole)
{
    /// <summary>Values listed of an axis that is not whole.</summary>
    public const int MostValues = 60;

    private const string Purpose = "Purpose";

    public static IReadOnlyList<MapAxis> All { get; } =
    [
        new("technique", "Technique", "technique", true), new("site", "Tumour site", "site", true), new("outcome", "Outcome", "outcome.class", true), new("population", "Age and people", "population", true),
        new("intent", "Purpose of the treatment", "technique", true), new("phase", "Phase", "phase", true), new("funder", "Funder", "funder.id", false), new("network", "Radiotherapy network", "network.id", true),
        new("country", "Country", "country", false),
    ];

    public static IReadOnlyList<Concept> Purposes { get; } = [.. RadiotherapyVocabulary.Current.Techniques.Where(t => t.Group == Purpose)];

    public static MapAxis? Find(string name) => All.FirstOrDefault(a => a.Name == name);

    /// <summary>Records need not tell of it: registrations without places, trials without a named funder. Then nothing found is no gap.</summary>
    public bool IsPartlyTold => Name is "network" or "funder";

    /// <summary>Broader concepts stand above narrower ones.</summary>
    public bool IsTree => Name is "technique" or "site";

    /// <summary>The axis's entries, and how many values are left out.</summary>
    /// <param name="found">Values with studies, the most first.</param>
    public async Task<(IReadOnlyList<AxisEntry> Entries, int Left)> EntriesAsync(IReadOnlyList<string> found, Workspace workspace, CancellationToken cancellation)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        switch (Name)
        {
            case "technique": return ([.. vocabulary.Techniques.Select(Entry)], 0);
            case "site": return ([.. vocabulary.Sites.Select(Entry)], 0);
            case "intent": return ([.. Purposes.Select(t => new AxisEntry(t.Id, t.Label, 0))], 0);
            case "outcome": return ([.. GapSubject.AllOutcomes.Select(o => new AxisEntry(o.Id, o.Label, 0))], 0);
            case "population":
                return ([.. GapFilter.People.Select(p => new AxisEntry(p.Id, p.Label, 0))], 0);
            case "phase": return ([.. TrialPhases.All.Concat(found.Except(TrialPhases.All).Order(StringComparer.Ordinal)).Select(p => new AxisEntry(p, Pages.Parts.StudyWords.Phase(p), 0))], 0);
            case "network": return ([.. ProviderDirectory.Current.Networks.Select(n => new AxisEntry(n.Id, Short(n), 0))], 0);
            case "funder":
                var shown = found.Take(MostValues).ToList();
                var names = await OrganisationNames.OfAsync(workspace.Store, shown, cancellation);
                return ([.. shown.Select(id => new AxisEntry(id, names[id], 0))], found.Count - shown.Count);
            default: return ([.. found.Take(MostValues).Select(v => new AxisEntry(v, v, 0))], Math.Max(0, found.Count - MostValues));
        }

        AxisEntry Entry(Concept c) => new(c.Id, c.Label, Depth(vocabulary, c));
    }

    /// <summary>The values of the axis that a stated gap stands at; null where gaps do not tell.</summary>
    public IEnumerable<string>? Of(EvidenceGap gap) => Name switch
    {
        "technique" or "intent" => RadiotherapyVocabulary.Current.WithBroader(gap.Techniques.Select(t => t.Id)),
        "site" => RadiotherapyVocabulary.Current.WithBroader(gap.Sites.Select(s => s.Id)),
        "outcome" => gap.Outcomes.Select(o => o.Id),
        "population" => gap.Populations.Select(p => p.Id),
        _ => null,
    };

    /// <summary>"RTN-04 Peninsula …": the full names do not fit above a column.</summary>
    private static string Short(ProviderNetwork network) =>
        network.Id[(network.Id.LastIndexOf(':') + 1)..].ToUpperInvariant() + (network.CancerAlliances is [var first, ..] ? $" {first}{(network.CancerAlliances.Count > 1 ? " …" : "")}" : "");

    /// <summary>Steps to the top by the shortest way.</summary>
    private static int Depth(RadiotherapyVocabulary vocabulary, Concept concept) =>
        concept.Broader.Count == 0 ? 0 : 1 + concept.Broader.Min(b => vocabulary.Find(b) is { } broader ? Depth(vocabulary, broader) : 0);
}
