namespace Horizon.Graph.Publications;

/// <summary>A publication as a reference list has it: "Brunt AM, Haviland JS, Wheatley DA, et al. Title. Lancet 2020." What is not known is left out.</summary>
public static class PublicationCitation
{
    private const int MostAuthors = 3;

    /// <summary>Null where not even the title is known.</summary>
    public static string? Of(PublicationView paper)
    {
        if (paper.Title?.Trim() is not { Length: > 0 } title) return null;
        var authors = paper.Facts?.Authors ?? [];
        var named = string.Join(", ", authors.Take(MostAuthors).Select(a => Short(a.Name)));
        var where = string.Join(" ", new[] { paper.Journal, paper.PublishedOn?.Last.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) }.Where(w => !string.IsNullOrWhiteSpace(w)));
        return string.Join(" ", new[]
        {
            named.Length == 0 ? null : Ended(authors.Count > MostAuthors ? $"{named}, et al" : named), Ended(title), where.Length == 0 ? null : Ended(where),
        }.OfType<string>());
    }

    /// <summary>"Haviland, Joanne S" is "Haviland JS"; a name without a comma stays as its source writes it.</summary>
    private static string Short(string name) => name.Split(',', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } last, { Length: > 0 } first]
        ? $"{last} {string.Concat(first.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries).Select(n => char.ToUpperInvariant(n[0])))}"
        : name;

    private static string Ended(string words) => words[^1] is '.' or '?' or '!' ? words : $"{words}.";
}
