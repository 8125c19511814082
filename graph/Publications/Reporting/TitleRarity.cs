namespace Horizon.Graph.Publications.Reporting;

/// <summary>How telling a word is: in how many of the titles at hand it stands. Immutable; safe for many threads.</summary>
public sealed class TitleRarity
{
    private const string GramMark = "~";
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly int titles;

    private TitleRarity(IEnumerable<StudyTitle> all)
    {
        foreach (var title in all)
        {
            titles++;
            foreach (var stem in title.Stems) Count(stem);
            foreach (var gram in title.Grams) Count(GramMark + gram);
        }
    }

    /// <summary>Counted over these titles: those of the trials that can be meant and, where at hand, of the papers.</summary>
    public static TitleRarity Of(IEnumerable<StudyTitle> titles) => new(titles);

    /// <summary>ln(1 + N / (1 + n)); words that only say what kind of study it is count less.</summary>
    internal double OfWord(string stem) => (StudyWords.Design.Contains(stem) ? StudyWords.DesignWeight : 1) * Rarity(stem);

    internal double OfGram(string gram) => Rarity(GramMark + gram);

    private double Rarity(string key) => Math.Log(1 + (titles / (1.0 + counts.GetValueOrDefault(key))));

    private void Count(string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
