using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Horizon.Graph.Vocabulary;

/// <summary>The technique and tumour-site taxonomies: two directed acyclic graphs of reviewed rows. Immutable, thread-safe.</summary>
public sealed class RadiotherapyVocabulary
{
    private static readonly Lazy<RadiotherapyVocabulary> Embedded = new(LoadEmbedded);

    private readonly FrozenDictionary<string, Concept> byId;
    private readonly ILookup<string, string> children;
    private readonly Lazy<ILookup<(ConceptKind Kind, string Name), Concept>> byName;

    internal RadiotherapyVocabulary(IEnumerable<Concept> concepts)
    {
        var rows = concepts.ToList();
        byId = rows.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        children = rows.SelectMany(c => c.Broader.Select(b => (Broader: b, c.Id))).ToLookup(e => e.Broader, e => e.Id, StringComparer.Ordinal);
        byName = new(() => rows.SelectMany(c => Names(c).Select(name => (Key: (c.Kind, Name: Folded(name)), Concept: c))).Distinct().ToLookup(p => p.Key, p => p.Concept));
        var ordered = BroaderFirst(rows);
        Techniques = [.. ordered.Where(c => c.Kind == ConceptKind.Technique)];
        Sites = [.. ordered.Where(c => c.Kind == ConceptKind.Site)];
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', rows.Select(c => c.Id + c.Version).Order(StringComparer.Ordinal)))))[..12];
    }

    /// <summary>The vocabulary that ships with this build.</summary>
    public static RadiotherapyVocabulary Current => Embedded.Value;

    /// <summary>12 hex digits over every row's id and version; the order of rows does not matter.</summary>
    public string Version { get; }

    /// <summary>In reviewed order, except that a broader concept always stands before its narrower ones.</summary>
    public IReadOnlyList<Concept> Techniques { get; }

    /// <inheritdoc cref="Techniques"/>
    public IReadOnlyList<Concept> Sites { get; }

    public Concept? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>By its id as people type it, in any case and with or without what stands before the colon ("sabr", "Technique:SABR"); null for none of this kind.</summary>
    public Concept? Find(string written, ConceptKind kind)
    {
        var id = written.Trim().ToLowerInvariant();
        var found = Find(id.Contains(':', StringComparison.Ordinal) ? id : (kind == ConceptKind.Technique ? "technique:" : "site:") + id);
        return found?.Kind == kind ? found : null;
    }

    /// <summary>
    /// By its id as <see cref="Find(string, ConceptKind)"/>, else by any name that texts or people have for it, in any case and with or without hyphens ("SBRT", "lung cancer").
    /// Of those that share a name the one that has it for its label, or in this case, or is narrower than the others; several where that does not tell; empty for none of this kind.
    /// </summary>
    public IReadOnlyList<Concept> Named(string written, ConceptKind kind)
    {
        if (Find(written, kind) is { } found) return [found];
        var named = byName.Value[(kind, Folded(written))].ToList();
        if (named.Count < 2) return named;
        if (named.Find(c => Folded(c.Label) == Folded(written)) is { } labelled) return [labelled];
        if (named.FindAll(c => c.Abbreviations.Any(a => a.Text == written.Trim())) is [var cased]) return [cased];
        return named.FindAll(c => !named.Exists(other => other.Broader.Contains(c.Id)));
    }

    private static IEnumerable<string> Names(Concept concept) => concept.SearchTerms().Append(concept.Label).Concat(concept.ContextualPhrases).Concat(concept.Organs);

    private static string Folded(string name) => string.Join(' ', name.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>All broader concepts, nearest first, each once; empty for an unknown id.</summary>
    public IReadOnlyList<Concept> Ancestors(string id) => Walk(id, i => Find(i)?.Broader ?? []);

    /// <summary>These ids with those of all broader concepts, each once; an unknown id stands for itself.</summary>
    public IReadOnlySet<string> WithBroader(IEnumerable<string> ids) =>
        ids.SelectMany(id => Ancestors(id).Select(a => a.Id).Prepend(id)).ToHashSet(StringComparer.Ordinal);

    /// <summary>All narrower concepts at any depth, nearest first, each once; empty for an unknown id.</summary>
    public IReadOnlyList<Concept> Narrower(string id) => Walk(id, i => children[i]);

    /// <summary>These ids with those of all narrower concepts, each once; an unknown id stands for itself.</summary>
    public IReadOnlySet<string> WithNarrower(IEnumerable<string> ids) =>
        ids.SelectMany(id => Narrower(id).Select(n => n.Id).Prepend(id)).ToHashSet(StringComparer.Ordinal);

    private List<Concept> Walk(string id, Func<string, IEnumerable<string>> next)
    {
        var found = new List<Concept>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        var queue = new Queue<string>(next(id));
        while (queue.TryDequeue(out var current))
        {
            if (!seen.Add(current)) continue;
            if (Find(current) is not { } concept) continue;
            found.Add(concept);
            foreach (var further in next(current)) queue.Enqueue(further);
        }

        return found;
    }

    private List<Concept> BroaderFirst(List<Concept> rows)
    {
        var ordered = new List<Concept>(rows.Count);
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var row in rows) Place(row);
        return ordered;

        void Place(Concept concept)
        {
            if (state.TryGetValue(concept.Id, out var placed))
            {
                if (!placed) throw new FormatException($"The vocabulary has a cycle through {concept.Id}.");
                return;
            }

            state[concept.Id] = false;
            foreach (var broader in concept.Broader)
                Place(Find(broader) ?? throw new FormatException($"{concept.Id} names {broader}, which has no row."));
            state[concept.Id] = true;
            ordered.Add(concept);
        }
    }

    private static RadiotherapyVocabulary LoadEmbedded() => new([.. Load("techniques.txt"), .. Load("sites.txt")]);

    private static IReadOnlyList<Concept> Load(string name)
    {
        using var stream = typeof(RadiotherapyVocabulary).Assembly.GetManifestResourceStream($"Horizon.Graph.Vocabulary.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        return VocabularyParser.Parse(reader);
    }
}
