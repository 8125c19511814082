using System.Text;
using Horizon.Graph.Ids;
using Horizon.Graph.Organisations;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>
/// Names of bodies to nodes: a provider of the directory by its reviewed names, any other by its name as written, folded in case,
/// punctuation and accents alone. Different spellings stay apart: a missing link is better than a wrong one.
/// </summary>
internal static class OrganisationIds
{
    /// <summary>Null for a name without a letter or digit.</summary>
    public static NodeRef? Of(string name)
    {
        if (ProviderDirectory.Current.Find(name) is { } provider) return new NodeRef(provider.Id, provider.Name);
        var slug = Slug(name);
        return slug.Length == 0 ? null : new NodeRef($"{NodeKinds.Organisation}:name:{slug}", name.Trim());
    }

    /// <summary>As above, but a body whose ROR id is given is that one, however its name is written.</summary>
    public static NodeRef? Of(string name, string? id) =>
        RorId.TryParse(id) is { } ror ? new NodeRef($"{NodeKinds.Organisation}:ror:{ror.Value}", name.Trim()) : Of(name);

    private static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
