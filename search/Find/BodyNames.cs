using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Lucene.Net.Index;

namespace Horizon.Search.Find;

/// <summary>Names of sponsors and funders as the records write them. Thread-safe.</summary>
public sealed class BodyNames(HorizonIndex index)
{
    /// <summary>Words of a name that are looked up, and names that are read for each.</summary>
    private const int MostWords = 5;
    private const int MostRead = 50;

    /// <summary>Whether a record has this name, in any case, or this id for a sponsor or funder.</summary>
    public bool Has(string nameOrId) => index.Read((searcher, _) =>
    {
        var value = FieldNames.WholeValue(nameOrId);
        return searcher.Count(FieldNames.Whole(FieldNames.Funder), value) > 0 || new WrittenWords(searcher).StartingWith(FieldNames.Name, value + FieldNames.NameParts, 1).Count > 0;
    });

    /// <summary>Names that share the most words with one that no record has; of those that share as many, the ones of the most records. Empty where none shares a word.</summary>
    public IReadOnlyList<string> Near(string name, int most) => index.Read<IReadOnlyList<string>>((searcher, _) =>
    {
        var words = TextTerms.Of(name).Where(t => !t.Joined && t.End - t.Start > 2 && !StopWords.Contains(t.Text)).Select(t => FieldNames.WholeValue(name[t.Start..t.End])).Distinct(StringComparer.Ordinal).Take(MostWords);
        return [.. words.SelectMany(word => Starting(searcher, word, MostRead)).GroupBy(n => n.Name, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Max(n => n.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(most).Select(g => g.Key)];
    });

    /// <summary>Names of which a word, and what follows it, starts so; with the records that have each, the most first.</summary>
    /// <param name="start">Lower case.</param>
    internal static IEnumerable<(string Name, int Count)> Starting(LiveSearcher searcher, string start, int most) =>
        new WrittenWords(searcher).StartingWith(FieldNames.Name, start, most).Select(n => (Name: n.Term[(n.Term.IndexOf(FieldNames.NameParts, StringComparison.Ordinal) + 1)..], n.Count)).DistinctBy(n => n.Name, StringComparer.OrdinalIgnoreCase);
}
