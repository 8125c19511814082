using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Search.Check;

/// <param name="Match">same, similar, different or unknown.</param>
/// <param name="Why">A sentence with the words that were compared.</param>
public sealed record Facet(string Match, string Why)
{
    public const string Same = "same";
    public const string Similar = "similar";
    public const string Different = "different";
    public const string Unknown = "unknown";

    public static Facet NotAsked(string what) => new(Unknown, $"The question does not say its {what}.");
}

/// <summary>Compares a question with a study, facet by facet.</summary>
internal static class Compare
{
    /// <param name="what">technique or tumour site, for the sentence.</param>
    public static Facet Concepts(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found, string what)
    {
        // The roots ("radiotherapy") are true of nearly every record and tell nothing apart.
        var known = found.Where(f => RadiotherapyVocabulary.Current.Find(f.Id) is { Broader.Count: > 0 } || asked.Any(a => a.Id == f.Id)).ToList();
        if (asked.Count == 0) return Facet.NotAsked(what);
        if (known.Count == 0) return new Facet(Facet.Unknown, found.Count == 0 ? $"The record names no {what} that Horizon reads." : $"The record says only “{found[0].Label}”.");
        var (focus, focusFound) = (Focus(asked, a => a.Role), Focus(known, k => k.Role));
        foreach (var question in focus)
        {
            if (focusFound.FirstOrDefault(k => k.Id == question.Id) is { } same)
                return new Facet(Facet.Same, Sentence(question, same, "both are about"));
        }
        foreach (var question in asked)
        {
            if (known.FirstOrDefault(k => k.Id == question.Id) is { } shared)
                return new Facet(Facet.Similar, $"Both name {shared.Label}, but not both as what is tried.");
        }
        foreach (var question in asked)
        {
            foreach (var study in known)
            {
                if (Relation(question.Id, study.Id) is { } relation) return new Facet(Facet.Similar, $"The question asks about {question.Label}, the study about {study.Label}, {relation}.");
            }
        }
        return new Facet(Facet.Different, $"The question asks about {Names(asked.Select(a => a.Label))}, the study about {Names(known.Select(k => k.Label))}.");
    }

    public static Facet Dose(IReadOnlyList<DoseSchedule> asked, IReadOnlyList<DoseSchedule> found)
    {
        var (question, study) = (Whole(asked), Whole(found));
        if (question.Count == 0) return Facet.NotAsked("dose and fractionation");
        if (study.Count == 0) return new Facet(Facet.Unknown, "The record gives no dose that Horizon reads.");
        var pairs = question.SelectMany(q => study.Select(s => (Q: q, S: s))).ToList();
        if (pairs.Find(p => p.Q.TotalDoseGy == p.S.TotalDoseGy && p.Q.Fractions == p.S.Fractions && p.Q.Unit == p.S.Unit) is { Q: not null } same)
            return new Facet(Facet.Same, $"Both give {same.Q.Text} (the record: “{same.S.Text}”).");
        if (pairs.Find(p => Eqd2(p.Q) is { } a && Eqd2(p.S) is { } b && Math.Abs(a - b) <= 0.1m * a) is { Q: not null } similar)
            return new Facet(Facet.Similar, $"“{similar.Q.Text}” and “{similar.S.Text}” are within 10 % in EQD2 at α/β 10 Gy ({Eqd2(similar.Q):0.#} and {Eqd2(similar.S):0.#} Gy).");
        return new Facet(Facet.Different, $"The question gives {Names(question.Select(s => s.Text))}, the record {Names(study.Select(s => s.Text))}.");
    }

    public static Facet Intent(string? asked, string? found) =>
        asked is null ? Facet.NotAsked("intent")
        : found is null ? new Facet(Facet.Unknown, "The record does not say its intent in words that Horizon reads.")
        : asked == found ? new Facet(Facet.Same, $"Both are {asked}.")
        : new Facet(Facet.Different, $"The question is {asked}, the study {found}.");

    /// <summary>Words alone never make two texts the same: shared words make them similar, none leaves it open.</summary>
    public static Facet Words(string? asked, IEnumerable<string?> found, string what)
    {
        if (string.IsNullOrWhiteSpace(asked)) return Facet.NotAsked(what);
        var question = Telling.Of(asked);
        if (question.Count == 0) return new Facet(Facet.Unknown, $"The question's {what} has no telling words.");
        var study = Telling.Of(string.Join(' ', found));
        var shared = question.Where(w => study.ContainsKey(w.Key)).ToList();
        return shared.Count * 3 >= question.Count * 2
            ? new Facet(Facet.Similar, $"The record shares the words {Names(shared.Select(w => w.Value).Take(8))}.")
            : new Facet(Facet.Unknown, shared.Count == 0 ? "No telling words are shared; that proves no difference." : $"Only {Names(shared.Select(w => w.Value).Take(8))} stands in both.");
    }

    /// <summary>Whole treatments with a total and a number of fractions: boosts and ranges are not compared.</summary>
    private static List<DoseSchedule> Whole(IReadOnlyList<DoseSchedule> schedules) =>
        [.. schedules.Where(s => s.Phase != "boost" && s.TotalDoseGy is not null && s.Fractions is not null && s.TotalDoseMaxGy is null && s.FractionsMax is null)];

    private static decimal? Eqd2(DoseSchedule schedule) => schedule.DoseEquivalents.FirstOrDefault(e => e.AlphaBetaGy == DoseEquivalents.TumourAlphaBetaGy)?.Eqd2Gy;

    private static string? Relation(string asked, string found)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        if (vocabulary.Ancestors(found).Any(a => a.Id == asked)) return "which is narrower";
        if (vocabulary.Ancestors(asked).Any(a => a.Id == found)) return "which is broader";
        var parents = vocabulary.Find(asked)!.Broader.Where(b => vocabulary.Find(b) is { Broader.Count: > 0 }).ToList();
        return vocabulary.Find(found)!.Broader.FirstOrDefault(parents.Contains) is { } shared ? $"both a kind of {vocabulary.Find(shared)!.Label}" : null;
    }

    /// <summary>What is tried; where no role tells, all but what is only compared with.</summary>
    private static List<T> Focus<T>(IReadOnlyList<T> concepts, Func<T, string?> role)
    {
        if (concepts.Any(c => role(c) == "experimental")) return [.. concepts.Where(c => role(c) == "experimental")];
        return concepts.Any(c => role(c) is null) ? [.. concepts.Where(c => role(c) is null)] : [.. concepts];
    }

    private static string Sentence(AskedConcept question, ConceptRef study, string verb) =>
        question.Words is { } words && !words.Equals(study.Label, StringComparison.OrdinalIgnoreCase)
            ? $"“{words}” in the question: {verb} {study.Label}."
            : $"The question and the study {verb} {study.Label}.";

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Distinct().Take(4));
}
