using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications.Identity;

/// <summary>A publication's bibliographic facts in the forms in which two deliveries of it can be compared. Null or empty is unknown.</summary>
public sealed partial record Citation
{
    private static readonly HashSet<string> JournalSmallWords = ["the", "of", "and", "in", "for", "on", "de", "la", "et", "und", "der"];

    /// <summary>The title's letters and digits in lower case without accents or markup, words parted by one blank.</summary>
    public required string Title { get; init; }

    /// <summary>Canonical, lower case.</summary>
    public string? Doi { get; init; }

    /// <summary>Before the title, the number that a congress gave what was said there, "OC-0123"; null where there is none. It is no part of <see cref="Title"/>.</summary>
    public string? CongressNumber { get; init; }

    /// <summary>What the title says that this is about another publication; null where it says no such thing.</summary>
    public Notice? Notice { get; init; }
    public int? Year { get; init; }

    /// <summary>The first page without leading noughts, lower case: "s568", "1072".</summary>
    public string? FirstPage { get; init; }
    public string? Volume { get; init; }
    public string? Issue { get; init; }

    /// <summary>Each name of the journal, as its telling words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Journals { get; init; } = [];

    /// <summary>Family names in order, letters only, lower case, without accents.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The first author's other names or initials, lower case, words parted by one blank; empty where none are given.</summary>
    public string FirstAuthorGiven { get; init; } = "";

    public static Citation Of(PublicationFacts facts) => new()
    {
        Title = Words(CongressStart().Replace(facts.Title ?? facts.VernacularTitle ?? "", "")),
        CongressNumber = CongressStart().Match(facts.Title ?? "") is { Success: true } number ? number.Groups[1].Value.ToLowerInvariant() : null,
        Notice = Notice.Read(facts.Title),
        Doi = facts.Doi is { } doi ? Ids.Doi.TryParse(doi)?.Value ?? doi.ToLowerInvariant() : null,
        Year = facts.PublishedOn?.First.Year,
        FirstPage = Page().Match(facts.Pages?.ToLowerInvariant() ?? "") is { Success: true } page ? page.Groups[1].Value + page.Groups[2].Value.TrimStart('0') : null,
        Volume = facts.Volume is { } volume && volume.Trim() is { Length: > 0 and < 12 } text ? text.TrimStart('0').ToLowerInvariant() : null,
        Journals = [.. new[] { facts.Journal, facts.JournalAbbreviation }.Select(Journal).Where(j => j.Count > 0)],
        Issue = facts.Issue?.Trim() is { Length: > 0 } issue ? issue.ToLowerInvariant() : null,
        Authors = [.. facts.Authors.Select(a => Words(Cut(a.Name).Family).Replace(" ", "", StringComparison.Ordinal)).Where(n => n.Length > 0)],
        FirstAuthorGiven = facts.Authors.Count > 0 ? Words(Cut(facts.Authors[0].Name).Given) : "",
    };

    /// <summary>Letters and digits in lower case without accents or markup, words parted by one blank.</summary>
    internal static string Words(string? text)
    {
        if (text is null) return "";
        var words = new StringBuilder(text.Length);
        foreach (var c in Accents.Without(Markup().Replace(text, "")))
        {
            if (char.IsLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }

    private static List<string> Journal(string? name) => [.. Words(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !JournalSmallWords.Contains(w))];

    /// <summary>"Smith, J. A.", "Smith JA" and "Jane A. Smith" are all of the family Smith.</summary>
    private static (string Family, string Given) Cut(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) return (name[..comma], name[(comma + 1)..]);
        var whole = name.Trim();
        if (whole.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { Length: > 1 } parts) return (whole, "");
        return Initials().IsMatch(parts[^1]) ? (string.Join(' ', parts[..^1]), parts[^1]) : (parts[^1], string.Join(' ', parts[..^1]));
    }

    [GeneratedRegex(@"^\s*((?:OC|PO|EP|PV|PD|SP|MO|PH|OP|PP)-\d{3,5})\s*[:.]?\s+", RegexOptions.CultureInvariant)]
    private static partial Regex CongressStart();

    [GeneratedRegex(@"^\s*(?:pp?\.?\s*)?([a-z]{0,3})0*(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    [GeneratedRegex("</?[A-Za-z][^<>]{0,60}>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?:\p{Lu}\.?-?){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();
}
