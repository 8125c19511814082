namespace Horizon.Graph.Records;

/// <summary>
/// One field of a kind of facts: its name, whether it has a value, and how to take it over from another version.
/// A list is taken over only where the newer record was a reduced one: a full record without locations has none.
/// </summary>
internal sealed record FactField<T>(string Name, bool IsList, Func<T, bool> Has, Func<T, T, T> Take) where T : Facts;

/// <summary>
/// Merges the versions of one record so that a reduced record never blanks a value. The order of versions decides, never the order of arrival.
/// </summary>
internal static class Fold<T> where T : Facts
{
    /// <param name="versions">The current version first: see <see cref="VersionOrder"/>. At least one.</param>
    /// <param name="fields">Every mergeable field of the kind.</param>
    public static FoldedFacts Merge(IReadOnlyList<VersionedFacts> versions, IReadOnlyList<FactField<T>> fields)
    {
        var merged = (T)versions[0].Facts;
        var fieldVersions = new Dictionary<string, string>(fields.Count);
        foreach (var field in fields)
        {
            var reducedSoFar = true;
            foreach (var version in versions)
            {
                if (field.Has((T)version.Facts))
                {
                    if (!ReferenceEquals(version, versions[0])) merged = field.Take(merged, (T)version.Facts);
                    fieldVersions[field.Name] = version.Hash;
                    break;
                }
                reducedSoFar &= version.IsReduced;
                if (field.IsList && !reducedSoFar) break;
            }
        }
        var live = versions.Select(v => v.Hash).Where((hash, i) => i == 0 || fieldVersions.ContainsValue(hash)).ToArray();
        return new FoldedFacts(merged, fieldVersions, live);
    }
}

/// <summary>
/// The current version comes first: one that says that the record was deleted, then the latest by the source's own update date, then the fuller (not reduced, then more fields),
/// then by content hash, so that any order of arrival ends in one state. A version without a date is older than any with one.
/// </summary>
public sealed class VersionOrder : IComparer<VersionedFacts>
{
    public static VersionOrder CurrentFirst { get; } = new();

    public int Compare(VersionedFacts? x, VersionedFacts? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        // A deletion carries no date.
        var byDeletion = y.Facts.IsWithdrawn.CompareTo(x.Facts.IsWithdrawn);
        if (byDeletion != 0) return byDeletion;
        var byDate = Nullable.Compare(y.UpdatedOn, x.UpdatedOn);
        if (byDate != 0) return byDate;
        var byFullness = x.IsReduced.CompareTo(y.IsReduced);
        if (byFullness != 0) return byFullness;
        var byCount = y.Facts.FoldOnto([y]).FieldVersions.Count.CompareTo(x.Facts.FoldOnto([x]).FieldVersions.Count);
        return byCount != 0 ? byCount : string.CompareOrdinal(x.Hash, y.Hash);
    }
}
