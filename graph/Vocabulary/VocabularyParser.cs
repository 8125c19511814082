using System.Security.Cryptography;
using System.Text;

namespace Horizon.Graph.Vocabulary;

/// <summary>Reads the reviewed block format: an id line, then <c>field: value</c> lines, blocks apart by a blank line,
/// <c>#</c> comments, <c>@name = a | b</c> word lists that <c>{name}</c> stands for.</summary>
internal static class VocabularyParser
{
    private static readonly string[] Fields =
    [
        "label", "group", "broader", "icd10", "mesh", "roo", "organs", "metastasis-organs", "synonyms",
        "in-context", "in-contrast", "contrast-modifiers", "modifiers", "not-before", "abbreviations", "abbreviations-in-context", "unless", "origin",
    ];

    /// <exception cref="FormatException">A line is not of the format; the message names the line.</exception>
    public static IReadOnlyList<Concept> Parse(TextReader reader)
    {
        var concepts = new List<Concept>();
        var words = new WordLists();
        string? id = null;
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            line = line.Trim();
            if (line.StartsWith('#')) continue;
            if (line.Length == 0)
            {
                if (id is not null) concepts.Add(Build(id, row, words));
                id = null;
                row.Clear();
            }
            else if (line.StartsWith('@'))
            {
                words.Define(line);
            }
            else if (id is null)
            {
                id = IsId(line) ? line : throw new FormatException($"Line {number} of the vocabulary is not an id: {line}");
            }
            else
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var field = colon < 0 ? line : line[..colon];
                if (colon < 0 || !Fields.Contains(field) || !row.TryAdd(field, line[(colon + 1)..].Trim()))
                    throw new FormatException($"Line {number} of the vocabulary is not a known field, or stands twice: {line}");
            }
        }

        if (id is not null) concepts.Add(Build(id, row, words));
        return concepts;
    }

    private static bool IsId(string line) =>
        line.Split(':') is ["technique" or "site", { Length: > 0 } slug]
        && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static Concept Build(string id, Dictionary<string, string> row, WordLists words)
    {
        string Required(string field) =>
            row.GetValueOrDefault(field) ?? throw new FormatException($"{id} has no {field}.");
        IReadOnlyList<string> List(string field) => words.Expand(row.GetValueOrDefault(field));

        var label = Required("label");
        return new Concept(
            id,
            id.StartsWith("technique:", StringComparison.Ordinal) ? ConceptKind.Technique : ConceptKind.Site,
            label,
            // A label that is an everyday word ("Boost") is read only where its context says so.
            [.. List("synonyms").Prepend(label).Except(List("in-context"), StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.OrdinalIgnoreCase)],
            [
                .. List("abbreviations").Select(a => new Abbreviation(a, NeedsContext: false)),
                .. List("abbreviations-in-context").Select(a => new Abbreviation(a, NeedsContext: true)),
            ],
            List("broader"),
            row.GetValueOrDefault("mesh"),
            row.GetValueOrDefault("roo"),
            row.GetValueOrDefault("icd10"),
            Required("group"),
            Required("origin"),
            Hash(id, row, words))
        {
            ContextualPhrases = List("in-context"),
            Organs = List("organs"),
            MetastasisOrgans = List("metastasis-organs"),
            Unless = List("unless"),
            Modifiers = List("modifiers"),
            NotBefore = List("not-before"),
            ContrastPhrases = List("in-contrast"),
            ContrastModifiers = List("contrast-modifiers"),
        };
    }

    private static string Hash(string id, Dictionary<string, string> row, WordLists words)
    {
        var content = new StringBuilder(id);
        foreach (var (field, value) in row.OrderBy(f => f.Key, StringComparer.Ordinal))
            content.Append('\n').Append(field).Append('=').AppendJoin('|', words.Expand(value));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..12];
    }
}
