using System.Collections.Frozen;

namespace Horizon.Graph.Organisations;

/// <summary>
/// The 52 radiotherapy providers and 11 networks of NHS England's founding commitment for the Radiotherapy Learning
/// Healthcare System. A facility is found by an exact name or a reviewed alias, never by likeness. Thread-safe.
/// </summary>
/// <remarks>
/// The list is of the document's date. A later merger of two trusts is no alias: its new name belongs to neither alone, and stands for itself in the network that both were of.
/// </remarks>
public sealed class ProviderDirectory
{
    private const string BodyTable = "bodies.tsv", SuccessionTable = "succession.tsv";

    private static readonly Lazy<ProviderDirectory> Loaded = new(Load);
    private readonly FrozenDictionary<string, Provider> byName;

    private ProviderDirectory(IReadOnlyList<Provider> providers, IReadOnlyList<Provider> successors, IReadOnlyList<ProviderNetwork> networks, FrozenDictionary<string, Provider> byName)
    {
        Providers = providers;
        Successors = successors;
        Networks = networks;
        this.byName = byName;
    }

    public static ProviderDirectory Current => Loaded.Value;

    /// <summary>A hash of every name, place and alias: changes with any change of the tables. 12 hexadecimal digits.</summary>
    public string Version { get; } = EmbeddedTable.Version("providers.tsv", "aliases.tsv", SuccessionTable, BodyTable);

    /// <summary>In the source's order: by network, then as listed.</summary>
    public IReadOnlyList<Provider> Providers { get; }

    /// <summary>The trusts that carry on one or several of <see cref="Providers"/>, all of one network, since the document. By id.</summary>
    public IReadOnlyList<Provider> Successors { get; }

    /// <summary>By id.</summary>
    public IReadOnlyList<ProviderNetwork> Networks { get; }

    /// <summary>The provider whose name or reviewed alias this is; null when none is, or when the name belongs to several places.</summary>
    public Provider? Find(string? facilityName)
    {
        if (string.IsNullOrWhiteSpace(facilityName))
            return null;
        var name = FacilityName.Normalise(facilityName);
        return byName.GetValueOrDefault(name) ?? byName.GetValueOrDefault(FacilityName.WithoutEnding(name));
    }

    private static ProviderDirectory Load()
    {
        var providers = new List<Provider>();
        var networks = new SortedDictionary<string, ProviderNetwork>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("providers.tsv"))
        {
            var network = $"organisation:network:{row[0]}";
            providers.Add(new Provider($"organisation:provider:{FacilityName.Slug(row[2])}", row[2], network, row[3].Length == 0 ? null : row[3], row[4]));
            networks.TryAdd(network, new ProviderNetwork(network, row[1].Split("; ", StringSplitOptions.RemoveEmptyEntries)));
        }

        var successors = SuccessorsOf(providers);
        return new ProviderDirectory(providers, successors, [.. networks.Values], Names(providers, successors).ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static List<Provider> SuccessorsOf(List<Provider> providers)
    {
        var names = EmbeddedTable.Rows(BodyTable).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var networks = providers.ToDictionary(p => p.Id, p => p.NetworkId, StringComparer.Ordinal);
        return
        [
            .. EmbeddedTable.Rows(SuccessionTable).Where(row => networks.ContainsKey(row[0])).GroupBy(row => row[1], StringComparer.Ordinal)
                .Where(g => names.ContainsKey(g.Key) && g.Select(row => networks[row[0]]).Distinct().Count() == 1)
                .Select(g => new Provider(g.Key, names[g.Key], networks[g.First()[0]], null, g.First()[4])).OrderBy(p => p.Id, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, Provider> Names(List<Provider> providers, List<Provider> successors)
    {
        var names = new Dictionary<string, Provider>(StringComparer.Ordinal);
        foreach (var provider in providers.Concat(successors))
        {
            var name = FacilityName.Normalise(provider.Name);
            names.Add(name, provider);
            names.TryAdd(FacilityName.WithoutEnding(name), provider);
        }

        foreach (var row in EmbeddedTable.Rows("aliases.tsv"))
        {
            var alias = FacilityName.Normalise(row[0]);
            // A row without a provider was reviewed and refused: that name alone stands for more than one place.
            if (row[1].Length == 0)
                names.Remove(alias);
            else
                names[alias] = providers.Single(provider => provider.Name == row[1]);
        }

        return names;
    }
}
