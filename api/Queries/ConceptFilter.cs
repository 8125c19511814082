using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>A technique or tumour site that a filter names. One that nothing can have would find nothing, and read as if there were nothing: it is refused.</summary>
internal static class ConceptFilter
{
    /// <summary>The id of what was asked for by its id ("sabr", "technique:sabr", in any case) or by a name of it ("SBRT"); null for nothing.</summary>
    /// <exception cref="BadRequestException">The vocabulary has no such concept of this kind, or several of that name.</exception>
    public static string? Id(string? written, ConceptKind kind)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var word = kind == ConceptKind.Technique ? "technique" : "site";
        return RadiotherapyVocabulary.Current.Named(written, kind) switch
        {
            [var only] => only.Id,
            [] => throw new BadRequestException($"There is no {word} \"{written.Trim()}\" in the vocabulary. /api/gap-map lists every technique and tumour site with its id."),
            var several => throw new BadRequestException($"\"{written.Trim()}\" is a name of {string.Join(" and of ", several.Select(c => c.Id))}. Ask for one of them."),
        };
    }

    /// <summary>The id where there is such a concept, else what was asked for, for whoever refuses it.</summary>
    public static string? IdOrWritten(string? written, ConceptKind kind) => written is not null && RadiotherapyVocabulary.Current.Named(written, kind) is [var only] ? only.Id : written;
}
