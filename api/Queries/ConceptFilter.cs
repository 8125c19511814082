using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>A technique or tumour site that a filter names. One that nothing can have would find nothing, and read as if there were nothing: it is refused.</summary>
internal static class ConceptFilter
{
    /// <summary>The id of what was asked for ("sabr", "technique:sabr", in any case); null for nothing.</summary>
    /// <exception cref="BadRequestException">The vocabulary has no such concept of this kind.</exception>
    public static string? Id(string? written, ConceptKind kind) => string.IsNullOrWhiteSpace(written)
        ? null
        : RadiotherapyVocabulary.Current.Find(written, kind)?.Id
            ?? throw new BadRequestException($"There is no {(kind == ConceptKind.Technique ? "technique" : "site")} \"{written.Trim()}\" in the vocabulary. /api/gap-map lists every technique and tumour site with its id.");

    /// <summary>The id where there is such a concept, else what was asked for, for whoever refuses it.</summary>
    public static string? IdOrWritten(string? written, ConceptKind kind) => written is null ? null : RadiotherapyVocabulary.Current.Find(written, kind)?.Id ?? written;
}
