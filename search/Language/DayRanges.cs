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
        var both = new BooleanQuery
        {
            { NumericRangeQuery.NewInt32Range(FieldNames.DateLast, Step, first, null, true, true), Occur.MUST },
            { NumericRangeQuery.NewInt32Range(FieldNames.DateFirst, Step, null, last, true, true), Occur.MUST },
        };
        return new ConstantScoreQuery(both);
    }
}
