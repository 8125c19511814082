using System.Collections;

namespace Horizon.Ingest.Registries;

/// <summary>What a parser leaves out on purpose, by paths of names without case ("participants.ageRange"), kept as a tree: no path is put together to be looked for.</summary>
internal sealed class LeftOut : IEnumerable
{
    private readonly Dictionary<string, LeftOut> _below = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether all that stands here is left out.</summary>
    public bool IsWhole { get; private set; }

    public void Add(string path)
    {
        var at = this;
        foreach (var name in path.Split('.'))
        {
            if (!at._below.TryGetValue(name, out var next)) at._below.Add(name, next = []);
            at = next;
        }
        at.IsWhole = true;
    }

    /// <summary>What is left out below a name; null where nothing is.</summary>
    public LeftOut? Below(string name) => _below.GetValueOrDefault(name);

    public IEnumerator GetEnumerator() => _below.Keys.GetEnumerator();
}
