namespace Horizon.Search.Analysis;

/// <summary>Which analysis made the terms of an index. Any change of a term, a position or a spelling rule raises it: an older index must be rebuilt.</summary>
public static class AnalyzerVersion
{
    public const string Current = "2";
}
