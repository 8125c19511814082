using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Evaluate.Extraction;

/// <summary>Hits, false answers and misses of one passage under one measure.</summary>
internal readonly record struct Counts(int Right, int Wrong, int Missed);

/// <summary>Compares a reading with the labels of its passage (README.md says by which rules).</summary>
internal static class Comparison
{
    public static readonly IReadOnlyList<string> Measures = ["technique F1, narrowest", "technique F1, all named", "site F1, narrowest", "site F1, all named", "schedule F1", "intent F1", "randomised F1"];

    /// <summary>One entry for each of <see cref="Measures"/>.</summary>
    public static IReadOnlyList<Counts> Of(LabelledPassage passage, PassageReading reading) =>
    [
        Concepts(passage.Techniques, reading.Techniques, narrowest: true), Concepts(passage.Techniques, reading.Techniques, narrowest: false),
        Concepts(passage.Sites, reading.Sites, narrowest: true), Concepts(passage.Sites, reading.Sites, narrowest: false),
        Schedules(passage.Schedules, reading.Schedules), One(passage.Intent, reading.Intent), One(passage.Randomised, reading.Randomised),
    ];

    private static Counts Concepts(IReadOnlyList<LabelledConcept> labels, IReadOnlySet<string> read, bool narrowest)
    {
        var all = labels.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var required = labels.Where(l => !l.Optional).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var (wanted, said) = narrowest ? (Narrowest(required), Narrowest(read)) : (required, read);
        return new Counts(wanted.Count(read.Contains), said.Count(i => !all.Contains(i)), wanted.Count(i => !read.Contains(i)));
    }

    private static HashSet<string> Narrowest(IReadOnlySet<string> ids)
    {
        var broader = ids.SelectMany(i => RadiotherapyVocabulary.Current.Ancestors(i)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return ids.Where(i => !broader.Contains(i)).ToHashSet(StringComparer.Ordinal);
    }

    private static Counts Schedules(IReadOnlyList<LabelledSchedule> labels, IReadOnlySet<string> read)
    {
        var left = read.ToHashSet(StringComparer.Ordinal);
        var (right, missed) = (0, 0);
        foreach (var label in labels)
        {
            var answered = label.Readings.Any(left.Contains);
            // The same schedule said twice is answered once.
            var again = !answered && label.Readings.Any(read.Contains);
            left.ExceptWith(label.Readings);
            if (label.Optional || again) continue;
            if (answered) right++;
            else missed++;
        }

        return new Counts(right, left.Count, missed);
    }

    private static Counts One<T>(IReadOnlyList<T> right, T answer) =>
        right.Contains(answer)
            ? new Counts(answer is null ? 0 : 1, 0, 0)
            : new Counts(0, answer is null ? 0 : 1, right.Any(r => r is null) ? 0 : 1);
}
