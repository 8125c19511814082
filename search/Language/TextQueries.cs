using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>Makes queries on the text fields of one snapshot.</summary>
internal sealed class TextQueries(LiveSearcher searcher)
{
    // A find in a second field tells a little more than one alone.
    private const float OtherFields = 0.1f;

    private static readonly string[] Endings = ["", "e", "ed", "ion", "on", "n", "ing", "al", "s"];

    /// <summary>Any of the wordings in one field, or in every field that is searched unasked. Null where no document can match.</summary>
    /// <remarks>
    /// In each field the best wording counts. Another wording never scores above the asked one in the same place: its weight is below 1 and its rarity is capped by that of the asked one.
    /// </remarks>
    public DisjunctionMaxQuery? Any(IReadOnlyList<Wording> wordings, string? field, int slop = 0, bool otherwise = true)
    {
        var fields = new DisjunctionMaxQuery(OtherFields);
        foreach (var f in FieldNames.Text)
        {
            if (field is not null ? f.Name != field : f.Boost <= 0) continue;
            var any = new DisjunctionMaxQuery(0);
            var asked = 0f;
            foreach (var wording in wordings)
            {
                if (wording.Weight < 1 && !(otherwise && f.Tells)) continue;
                var rarity = Rarity(f.Name, wording.Words);
                if (rarity is null) continue;
                if (wording.Weight >= 1) asked = Math.Max(asked, rarity.Value);
                var cap = wording.Weight >= 1 || asked <= 0 ? 1 : Math.Min(1, asked / rarity.Value);
                var one = One(f.Name, wording.Words, slop);
                one.Boost = (field is null ? f.Boost : 1) * wording.Weight * cap;
                any.Add(one);
            }

            if (any.Any()) fields.Add(any);
        }

        return fields.Any() ? fields : null;
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

    /// <summary>How rare the rarest of the words is; null where one of them stands nowhere in the field.</summary>
    public float? Rarity(string field, IReadOnlyList<string> words)
    {
        var fewest = int.MaxValue;
        foreach (var word in words)
        {
            var count = searcher.Count(field, word);
            if (count == 0) return null;
            fewest = Math.Min(fewest, count);
        }

        return FixedLengthSimilarity.RarityOf(fewest, Math.Max(1, searcher.Documents));
    }

    private static Query One(string field, string[] words, int slop)
    {
        if (words.Length == 1) return new TermQuery(new Term(field, words[0]));
        var phrase = new PhraseQuery { Slop = slop };
        foreach (var word in words) phrase.Add(new Term(field, word));
        return phrase;
    }
}
