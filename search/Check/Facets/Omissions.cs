using System.Buffers;
using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Reads the technique that a text leaves out: "omission of radiotherapy", "without boost". No edge is made of it, since nobody is given what is omitted; but who asks whether radiotherapy can be omitted asks about radiotherapy.
/// </summary>
internal static partial class Omissions
{
    /// <summary>One of these stands in every text that leaves something out.</summary>
    private static readonly SearchValues<string> LeavingOut = SearchValues.Create(["omission", "omit", "avoid", "withh", "forgo", "leaving out", "left out", "without"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Characters between the words that leave out and what is left out.</summary>
    private const int Farthest = 60;

    /// <summary>The mentions that a text asserts; of techniques, where it asserts none, those that it leaves out.</summary>
    public static List<Mention> WithOmitted(string text, IReadOnlyList<Mention> mentions)
    {
        var asserted = mentions.Where(m => m.Polarity == Polarity.Asserted).ToList();
        return asserted.Exists(IsTechnique) ? asserted : [.. mentions.Where(m => m.Polarity == Polarity.Asserted || (IsTechnique(m) && IsLeftOut(text, m)))];
    }

    /// <summary>The words of the first technique that a text leaves out or asks whether to leave out; null where it does so with none.</summary>
    public static string? Words(string text)
    {
        if (!text.AsSpan().ContainsAny(LeavingOut)) return null;
        foreach (var mention in ConceptReader.Read(text, new ReadingOptions { AssumeRadiotherapy = true, AssumeOncology = true }).Where(IsTechnique))
        {
            if (IsLeftOut(text, mention) || (mention.Polarity != Polarity.History && IsLeftOutAfter(text, mention))) return text[mention.Start..mention.End];
        }
        return null;
    }

    private static bool IsTechnique(Mention mention) => mention.ConceptId.StartsWith("technique:", StringComparison.Ordinal);

    private static bool IsLeftOut(string text, Mention mention) => mention.Polarity != Polarity.History && Before().IsMatch(text[Math.Max(0, mention.Start - Farthest)..mention.Start]);

    /// <summary>"Surveillance without any prophylactic irradiation" gives none; "with or without" gives it to some.</summary>
    public static bool Leaves(string text, Mention mention) => IsTechnique(mention) && Without().IsMatch(text[Math.Max(0, mention.Start - Farthest)..mention.Start]);

    [GeneratedRegex(@"(?<!\b(?:or|and|versus|vs\.?) )\bwithout\s+(?:(?:any|the|prophylactic|adjuvant|additional|further|whole|elective)[\s-]+){0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Without();

    private static bool IsLeftOutAfter(string text, Mention mention) => After().IsMatch(text[mention.End..Math.Min(text.Length, mention.End + Farthest)]);

    /// <summary>Right before the technique, with its adjectives between. "Without prior radiotherapy", "without recurrence after radiotherapy" leave out nothing.</summary>
    [GeneratedRegex(
        @"\b(?:omission of|omit(?:s|ted|ting)?|avoid(?:s|ing)|avoidance of|withholding|forgo(?:es|ing)?|leaving out|without)\s+(?:(?:the|any|adjuvant|post-?operative|whole-breast|whole|breast|pelvic|additional|further|routine|prophylactic|elective|external|beam|regional|nodal|consolidative|tumou?r|bed)[\s-]+){0,4}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^\s+(?:can|could|may|might|should|to|is|be)?\s*(?:be\s+)?(?:safely\s+)?(?:omitted|avoided|withheld|left out)\b|^[\s-]+omission\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
