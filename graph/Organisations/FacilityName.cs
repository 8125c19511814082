using System.Text;

namespace Horizon.Graph.Organisations;

/// <summary>How two written forms of a facility's name are compared: by letters and digits alone.</summary>
internal static class FacilityName
{
    private static readonly string[] Endings = [" nhs foundation trust", " nhs trust"];

    /// <summary>Lower case, "&amp;" read as "and", punctuation dropped, "St" for "Saint", no "the" before or behind.</summary>
    public static string Normalise(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
            else if (c == '&')
                text.Append(" and ");
            else if (c is not ('\'' or '’' or '‘' or '`' or '.'))
                text.Append(' ');
        }

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = words is ["the", ..] ? 1 : 0;
        // "Royal Marsden NHS Foundation Trust (The)".
        if (words.Length > 1 && words[^1] == "the") words = words[..^1];
        for (var i = start; i < words.Length; i++)
        {
            if (words[i] == "saint")
                words[i] = "st";
        }

        return string.Join(' ', words[start..]);
    }

    /// <summary>The normalised name without "NHS Trust" or "NHS Foundation Trust" at its end.</summary>
    public static string WithoutEnding(string normalised)
    {
        foreach (var ending in Endings)
        {
            if (normalised.EndsWith(ending, StringComparison.Ordinal))
                return normalised[..^ending.Length];
        }

        return normalised;
    }

    public static string Slug(string name) => Normalise(name).Replace(' ', '-');
}
