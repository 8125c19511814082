namespace Horizon.Graph.Records;

/// <summary>
/// One field of a kind of facts: its name, whether it has a value, and how to take it over from another version.
/// A list is taken over only where the newer record was a reduced one: a full record without locations has none.
/// </summary>
internal sealed record FactField<T>(string Name, bool IsList, Func<T, bool> Has, Func<T, T, T> Take) where T : Facts;

/// <summary>
/// Merges the versions of one record so that a reduced record never blanks a value. The order of versions decides: see <see cref="VersionOrder"/>.
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
/// The current version comes first: the latest by the source's own update date, then a full one before a reduced one. Of versions of one date the one with more fields comes
/// first, so that it is told by what they say, then the one that was retrieved last; of versions without a date the one that was retrieved last, since a source that dates
/// nothing says by its next answer what has changed. A version without a date is older than any with one. What is left is told by the content hash. A deletion,
/// which carries no date either, comes before all but what the source has delivered since with a later date than all that was known when it came.
/// </summary>
public static class VersionOrder
{
    public static IReadOnlyList<VersionedFacts> CurrentFirst(IEnumerable<VersionedFacts> versions) => CurrentFirst(versions, version => version);

    /// <summary>Things in the order of their versions.</summary>
    public static IReadOnlyList<T> CurrentFirst<T>(IEnumerable<T> things, Func<T, VersionedFacts> versionOf)
    {
        var all = things.ToList();
        if (all.Count < 2) return all;
        var deletion = Deletion.Of([.. all.Select(versionOf)]);
        return [.. all.OrderBy(versionOf, Comparer<VersionedFacts>.Create((x, y) => Compare(x, y, deletion)))];
    }

    private static int Compare(VersionedFacts x, VersionedFacts y, Deletion deletion)
    {
        var byDeletion = deletion.Standing(y).CompareTo(deletion.Standing(x));
        if (byDeletion != 0) return byDeletion;
        var byDate = Nullable.Compare(y.UpdatedOn, x.UpdatedOn);
        if (byDate != 0) return byDate;
        var byFullness = x.IsReduced.CompareTo(y.IsReduced);
        if (byFullness != 0) return byFullness;
        var byRetrieval = Retrieved(y).CompareTo(Retrieved(x));
        if (x.UpdatedOn is null && byRetrieval != 0) return byRetrieval;
        var byCount = y.Facts.FoldOnto([y]).FieldVersions.Count.CompareTo(x.Facts.FoldOnto([x]).FieldVersions.Count);
        return byCount != 0 ? byCount : byRetrieval != 0 ? byRetrieval : string.CompareOrdinal(x.Hash, y.Hash);
    }

    private static DateTimeOffset Retrieved(VersionedFacts version) => version.RetrievedAt ?? DateTimeOffset.MinValue;

    /// <summary>The last deletion. What came behind it may be an old file that was read late, unless its date is later than all that was known when the deletion came.</summary>
    private sealed record Deletion(DateTimeOffset? At, PartialDate? KnownUntil)
    {
        public static Deletion Of(List<VersionedFacts> versions)
        {
            var deletions = versions.FindAll(v => v.Facts.IsWithdrawn);
            if (deletions.Count == 0) return new Deletion(null, null);
            var at = deletions.Max(Retrieved);
            return new Deletion(at, versions.FindAll(v => !v.Facts.IsWithdrawn && Retrieved(v) <= at).Max(v => v.UpdatedOn));
        }

        /// <summary>2 for what was delivered anew since the last deletion, 1 for a deletion, 0 for all else.</summary>
        public int Standing(VersionedFacts version) => version.Facts.IsWithdrawn ? 1 : At is { } at && Retrieved(version) > at && KnownUntil is { } known && version.UpdatedOn > known ? 2 : 0;
    }
}
