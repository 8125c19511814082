using Horizon.Search.Topics.GapStatements;

namespace Horizon.Search.Topics;

/// <summary>The readers of texts that a model file can name.</summary>
internal static class TextReaders
{
    private static readonly FeatureKeys[] All = [WordKeys.Topics, StatementKeys.Sentence];

    public static FeatureKeys? Named(string name) => Array.Find(All, k => k.Name == name);
}
