using System.Buffers;
using System.Text.RegularExpressions;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Isrctn;

/// <summary>What the registry keeps within its texts: earlier wordings, and persons.</summary>
internal static partial class IsrctnText
{
    private static readonly SearchValues<string> PreviousWord = SearchValues.Create(["Previous "], StringComparison.OrdinalIgnoreCase);

    /// <summary>Several times quicker than to look for the words without their case where the program carries no cultures, as here.</summary>
    private static readonly SearchValues<string> Contact = SearchValues.Create(["Who is the main contact"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A plain text as it stands now: the registry leaves what was there before below it ("Previous inclusion criteria as of 01/02/2016:").</summary>
    public static string? Current(string? plain)
    {
        if (plain is null) return null;
        // To look for the word first costs little and settles nearly all.
        var previous = plain.AsSpan().ContainsAny(PreviousWord) ? Previous().Match(plain) : null;
        var current = previous is { Success: true, Index: > 0 } ? plain[..previous.Index] : plain;
        if (current.StartsWith("Current ", StringComparison.OrdinalIgnoreCase)) current = Heading().Replace(current, "");
        var end = current.TrimEnd('_', ' ', '\n');
        return ReferenceEquals(end, plain) ? plain : RegistryText.Filled(end);
    }

    /// <summary>The plain English summary ends with the name and address of a person.</summary>
    public static string? WithoutContact(string? summary)
    {
        var at = summary.AsSpan().IndexOfAny(Contact);
        return at < 0 ? summary : RegistryText.Filled(summary![..at]);
    }

    [GeneratedRegex(@"\n[_\s]*Previous [a-z][^\n:]{2,80}:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Previous();

    [GeneratedRegex(@"^Current [a-z][^\n:]{2,60} as of \d{1,2}/\d{1,2}/\d{4}\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
