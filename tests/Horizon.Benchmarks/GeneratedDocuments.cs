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
    private ulong state;

    public GeneratedDocuments(ulong seed) => state = seed;

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
        var rank = (int)Math.Exp(Unit() * Math.Log(Words));
        var word = "";
        for (var rest = rank + 16; rest > 0; rest /= Syllables.Length) word += Syllables[rest % Syllables.Length];
        return word;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private int Below(int bound) => (int)(Unit() * bound);

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014), so that the same seed gives the same documents everywhere.</summary>
    private double Unit()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }
}
