using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>Makes queries on the text fields of one snapshot.</summary>
internal sealed class TextQueries(LiveSearcher searcher)
{
    private readonly WordWeights weights = new(searcher);

    // A find in a second field tells a little more than one alone.
    private const float OtherFields = 0.1f;

    private static readonly string[] Endings = ["", "e", "ed", "ion", "on", "n", "ing", "al", "s"];

    /// <summary>Any of the wordings in one field, or in every field that is searched unasked. Null where no document can match.</summary>
    /// <remarks>
    /// The best wording counts. Another wording never scores above the asked one in the same place: its weight is below 1 and its worth is capped by that of the asked one.
    /// </remarks>
    public Query? Any(IReadOnlyList<Wording> wordings, string? field, int slop = 0)
    {
        var any = new DisjunctionMaxQuery(0);
        var fields = field is null ? FieldSet.Unasked : FieldSet.One(field);
        var asked = 0f;
        foreach (var wording in wordings)
        {
            if (weights.Of(wording.Words, fields) is not { } worth) continue;
            if (wording.Weight >= 1) asked = Math.Max(asked, worth);
            else if (asked > 0) worth = Math.Min(worth, asked);
            any.Add(new FieldsQuery(wording.Words, fields, wording.Words.Length == 1 ? 0 : slop, worth, wording.Weight < 1) { Boost = wording.Weight });
        }

        return any.Disjuncts.Count switch { 0 => null, 1 => any.Disjuncts[0], _ => any };
    }

    /// <summary>Words that start so, and the stem that such a word may have been cut to.</summary>
    public static DisjunctionMaxQuery? Prefix(string prefix, string? field, QueryMarks marks)
    {
        var words = TextTerms.Words(prefix);
        if (words.Length != 1) return null;
        var start = prefix.ToLowerInvariant();
        var stems = Endings.Select(ending => TermForms.Shared.Term(start + ending)).Distinct(StringComparer.Ordinal).Where(s => s.Length < start.Length).ToList();
        var fields = new DisjunctionMaxQuery(OtherFields);
        foreach (var f in FieldNames.Text)
        {
            if (field is not null ? f.Name != field : f.Boost <= 0) continue;
            fields.Add(new PrefixQuery(new Term(f.Name, start)) { Boost = field is null ? f.Boost : 1 });
            foreach (var stem in stems) fields.Add(new TermQuery(new Term(f.Name, stem)) { Boost = field is null ? f.Boost : 1 });
        }

        marks.Prefixes.Add((field, start));
        foreach (var stem in stems) marks.Sequences.Add((field, [stem]));
        return fields;
    }
}
