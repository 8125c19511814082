namespace Horizon.Search.Topics;

/// <summary>Takes one key of a text; a key that comes again counts again. The span holds until the call returns.</summary>
internal delegate void KeySink(int group, ReadOnlySpan<char> key);

/// <summary>How a text is turned into keys. Each group is normalised by itself and weighs alike.</summary>
/// <param name="Name">Written into the model file: a model is read with the keys that it was trained with.</param>
/// <param name="Groups">How many groups there are, numbered from 0.</param>
internal sealed record FeatureKeys(string Name, int Groups, Action<string, KeySink> Read);
