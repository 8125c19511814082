
namespace Horizon.Graph.Organisations.Names;

/// <summary>One part of a comparison of two bodies: what was compared, what it adds, and why.</summary>
public sealed record BodyPart(string Name, double Weight, string Why);

/// <summary>How two names stand to each other.</summary>
public enum BodyRelation
{
    /// <summary>Two bodies, or nothing tells.</summary>
    Different,

    /// <summary>A person has to look.</summary>
    Unsure,

    /// <summary>One is a department of the other, or both are departments of one body.</summary>
    PartOf,

    /// <summary>One body.</summary>
    Same,
}

/// <summary>The parts add up to <see cref="Score"/>, 0 to 1.</summary>
public sealed record BodyComparison(IReadOnlyList<BodyPart> Parts, BodyRelation Relation)
{
    public double Score => Math.Clamp(Parts.Sum(p => p.Weight), 0, 1);
}

/// <summary>
/// Tells whether two names are of one body where their keys differ: lost or swapped letters make no other body; another word does. Weights are set by hand. Pure and symmetric.
/// </summary>
public static class BodyMatch
{
    public const double Same = 0.95;
    public const double Unsure = 0.7;

    private const double LostLetter = 0.96;
    private const double GenericWeight = 0.5;
    private const int LongWord = 6;

    /// <summary>Names that share none of these are never compared: each telling word's first four letters, and acronyms.</summary>
    public static IEnumerable<string> Blocks(BodyName name)
    {
        var blocks = name.Telling.Where(w => w.Length > 2).Select(w => w[..Math.Min(4, w.Length)]);
        return (name.Acronym is { } acronym ? blocks.Append($"@{acronym}") : blocks).Distinct();
    }

    /// <param name="countryA">ISO 3166-1 alpha-2, before the one that the name itself gives; null where unknown.</param>
    /// <param name="countryB">As above.</param>
    public static BodyComparison Compare(BodyName a, BodyName b, string? countryA = null, string? countryB = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var parts = new List<BodyPart>();
        var (matched, missing) = Align(a, b);
        var all = a.Words.Sum(Weight) + b.Words.Sum(Weight);
        parts.Add(new BodyPart("words", 2 * matched.Sum(m => Weight(m.A) * m.Alike) / all, $"{matched.Count} of {Math.Max(a.Words.Count, b.Words.Count)} alike"));
        foreach (var letters in matched.Where(m => m.Alike < 1)) parts.Add(new BodyPart("letters", 0, $"{letters.A} and {letters.B}: letters lost or swapped"));
        if (missing.Exists(w => !NameWords.Generic.Contains(w))) parts.Add(new BodyPart("telling words", -0.1, $"only in one: {string.Join(", ", missing)}"));
        if (missing.Exists(w => w is "hospital" or "university")) parts.Add(new BodyPart("kind", -0.3, "a hospital and a university are two bodies"));
        if (missing.Exists(NameWords.Apart.Contains)) parts.Add(new BodyPart("number or side", -0.5, string.Join(", ", missing.Where(NameWords.Apart.Contains))));
        if (a.IsUniversityOf != b.IsUniversityOf) parts.Add(new BodyPart("order", -0.2, "\"University of X\" and \"X University\" can be two bodies"));
        if (a.IsGeneral || b.IsGeneral) parts.Add(new BodyPart("general words", -0.2, "no word of the name is this body's own"));
        if ((countryA ?? a.CountryCode) is { } one && (countryB ?? b.CountryCode) is { } other && !BodyName.Agree(one.ToUpperInvariant(), other.ToUpperInvariant())) parts.Add(new BodyPart("country", -0.5, $"{one}, {other}"));
        var score = Math.Clamp(parts.Sum(p => p.Weight), 0, 1);
        var relation = score >= Same && missing.Count == 0 ? (a.Unit == b.Unit ? BodyRelation.Same : BodyRelation.PartOf) : score >= Unsure ? BodyRelation.Unsure : BodyRelation.Different;
        return new BodyComparison(parts, relation);
    }

    private static double Weight(string word) => NameWords.Generic.Contains(word) ? GenericWeight : 1;

    private static (List<(string A, string B, double Alike)> Matched, List<string> Missing) Align(BodyName a, BodyName b)
    {
        var matched = a.Words.Intersect(b.Words).Select(w => (A: w, B: w, Alike: 1.0)).ToList();
        var left = a.Words.Except(b.Words).ToList();
        var right = b.Words.Except(a.Words).ToList();
        foreach (var word in left.ToList())
        {
            if (right.Find(other => IsMisspelt(word, other)) is not { } found) continue;
            matched.Add((word, found, LostLetter));
            left.Remove(word);
            right.Remove(found);
        }
        return (matched, [.. left, .. right]);
    }

    /// <summary>Letters lost with their accents, one letter too many or two swapped, in a word long enough; never another letter: Hubei is not Hebei.</summary>
    internal static bool IsMisspelt(string a, string b)
    {
        if (NameWords.Apart.Contains(a) || NameWords.Apart.Contains(b) || a[0] != b[0] || a.Any(char.IsAsciiDigit) || b.Any(char.IsAsciiDigit)) return false;
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        if (longer.Length < LongWord) return false;
        if (longer.Length == shorter.Length) return IsSwapped(longer, shorter);
        return longer.Length - shorter.Length <= (longer.Length > 9 ? 2 : 1) && IsWithin(shorter, longer);
    }

    private static bool IsWithin(string shorter, string longer)
    {
        var found = 0;
        foreach (var letter in longer)
        {
            if (found < shorter.Length && shorter[found] == letter) found++;
        }
        return found == shorter.Length;
    }

    private static bool IsSwapped(string a, string b)
    {
        var at = 0;
        while (at < a.Length && a[at] == b[at]) at++;
        return at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at] && string.CompareOrdinal(a, at + 2, b, at + 2, a.Length) == 0;
    }
}
