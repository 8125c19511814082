using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction;

/// <summary>
/// Two arms that a text tells one after the other under a letter or a number ("Arm A: IMRT. Arm B: proton therapy."): which is tried, where their own words say so, as the words on both sides of "versus" do.
/// The letter alone says nothing. Not thread-safe; linear in the text.
/// </summary>
internal sealed partial class NamedArms(string text)
{
    // What an arm is told in; a longer telling goes on to what is done with both.
    private const int LongestArm = 320;

    private List<(int From, int To, ArmRole Role)>? found;

    /// <summary>The role of the arm that tells of this place; null where none does, there are other than two, or their words do not say which is which.</summary>
    public ArmRole? RoleAt(int position)
    {
        found ??= Find(text);
        foreach (var (from, to, role) in found)
            if (position >= from && position < to) return role;
        return null;
    }

    private static List<(int From, int To, ArmRole Role)> Find(string text)
    {
        if (!text.Contains("arm ", StringComparison.OrdinalIgnoreCase) && !text.Contains("group ", StringComparison.OrdinalIgnoreCase)) return [];
        var headings = Heading().Matches(text);
        if (headings.Count != 2 || headings[0].Groups[1].ValueSpan.Equals(headings[1].Groups[1].ValueSpan, StringComparison.OrdinalIgnoreCase)) return [];
        var (first, second) = (Arm(text, headings[0], headings[1].Index), Arm(text, headings[1], text.Length));
        // "Arm 1 (control): IMRT. Arm 2: …".
        var (firstIsUsual, secondIsUsual) = (ArmSides.SaysUsual(headings[0].Groups["name"].ValueSpan), ArmSides.SaysUsual(headings[1].Groups["name"].ValueSpan));
        if (firstIsUsual != secondIsUsual) return [(first.From, first.To, firstIsUsual ? ArmRole.Comparator : ArmRole.Experimental), (second.From, second.To, secondIsUsual ? ArmRole.Comparator : ArmRole.Experimental)];
        return Tried(text.AsSpan(first.From, first.To - first.From), text.AsSpan(second.From, second.To - second.From)) switch
        {
            true => [(first.From, first.To, ArmRole.Experimental), (second.From, second.To, ArmRole.Comparator)],
            false => [(first.From, first.To, ArmRole.Comparator), (second.From, second.To, ArmRole.Experimental)],
            null => [],
        };
    }

    private static (int From, int To) Arm(string text, Match heading, int end)
    {
        var from = heading.Index + heading.Length;
        var line = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        end = Math.Min(end, from + LongestArm);
        return (from, line >= 0 && line < end ? line : end);
    }

    /// <summary>True where the first arm is tried against the second.</summary>
    private static bool? Tried(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        first = first.Trim(" .;,\n\r");
        second = second.Trim(" .;,\n\r");
        if (ArmSides.IsIdle(first) != ArmSides.IsIdle(second)) return ArmSides.IsIdle(second);
        if (ArmSides.SaysUsual(first) != ArmSides.SaysUsual(second)) return ArmSides.SaysUsual(second);
        var (firstTried, secondTried) = (EstablishedTechniques.IsTriedAgainst(first, second), EstablishedTechniques.IsTriedAgainst(second, first));
        return firstTried == secondTried ? null : firstTried;
    }

    [GeneratedRegex(@"(?<![\w-])(?:arm|group) ([AB12]|I{1,2})(?: ?\((?<name>[^()]{1,30})\))?(?: ?[:)–]| - | (?:will )?(?:receive[sd]?|undergo(?:es)?|is|are|be) )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
