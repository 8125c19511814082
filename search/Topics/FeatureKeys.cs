using System.Globalization;
using Horizon.Search.Topics.Meaning;

namespace Horizon.Search.Topics;

/// <summary>Takes a key of a text and how often it stands there; a key that comes again counts on. The span holds until the call returns.</summary>
internal delegate void KeySink(int group, ReadOnlySpan<char> key, int times = 1);

/// <summary>How a text is turned into keys.</summary>
/// <param name="Name">Written into the model file: a model is read with the keys that it was trained with.</param>
/// <param name="Groups">How many groups there are, numbered from 0.</param>
/// <param name="Lengths">What the numbers of each group are divided by; null where by their own length, so that long texts weigh as short ones.</param>
/// <param name="Meaning">Word vectors, whose components are a last group of features besides; null for none.</param>
internal sealed record FeatureKeys(string Name, int Groups, Action<string, KeySink> Read, IReadOnlyList<double>? Lengths = null, WordVectors? Meaning = null)
{
    /// <summary>The group of the components of a text's place among the word vectors.</summary>
    public const int MeaningGroup = 3;

    /// <summary>Of each component.</summary>
    public ulong[] MeaningKeys { get; } = [.. Enumerable.Range(0, Meaning?.Dimensions ?? 0).Select(d => FeatureBag.Hash(MeaningGroup, MeaningTerm(d)))];

    /// <summary>What a component is called within its group.</summary>
    public static string MeaningTerm(int dimension) => dimension.ToString(CultureInfo.InvariantCulture);
}
