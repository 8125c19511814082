using System.Text.RegularExpressions;
using Horizon.Search.Topics.GapStatements;

namespace Horizon.Search.Check;

/// <summary>
/// The sentences of a long text that say what it proposes itself: a question, an aim, what will be done to whom. The background of a proposal tells of other trials, other tumours
/// and other doses, which are none of the question's.
/// </summary>
internal static partial class OwnSentences
{
    /// <summary>Characters of a text that may have a background.</summary>
    private const int Long = 600;

    /// <summary>Null for a text that is short, or in which no sentence says so.</summary>
    public static string? Of(string text)
    {
        if (text.Length < Long) return null;
        var own = SentenceSplitter.Of(text).Select(place => text[place.Start..place.End]).Where(sentence => Says().IsMatch(sentence)).ToList();
        return own.Count == 0 ? null : string.Join(" ", own);
    }

    [GeneratedRegex(
        @"\?\s*$|\b(?:aims?|objectives?|hypothes[ie]s|hypothesi[sz]e|research question|we (?:propose|plan|intend|will|seek|aim|ask)|proposed (?:trial|study)|(?:this|our|the present|the proposed) (?:trial|study|project|proposal)|will be (?:randomi[sz]ed|allocated|assigned|treated|recruited|given|enrolled|included)|participants will|patients will|to (?:determine|assess|evaluate|test|compare|investigate|establish) (?:whether|if|the|how))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Says();
}
