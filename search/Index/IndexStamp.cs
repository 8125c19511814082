using System.Globalization;
using Horizon.Search.Analysis;

namespace Horizon.Search.Index;

/// <summary>What a commit says about itself.</summary>
/// <param name="Sequence">The store's sequence number up to which the index follows; 0 before the first.</param>
/// <param name="SchemaVersion">See <see cref="CurrentSchema"/>.</param>
/// <param name="AnalyzerVersion">See <see cref="Analysis.AnalyzerVersion"/>.</param>
/// <param name="VocabularyVersion">The taxonomy's.</param>
public sealed record IndexStamp(long Sequence, string SchemaVersion, string AnalyzerVersion, string VocabularyVersion)
{
    /// <summary>Raised by any change of fields or of what a field holds.</summary>
    public const string CurrentSchema = "8";

    internal static IndexStamp Current(long sequence, string vocabularyVersion) => new(sequence, CurrentSchema, Analysis.AnalyzerVersion.Current, vocabularyVersion);

    /// <summary>Schema, analyzer and vocabulary as one word for the status page.</summary>
    public override string ToString() => $"{SchemaVersion}.{AnalyzerVersion}.{VocabularyVersion}";

    internal Dictionary<string, string> ToUserData() => new(StringComparer.Ordinal)
    {
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["schemaVersion"] = SchemaVersion,
        ["analyzerVersion"] = AnalyzerVersion,
        ["vocabularyVersion"] = VocabularyVersion,
    };

    internal static IndexStamp? FromUserData(IDictionary<string, string> data) =>
        data.TryGetValue("sequence", out var sequence) && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && data.TryGetValue("schemaVersion", out var schema) && data.TryGetValue("analyzerVersion", out var analyzer) && data.TryGetValue("vocabularyVersion", out var vocabulary)
            ? new IndexStamp(number, schema, analyzer, vocabulary)
            : null;

    /// <summary>Why an index of this stamp does not fit; null if it does.</summary>
    internal string? Unlike(IndexStamp wanted) =>
        SchemaVersion != wanted.SchemaVersion ? $"its schema is version {SchemaVersion}, this program's is {wanted.SchemaVersion}"
        : AnalyzerVersion != wanted.AnalyzerVersion ? $"its text analysis is version {AnalyzerVersion}, this program's is {wanted.AnalyzerVersion}"
        : VocabularyVersion != wanted.VocabularyVersion ? $"its vocabulary is version {VocabularyVersion}, this program's is {wanted.VocabularyVersion}"
        : null;
}
