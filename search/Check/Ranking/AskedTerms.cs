using Horizon.Search.Analysis;

namespace Horizon.Search.Check.Ranking;

/// <summary>The fields in which a word can stand.</summary>
[Flags]
internal enum Fields : byte
{
    None = 0,
    Title = 1,
    Population = 2,
    Intervention = 4,
    Outcome = 8,
    Other = 16,
    Body = 32,
}

/// <summary>The words of a question, numbered, with the fields in which they stand, and its pairs of neighbouring words. Built once a question.</summary>
internal sealed class AskedTerms
{
    /// <summary>Distinct words that are looked at, in the order of the text: a proposal has some hundreds.</summary>
    private const int Most = 1500;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Fields> fields = [];
    private readonly List<float> rarity = [];
    private readonly Dictionary<long, int> pairs = [];

    /// <param name="names">What the question calls its techniques and sites, by their ids.</param>
    public AskedTerms(StudyTexts question, Func<string, float> rarityOf, IReadOnlyList<(string Id, string Words)>? names = null)
    {
        Titles = [.. question.Titles.Select(t => Add(t, Fields.Title, rarityOf))];
        foreach (var text in question.Population) Add(text, Fields.Population, rarityOf);
        foreach (var text in question.Interventions) Add(text, Fields.Intervention, rarityOf);
        foreach (var text in question.Outcomes) Add(text, Fields.Outcome, rarityOf);
        foreach (var text in question.Other) Add(text, Fields.Other, rarityOf);
        Names = [.. (names ?? []).Select(n => (n.Id, Terms: (IReadOnlyList<int>)[.. TextTerms.Of(n.Words).Where(t => !t.Joined && Counts(t.Text)).Select(t => this[t.Text]).Where(t => t >= 0).Distinct()])).Where(n => n.Terms.Count > 0)];
        IsNumber = [.. numbers.OrderBy(n => n.Value).Select(n => n.Key.Length > 1 && n.Key.All(char.IsAsciiDigit))];
    }

    public int Count => fields.Count;

    public int Pairs => pairs.Count;

    /// <summary>The distinct words of each title.</summary>
    public IReadOnlyList<int[]> Titles { get; }

    public bool[] IsNumber { get; }

    /// <summary>By the id of a concept, the words by which the question names it: a study of the concept says them, whatever it calls it.</summary>
    public IReadOnlyList<(string Id, IReadOnlyList<int> Terms)> Names { get; }

    /// <summary>The question's number of a word; -1 where it does not say it.</summary>
    public int this[string term] => numbers.GetValueOrDefault(term, -1);

    public int Pair(int first, int second) => pairs.GetValueOrDefault(((long)first << 32) | (uint)second, -1);

    public float Rarity(int term) => rarity[term];

    public bool Stands(int term, Fields field) => (fields[term] & field) != 0;

    /// <summary>Whether words count: single letters and what grammar needs do not.</summary>
    public static bool Counts(string term) => term.Length > 1 && !StopWords.Contains(term);

    private int[] Add(string text, Fields field, Func<string, float> rarityOf)
    {
        var found = new HashSet<int>();
        var last = -1;
        foreach (var term in TextTerms.Of(text))
        {
            if (term.Joined || !Counts(term.Text)) continue;
            if (!numbers.TryGetValue(term.Text, out var number))
            {
                if (numbers.Count >= Most) continue;
                number = numbers.Count;
                numbers.Add(term.Text, number);
                fields.Add(Fields.None);
                rarity.Add(rarityOf(term.Text));
            }
            fields[number] |= field;
            found.Add(number);
            if (last >= 0) pairs.TryAdd(((long)last << 32) | (uint)number, pairs.Count);
            last = number;
        }
        return [.. found];
    }
}
