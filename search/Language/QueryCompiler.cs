using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Taxonomies;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>Makes a question into a Lucene query over one snapshot. One use, one thread.</summary>
internal sealed class QueryCompiler
{
    // Above any score of text, so that the record with the id comes first.
    private const float IdWeight = 1000;
    private const float OwnIdWeight = 50;

    // From so many words on a question is a sentence: what it is about stands in several of its words, and none of them has to be all of it.
    private const int Sentence = 5;

    // In a sentence, what the parts of a hyphenated word count beside the whole, and a concept beside its words, which count already.
    // Chosen on SciFact's training claims (nDCG@10 0.703 with 0 and 1, 0.713 with these).
    private const float PartOfWord = 0.5f;
    private const float ConceptOfSentence = 0.5f;

    private readonly LiveSearcher searcher;
    private readonly Wordings wordings;
    private readonly TextQueries texts;
    private readonly ConceptQueries concepts;
    private readonly QueryMarks marks = new();
    private readonly List<string> warnings = [];
    private bool excluded;
    private bool sentence;

    private QueryCompiler(LiveSearcher searcher, Taxonomy taxonomy)
    {
        this.searcher = searcher;
        wordings = new Wordings(taxonomy);
        texts = new TextQueries(searcher);
        concepts = new ConceptQueries(taxonomy, searcher, marks);
    }

    /// <exception cref="SearchQueryException">An unknown field or a bad range.</exception>
    public static CompiledQuery Compile(string? text, LiveSearcher searcher, Taxonomy taxonomy)
    {
        // A star alone is how many systems ask for everything.
        text = IdForms.InAddress(text) ?? text;
        var parsed = QueryParser.Parse(text?.Trim() is "*" or "*:*" ? null : text);
        var compiler = new QueryCompiler(searcher, taxonomy);
        if (parsed.Root is null) return new CompiledQuery(null, compiler.marks, null);
        if (parsed.Warning is not null) compiler.warnings.Add(parsed.Warning);
        var query = compiler.Of(parsed.Root);
        query = compiler.WithOwnId(text!, query) ?? new BooleanQuery();
        return new CompiledQuery(query, compiler.marks, compiler.warnings.Count == 0 ? null : string.Join(' ', compiler.warnings));
    }

    // An organisation's own study id has no form to be known by; the whole question may be one.
    private Query? WithOwnId(string text, Query? query)
    {
        if (text.Length > 60) return query;
        var key = IdForms.Key(text);
        if (searcher.Count(FieldNames.Id, key) == 0) return query;
        return Either(query, Id([key], IdWeight));
    }

    private Query? Of(QueryNode node) => node switch
    {
        WordNode word => Value(word.Field, word.Text) ?? Word(word, alone: true),
        PhraseNode phrase => Value(phrase.Field, phrase.Text) ?? Phrase(phrase),
        PrefixNode prefix => Value(prefix.Field, prefix.Prefix, isStart: true) ?? TextQueries.Prefix(prefix.Prefix, prefix.Field, excluded ? new QueryMarks() : marks),
        IdNode id => Either(Either(Phrase(new PhraseNode(id.Text, null, 0)), Id(id.Keys, IdWeight)), OwnRegistration(id.Keys)),
        YearNode year => DayRanges.Overlapping(year.From is { } from ? new DateOnly(Math.Min(from, 9999), 1, 1) : null, year.To is { } to ? new DateOnly(Math.Clamp(to, 1, 9999), 12, 31) : null),
        ClausesNode clauses => Clauses(clauses.Clauses),
        WordsNode words => Words(words.Text),
        _ => throw new ArgumentException(node.GetType().Name, nameof(node)),
    };

    private Query? Value(string? field, string text, bool isStart = false)
    {
        if (field is null || !FieldNames.Keywords.Contains(field, StringComparer.Ordinal)) return null;
        if (field is FieldNames.Technique or FieldNames.Site)
        {
            if (concepts.Named(field, text) is { } named) return named;
            warnings.Add($"No {field} is called \"{text}\".");
        }

        var value = FieldNames.WholeValue(text);
        if (isStart) return new ConstantScoreQuery(new PrefixQuery(new Term(field, value)));
        if (field is not (FieldNames.Technique or FieldNames.Site) && searcher.Count(field, value) == 0) warnings.Add($"No record has the {field} \"{text}\".");
        if (!excluded) marks.Values.Add((field, value));
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private BooleanQuery? Clauses(IReadOnlyList<QueryClause> clauses)
    {
        var query = new BooleanQuery();
        var runs = WordRun.In(clauses, wordings);
        var partOfRun = runs.SelectMany(r => r.Clauses).ToHashSet();
        var told = clauses.Any(c => c.Kind == ClauseKind.Should && !(c.Node is WordNode w && IsStop(w)));
        var (wanted, impossible) = (false, false);
        var said = new HashSet<WordNode>();
        var outer = sentence;
        sentence |= clauses.Count(c => c is { Kind: ClauseKind.Should, Node: WordNode }) >= Sentence;
        for (var i = 0; i < clauses.Count; i++)
        {
            var (kind, node) = clauses[i];
            if (kind == ClauseKind.Should && node is WordNode word && ((told && IsStop(word)) || !said.Add(Same(word)))) continue;
            excluded ^= kind == ClauseKind.MustNot;
            var part = node is WordNode { } plain && partOfRun.Contains(i) ? Word(plain, alone: false) : Of(node);
            excluded ^= kind == ClauseKind.MustNot;
            wanted |= kind != ClauseKind.MustNot;
            impossible |= part is null && kind == ClauseKind.Must;
            if (part is not null) query.Add(part, kind switch { ClauseKind.Must => Occur.MUST, ClauseKind.MustNot => Occur.MUST_NOT, _ => Occur.SHOULD });
        }

        foreach (var run in runs)
        {
            if (Concept(run.Words, run.Concepts, run.Field) is not { } concept) continue;
            if (sentence) concept.Boost *= ConceptOfSentence;
            query.Add(concept, Occur.SHOULD);
        }

        sentence = outer;

        if (!wanted) query.Add(new MatchAllDocsQuery(), Occur.MUST);
        return impossible || query.Clauses.All(c => c.IsProhibited) ? null : query;
    }

    // A sentence that says a word twice does not ask for it twice.
    private static WordNode Same(WordNode word) => word with { Text = string.Join(' ', TextTerms.Words(word.Text)) };

    private static bool IsStop(WordNode word) => Array.TrueForAll(TextTerms.Words(word.Text), StopWords.Contains);

    private Query? Word(WordNode word, bool alone)
    {
        var any = new List<Query?>();
        foreach (var unit in WordUnits.Of(word.Text))
        {
            var known = alone ? wordings.Taxonomy.ByWords(unit.Words) : [];
            any.Add(Concept(unit.Words, known, word.Field, unit.Joined));
            if (sentence && unit.Words.Length > 1) any.AddRange(unit.Words.Distinct(StringComparer.Ordinal).Select(part => Part(part, word.Field)));
        }

        if (word.Field is null && word.Text.AsSpan().ContainsAnyInRange('0', '9') && word.Text.Length <= IdForms.Longest)
        {
            var key = IdForms.Key(word.Text.Trim(',', '.', ';', ':'));
            if (searcher.Count(FieldNames.Id, key) > 0) any.Add(Id([key], OwnIdWeight));
        }

        return any.Aggregate((Query?)null, Either);
    }

    private Query? Part(string word, string? field)
    {
        if (StopWords.Contains(word) || texts.Any([new Wording([word], 1)], field) is not { } part) return null;
        part.Boost *= PartOfWord;
        return part;
    }

    private Query? Concept(string[] words, IReadOnlyList<string> known, string? field, string[]? joined = null)
    {
        var all = wordings.Of(joined is null ? [words] : [words, joined], known);
        Mark(all, field);
        Query? query = texts.Any(all, field);
        return field is null && known.Count > 0 ? concepts.WithTags(query, known, excluded) : query;
    }

    private Query? Phrase(PhraseNode phrase)
    {
        var words = TextTerms.Words(phrase.Text);
        if (words.Length == 0) return null;
        var whole = wordings.Taxonomy.ByWords(words);
        if (whole.Count > 0 && phrase.Slop == 0) return Concept(words, whole, phrase.Field, TextTerms.JoinedWords(phrase.Text));
        var all = wordings.InPhrase(words);
        if (TextTerms.JoinedWords(phrase.Text) is { } joined) all.Insert(1, new Wording(joined, 1));
        Mark(phrase.Slop == 0 ? all : words.Select(w => new Wording([w], 1)), phrase.Field);
        return texts.Any(all, phrase.Field, phrase.Slop);
    }

    private BooleanQuery? Words(string text)
    {
        var (clauses, cut) = TellingWords.Of(text, searcher);
        if (cut) warnings.Add($"Only its {TellingWords.Most} most telling words were used.");
        return clauses.Count == 0 ? null : Clauses(clauses);
    }

    /// <summary>The trial that a registration is of stands above the papers that name it.</summary>
    private ConstantScoreQuery OwnRegistration(IReadOnlyList<string> keys) =>
        new ConstantScoreQuery(new BooleanQuery { { Id(keys, 1), Occur.MUST }, { new TermQuery(new Term(FieldNames.Kind, FieldNames.WholeValue("trial"))), Occur.MUST } }) { Boost = IdWeight };

    private BooleanQuery Id(IReadOnlyList<string> keys, float weight)
    {
        if (!excluded) marks.IdKeys.UnionWith(keys);
        var any = new BooleanQuery();
        foreach (var key in keys) any.Add(new ConstantScoreQuery(new TermQuery(new Term(FieldNames.Id, key))) { Boost = weight }, Occur.SHOULD);
        return any;
    }

    private void Mark(IEnumerable<Wording> all, string? field)
    {
        if (excluded) return;
        foreach (var wording in all)
        {
            if (!(wording.Words.Length == 1 && StopWords.Contains(wording.Words[0]))) marks.Sequences.Add((field, wording.Words));
        }
    }

    private static Query? Either(Query? a, Query? b)
    {
        if (a is null || b is null) return a ?? b;
        return new BooleanQuery { { a, Occur.SHOULD }, { b, Occur.SHOULD } };
    }
}
