using Horizon.Graph.Vocabulary;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>
/// Seeded documents with a vocabulary like that of real texts: word frequencies fall as in Zipf's law over 30,000 made-up words,
/// with the field's own terms among them.
/// </summary>
internal sealed class GeneratedDocuments
{
    private const int Words = 30_000;
    private static readonly string[] Syllables = ["ra", "di", "to", "mi", "ne", "so", "ka", "lu", "ve", "po", "ge", "ti", "ar", "on", "el", "is"];
    private static readonly string[] States = ["published", "recruiting", "active", "planned", "completed", "stopped", "unknown"];
    private static readonly string[] Countries = ["United Kingdom", "France", "Germany", "United States", "Japan", "Netherlands"];

    private readonly IReadOnlyList<Concept> techniques = RadiotherapyVocabulary.Current.Techniques;
    private readonly IReadOnlyList<Concept> sites = RadiotherapyVocabulary.Current.Sites;
    private readonly SeededNumbers numbers;

    public GeneratedDocuments(ulong seed) => numbers = new SeededNumbers(seed);

    public long Characters { get; private set; }

    public IndexDocument Next(int number)
    {
        var (technique, site) = (techniques[Below(techniques.Count)], sites[Below(sites.Count)]);
        var title = $"{technique.Label} for {site.Label}: {Text(8)}";
        var summary = $"{Text(120)} {Pick(technique.Synonyms)} {Text(60)}";
        var document = new IndexDocument
        {
            Id = $"trial:NCT9{number:D7}",
            Kind = "trial",
            Title = title,
            Ids = [$"NCT9{number:D7}"],
            Summary = summary,
            Text = Text(250),
            Conditions = [site.Label],
            Interventions = [technique.Label, Text(40)],
            Keywords = [Text(2), Text(2)],
            Outcomes = [Text(8), Text(8)],
            Sponsors = [Text(3)],
            Techniques = [technique.Id],
            Sites = [site.Id],
            Status = States[Below(States.Length)],
            Phase = Below(3) == 0 ? "3" : "2",
            Countries = [Countries[Below(Countries.Length)]],
            Date = $"{2000 + Below(26)}-{1 + Below(12):D2}",
            StudyState = States[Below(States.Length)],
            Url = $"/trials/NCT9{number:D7}",
        };
        Characters += title.Length + summary.Length + document.Text!.Length;
        return document;
    }

    /// <summary>Words, phrases, concepts and ids in turn.</summary>
    public IEnumerable<string> Questions(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return (i % 5) switch
            {
                0 => Text(3),
                1 => Pick(techniques[Below(techniques.Count)].Synonyms),
                2 => $"{Pick(techniques[Below(techniques.Count)].Synonyms)} {sites[Below(sites.Count)].Label}",
                3 => $"\"{sites[Below(sites.Count)].Label}\" AND {Word()}",
                _ => Text(6),
            };
        }
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private string Word()
    {
        // Rank by Zipf's law with exponent 1: the inverse of its cumulative sum, which is near to a logarithm.
        var rank = (int)Math.Exp(numbers.Unit() * Math.Log(Words));
        var word = "";
        for (var rest = rank + 16; rest > 0; rest /= Syllables.Length) word += Syllables[rest % Syllables.Length];
        return word;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private int Below(int bound) => numbers.Below(bound);
}
