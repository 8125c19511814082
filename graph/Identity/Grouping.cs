namespace Horizon.Graph.Identity;

/// <summary>A reason to take two for one. <paramref name="IsDecided"/>: a person said so, or the register of both, and no rule overrules it. Of two that cannot both stand the one that was decided first does.</summary>
public sealed record Tie(string A, string B, double Score, bool IsDecided, DateTimeOffset? DecidedAt = null);

/// <summary>
/// Puts things together that are one. The strongest tie first, so that any order of arrival ends in the same groups; a tie that would bring two together
/// of which something says that they are two (two ids of one register, a person's decision) binds nothing. Who says that two ids of one register are one thing is
/// believed of these two, and of no others that they belong to.
/// </summary>
public static class Grouping
{
    /// <param name="ids">All that may belong together.</param>
    /// <param name="marks">Of each id the marks that no two of one group may have different values of: the register and its id.</param>
    /// <param name="apart">Pairs that a person has parted.</param>
    /// <returns>The groups, each in ordinal order.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(
        IReadOnlyCollection<string> ids, IEnumerable<Tie> ties, Func<string, IReadOnlyDictionary<string, string>> marks, IReadOnlyCollection<(string A, string B)> apart)
    {
        var groupOf = ids.Distinct().ToDictionary(id => id, id => new Group([id], marks(id).ToDictionary(m => m.Key, m => m.Value)));
        var order = ties.OrderByDescending(t => t.IsDecided).ThenBy(t => t.DecidedAt).ThenByDescending(t => t.Score).ThenBy(t => t.A, StringComparer.Ordinal).ThenBy(t => t.B, StringComparer.Ordinal);
        foreach (var tie in order)
        {
            if (!groupOf.TryGetValue(tie.A, out var one) || !groupOf.TryGetValue(tie.B, out var other) || one == other) continue;
            if (IsParted(one, other) || Conflict(one, other, tie)) continue;
            one.Members.AddRange(other.Members);
            foreach (var (register, id) in other.Marks) one.Marks.TryAdd(register, id);
            foreach (var member in other.Members) groupOf[member] = one;
        }
        return [.. groupOf.Values.Distinct().Select(g => (IReadOnlyList<string>)[.. g.Members.Order(StringComparer.Ordinal)]).OrderBy(g => g[0], StringComparer.Ordinal)];

        bool Conflict(Group one, Group other, Tie tie) => one.Marks.Any(m => other.Marks.TryGetValue(m.Key, out var id) && id != m.Value && !(tie.IsDecided && marks(tie.A).ContainsKey(m.Key) && marks(tie.B).ContainsKey(m.Key)));

        bool IsParted(Group one, Group other) => apart.Any(p => (one.Members.Contains(p.A) && other.Members.Contains(p.B)) || (one.Members.Contains(p.B) && other.Members.Contains(p.A)));
    }

    private sealed record Group(List<string> Members, Dictionary<string, string> Marks)
    {
        public bool Equals(Group? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
