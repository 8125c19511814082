namespace Horizon.Graph.Extraction;

/// <summary>Where a text's words for purposes and their cues stand, looked for once for the readers of intents and of combinations. Not thread-safe.</summary>
internal sealed class PurposePlaces(string text)
{
    private PolarityReader? polarity;

    public string Text => text;

    public List<LexicalHit> Hits { get; } = PurposeLexicon.Shared.Scan(text);

    public PolarityReader Polarity => polarity ??= new PolarityReader(text, Hits);

    public bool NameAPurpose => Hits.Exists(h => h.Is(EntryKind.Purpose));
}
