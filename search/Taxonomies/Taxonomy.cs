using System.Collections.Concurrent;
using System.Collections.Frozen;
using Horizon.Search.Analysis;

namespace Horizon.Search.Taxonomies;

/// <summary>The concepts that search knows: their wordings by index terms, what is broader and what is narrower. Immutable, thread-safe.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, TaxonomyConcept> byId;
    private readonly FrozenDictionary<string, string[]> byWords;
    private readonly FrozenDictionary<string, string[]> ancestors;
    private readonly FrozenDictionary<string, string[]> narrower;
    private readonly ConcurrentDictionary<string, ConceptWordings> said = new(StringComparer.Ordinal);

    /// <param name="version">Kept in the index: another version asks for a rebuild, since broader concepts are indexed.</param>
    /// <param name="concepts">In any order.</param>
    /// <exception cref="ArgumentException">Two concepts have one id.</exception>
    public Taxonomy(string version, IEnumerable<TaxonomyConcept> concepts)
    {
        Version = version;
        var all = concepts.OrderBy(c => c.Id, StringComparer.Ordinal).ToArray();
        byId = all.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        var broader = all.ToDictionary(c => c.Id, c => c.AncestorIds.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var concept in all)
        {
            foreach (var child in concept.NarrowerIds)
            {
                if (broader.TryGetValue(child, out var parents)) parents.Add(concept.Id);
            }
        }

        ancestors = all.ToFrozenDictionary(c => c.Id, c => Closure(c.Id, id => broader.TryGetValue(id, out var up) ? up : []), StringComparer.Ordinal);
        narrower = all.ToFrozenDictionary(
            c => c.Id, c => all.Where(o => ancestors[o.Id].Contains(c.Id, StringComparer.Ordinal)).Select(o => o.Id).ToArray(), StringComparer.Ordinal);
        byWords = all.SelectMany(c => c.Terms.Append(c.Label).Concat(c.AmbiguousTerms).SelectMany(Wordings).Select(w => (Words: string.Join(' ', w), c.Id)))
            .Where(w => w.Words.Length > 0)
            .GroupBy(w => w.Words, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(w => w.Id).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        CasedForms = all.SelectMany(CasedFormsOf).ToFrozenSet(StringComparer.Ordinal);
        LongestWording = byWords.Count == 0 ? 0 : byWords.Keys.Max(w => w.Count(c => c == ' ') + 1);
    }

    public static Taxonomy Empty { get; } = new("none", []);

    public string Version { get; }

    /// <summary>Short forms that tell a concept by their own case alone.</summary>
    internal FrozenSet<string> CasedForms { get; }

    /// <summary>Words of the longest wording.</summary>
    internal int LongestWording { get; }

    public TaxonomyConcept? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Every broader concept, ordered by id; empty for an unknown id.</summary>
    public IReadOnlyList<string> Ancestors(string id) => ancestors.GetValueOrDefault(id) ?? [];

    /// <summary>Every narrower concept, ordered by id; empty for an unknown id.</summary>
    public IReadOnlyList<string> Narrower(string id) => narrower.GetValueOrDefault(id) ?? [];

    /// <summary>
    /// The concepts that have a name which starts so, without case: first what is named so and no more, then those whose shortest such name is the shortest, a label before another name as long.
    /// </summary>
    public IReadOnlyList<TaxonomyConcept> StartingWith(string start)
    {
        return [.. byId.Values.Select(c => (Concept: c, Length: Shortest(c))).Where(c => c.Length < int.MaxValue)
            .OrderBy(c => c.Length).ThenBy(c => Starts(c.Concept.Label) ? 0 : 1).ThenBy(c => c.Concept.Label, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Concept.Id, StringComparer.Ordinal).Select(c => c.Concept)];

        bool Starts(string name) => name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

        int Shortest(TaxonomyConcept concept) => concept.Terms.Concat(concept.AmbiguousTerms).Append(concept.Label).Where(Starts).Select(n => n.Length).DefaultIfEmpty(int.MaxValue).Min();
    }

    /// <summary>Of a concept's ambiguous names those that are short forms of one word, as written.</summary>
    internal static IEnumerable<string> CasedFormsOf(TaxonomyConcept concept) => concept.AmbiguousTerms.Where(t => t.AsSpan(1).ContainsAnyInRange('A', 'Z') && !t.Contains(' ', StringComparison.Ordinal));

    /// <summary>How texts say a concept, and how they say its narrower ones. Made when first asked for; nothing for an unknown id.</summary>
    internal ConceptWordings Said(string id) => said.GetOrAdd(id, static (id, self) =>
    {
        var own = new WordingSet();
        own.Add(self.Names(id));
        var kinds = new WordingSet(own);
        kinds.Add(self.Narrower(id).SelectMany(self.Names));
        return new ConceptWordings(own.All, kinds.All);
    }, this);

    private IEnumerable<string[]> Names(string id) => byId.GetValueOrDefault(id) is not { } concept ? []
        : concept.Terms.Prepend(concept.Label).Where(name => !concept.AmbiguousTerms.Contains(name, StringComparer.OrdinalIgnoreCase)).SelectMany(Wordings);

    /// <summary>The concepts that these index terms are a wording of, ordered by id.</summary>
    internal IReadOnlyList<string> ByWords(ReadOnlySpan<string> words) =>
        words.Length == 0 || words.Length > LongestWording ? [] : byWords.GetValueOrDefault(string.Join(' ', words)) ?? [];

    /// <summary>A wording's index terms; twice where it has a hyphen: in parts and as one word.</summary>
    internal static IEnumerable<string[]> Wordings(string text)
    {
        yield return TextTerms.Words(text);
        if (TextTerms.JoinedWords(text) is { } joined) yield return joined;
    }

    // Cycles in the data end here: an id is visited once and is not its own ancestor.
    private static string[] Closure(string id, Func<string, IEnumerable<string>> up)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(up(id));
        while (open.TryPop(out var next))
        {
            if (next == id || !seen.Add(next)) continue;
            foreach (var further in up(next)) open.Push(further);
        }

        return [.. seen];
    }
}
