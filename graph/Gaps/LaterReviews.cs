using System.Globalization;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>A systematic review of a stated gap's techniques at its sites that is later than the last statement of it.</summary>
/// <param name="IsOnAll">Its title names every outcome and all people that the gap names, and the gap names some: more than its date speaks for it.</param>
public sealed record LaterReview(string Id, string? Title, int Year, bool IsOnAll);

/// <summary>
/// The reviews that may answer a stated gap. One that states the gap itself, in words of its own or in the same, answers nothing, and neither does one after which the same words were written again, nor one
/// whose title names other outcomes or people than the gap does. No result is read: of what is left a reader judges.
/// </summary>
internal sealed class LaterReviews
{
    private readonly ILookup<string, Review> byTechnique;
    private readonly ILookup<string, GapStatement> byWords;
    private readonly ILookup<string, GapStatement> bySource;

    public LaterReviews(IEnumerable<StudyEntry> reviews, IReadOnlyList<GapStatement> statements)
    {
        byTechnique = reviews.Select(r => new Review(r)).SelectMany(r => r.Techniques.Select(t => (Technique: t, Review: r))).ToLookup(x => x.Technique, x => x.Review, StringComparer.Ordinal);
        byWords = statements.ToLookup(Words, StringComparer.Ordinal);
        bySource = statements.Where(s => s.SourceId is not null).ToLookup(s => s.SourceId!, StringComparer.Ordinal);
    }

    /// <summary>The latest first.</summary>
    /// <param name="gap">The statements of one gap.</param>
    /// <param name="techniques">Those of the gap that a study can be of.</param>
    public IReadOnlyList<LaterReview> Of(IReadOnlyList<GapStatement> gap, IReadOnlyList<string> techniques, IReadOnlyList<string> sites)
    {
        if (techniques.Count == 0 || sites.Count == 0 || !gap.Any(s => s.StatedOn is not null)) return [];
        var groups = SiteGroups.Of(sites);
        var of = new Subject(gap[0]);
        var words = gap.Select(Words).Distinct(StringComparer.Ordinal).ToList();
        // Who wrote the same words of the same treatment somewhere else said it again.
        var last = words.SelectMany(w => byWords[w]).Where(s => of.IsNear(new Subject(s))).Select(s => s.StatedOn?.First.Year ?? 0).Max();
        return
        [
            .. byTechnique[techniques[0]].Where(r => r.Entry.Year > last && r.IsOf(techniques, groups) && !of.IsOther(r) && !States(r, of, words))
                .Select(r => new LaterReview(r.Entry.Id, r.Entry.Title, r.Entry.Year, of.IsAllIn(r))).OrderByDescending(r => r.Year).ThenBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many reviews of these techniques at these sites state the gap themselves.</summary>
    public int Stating(IReadOnlyList<GapStatement> gap, IReadOnlyList<string> techniques, IReadOnlyList<string> sites)
    {
        if (techniques.Count == 0 || sites.Count == 0) return 0;
        var sources = gap.Select(s => s.SourceId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var groups = SiteGroups.Of(sites);
        return byTechnique[techniques[0]].Count(r => sources.Contains(r.Entry.Id) && r.IsOf(techniques, groups));
    }

    /// <summary>The gap's life with the reviews named in its reason. Where a date alone speaks for a review, the gap stays open and the reason says that it is here.</summary>
    public static GapLife Tell(GapLife life, IReadOnlyList<LaterReview> reviews) =>
        reviews.Count == 0 ? life
        : life.State == GapStates.Open ? life with { Why = $"A later review is here: judge whether it answers it. It is {Said(reviews[0])}{More(reviews.Count - 1)}. {(life.IsTold ? "No study or award under way was found that addresses it." : life.Why)}", Reviews = reviews }
        : life.State == GapStates.Answered && life.Because.Count == 0 && reviews.FirstOrDefault(r => r.IsOnAll) is { } review ? life with { Why = $"{life.Why} It is {Said(review)}; whether it answers it is for you to judge.", Reviews = reviews }
        : life with { Reviews = reviews };

    private static string Said(LaterReview review) => string.Create(CultureInfo.InvariantCulture, $"“{(review.Title ?? review.Id).TrimEnd('.')}” ({review.Year})");

    private static string More(int n) => n switch { 0 => "", 1 => ", and there is one more", _ => string.Create(CultureInfo.InvariantCulture, $", and there are {n} more") };

    /// <summary>Whether the review says itself that it is not known: in the same words, or of the same treatment with an outcome or people of the gap, or with none where the gap has none.</summary>
    private bool States(Review review, Subject gap, IReadOnlyList<string> words) => bySource[review.Entry.Id].Any(s => words.Contains(Words(s)) || gap.IsSameMatter(new Subject(s)));

    private static string Words(GapStatement statement) => StatedGapId.Normalised(statement.Text);

    /// <summary>What a statement is about, with broader concepts.</summary>
    private sealed class Subject(GapStatement statement)
    {
        private readonly HashSet<string> outcomes = Ids(GapSubject.Outcomes(statement.Text));
        private readonly HashSet<string> people = Ids(GapSubject.Populations(statement.Text));
        private readonly IReadOnlySet<string> techniques = RadiotherapyVocabulary.Current.WithBroader(statement.Techniques);
        private readonly IReadOnlySet<string> sites = RadiotherapyVocabulary.Current.WithBroader(statement.Sites);

        /// <summary>Of the same techniques and sites, or of narrower or broader ones.</summary>
        public bool IsNear(Subject other) =>
            (statement.Techniques.Any(other.techniques.Contains) || other.Techniques.Any(techniques.Contains)) && (statement.Sites.Any(other.sites.Contains) || other.Sites.Any(sites.Contains));

        public bool IsSameMatter(Subject other) => IsNear(other) && (outcomes.Overlaps(other.outcomes) || people.Overlaps(other.people) || (outcomes.Count + people.Count == 0 && other.outcomes.Count + other.people.Count == 0));

        /// <summary>The review's title names outcomes, and none of those of the gap; or people.</summary>
        public bool IsOther(Review review) => IsOther(outcomes, review.Outcomes) || IsOther(people, review.People);

        public bool IsAllIn(Review review) => outcomes.Count + people.Count > 0 && outcomes.All(review.Outcomes.Contains) && people.All(review.People.Contains);

        private IReadOnlyList<string> Techniques => statement.Techniques;

        private IReadOnlyList<string> Sites => statement.Sites;

        private static bool IsOther(HashSet<string> wanted, HashSet<string> named) => wanted.Count > 0 && named.Count > 0 && !wanted.Overlaps(named);
    }

    /// <summary>With the broader concepts that it counts at, and what its title names.</summary>
    private sealed class Review(StudyEntry entry)
    {
        public StudyEntry Entry { get; } = entry;

        public IReadOnlySet<string> Techniques { get; } = RadiotherapyVocabulary.Current.WithBroader(entry.Techniques);

        public IReadOnlySet<string> Sites { get; } = RadiotherapyVocabulary.Current.WithBroader(entry.Sites);

        public bool IsOf(IReadOnlyList<string> techniques, IReadOnlyList<IReadOnlyList<string>> groups) => techniques.All(Techniques.Contains) && groups.All(g => g.Any(Sites.Contains));

        public HashSet<string> Outcomes { get; } = Ids(GapSubject.Outcomes(entry.Title ?? ""));

        public HashSet<string> People { get; } = Ids(GapSubject.Populations(entry.Title ?? ""));
    }

    private static HashSet<string> Ids(IReadOnlyList<NamedClass> classes) => [.. classes.Select(c => c.Id)];
}
