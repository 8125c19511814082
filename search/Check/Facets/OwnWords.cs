using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;

namespace Horizon.Search.Check.Facets;

/// <summary>The sentences of a record's running text in which it says what it does and asks. The others tell of the disease, of usual treatment and of what earlier studies found, and compare and measure other things.</summary>
internal static partial class OwnWords
{
    /// <summary>These sentences, a line each; null where the text has none, so that all of it may be its own.</summary>
    public static string? Of(string text)
    {
        var sentences = new Sentences(text);
        var own = new List<string>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = text[sentences.Start(i)..sentences.End(i)];
            if (Says().IsMatch(sentence) && !Tells().IsMatch(sentence)) own.Add(sentence.Trim());
        }
        return own.Count == 0 ? null : string.Join('\n', own);
    }

    [GeneratedRegex(
        @"\b(?:objectives?|aims?|aimed|purpose|goals?|end-?points?|hypothes\w+|primary|secondary|OUTLINE|this (?:is an?|stud\w+|trial|protocol|project|research|phase|pilot|randomi[sz]ed|prospective|multi\w+)|(?:the|our) (?:present |current |proposed )?(?:study|trial|investigators?|researchers|protocol)"
        + @"|(?:we|investigators) (?:will|aim|plan|propose|want|wish|intend|seek|ask|hope|hypothes\w+|compare|test|evaluate|assess|study|investigate)|will (?:be|receive|undergo|have|compare|evaluate|assess|test|determine)|(?:patients|participants|subjects|women|men|children|people) (?:receive|undergo|are (?:randomi[sz]ed|assigned|allocated|treated|followed|stratified))"
        + @"|randomi[sz]ed (?:to|between|into)|arms? (?:I{1,3}|[A-D1-4])\b|determine|evaluate|assess|compare|investigate|estimate|to (?:test|examine|study|find out|see (?:if|whether|how)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Says();

    /// <summary>What others did and found.</summary>
    [GeneratedRegex(
        @"\b(?:(?:previous|prior|earlier|several|many|some|two|three|four|five|other|most|recent|published|large|randomi[sz]ed|clinical|retrospective) (?:\S+ ){0,3}?(?:studies|trials|series|reports|data|analyses)|meta-?analys[ei]s|(?:has|have) (?:been )?(?:shown|demonstrated|reported|proven|suggested|found|established)|showed|demonstrated|was (?:shown|found|reported)|were (?:shown|found|reported)|et al)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tells();
}
