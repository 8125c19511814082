using System.Buffers.Text;
using System.Text;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>Which gaps are asked for, in which order.</summary>
/// <param name="Technique">A concept's id; narrower ones are found too.</param>
/// <param name="Site">As the technique.</param>
/// <param name="Kind">stated or structural.</param>
/// <param name="State">open, being-addressed, answered or retired; or <see cref="Untold"/>, which are some of the open ones.</param>
/// <param name="Sort">score, newest, sources or technique.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record GapFilter(string? Technique, string? Site, string? Kind, string? State, string Sort, int Limit, string? Cursor)
{
    public const int MostLimit = 200;
    public const int UsualLimit = 20;

    /// <summary>The state of a gap of which it cannot be told whether anything addresses it: its life is open, for want of another.</summary>
    public const string Untold = "cannot-be-told";

    /// <summary>The states that can be asked for.</summary>
    public static IReadOnlyList<string> States { get; } = [.. GapStates.All, Untold];

    public static IReadOnlyList<string> Sorts { get; } = ["score", "newest", "sources", "technique"];

    public static IReadOnlyList<string> Kinds { get; } = [EvidenceGap.StatedKind, EvidenceGap.StructuralKind];

    /// <summary>Bands of age, and the classes of people that statements name.</summary>
    public static IReadOnlyList<NamedClass> People { get; } = [.. AgeBands.All.Select(b => new NamedClass(b.Id, b.Label)).Concat(GapSubject.AllPopulations).DistinctBy(p => p.Id)];

    /// <summary>A class of outcome that the gap names.</summary>
    public string? Outcome { get; init; }

    /// <summary>A band of age or class of people that the gap names.</summary>
    public string? Population { get; init; }

    /// <summary>Reads what a query string gives; blank is absent. Throws <see cref="BadRequestException"/> with what is there instead.</summary>
    public static GapFilter Of(string? technique, string? site, string? kind, string? state, string? sort, int? limit, string? cursor, string? outcome = null, string? population = null) => new(
        ConceptFilter.Id(technique, ConceptKind.Technique), ConceptFilter.Id(site, ConceptKind.Site), Known("kind", kind, Kinds), Known("state", state, States), Known("sort", sort, Sorts) ?? "score",
        limit is null ? UsualLimit : limit is >= 1 and <= MostLimit ? limit.Value : throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostLimit}."),
        Blank(cursor))
    {
        Outcome = Known("outcome", outcome, [.. GapSubject.AllOutcomes.Select(o => o.Id)]),
        Population = Known("population", population, [.. People.Select(p => p.Id)]),
    };

    public bool Lets(EvidenceGap gap) =>
        (Technique is null || gap.Techniques.Any(t => IsOrNarrower(t.Id, Technique))) && (Site is null || gap.Sites.Any(s => IsOrNarrower(s.Id, Site)))
        && (Kind is null || gap.Kind == Kind) && (State is null || (State == Untold ? !gap.Life.IsTold : gap.Life.State == State))
        && (Outcome is null || gap.Outcomes.Any(o => o.Id == Outcome)) && (Population is null || gap.Populations.Any(p => p.Id == Population));

    public static string CursorAfter(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    /// <summary>The id that the page before ended with; null for the first page.</summary>
    public string? After() => Cursor is null ? null
        : Cursor.Length <= 400 && Base64Url.IsValid(Cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Cursor))
        : throw BadCursor();

    internal static BadRequestException BadCursor() => new("The cursor is not one of this list, or its gap is no longer in it. Leave it out to start at the first page.");

    private static bool IsOrNarrower(string id, string wanted) => id == wanted || RadiotherapyVocabulary.Current.Ancestors(id).Any(a => a.Id == wanted);

    private static string? Known(string name, string? text, IReadOnlyList<string> words) =>
        Blank(text) is not { } word ? null : words.Contains(word) ? word : throw new BadRequestException($"{name} is \"{word}\"; {string.Join(", ", words)} are there.");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
