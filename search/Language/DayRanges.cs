using Horizon.Search.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>Ranges of days. A date known to the month or year counts as in when it can lie in the range.</summary>
internal static class DayRanges
{
    private const int Step = 8;

    /// <param name="from">First day in, null for no bound.</param>
    /// <param name="to">Last day in, null for no bound.</param>
    public static Query Overlapping(DateOnly? from, DateOnly? to)
    {
        int? first = from is { } f ? DocumentFields.Day(f) : null;
        int? last = to is { } t ? DocumentFields.Day(t) : null;
        // A dated document has a first and a last day: a side without a bound need not be asked.
        if (last is null) return new ConstantScoreQuery(From(first));
        if (first is null) return new ConstantScoreQuery(To(last));
        return new ConstantScoreQuery(new BooleanQuery { { From(first), Occur.MUST }, { To(last), Occur.MUST } });
    }

    private static NumericRangeQuery<int> From(int? day) => NumericRangeQuery.NewInt32Range(FieldNames.DateLast, Step, day, null, true, true);

    private static NumericRangeQuery<int> To(int? day) => NumericRangeQuery.NewInt32Range(FieldNames.DateFirst, Step, null, day, true, true);
}
