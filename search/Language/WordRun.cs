using Horizon.Search.Analysis;

namespace Horizon.Search.Language;

/// <summary>Neighbouring unquoted words that together are a wording of a concept ("stereotactic body radiotherapy").</summary>
internal sealed record WordRun(string[] Words, IReadOnlyList<string> Concepts, string? Field, IReadOnlyList<int> Clauses)
{
    public static List<WordRun> In(IReadOnlyList<QueryClause> clauses, Wordings wordings)
    {
        var runs = new List<WordRun>();
        for (var start = 0; start < clauses.Count; start++)
        {
            if (Plain(clauses[start]) is not { } first) continue;
            var end = start;
            while (end + 1 < clauses.Count && Plain(clauses[end + 1])?.Field == first.Field && Plain(clauses[end + 1]) is not null) end++;
            Find(clauses, start, end, first.Field, wordings, runs);
            start = end;
        }

        return runs;
    }

    private static void Find(IReadOnlyList<QueryClause> clauses, int start, int end, string? field, Wordings wordings, List<WordRun> runs)
    {
        var words = new List<string>();
        var clauseOf = new List<int>();
        for (var i = start; i <= end; i++)
        {
            foreach (var word in TextTerms.Words(((WordNode)clauses[i].Node).Text))
            {
                words.Add(word);
                clauseOf.Add(i);
            }
        }

        string[] all = [.. words];
        for (var i = 0; i < all.Length; i++)
        {
            var (length, concepts) = wordings.LongestAt(all, i);
            if (length == 0) continue;
            // A wording inside one clause is that clause's own affair.
            var parts = clauseOf.GetRange(i, length).Distinct().ToArray();
            if (parts.Length > 1) runs.Add(new WordRun(all[i..(i + length)], concepts, field, parts));
            i += length - 1;
        }
    }

    private static WordNode? Plain(QueryClause clause) => clause.Kind == ClauseKind.Should ? clause.Node as WordNode : null;
}
