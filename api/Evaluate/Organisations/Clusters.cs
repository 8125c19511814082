using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;

namespace Horizon.Api.Evaluate.Organisations;

/// <summary>Which names fall together: for each name the number of its cluster.</summary>
internal static class Clusters
{
    public static IReadOnlyList<int> By(IReadOnlyList<LabelledName> names, Func<LabelledName, string> key)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(n => numbers.TryGetValue(key(n), out var number) ? number : numbers[key(n)] = numbers.Count)];
    }

    /// <summary>As the graph links them: by the reviewed list, by key, then by the comparison of those that share a block.</summary>
    /// <param name="whole">A department counts as its body.</param>
    public static IReadOnlyList<int> Linked(IReadOnlyList<LabelledName> names, bool whole, CancellationToken cancellation)
    {
        var keyed = By(names, n => Key(n, whole));
        var joined = Enumerable.Range(0, keyed.Count == 0 ? 0 : keyed.Max() + 1).ToArray();
        var first = names.Select((n, i) => (Name: n, Cluster: keyed[i])).DistinctBy(p => p.Cluster).Where(p => p.Name.Read is not null).ToList();
        var seen = new HashSet<(int, int)>();
        foreach (var block in first.SelectMany(p => BodyMatch.Blocks(p.Name.Read!).Select(b => (Block: b, Of: p))).GroupBy(p => p.Block, p => p.Of))
        {
            cancellation.ThrowIfCancellationRequested();
            var members = block.ToList();
            for (var i = 0; i < members.Count; i++)
            {
                for (var j = i + 1; j < members.Count; j++)
                {
                    var pair = (members[i].Cluster, members[j].Cluster);
                    if (!seen.Add(pair)) continue;
                    var relation = BodyMatch.Compare(members[i].Name.Read!, members[j].Name.Read!).Relation;
                    if (relation == BodyRelation.Same || (whole && relation == BodyRelation.PartOf)) joined[Find(joined, pair.Item2)] = Find(joined, pair.Item1);
                }
            }
        }
        return [.. keyed.Select(k => Find(joined, k))];
    }

    private static string Key(LabelledName name, bool whole) =>
        BodyDirectory.Current.Find(name.Written) is { } body ? body.Id
        // No node is made of it. The labels have one body for "none", and one for each person.
        : name.Read is not { } read ? $"nobody {BodyName.InsteadOfBody(name.Written)}"
        : whole || read.Unit is null ? BodyDirectory.Current.FindWhole(read)?.Id ?? read.Key
        : read.OwnKey;

    private static int Find(int[] joined, int at)
    {
        while (joined[at] != at) at = joined[at] = joined[joined[at]];
        return at;
    }
}
