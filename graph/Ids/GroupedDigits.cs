using System.Buffers;
using System.Globalization;

namespace Horizon.Graph.Ids;

/// <summary>Eight digits of a registration that are written in groups: "ISRCTN 1234 5678", "NCT 01-234-567".</summary>
internal static class GroupedDigits
{
    private const int Digits = 8;

    private static readonly SearchValues<char> Written = SearchValues.Create("0123456789-");

    private static readonly string[] Names = ["ISRCTN", "NCT", "DRKS"];

    /// <summary>How people group eight digits, by the groups' lengths.</summary>
    private static readonly string[] Shapes = ["44", "233", "332", "323", "2222", "224", "422", "242"];

    /// <summary>The id without hyphens between its digits; null where there is nothing to take out.</summary>
    public static string? Joined(ReadOnlySpan<char> compact)
    {
        foreach (var register in Names)
        {
            if (!compact.StartsWith(register, StringComparison.Ordinal) || compact.Length > register.Length + (2 * Digits))
                continue;
            var number = compact[register.Length..].TrimStart("-:#");
            if (number.IndexOf('-') < 0 || number.ContainsAnyExcept(Written) || number[^1] == '-' || number.Contains("--", StringComparison.Ordinal))
                return null;
            var digits = number.ToString().Replace("-", "", StringComparison.Ordinal);
            var shape = Shape(number);
            return digits.Length == Digits && Array.Exists(Shapes, s => s == shape) ? register + digits : null;
        }

        return null;
    }

    /// <summary>The groups of digits as they stand in a text; null where there is one group only.</summary>
    public static IReadOnlyList<string>? In(string written)
    {
        var first = written.AsSpan().IndexOfAnyInRange('0', '9');
        if (first < 0)
            return null;
        var groups = written[first..].Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return groups.Length > 1 ? groups : null;
    }

    /// <summary>Whether the groups are this id's, and not two years or counts of people that stand behind the register's name: NCT numbers have begun with 0 and DRKS's with 00 to this day.</summary>
    public static bool AreOf(RegistrationId id, IReadOnlyList<string> groups)
    {
        var shape = string.Concat(groups.Select(g => g.Length.ToString(CultureInfo.InvariantCulture)));
        if (!Array.Exists(Shapes, s => s == shape))
            return false;
        return id.Register switch
        {
            Ids.Registers.ClinicalTrialsGov => groups[0][0] == '0',
            Ids.Registers.Drks => groups[0].StartsWith("00", StringComparison.Ordinal),
            _ => !groups.All(IsYear),
        };
    }

    private static string Shape(ReadOnlySpan<char> number)
    {
        var shape = "";
        foreach (var group in number.Split('-'))
            shape += (char)('0' + (group.End.Value - group.Start.Value));
        return shape;
    }

    private static bool IsYear(string group) => group.Length == 4 && (group.StartsWith("19", StringComparison.Ordinal) || group.StartsWith("20", StringComparison.Ordinal));
}
