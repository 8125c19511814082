using System.Globalization;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>How telling a word is: in how many of the titles at hand it stands. Immutable; safe for many threads.</summary>
public sealed class TitleRarity
{
    private const string GramMark = "~";

    /// <summary>As many titles as the scores' limits were set over, and how many of them have a word that the table of usual words lacks.</summary>
    private const int UsualTitles = 2455;
    private const int Unlisted = 2;
    private const int TableTitles = 10_000;

    private static readonly Lazy<TitleRarity> Table = new(() => new TitleRarity());
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly int titles;
    private readonly int unlisted;

    private TitleRarity(IEnumerable<StudyTitle> all)
    {
        foreach (var title in all)
        {
            titles++;
            foreach (var stem in title.Stems) Count(stem);
            foreach (var gram in title.Grams) Count(GramMark + gram);
        }
    }

    private TitleRarity()
    {
        (titles, unlisted) = (UsualTitles, Unlisted);
        var resource = $"{typeof(TitleRarity).Namespace}.title-words.txt";
        using var stream = typeof(TitleRarity).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly lacks its table {resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(' ') is not [var stem, var written]) continue;
            var count = int.Parse(written, CultureInfo.InvariantCulture) * UsualTitles / TableTitles;
            counts[stem] = count;
            if (StudyWords.Design.Contains(stem)) continue;
            foreach (var gram in StudyTitle.GramsOf(stem)) counts[GramMark + gram] = Math.Min(UsualTitles, counts.GetValueOrDefault(GramMark + gram, Unlisted) + count);
        }
    }

    /// <summary>
    /// By a table of words that titles of all fields and of radiotherapy have. It asks nothing of what is stored: a pair scores the same in a small store, in a large one and in
    /// whatever order its records came.
    /// </summary>
    public static TitleRarity Usual => Table.Value;

    /// <summary>Counted over these titles: those of the trials that can be meant and, where at hand, of the papers.</summary>
    public static TitleRarity Of(IEnumerable<StudyTitle> titles) => new(titles);

    /// <summary>ln(1 + N / (1 + n)); words that only say what kind of study it is count less.</summary>
    internal double OfWord(string stem) => (StudyWords.Design.Contains(stem) ? StudyWords.DesignWeight : 1) * Rarity(stem);

    internal double OfGram(string gram) => Rarity(GramMark + gram);

    private double Rarity(string key) => Math.Log(1 + (titles / (1.0 + counts.GetValueOrDefault(key, unlisted))));

    private void Count(string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
