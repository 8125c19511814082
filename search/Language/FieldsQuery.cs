using System.Globalization;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Language;

/// <summary>One word, or words that stand together, looked for in several fields at once and scored by <see cref="Saturation"/> times its worth.</summary>
/// <param name="words">Index terms in order.</param>
/// <param name="fields">Where.</param>
/// <param name="slop">How many places the words may be moved; 0 for the exact phrase.</param>
/// <param name="worth">See <see cref="WordWeights"/>.</param>
/// <param name="otherwise">Whether it is another wording of what was asked.</param>
internal sealed class FieldsQuery(string[] words, FieldSet fields, int slop, float worth, bool otherwise = false) : Query
{
    public IReadOnlyList<string> Words => words;

    public FieldSet Fields => fields;

    public float Worth => worth;

    public bool IsOtherwise => otherwise;

    public override Weight CreateWeight(IndexSearcher searcher) => new FieldsWeight(this, searcher);

    public override string ToString(string field) => string.Create(CultureInfo.InvariantCulture, $"{fields.Name}:\"{string.Join(' ', words)}\"~{slop}^{Boost * worth}");

    public override bool Equals(object? obj) =>
        obj is FieldsQuery other && base.Equals(obj) && fields.Equals(other.Fields) && worth.Equals(other.Worth) && words.AsSpan().SequenceEqual([.. other.Words]);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), fields, string.Join(' ', words));

    private FoundInFields? In(AtomicReaderContext context, IBits? accept, IReadOnlyList<Weight?>? phrases)
    {
        var found = new List<FieldFinds>(fields.Fields.Count);
        for (var i = 0; i < fields.Fields.Count; i++)
        {
            DocsEnum? documents = phrases is null ? Documents(context.AtomicReader, fields.Fields[i].Name, words[0], accept) : phrases[i]?.GetScorer(context, accept);
            if (documents is not null) found.Add(new FieldFinds(documents, context.AtomicReader, fields.Fields[i]));
        }

        return found.Count == 0 ? null : new FoundInFields(found);
    }

    /// <summary>Null where the segment does not hold the word in the field.</summary>
    internal static DocsEnum? Documents(AtomicReader reader, string field, string word, IBits? accept)
    {
        var terms = reader.GetTerms(field)?.GetEnumerator();
        return terms is not null && terms.SeekExact(new BytesRef(word)) ? terms.Docs(accept, null, DocsFlags.FREQS) : null;
    }

    private sealed class FieldsWeight : Weight
    {
        private readonly FieldsQuery query;
        private readonly IReadOnlyList<Weight?>? phrases;
        private float weight;

        public FieldsWeight(FieldsQuery query, IndexSearcher searcher)
        {
            this.query = query;
            weight = query.Boost * query.Worth;
            if (query.Words.Count > 1) phrases = [.. query.Fields.Fields.Select(f => Phrase(f.Name))];

            // A filter reads a segment by a searcher of its own.
            Weight? Phrase(string field) => searcher is LiveSearcher live
                ? live.Phrase(field, query.Words, query.Slop)
                : LiveSearcher.PhraseQuery(field, query.Words, query.Slop).CreateWeight(searcher);
        }

        public override Query Query => query;

        public override float GetValueForNormalization() => weight * weight;

        // As BM25Similarity: there is no norm over the query, only the boosts of what stands around it.
        public override void Normalize(float norm, float topLevelBoost) => weight = query.Boost * query.Worth * topLevelBoost;

        public override Scorer? GetScorer(AtomicReaderContext context, IBits? acceptDocs) =>
            query.In(context, acceptDocs, phrases) is { } found ? new FieldsScorer(this, found, weight) : null;

        public override Explanation Explain(AtomicReaderContext context, int doc)
        {
            if (query.In(context, null, phrases) is not { } found || found.Advance(doc) != doc) return new ComplexExplanation(false, 0, "not found");
            return new WordExplanation(query, weight, found.Impact(), [.. found.Fields.Where(f => f.Document == doc).Select(f => (f.Field, f.Documents.Freq))]);
        }
    }

    private int Slop => slop;

    private sealed class FieldsScorer(Weight weight, FoundInFields found, float worth) : Scorer(weight)
    {
        public override int DocID => found.Document;

        public override int Freq => found.Fields.Count(f => f.Document == found.Document);

        public override int NextDoc() => found.Next();

        public override int Advance(int target) => found.Advance(target);

        public override float GetScore() => worth * found.Impact();

        public override long GetCost() => found.Cost;
    }
}

/// <summary>Why a word has its score in a document.</summary>
internal sealed class WordExplanation : ComplexExplanation
{
    public WordExplanation(FieldsQuery query, float weight, float impact, IReadOnlyList<(string Field, int Times)> found)
        : base(true, weight * impact, string.Create(CultureInfo.InvariantCulture, $"\"{string.Join(' ', query.Words)}\": weight {weight} times {impact} for {string.Join(", ", found.Select(f => $"{f.Times} in {f.Field}"))}"))
    {
        (Words, Fields, IsOtherwise, Found) = (query.Words, query.Fields, query.IsOtherwise, found);
    }

    public IReadOnlyList<string> Words { get; }

    public FieldSet Fields { get; }

    public bool IsOtherwise { get; }

    public IReadOnlyList<(string Field, int Times)> Found { get; }
}
