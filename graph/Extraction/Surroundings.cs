namespace Horizon.Graph.Extraction;

/// <summary>Where the words stand that let a short or everyday word be read as one of the field.</summary>
internal sealed class Surroundings
{
    /// <summary>How far a supporting word may stand, in characters: two or three sentences.</summary>
    private const int Reach = 250;

    private readonly List<int> radiotherapy = [];
    private readonly List<int> oncology = [];
    private readonly HashSet<string> forbidden = new(StringComparer.Ordinal);

    public Surroundings(IReadOnlyList<LexicalHit> hits)
    {
        foreach (var hit in hits)
        {
            foreach (var entry in hit.Entries)
            {
                switch (entry.Kind)
                {
                    case EntryKind.RadiotherapyWord:
                    case EntryKind.Concept when IsTechnique(entry):
                        radiotherapy.Add(hit.Start);
                        oncology.Add(hit.Start);
                        break;
                    case EntryKind.Concept:
                    case EntryKind.OncologyWord:
                    case EntryKind.Neoplasm:
                        oncology.Add(hit.Start);
                        break;
                    case EntryKind.Unless:
                        forbidden.Add(entry.Value!);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    /// <summary>True where the contextual entry at this place may be believed.</summary>
    /// <param name="given">Whether the words before it say that it is given: then a word of oncology or a site near it is enough.</param>
    /// <param name="treated">Whether they say that it treats: then radiosurgery needs no more.</param>
    public bool Support(LexicalEntry entry, int position, ReadingOptions options, bool given, bool treated)
    {
        if (forbidden.Contains(entry.Value!)) return false;
        if (treated && entry.Value == "technique:srs") return true;
        if (given && (Near(radiotherapy, position) || Near(oncology, position))) return true;
        if (!IsTechnique(entry)) return options.AssumeOncology || options.AssumeRadiotherapy || Near(oncology, position);
        if (options.AssumeRadiotherapy) return true;
        // "Radiation" without more is treatment wherever cancer is spoken of; its decoys are consumed before. So is TBI beside a transplant: where it is the injury, a word of brain injury forbids it.
        var anyOncology = (entry.Exact is null && entry.Value == "technique:radiotherapy") || entry.Value == "technique:total-body";
        return Near(anyOncology ? oncology : radiotherapy, position);
    }

    /// <summary>True where a word of the text says that the short form means something else here.</summary>
    public bool Forbid(LexicalEntry entry) => forbidden.Contains(entry.Value!);

    public static bool IsTechnique(LexicalEntry entry) => entry.Value!.StartsWith("technique:", StringComparison.Ordinal);

    private static bool Near(List<int> places, int position)
    {
        var next = places.BinarySearch(position);
        if (next >= 0) return true;
        next = ~next;
        return (next < places.Count && places[next] - position <= Reach) || (next > 0 && position - places[next - 1] <= Reach);
    }
}
