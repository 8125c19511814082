using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <summary>
/// The documents of a segment that hold a word, in order, each with what the word scores there for a worth of 1; deleted ones are among them. The highest of each
/// window of <see cref="Window"/> documents lets a search pass over windows, and over words in a window, that cannot change its answer.
/// </summary>
internal sealed class WordImpacts
{
    /// <summary>Documents of a window: their sums lie in the processor's first cache.</summary>
    public const int Window = 2048;

    public static readonly WordImpacts None = new([], [], 0);

    private WordImpacts(int[] documents, float[] impacts, int windows)
    {
        (Documents, Impacts) = (documents, impacts);
        (Starts, Highest) = (new int[windows + 1], new float[windows]);
        for (int w = 0, i = 0; w < windows; w++)
        {
            Starts[w] = i;
            for (; i < documents.Length && documents[i] < (w + 1) * Window; i++) Highest[w] = Math.Max(Highest[w], impacts[i]);
        }

        if (windows > 0) Starts[windows] = documents.Length;
    }

    public int[] Documents { get; }

    public float[] Impacts { get; }

    /// <summary>Where each window begins in the two lists, and where the last one ends.</summary>
    public int[] Starts { get; }

    public float[] Highest { get; }

    public long Bytes => 120 + (8L * (Documents.Length + Starts.Length));

    /// <summary>A word in running text.</summary>
    public static WordImpacts OfWord(AtomicReader reader, string word, FieldSet fields)
    {
        var found = new List<FieldFinds>();
        foreach (var field in fields.Fields)
        {
            if (FieldsQuery.Documents(reader, field.Name, word, null) is { } documents) found.Add(new FieldFinds(documents, reader, field));
        }

        if (found.Count == 0) return None;
        var all = new FoundInFields(found);
        return Of(reader, all.Next, all.Impact);
    }

    /// <summary>A whole value: every document that has it scores 1.</summary>
    public static WordImpacts OfValue(AtomicReader reader, string field, string value) =>
        FieldsQuery.Documents(reader, field, value, null) is { } documents ? Of(reader, documents.NextDoc, () => 1) : None;

    private static WordImpacts Of(AtomicReader reader, Func<int> next, Func<float> impact)
    {
        var (documents, impacts) = (new List<int>(), new List<float>());
        for (var document = next(); document != DocIdSetIterator.NO_MORE_DOCS; document = next())
        {
            documents.Add(document);
            impacts.Add(impact());
        }

        return new WordImpacts([.. documents], [.. impacts], (reader.MaxDoc + Window - 1) / Window);
    }
}
