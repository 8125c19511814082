using System.Text.RegularExpressions;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>
/// The keys of the store by which a paper finds the trials that it may report, and a trial the papers: the rarest words of the title three by three, and acronyms. Two titles that share
/// neither are never compared.
/// </summary>
public static partial class ReportKeys
{
    /// <summary>A key that more hold than so many tells nothing.</summary>
    public const int MostHolders = 40;

    private const int RarestWords = 5;
    private const int MostAcronyms = 8;
    private const int ShortestCode = 10;
    internal const string Trial = "~trial-words:";
    internal const string Paper = "~paper-words:";
    internal const string TrialAcronym = "~acronym:";
    private const string PaperAcronym = "~paper-acronym:";

    /// <summary>The keys under which a registration is found by papers; its acronym's is one of <see cref="TrialBlocks"/>.</summary>
    public static IEnumerable<string> Of(TrialFacts trial) => Threes(trial.Title).Select(words => Trial + words);

    /// <summary>The keys under which a paper is found by registrations.</summary>
    public static IEnumerable<string> Of(PublicationFacts paper) => Threes(paper.Title).Select(words => Paper + words).Concat(Acronyms(paper).Select(a => PaperAcronym + a));

    /// <summary>Where a paper looks for registrations.</summary>
    public static IEnumerable<string> LooksFor(PublicationFacts paper) => Threes(paper.Title).Select(words => Trial + words).Concat(Acronyms(paper).Select(a => TrialAcronym + a));

    /// <summary>Where a registration looks for papers.</summary>
    public static IEnumerable<string> LooksFor(TrialFacts trial)
    {
        var words = Threes(trial.Title).Select(three => Paper + three);
        return TrialBlocks.Acronym(trial.Acronym) is { } acronym ? words.Append(PaperAcronym + acronym) : words;
    }

    /// <summary>The rarest words of a title, three by three.</summary>
    internal static IEnumerable<string> Threes(string? title)
    {
        var rarest = TitleWords.Of(title).Select(w => w.Stem).Where(w => !StudyWords.Design.Contains(w) && !IsCode(w)).Select(w => StudyWords.Group(w) ?? w).Distinct()
            .OrderByDescending(TitleRarity.Usual.OfWord).ThenBy(w => w, StringComparer.Ordinal).Take(RarestWords).Order(StringComparer.Ordinal).ToList();
        for (var one = 0; one < rarest.Count; one++)
        {
            for (var two = one + 1; two < rarest.Count; two++)
            {
                for (var three = two + 1; three < rarest.Count; three++) yield return $"{rarest[one]}+{rarest[two]}+{rarest[three]}";
            }
        }
    }

    /// <summary>A registry's number in a title is no word of it.</summary>
    private static bool IsCode(string word) => word.Length >= ShortestCode && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter);

    private static IEnumerable<string> Acronyms(PublicationFacts paper) => Acronyms(new[] { paper.Title }.Concat(paper.AbstractSections.Select(s => s.Text)));

    /// <summary>What looks like a study's acronym in these texts, in the form of the keys.</summary>
    internal static IEnumerable<string> Acronyms(IEnumerable<string?> texts) => texts.OfType<string>()
        .SelectMany(text => Capitals().Matches(text).Select(m => m.Value)).Where(w => w.Count(char.IsUpper) > 1).Select(TrialBlocks.Acronym).OfType<string>().Distinct().Take(MostAcronyms);

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*){0,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
