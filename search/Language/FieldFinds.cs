using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>Finds of one word or phrase in one field of a segment.</summary>
internal sealed class FieldFinds(DocsEnum documents, AtomicReader reader, WeightedField where)
{
    private readonly byte[] norms = SegmentNorms.Of(reader, where.Name);
    private readonly float[] perFind = Saturation.PerFind(where);

    public DocsEnum Documents { get; } = documents;

    /// <summary>-1 before the first.</summary>
    public int Document { get; private set; } = -1;

    public string Field => where.Name;

    public int Next() => Document = Documents.NextDoc();

    public int Advance(int target) => Document = Documents.Advance(target);

    public float Finds() => Documents.Freq * perFind[norms[Document]];
}

/// <summary>Walks over the documents of a segment that hold a word or phrase in any of several fields.</summary>
internal sealed class FoundInFields(IReadOnlyList<FieldFinds> fields)
{
    private readonly FieldFinds[] fields = [.. fields];

    /// <summary>-1 before the first.</summary>
    public int Document { get; private set; } = -1;

    public IReadOnlyList<FieldFinds> Fields => fields;

    public int Next()
    {
        if (Document == DocIdSetIterator.NO_MORE_DOCS) return Document;
        var next = DocIdSetIterator.NO_MORE_DOCS;
        foreach (var field in fields)
        {
            if (field.Document == Document) field.Next();
            if (field.Document < next) next = field.Document;
        }

        return Document = next;
    }

    public int Advance(int target)
    {
        var next = DocIdSetIterator.NO_MORE_DOCS;
        foreach (var field in fields)
        {
            if (field.Document < target) field.Advance(target);
            if (field.Document < next) next = field.Document;
        }

        return Document = next;
    }

    /// <summary>Of the present document; see <see cref="Saturation"/>.</summary>
    public float Impact()
    {
        var finds = 0f;
        foreach (var field in fields)
        {
            if (field.Document == Document) finds += field.Finds();
        }

        return Saturation.Of(finds);
    }

    public long Cost => fields.Sum(f => f.Documents.GetCost());
}
