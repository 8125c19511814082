using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Taxonomies;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>Queries for documents tagged with a concept; broader concepts are in the index, so a tag finds narrower ones too.</summary>
internal sealed class ConceptQueries(Taxonomy taxonomy, LiveSearcher searcher, QueryMarks marks)
{
    private const float TagWeight = 1;
    private const float TagBesideText = 0.1f;

    /// <summary>The concept of a kind with this id or wording; null if there is none.</summary>
    public BooleanQuery? Named(string kind, string text)
    {
        var value = FieldNames.WholeValue(text);
        var ids = searcher.Count(kind, value) > 0 ? [value]
            : searcher.Count(kind, kind + ":" + value) > 0 ? [kind + ":" + value]
            : taxonomy.Find(kind + ":" + value) is { } bare ? [bare.Id]
            : taxonomy.Find(value) is { } whole ? [whole.Id]
            : taxonomy.ByWords(TextTerms.Words(text)).Where(id => taxonomy.Find(id)!.Kind == kind).ToArray();
        if (ids.Length == 0) return null;
        var any = new BooleanQuery();
        foreach (var id in ids) any.Add(Tag(kind, id), Occur.SHOULD);
        return any;
    }

    /// <summary>A query on text, or the tag of what the text means, or a short form of it that only its case tells.</summary>
    public Query? WithTags(Query? text, IReadOnlyList<string> ids, bool excluded)
    {
        var either = new DisjunctionMaxQuery(TagBesideText);
        if (text is not null) either.Add(text);
        foreach (var id in ids)
        {
            var concept = taxonomy.Find(id)!;
            foreach (var form in Taxonomy.CasedFormsOf(concept).Where(f => searcher.Count(FieldNames.ShortForm, f) > 0))
            {
                if (!excluded) marks.ShortForms.Add(form);
                either.Add(new ConstantScoreQuery(new TermQuery(new Term(FieldNames.ShortForm, form))) { Boost = TagWeight });
            }

            var kind = concept.Kind;
            if (kind is not (FieldNames.Technique or FieldNames.Site) || searcher.Count(kind, FieldNames.WholeValue(id)) == 0) continue;
            var tag = excluded ? new ConstantScoreQuery(new TermQuery(new Term(kind, FieldNames.WholeValue(id)))) : Tag(kind, id);
            tag.Boost = TagWeight;
            either.Add(tag);
        }

        return either.Any() ? either : null;
    }

    private ConstantScoreQuery Tag(string kind, string id)
    {
        var value = FieldNames.WholeValue(id);
        marks.Values.Add((kind, value));
        return new ConstantScoreQuery(new TermQuery(new Term(kind, value)));
    }
}
