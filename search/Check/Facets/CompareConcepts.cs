using Horizon.Graph.Gaps;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Compares techniques or tumour sites by the taxonomy. Concepts of one kind only are compared with each other: how radiation is delivered, its
/// schedule, its purpose; where the tumour began, where it has spread to.
/// </summary>
internal static class CompareConcepts
{
    /// <summary>What tells questions apart first.</summary>
    private static readonly string[] TechniqueKinds = ["delivery", "Schedule", Amount, "Combination", "Technology", "Purpose"];

    /// <summary>How much is given and whether again: it goes with any schedule.</summary>
    private const string Amount = "amount";

    private static readonly string[] Amounts = ["technique:dose-escalation", "technique:de-escalation", "technique:dose-painting", "technique:sib", "technique:boost", "technique:reirradiation"];

    /// <summary>"Fractionated radiotherapy" says nothing of its schedule.</summary>
    private const string Fractionation = "technique:fractionation";

    private const string Brachytherapy = "technique:brachytherapy";

    /// <summary>What no one leaves unsaid who gives it: a text that names none of them is about ordinary beams.</summary>
    private static readonly string[] Special = ["technique:particle", Brachytherapy, "technique:molecular", "technique:stereotactic", "technique:intraoperative", "technique:flash"];

    /// <summary>Not special as a beam, and named all the same by whoever gives it: a long record that does not is no study of it.</summary>
    private static readonly string[] SaidByName = [.. Special, "technique:total-body", "technique:total-marrow", "technique:total-lymphoid", "technique:whole-brain", "technique:craniospinal", "technique:partial-breast", "technique:hyperthermia-radiotherapy"];

    private static readonly string[] SiteKinds = ["primary", "Metastatic"];

    /// <summary>Say that a tumour has spread and neither whence nor where to.</summary>
    private static readonly string[] Anywhere = [SiteGroups.AnyMetastases, "site:oligometastatic"];

    /// <param name="study">All the study's words, where they are so many that a site which they leave out means something: a trial of the abdomen that nowhere says "prostate" asks nothing of it.</param>
    public static Facet Sites(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found, string? study = null)
    {
        if (asked.Count == 0) return Facet.NotAsked("tumour site");
        if (found.Count == 0) return new Facet(Facet.Unknown, "The record names no tumour site that Horizon reads.") { KeepsApart = study is not null && !Telling.AnyBegins(asked.SelectMany(SiteWords), study) };
        var compared = SiteKinds.Select(k => OfKind([.. asked.Where(a => SiteKind(a.Id) == k)], [.. found.Where(f => SiteKind(f.Id) == k)], "tumour site")).OfType<Facet>().ToList();
        if (compared.Count == 0 && (asked.All(a => Anywhere.Contains(a.Id)) || found.All(k => Anywhere.Contains(k.Id))))
            return new Facet(Facet.Unknown, $"The question asks about {Facet.Names(asked.Select(a => a.Label))}, the study about {Facet.Names(found.Select(k => k.Label))}: one does not rule out the other.");
        if (compared.Count == 0) return Apart(asked, found);
        // A tumour that began elsewhere is another one, though both have spread to one place.
        return compared.OrderBy(f => f.Match switch { Facet.Different => 0, Facet.Similar => 1, _ => 2 }).First();
    }

    /// <summary>The words of a site, as asked and as the vocabulary has it, but for those that any tumour has.</summary>
    private static IEnumerable<string> SiteWords(AskedConcept site) =>
        $"{site.Words} {site.Label}".Split([' ', '-', '/', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && !AnyTumour.Any(t => w.StartsWith(t, StringComparison.OrdinalIgnoreCase)));

    private static readonly string[] AnyTumour = ["cancer", "carcinom", "adenocarcinom", "tumo", "malignan", "metasta", "neoplas", "lesion", "disease", "cell", "squamous", "non", "small", "and", "the", "local", "advanced", "early", "stage"];

    /// <param name="named">Techniques that the study's running text names.</param>
    /// <param name="isLong">Whether that text is long enough for what it leaves out to mean something.</param>
    /// <param name="swapped">What the question tries is what the study compares with, and the other way round: one question.</param>
    public static Facet Techniques(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found, Lazy<IReadOnlySet<string>> named, bool isLong, bool swapped)
    {
        var question = Focus(asked.Where(a => IsTelling(a.Id) && a.Id != Fractionation).ToList(), a => swapped ? null : a.Role);
        var study = Focus(found.Where(f => IsTelling(f.Id) && f.Id != Fractionation).ToList(), f => swapped ? null : f.Role);
        if (asked.Count == 0) return Facet.NotAsked("technique");
        var facet = question.Count == 0 || study.Count == 0 ? OfRoots(asked, found, question, study, named) : OfKinds(asked, found, question, study, named);
        return facet.Is(Facet.Different) || facet is { Match: Facet.Similar, IsNested: false } ? facet : EachItsOwn(question, study, facet) ?? Unnamed(found, question, named, isLong, facet) ?? facet;
    }

    private static Facet OfKinds(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found, List<AskedConcept> question, List<ConceptRef> study, Lazy<IReadOnlySet<string>> named)
    {
        foreach (var kind in TechniqueKinds)
        {
            if (OfKind([.. question.Where(a => TechniqueKind(a.Id) == kind)], [.. study.Where(f => TechniqueKind(f.Id) == kind)], "technique") is not { } facet) continue;
            // A title names one thing and the text another ("radiosurgery", "SABR") for the same treatment.
            if (facet is { Match: Facet.Similar, IsNested: false } && question.Find(q => TechniqueKind(q.Id) == kind && named.Value.Contains(q.Id) && !study.Exists(s => s.Id == q.Id)) is { } also)
                return new Facet(Facet.Similar, $"{facet.Why} The record's running text names {also.Label} too.") { IsNested = true };
            if (!facet.Is(Facet.Different)) return facet;
            // A sensitiser and chemotherapy may both be given: the drugs tell whether they are.
            if (kind == "Combination") continue;
            if (asked.FirstOrDefault(q => found.Any(k => k.Id == q.Id) && IsTelling(q.Id)) is { } other) return new Facet(Facet.Similar, $"Both name {other.Label}, but not both as what is tried.");
            return facet with { IsPurpose = kind == "Purpose" };
        }
        if (question.Find(q => named.Value.Contains(q.Id)) is { } read) return new Facet(Facet.Similar, $"The record's running text names {read.Label}.") { IsNested = true };
        // Who names a schedule or a technology names stereotactic treatment or protons too, where that is meant.
        if (study.Find(s => IsSpecial(s.Id)) is { } special && !question.Exists(q => IsSpecial(q.Id)))
            return new Facet(Facet.Similar, $"The study is about {special.Label}, the question only about {Facet.Names(question.Select(a => a.Label))}.") { OrderedAs = Facet.Unknown };
        return new Facet(Facet.Unknown, $"The question says {Facet.Names(question.Select(a => a.Label))}, the record {Facet.Names(study.Select(k => k.Label))}: one does not rule out the other.");
    }

    /// <summary>
    /// The question has something special, and the study another: "brachytherapy in place of external beams" is near to SABR, which is of external beams, and is not the same. Null where that is not so.
    /// </summary>
    private static Facet? EachItsOwn(List<AskedConcept> question, List<ConceptRef> study, Facet facet)
    {
        if (!facet.Is(Facet.Similar) || question.Find(q => IsSpecial(q.Id) && !study.Exists(s => AreNear(q.Id, s.Id))) is not { } mine) return null;
        return study.Find(s => IsSpecial(s.Id) && !question.Exists(q => IsSpecial(q.Id) && AreNear(q.Id, s.Id))) is { } theirs
            ? new Facet(Facet.Similar, $"The question asks about {mine.Label}, the study about {theirs.Label}.") { OrderedAs = facet.OrderedAs } : null;

        static bool AreNear(string a, string b) => a == b || Relation(a, b) is not null || (IsBrachytherapy(a) && IsBrachytherapy(b));
    }

    /// <summary>Protons in the question of which a record says nothing: near, and not the same. Null where that is not so. A question may well call SABR five fractions.</summary>
    private static Facet? Unnamed(IReadOnlyList<ConceptRef> found, List<AskedConcept> question, Lazy<IReadOnlySet<string>> named, bool isLong, Facet facet)
    {
        if (isLong && question.Find(q => IsSaidByName(q.Id) && !found.Any(f => IsOne(f.Id, q.Id)) && !named.Value.Any(f => IsOne(f, q.Id))) is { } mine)
            return (found.Count == 0
                ? new Facet(Facet.Unknown, $"The question asks about {mine.Label}, which the record does not name, nor any other technique that Horizon reads.")
                : new Facet(Facet.Similar, $"The question asks about {mine.Label}, which the record does not name: it names {Facet.Names(found.Select(f => f.Label))}.")) with
            { OrderedAs = facet.Match, KeepsApart = true };
        return null;

        // Intracavitary, interstitial and HDR say of one brachytherapy where and how fast.
        static bool IsSaidByName(string id) => SaidByName.Contains(id) || RadiotherapyVocabulary.Current.Ancestors(id).Any(a => SaidByName.Contains(a.Id));

        static bool IsOne(string id, string special) => id == special || (IsSpecial(id) && IsNested(id, special)) || (IsBrachytherapy(id) && IsBrachytherapy(special));
    }

    private static bool IsBrachytherapy(string id) => id == Brachytherapy || RadiotherapyVocabulary.Current.Ancestors(id).Any(a => a.Id == Brachytherapy);

    private static bool IsSpecial(string id) => Special.Contains(id) || RadiotherapyVocabulary.Current.Ancestors(id).Any(a => Special.Contains(a.Id));

    /// <summary>How two concepts are near to each other, in words; null where they are not.</summary>
    public static string? Relation(string asked, string found)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        if (vocabulary.Find(asked) is not { } concept || vocabulary.Find(found) is not { } other) return null;
        if (IsNested(asked, found)) return vocabulary.Ancestors(found).Any(a => a.Id == asked) ? "which is narrower" : "which is broader";
        return other.Broader.FirstOrDefault(b => IsTelling(b) && concept.Broader.Contains(b)) is { } shared ? $"both a kind of {vocabulary.Find(shared)!.Label}" : null;
    }

    internal static bool IsNested(string a, string b) => RadiotherapyVocabulary.Current.Ancestors(b).Any(x => x.Id == a) || RadiotherapyVocabulary.Current.Ancestors(a).Any(x => x.Id == b);

    /// <summary>Only the root ("radiotherapy") is said on one side: it rules nothing out.</summary>
    private static Facet OfRoots(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found, List<AskedConcept> question, List<ConceptRef> study, Lazy<IReadOnlySet<string>> named)
    {
        if (question.Count > 0 && question.Find(q => named.Value.Contains(q.Id)) is { } read) return new Facet(Facet.Similar, $"The record's running text names {read.Label}.") { IsNested = true };
        if (found.Count == 0) return new Facet(Facet.Unknown, "The record names no technique that Horizon reads.");
        if (question.Count > 0) return new Facet(Facet.Unknown, $"The record says only “{found[0].Label}”.");
        if (study.Count > 0) return new Facet(Facet.Similar, $"The question asks about {asked[0].Label}, the study about {study[0].Label}, which is narrower.") { IsNested = true };
        return new Facet(Facet.Same, $"Both say {asked[0].Label} and no more.");
    }

    /// <summary>Null where one side names nothing of the kind.</summary>
    private static Facet? OfKind(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found, string what)
    {
        if (asked.Count == 0 || found.Count == 0) return null;
        var shared = asked.Where(q => found.Any(k => k.Id == q.Id || AreOneTreatment(k.Id, q.Id))).ToList();
        if (shared.Count > 0)
        {
            // Each has something that the other has not, and that is not near to anything there.
            var mine = asked.Where(q => !found.Any(k => k.Id == q.Id || IsNested(q.Id, k.Id))).ToList();
            var theirs = found.Where(k => !asked.Any(q => k.Id == q.Id || IsNested(q.Id, k.Id))).ToList();
            return mine.Count > 0 && theirs.Count > 0
                ? new Facet(Facet.Similar, $"Both are about {shared[0].Label}; the question also about {Facet.Names(mine.Select(a => a.Label))}, the study about {Facet.Names(theirs.Select(k => k.Label))}.")
                : new Facet(Facet.Same, Sentence(shared[0], what));
        }
        foreach (var nested in new[] { true, false })
        {
            foreach (var question in asked)
            {
                foreach (var study in found)
                {
                    if (IsNested(question.Id, study.Id) == nested && Relation(question.Id, study.Id) is { } relation)
                        return new Facet(Facet.Similar, $"The question asks about {question.Label}, the study about {study.Label}, {relation}.") { IsNested = nested };
                }
            }
        }
        return Apart(asked, found);
    }

    /// <summary>Chemoradiotherapy of which nothing else is said is concurrent.</summary>
    private static bool AreOneTreatment(string a, string b) => (a, b) is (Chemoradiotherapy, ConcurrentChemoradiotherapy) or (ConcurrentChemoradiotherapy, Chemoradiotherapy);

    private const string Chemoradiotherapy = "technique:chemoradiotherapy";

    private const string ConcurrentChemoradiotherapy = "technique:concurrent-chemoradiotherapy";

    private static Facet Apart(IReadOnlyList<AskedConcept> asked, IReadOnlyList<ConceptRef> found) =>
        new(Facet.Different, $"The question asks about {Facet.Names(asked.Select(a => a.Label))}, the study about {Facet.Names(found.Select(k => k.Label))}.");

    private static bool IsTelling(string id) => RadiotherapyVocabulary.Current.Find(id) is { Broader.Count: > 0 };

    /// <summary>Before and after the operation is said of a purpose: such concepts are compared with it.</summary>
    internal static string TechniqueKind(string id)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        if (vocabulary.Find(id) is not { } concept) return "delivery";
        if (Amounts.Contains(id)) return Amount;
        var group = concept.Broader.Any(b => vocabulary.Find(b)?.Group == "Purpose") ? "Purpose" : concept.Group;
        return TechniqueKinds.Contains(group) ? group : "delivery";
    }

    private static string SiteKind(string id) => RadiotherapyVocabulary.Current.Find(id)?.Group == "Metastatic" ? "Metastatic" : "primary";

    /// <summary>What is tried; where no role tells, all but what is only compared with.</summary>
    private static List<T> Focus<T>(List<T> concepts, Func<T, string?> role)
    {
        if (concepts.Any(c => role(c) == "experimental")) return [.. concepts.Where(c => role(c) == "experimental")];
        return concepts.Any(c => role(c) is null) ? [.. concepts.Where(c => role(c) is null)] : concepts;
    }

    private static string Sentence(AskedConcept question, string what) =>
        question.Words is { } words && !words.Equals(question.Label, StringComparison.OrdinalIgnoreCase)
            ? $"“{words}” in the question: both are about {question.Label}."
            : $"One {what}: both are about {question.Label}.";
}
