using System.Text.RegularExpressions;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>Words by which a sentence speaks of what stands before it: "this approach", "it remains".</summary>
internal static partial class BackReference
{
    public static bool IsIn(ReadOnlySpan<char> sentence) => Words().IsMatch(sentence);

    [GeneratedRegex(@"\b(?:this|these|such|its?|their|the)\s+(?:\w+\s+)?(?:approach|technique|treatments?|therap(?:y|ies)|regimens?|strateg(?:y|ies)|modalit(?:y|ies)|schedules?|combinations?|method|intervention|population|patients?|setting|disease|group|question|issue|findings|results|effects?|benefits?|role|efficacy|observations?|hypothes[ie]s)\b|\b(?:this|it)\s+(?:is|remains|should|needs|warrants|requires|has|must)\b|\bconfirm\s+(?:this|these|our|the)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
