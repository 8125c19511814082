using System.Collections;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Registries;

/// <summary>What a parser leaves out on purpose, by paths of names without case ("participants.ageRange"), kept as a tree: no path is put together to be looked for.</summary>
internal sealed class LeftOut : IEnumerable
{
    private readonly List<string> _names = [];
    private readonly List<LeftOut> _below = [];

    /// <summary>Of each name the number that tells it from most others: to look through a few dozen of them is quicker than a table.</summary>
    private uint[] _keys = [];

    /// <summary>Whether all that stands here is left out.</summary>
    public bool IsWhole { get; private set; }

    public void Add(string path)
    {
        var at = this;
        foreach (var name in path.Split('.'))
        {
            at = at.Below(name) ?? at.AddBelow(name);
        }
        at.IsWhole = true;
    }

    /// <summary>What is left out below a name; null where nothing is.</summary>
    public LeftOut? Below(string name) => Below(name, JsonNode.KeyOf(name.AsSpan()));

    /// <param name="key"><see cref="JsonNode.KeyOf(ReadOnlySpan{char})"/> of the name.</param>
    public LeftOut? Below(string name, uint key)
    {
        for (var at = _keys.IndexOf(key); at >= 0; at = Next(at + 1))
        {
            if (_names[at].Equals(name, StringComparison.OrdinalIgnoreCase)) return _below[at];
        }
        return null;

        int Next(int from) => _keys.AsSpan(from).IndexOf(key) is var found and >= 0 ? from + found : -1;
    }

    public IEnumerator GetEnumerator() => _names.GetEnumerator();

    private LeftOut AddBelow(string name)
    {
        var below = new LeftOut();
        _names.Add(name);
        _below.Add(below);
        _keys = [.. _keys, JsonNode.KeyOf(name.AsSpan())];
        return below;
    }
}
