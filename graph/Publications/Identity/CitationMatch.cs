using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Identity;

namespace Horizon.Graph.Publications.Identity;

/// <summary>How alike two citations are, part by part.</summary>
public sealed record CitationComparison(IReadOnlyList<PairPart> Parts)
{
    public double Score => Parts.Sum(p => p.Weight);

    /// <summary>One publication in two deliveries.</summary>
    public bool IsSame => Score >= CitationMatch.Same;

    /// <summary>Neither one publication nor two: a person decides.</summary>
    public bool IsUnsure => Score is >= CitationMatch.Unsure and < CitationMatch.Same;
}

/// <summary>
/// Tells whether two citations are of one publication where no id that both carry says so. The weights are set by hand and add up, so that each part can be read;
/// a part of which one side says nothing adds nothing. What is absent is no difference.
/// </summary>
public static partial class CitationMatch
{
    /// <summary>From this score on two citations are one publication. On the development half of the labelled citations (684), 6 to 9 give the same result.</summary>
    public const double Same = 7;

    /// <summary>From this score on, below <see cref="Same"/>, a person has to look.</summary>
    public const double Unsure = 4;

    private const int LongTitleWords = 5;

    /// <summary>What is written about another publication bears its title.</summary>
    private static readonly string[] Comments = ["correction", "corrigendum", "erratum", "retraction", "reply", "response to", "comment on", "commentary", "letter", "re", "in reply"];

    private static bool Begins(string title, string word) => title.StartsWith(word, StringComparison.Ordinal) && (title.Length == word.Length || title[word.Length] == ' ');
    private const int BlockLetters = 25;

    /// <summary>Citations that share none of these are never compared: DOI, volume with first page, and both ends of the title.</summary>
    public static IEnumerable<string> Blocks(Citation citation)
    {
        var letters = citation.Title.Replace(" ", "", StringComparison.Ordinal);
        if (citation.Doi is { } doi) yield return $"doi {doi}";
        if (citation is { Volume: { } volume, FirstPage: { } page }) yield return $"page {volume}/{page}";
        foreach (var block in Ends(letters)) yield return block;
        // A notice finds what it is about.
        if (citation.Notice is { } notice) foreach (var block in Ends(notice.Of.Replace(" ", "", StringComparison.Ordinal))) yield return block;
    }

    private static IEnumerable<string> Ends(string letters) =>
        letters.Length == 0 ? [] : [$"begins {letters[..Math.Min(BlockLetters, letters.Length)]}", $"ends {letters[Math.Max(0, letters.Length - BlockLetters)..]}"];

    public static CitationComparison Compare(Citation a, Citation b)
    {
        var parts = new List<PairPart> { Title(a, b) };
        // Of titles that are otherwise alike one says "docetaxel" where the other says "paclitaxel": a person looks, unless both stand on one page.
        if (parts[0].Weight > 0 && a.Title != b.Title && !(a.FirstPage is not null && a.FirstPage == b.FirstPage) && OpposedTitles.Substituted(TellingWords.Of(a.Title), TellingWords.Of(b.Title)) is { } words)
            parts[0] = new PairPart("title", 0, $"other words: {words}");
        if (a.Doi is not null && b.Doi is not null) parts.Add(a.Doi == b.Doi ? new("DOI", 8, "the same") : new("DOI", -6, "different"));
        if (a.Year is { } one && b.Year is { } other)
        {
            parts.Add(Math.Abs(one - other) switch
            {
                0 => new("year", 1, "the same"),
                1 => new("year", 0, "a year apart, as online and print often are"),
                _ => new("year", -4, "years apart"),
            });
        }
        if (a.FirstPage is not null && b.FirstPage is not null) parts.Add(a.FirstPage == b.FirstPage ? new("first page", 3, "the same") : new("first page", -4, "different"));
        if (a.Volume is not null && b.Volume is not null) parts.Add(a.Volume == b.Volume ? new("volume", 1, "the same") : new("volume", -2, "different"));
        if (a.Journals.Count > 0 && b.Journals.Count > 0)
            parts.Add(a.Journals.Any(x => b.Journals.Any(y => IsOneJournal(x, y))) ? new("journal", 2, "the same, or one name shortens the other") : new("journal", -2, "other names"));
        if (a.Authors.Count > 0 && b.Authors.Count > 0)
        {
            parts.Add(a.Authors[0] == b.Authors[0] ? FirstAuthor(a, b)
                : a.Authors.Intersect(b.Authors).Any() ? new("authors", 1, "some the same") : new("authors", -4, "none the same"));
        }
        return new CitationComparison(parts);
    }

    /// <summary>Wei Wang and Lin Wang are two people; "W" may be Wei, and other authors that both have speak for one paper.</summary>
    private static PairPart FirstAuthor(Citation a, Citation b)
    {
        var (one, other) = (a.FirstAuthorGiven, b.FirstAuthorGiven);
        if (one.Length == 0 || other.Length == 0 || one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)) return new("authors", 2, "the same first author");
        if (a.Authors.Skip(1).Intersect(b.Authors.Skip(1)).Any()) return new("authors", 1, "some the same");
        if (one[0] != other[0]) return new("authors", -4, $"of one family name, {one} and {other}");
        // "Jane A." and "Jane", "JA" and "Jane": what both give of the first name agrees.
        var (mine, theirs) = (one.Split(' ')[0], other.Split(' ')[0]);
        var isOne = mine.Length <= MostInitials || theirs.Length <= MostInitials || mine.StartsWith(theirs, StringComparison.Ordinal) || theirs.StartsWith(mine, StringComparison.Ordinal);
        return isOne ? new("authors", 2, "the same first author") : new("authors", -2, $"of one family name, {mine} and {theirs}");
    }

    private const int MostInitials = 2;

    private static PairPart Title(Citation one, Citation other)
    {
        var (a, b) = (one.Title, other.Title);
        if (one.CongressNumber is { } number && other.CongressNumber is { } number2 && number != number2) return new PairPart("title", -8, $"{number} and {number2} are two of one congress");
        if (a.Length == 0 || b.Length == 0) return new PairPart("title", -8, "absent");
        if (Comments.FirstOrDefault(word => Begins(a, word) != Begins(b, word)) is { } about) return new PairPart("title", -8, $"only one is a {about}");
        if (Reply().IsMatch(a) != Reply().IsMatch(b)) return new PairPart("title", -8, "only one is a reply");
        if (Marks(a, b) is { } marks) return marks;
        if (a == b && IsOfMany(a))
        {
            return one.Issue is { } issue && other.Issue is { } issue2 && issue != issue2 ? new PairPart("title", -4, $"the same, and one that many bear, in issues {issue} and {issue2}") : new PairPart("title", 0, "the same, and one that many bear");
        }
        if (OpposedTitles.Between(a, b) is { } opposed) return new PairPart("title", -8, $"opposed: {opposed}");
        if (a == b) return a.Count(c => c == ' ') + 1 >= LongTitleWords ? new PairPart("title", 6, "the same") : new PairPart("title", 4, "the same, and short");
        var likeness = Trigrams.Dice(a, b);
        var words = string.Create(CultureInfo.InvariantCulture, $"{likeness:P0} of the letters alike");
        return new PairPart("title", likeness switch { >= 0.93 => 4, >= 0.85 => 2, >= 0.6 => -2, _ => -8 }, words);
    }

    /// <summary>"Editorial", "Annual report of the register": the next issue's or year's has the same title.</summary>
    private static bool IsOfMany(string title) => title.Count(c => c == ' ') + 1 <= MostWordsOfMany || OfMany().IsMatch(title);

    private const int MostWordsOfMany = 2;

    private static readonly string[] Counted = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly string[] Romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

    /// <summary>Titles that differ in the mark at their end alone, "(I)" and "(II)", are of two parts; of one that has a mark more a person tells. Null for any others.</summary>
    private static PairPart? Marks(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (Mark(a) is { } one && Mark(b) is { } other) return one != other && Without(a) == Without(b) ? new PairPart("title", -8, $"opposed: {Last(a)} and {Last(b)}") : null;
        return longer.StartsWith(shorter + " ", StringComparison.Ordinal) && Part().IsMatch(longer[shorter.Length..]) ? new PairPart("title", 0, $"only one has{longer[shorter.Length..]}") : null;

        static string Last(string title) => title[(title.LastIndexOf(' ') + 1)..];

        static string Without(string title) => title[..Math.Max(0, title.LastIndexOf(' '))];

        // One letter or a numeral may count; a year or a dose at the end is told apart elsewhere.
        static int? Mark(string title) => Last(title) is var last && Array.IndexOf(Romans, last) is >= 0 and var roman ? roman + 1
            : Array.IndexOf(Counted, last) is >= 0 and var word ? word + 1
            : last.Length <= 2 && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Word by word the same, or the beginning of the other: "Am J Clin Nutr" shortens "American Journal of Clinical Nutrition".</summary>
    private static bool IsOneJournal(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!a[i].StartsWith(b[i], StringComparison.Ordinal) && !b[i].StartsWith(a[i], StringComparison.Ordinal)) return false;
        }
        return true;
    }

    [GeneratedRegex(@"(?:^| )(?:(?:the )?authors? (?:s )?(?:reply|response)|in reply|reply|comment|commentary)$", RegexOptions.CultureInvariant)]
    private static partial Regex Reply();

    [GeneratedRegex(@"^(?:annual report|in regard to|in re(?:ply|sponse) to|letter to the editor|letters to the editor|proceedings of|abstracts (?:of|from)|in memoriam|book reviews?|news|obituary|preface|foreword|table of contents|editors? (?:s )?(?:note|choice|letter))\b|\bannual report$", RegexOptions.CultureInvariant)]
    private static partial Regex OfMany();

    [GeneratedRegex(@"^ (?:(?:part|paper|report|chapter|volume|section|cycle|phase) (?:[ivx]{1,4}|\d{1,2}|[a-d]|one|two|three|four|five|six)|ii|iii|iv|vi{0,3}|\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
