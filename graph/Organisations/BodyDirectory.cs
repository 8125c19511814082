using System.Collections.Frozen;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Records;

namespace Horizon.Graph.Organisations;

/// <summary>A body of the reviewed list: funders, sponsors, groups and authorities of radiotherapy research.</summary>
/// <param name="Ids">"ror:…", "funder:…" (the Funder Registry's number), "GB-CHC-…".</param>
/// <param name="PartOf">The node id of the body that it is a part of; null where none is known.</param>
/// <param name="Names">Other and former names, as written.</param>
/// <param name="Source">Where its names were read.</param>
public sealed record Body(string Id, string Name, string Role, string CountryCode, IReadOnlyList<string> Ids, string? PartOf, IReadOnlyList<string> Names, string Source);

/// <summary>One body, or one of the provider directory, goes on in another; a body may go on in several. <paramref name="To"/> is null where it ends and goes on in none, <paramref name="On"/> where the date is not certain.</summary>
public sealed record BodySuccession(string From, string? To, PartialDate? On, string What, string Source);

/// <summary>The reviewed list of bodies, by name and by id. A name is found as written, by its letters or by its words' key; never by likeness. Thread-safe.</summary>
public sealed class BodyDirectory
{
    private static readonly Lazy<BodyDirectory> Loaded = new(() => new BodyDirectory());
    private readonly FrozenDictionary<string, Body> byLetters;
    private readonly FrozenDictionary<string, (Body Body, bool Anywhere)[]> byForm;
    private readonly FrozenDictionary<string, Body> byId;
    private readonly FrozenDictionary<(string Whole, string Programme), Body> byProgramme;

    private BodyDirectory()
    {
        Bodies = [.. EmbeddedTable.Rows("bodies.tsv").Select(r => new Body(r[0], r[1], r[2], r[3], Parts(r[4]), r[5].Length == 0 ? null : r[5], Parts(r[6]), r[7]))];
        Successions = [.. EmbeddedTable.Rows("succession.tsv").Select(r => new BodySuccession(r[0], r[1].Length == 0 ? null : r[1], PartialDate.ParseOrNull(r[2]), r[3], r[4]))];
        var letters = new Dictionary<string, Body>(StringComparer.Ordinal);
        var forms = new List<(string Form, Body Body, bool Anywhere)>();
        foreach (var body in Bodies)
        {
            foreach (var name in body.Names.Prepend(body.Name))
            {
                letters.TryAdd(NameText.Fold(name), body);
                // One word alone has no order or form to be read another way.
                if (BodyName.Of(name) is { Unit: null, Words.Count: > 1 } read) forms.Add((Form(read), body, read.CountryCode is null));
            }
        }
        byLetters = letters.ToFrozenDictionary(StringComparer.Ordinal);
        byForm = forms.GroupBy(f => f.Form).ToFrozenDictionary(g => g.Key, g => g.GroupBy(f => f.Body).Select(of => (of.Key, of.Any(f => f.Anywhere))).ToArray(), StringComparer.Ordinal);
        byId = Bodies.SelectMany(b => b.Ids.Append(b.Id).Select(id => (id, b))).ToFrozenDictionary(p => p.id, p => p.b, StringComparer.Ordinal);
        byProgramme = Bodies.Where(b => b is { Role: "funder", PartOf: not null }).SelectMany(part => Wholes(part).SelectMany(whole => Programmes(part, whole).Distinct().Select(name => (Key: (whole.Id, name), part))))
            // What two parts of one body go by means neither.
            .GroupBy(p => p.Key, p => p.part).Where(g => g.Count() == 1).ToFrozenDictionary(g => g.Key, g => g.Single());
    }

    public static BodyDirectory Current => Loaded.Value;

    /// <summary>Changes with any row. 12 hexadecimal digits.</summary>
    public string Version { get; } = EmbeddedTable.Version("bodies.tsv", "succession.tsv");

    public IReadOnlyList<Body> Bodies { get; }

    public IReadOnlyList<BodySuccession> Successions { get; }

    /// <summary>
    /// A country behind the name is no part of it where it is the body's own; where it is another, so is the body. Of a name that bodies of many countries bear, or an acronym, that holds of the
    /// country too that the source gives beside it.
    /// </summary>
    /// <param name="country">The code of that country, as in <see cref="BodyName.CountryCode"/>; null where the source gives none.</param>
    public Body? Find(string? name, string? country = null)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var read = BodyName.Of(name, country);
        if (byLetters.GetValueOrDefault(NameText.Fold(name)) is { } written) return read is null ? written : AtHome(written, read);
        if (read is not { Unit: null }) return null;
        return FindWhole(read) ?? (read.CountryCode is null ? null : AtHome(Find(read.AtHome), read));
    }

    /// <summary>The reviewed body of a name's whole body, the department in it aside. What is listed with its country alone ("Department of Health (UK)") is meant by no name without one.</summary>
    public Body? FindWhole(BodyName name)
    {
        if (name is not { Words.Count: > 1 } || !byForm.TryGetValue(Form(name), out var found)) return null;
        return Array.Find(found, f => name.CountryCode is { } country ? BodyName.Agree(country, f.Body.CountryCode) : f.Anywhere).Body;
    }

    /// <summary>By a ROR id in any form, a Funder Registry DOI or number, a charity number ("GB-CHC-210183") or the node's own id.</summary>
    public Body? FindById(string? id)
    {
        if (string.IsNullOrWhiteSpace(id)) return null;
        if (RorId.TryParse(id) is { } ror) return byId.GetValueOrDefault($"ror:{ror.Value}");
        const string FunderPrefix = "10.13039/";
        var at = id.IndexOf(FunderPrefix, StringComparison.Ordinal);
        return byId.GetValueOrDefault(at >= 0 ? $"funder:{id[(at + FunderPrefix.Length)..]}" : id.Trim());
    }

    /// <summary>A body's id and those of the reviewed bodies that it is a part of, the nearest first.</summary>
    public IEnumerable<string> WithWholes(string id)
    {
        yield return id;
        for (var (at, steps) = (byId.GetValueOrDefault(id)?.PartOf, 0); at is not null && steps < 10 && byId.GetValueOrDefault(at) is { } whole; at = whole.PartOf, steps++) yield return whole.Id;
    }

    /// <summary>
    /// The funding part of a body that a programme's name means, as that body's own awards name it: one of the part's names, with or without the body's name before it and the word
    /// programme behind. Null for any other programme, whatever is like it.
    /// </summary>
    public Body? FindProgramme(string whole, string? programme) =>
        string.IsNullOrWhiteSpace(programme) || byId.GetValueOrDefault(whole) is not { } body ? null : byProgramme.GetValueOrDefault((body.Id, ProgrammeKey(programme, body)));

    private static IEnumerable<string> Programmes(Body part, Body whole) => part.Names.Prepend(part.Name).Select(name => ProgrammeKey(name, whole)).Where(key => key.Length > 0);

    private static string ProgrammeKey(string name, Body whole)
    {
        var key = NameText.Fold(name);
        if (key.StartsWith("the ", StringComparison.Ordinal)) key = key[4..];
        var own = whole.Names.Prepend(whole.Name).Select(n => NameText.Fold(n) + " ").Where(n => key.StartsWith(n, StringComparison.Ordinal)).MaxBy(n => n.Length);
        if (own is not null) key = key[own.Length..];
        foreach (var end in (string[])[" programme", " program"])
        {
            if (key.EndsWith(end, StringComparison.Ordinal)) key = key[..^end.Length];
        }
        return key;
    }

    private IEnumerable<Body> Wholes(Body part) => WithWholes(part.Id).Skip(1).Select(id => byId[id]);

    /// <summary>A name of general words alone is told by its small words too: the Institute of Cancer Research is no Institute for Cancer Research.</summary>
    private static string Form(BodyName name)
    {
        if (!name.IsGeneral) return (name with { Home = null }).Key;
        var words = NameText.Fold(name.AtHome);
        return "~" + (words.StartsWith("the ", StringComparison.Ordinal) ? words[4..] : words);
    }

    private static Body? AtHome(Body? body, BodyName name) => body is not null && name.MayBeOf(body.CountryCode) ? body : null;

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
