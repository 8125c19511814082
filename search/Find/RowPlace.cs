namespace Horizon.Search.Find;

/// <summary>
/// Where a row stands in an order: by number, then text (titles only), then id; smaller comes first.
/// The number is the score in 1/1024, negated; or the day, negated; 0 for titles.
/// </summary>
internal sealed record RowPlace(long Number, string Text, string Id) : IComparable<RowPlace>
{
    public int CompareTo(RowPlace? other)
    {
        if (other is null) return 1;
        var order = Number.CompareTo(other.Number);
        if (order == 0) order = CompareUtf8(Text, other.Text);
        return order != 0 ? order : CompareUtf8(Id, other.Id);
    }

    // Doc values are ordered by their UTF-8 bytes, which differs from UTF-16 beyond the first plane.
    private static int CompareUtf8(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] == b[i]) continue;
            var (x, y) = (char.IsSurrogate(a[i]), char.IsSurrogate(b[i]));
            return x != y ? (x ? 1 : -1) : a[i].CompareTo(b[i]);
        }

        return a.Length.CompareTo(b.Length);
    }
}
