using System.Text.RegularExpressions;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>The words of a statement as they are shown: without a heading that runs into them and blanks before a stop. What is kept and cited is as the source has it.</summary>
public static partial class ShownQuote
{
    public static string Of(string quote) => BeforeStop().Replace(Heading().Replace(quote, ""), "$1");

    // "CONCLUSIONS: Our results", never "TARGIT: a trial", whose name the sentence is about.
    [GeneratedRegex(@"^(?:(?:main\s+|authors?['\u2019]?\s+)?conclusions?(?:\s*(?:/|and|&)\s*\w+)?|interpretation|discussion|significance|summary|recommendations?|clinical\s+implications?|implications?|background|introduction)\s*[:.]\s+(?=\p{Lu})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<=\w|\)) {1,3}([.,;:?!])(?=\s|$)")]
    private static partial Regex BeforeStop();
}
