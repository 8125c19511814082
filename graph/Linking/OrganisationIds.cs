using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>A body as a field of a record names it: its id where the source gives one, and its country where that has a field of its own, both as written.</summary>
internal sealed record NamedBody(string Name, string? Id = null, string? Country = null);

/// <summary>
/// Names of bodies to nodes: a provider of the directory and a body of the reviewed list by their names and ids, one with an id of a registry by that, any other by its name's key (<see cref="BodyName"/>),
/// so that spellings, legal forms, languages and word order meet in one node at no look-up. A department named with its body is a node of its own, part of the body's.
/// </summary>
internal static partial class OrganisationIds
{
    private const string PartRule = "department-in-name";
    private const string FunderPrefix = "10.13039/";
    private const int MostSeparators = 6;

    /// <summary>Null for a name that names nobody.</summary>
    public static NodeRef? Of(string name) => Of(new NamedBody(name));

    /// <summary>
    /// As above, but a body whose ROR or charity id is given is that one, however its name is written. So is one by its Funder Registry id, unless that is none of the reviewed list's and the name's
    /// reviewed body has none there: then nothing contradicts the name.
    /// </summary>
    public static NodeRef? Of(NamedBody named)
    {
        if (BodyDirectory.Current.FindById(named.Id) is { } body) return new NodeRef(body.Id, body.Name);
        if (RorId.TryParse(named.Id) is { } ror) return new NodeRef($"{NodeKinds.Organisation}:ror:{ror.Value}", named.Name.Trim());
        var country = BodyName.CodeOf(named.Country);
        var reviewed = Reviewed(named.Name, country);
        if (FunderNumber(named.Id) is { } number && (reviewed is null ? BodyName.Of(named.Name) is not null : HasFunderId(reviewed.Id)))
            return new NodeRef($"{NodeKinds.Organisation}:funder:{number}", named.Name.Trim());
        if (reviewed is not null) return reviewed;
        return BodyName.Of(named.Name, country) is not { } read ? null : new NodeRef($"{NodeKinds.Organisation}:name:{read.OwnKey}", Label(read, named.Country));
    }

    /// <summary>
    /// The bodies of a field that names several, with where each stands in it; the one name where it is not plain that there are more. Plain is a semicolon between names that each say what they are,
    /// and any other sign or "and" between bodies that are all known.
    /// </summary>
    public static IEnumerable<(NamedBody Body, int Start)> Parts(NamedBody named)
    {
        if (named.Id is not null || !Separators().IsMatch(named.Name) || Reviewed(named.Name, null) is not null) return [(named, 0)];
        var found = Known(named.Name, 0, MostSeparators) ?? Listed(named.Name);
        return found is not { Count: > 1 } ? [(named, 0)] : found.Select(part => (named with { Name = named.Name.Substring(part.Start, part.Length) }, part.Start));
    }

    /// <summary>Where a name is of a department: the edge to the whole body, with the words. Null for a body's own name.</summary>
    public static EdgeDraft? PartOf(NamedBody named, string field, string version)
    {
        var country = BodyName.CodeOf(named.Country);
        if (Reviewed(named.Name, country) is not null || BodyName.Of(named.Name, country) is not { Unit: not null } read) return null;
        var whole = ReviewedKey(read) ?? new NodeRef($"{NodeKinds.Organisation}:name:{read.Key}", null);
        var reason = new Reason(version, PartRule, $"{RecordLinker.Version}", Method.Rule, 0.95, new Quote(field, 0, named.Name.Length, named.Name));
        return new EdgeDraft(new NodeRef($"{NodeKinds.Organisation}:name:{read.OwnKey}", Label(read, named.Country)), EdgeTypes.PartOf, "", whole, reason);
    }

    /// <summary>The keys under which a record is found by the names that it gives with an id of the Funder Registry, where that id makes the node.</summary>
    public static IEnumerable<string> KeysOf(IEnumerable<NamedBody> bodies) => bodies.Where(b => FunderNumber(b.Id) is not null && Of(b)?.Id.StartsWith(BodyKeys.FunderNode, StringComparison.Ordinal) == true)
        .Select(b => BodyName.Of(b.Name)).OfType<BodyName>().Where(n => !n.IsGeneral).Select(BodyKeys.WithId);

    private static string? FunderNumber(string? id) => id?.IndexOf(FunderPrefix, StringComparison.Ordinal) is >= 0 and var at && id[(at + FunderPrefix.Length)..] is { Length: > 0 } number && number.All(char.IsAsciiDigit) ? number : null;

    private static bool HasFunderId(string body) => BodyDirectory.Current.FindById(body)?.Ids.Any(id => id.StartsWith("funder:", StringComparison.Ordinal)) == true;

    /// <summary>A country that the key has and the name has not is shown with it.</summary>
    private static string Label(BodyName read, string? country) => country is not null && BodyName.Of(read.Written) is { CountryCode: null } alone && alone.Key != read.Key ? $"{read.Written} ({country})" : read.Written;

    private static List<(int Start, int Length)>? Known(string name, int from, int left)
    {
        if (from > 0 && Reviewed(name[from..], null) is not null) return [(from, name.Length - from)];
        if (left == 0) return null;
        foreach (var separator in Separators().Matches(name, from).Where(s => s.Index > from))
        {
            if (Reviewed(name[from..separator.Index], null) is not null && Known(name, separator.Index + separator.Length, left - 1) is { } rest) return [(from, separator.Index - from), .. rest];
        }
        return null;
    }

    private static List<(int Start, int Length)>? Listed(string name)
    {
        if (!name.Contains(';', StringComparison.Ordinal)) return null;
        var parts = new List<(int Start, int Length)>();
        var before = default(BodyName);
        for (var from = 0; from <= name.Length;)
        {
            var end = name.IndexOf(';', from) is >= 0 and var at ? at : name.Length;
            var number = Number().Match(name[from..end]);
            var start = from + number.Length;
            var part = name[start..end].TrimEnd();
            if (part.Length > 0)
            {
                var read = BodyName.Of(part);
                if (Reviewed(part, null) is null && !(read is { Unit: null, IsGeneral: false } && read.Words.Any(NameWords.IsOfNobody))) return null;
                // "X Hospital; Y University" may be the hospital of that university.
                if (!number.Value.Any(char.IsAsciiDigit) && before?.Words.Contains("hospital") == true && read?.Words.Contains("university") == true && !read.Words.Any(w => w is "hospital" or "centre" or "institute")) return null;
                parts.Add((start, part.Length));
                before = read;
            }
            from = end + 1;
        }
        return parts;
    }

    private static NodeRef? Reviewed(string name, string? country)
    {
        if ((country is null || BodyName.Agree(country, Provider.CountryCode)) && ProviderDirectory.Current.Find(name) is { } provider) return new NodeRef(provider.Id, provider.Name);
        if (BodyDirectory.Current.Find(name, country) is { } body) return new NodeRef(body.Id, body.Name);
        return BodyName.Of(name) is { CountryCode: not null } read && read.MayBeOf(Provider.CountryCode) && ProviderDirectory.Current.Find(read.AtHome) is { } atHome ? new NodeRef(atHome.Id, atHome.Name) : null;
    }

    private static NodeRef? ReviewedKey(BodyName read) => BodyDirectory.Current.FindWhole(read) is { } body ? new NodeRef(body.Id, body.Name) : null;

    [GeneratedRegex(@"\s*[;/,&]\s*(?:and\s+)?|\s+and\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\s*(?:\(?\d{1,2}[.)]\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
