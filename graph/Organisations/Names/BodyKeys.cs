using Horizon.Graph.Records;

namespace Horizon.Graph.Organisations.Names;

/// <summary>Where the same body may stand under another id: by keys and ids of the store alone, so that one more name costs the same however many there are.</summary>
internal static class BodyKeys
{
    /// <summary>What the ids of bodies begin with that the Funder Registry's number names.</summary>
    public const string FunderNode = "organisation:funder:";

    private const string NameNode = "organisation:name:";
    private const string Block = "~body:";
    private const int LongWord = 6;

    private static readonly string[] Homes = [.. NameWords.CountryName.Keys.Select(code => code[..2].ToLowerInvariant()).Distinct()];

    /// <summary>Letters that registers lose most, with accents or by a slip; a letter written twice is one as well.</summary>
    private const string Added = "aeiouy";

    /// <summary>The keys under which a registered body is found by its names. Acronyms and names of general words alone are many bodies'.</summary>
    public static IEnumerable<string> Of(OrganisationFacts body) => Names(body).Select(Of).Distinct();

    /// <summary>The key under which a registered body of this very name is found, whatever country is named with it.</summary>
    public static string Of(BodyName name) => Block + (name with { Home = null }).OwnKey;

    /// <summary>The key under which records are found that give this name with an id of the Funder Registry.</summary>
    public static string WithId(BodyName name) => $"~funder:{name.OwnKey}";

    /// <summary>Of a place with one word of its own or an acronym: the nodes of that name in every country, and without one.</summary>
    public static IEnumerable<string> Elsewhere(BodyName name) => name.Home is not null ? [NodeOf(name with { Home = null })]
        : BodyName.HasHomes(name) ? Homes.Select(home => NodeOf(name with { Home = home })) : [];

    public static string NodeOf(BodyName name) => NameNode + name.OwnKey;

    /// <summary>The node of a name in one country, where the country is a part of its key; none for any other name.</summary>
    public static IEnumerable<string> In(BodyName name, string? country) => country is { Length: >= 2 } && BodyName.HasHomes(name) ? [NodeOf(name with { Home = country[..2].ToLowerInvariant() })] : [];

    /// <summary>The nodes that records make of this name misspelt: a letter lost, written twice or too many, or two swapped, in one long word that is the body's own.</summary>
    public static IEnumerable<string> Misspelt(BodyName name)
    {
        if (name.IsGeneral) return [];
        return name.Words.Where(w => w.Length >= LongWord && !NameWords.Generic.Contains(w) && !w.Any(char.IsAsciiDigit))
            .SelectMany(word => Variants(word).Select(other => NodeOf(name with { Words = [.. name.Words.Select(w => w == word ? other : w).Distinct().Order(StringComparer.Ordinal)] })))
            .Distinct();
    }

    private static IEnumerable<string> Variants(string word)
    {
        for (var at = 1; at < word.Length; at++)
        {
            yield return word.Remove(at, 1);
            if (at + 1 < word.Length && word[at] != word[at + 1]) yield return word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
            yield return word.Insert(at, word[at].ToString());
            foreach (var letter in Added) yield return word.Insert(at, letter.ToString());
        }
        foreach (var letter in Added) yield return word + letter;
    }

    private static IEnumerable<BodyName> Names(OrganisationFacts body) => body.Names.Where(n => n.Types is not ["acronym"]).Select(n => n.Value).Append(body.Name).Distinct()
        .Select(name => BodyName.Of(name)).OfType<BodyName>().Where(n => !n.IsGeneral && n.Words.Count > 1);
}
