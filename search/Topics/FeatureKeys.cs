namespace Horizon.Search.Topics;

/// <summary>Takes a key of a text and how often it stands there; a key that comes again counts on. The span holds until the call returns.</summary>
internal delegate void KeySink(int group, ReadOnlySpan<char> key, int times = 1);

/// <summary>How a text is turned into keys.</summary>
/// <param name="Name">Written into the model file: a model is read with the keys that it was trained with.</param>
/// <param name="Groups">How many groups there are, numbered from 0.</param>
/// <param name="Lengths">What the numbers of each group are divided by; null where by their own length, so that long texts weigh as short ones.</param>
internal sealed record FeatureKeys(string Name, int Groups, Action<string, KeySink> Read, IReadOnlyList<double>? Lengths = null);
