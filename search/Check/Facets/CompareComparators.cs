using System.Text.RegularExpressions;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Vocabulary;

namespace Horizon.Search.Check.Facets;

/// <summary>Compares what two studies compare with; "SABR against conventional" and "conventional against SABR" are one question.</summary>
internal static partial class CompareComparators
{
    private const string Conventional = "technique:conventional-fractionation";
    private const string Chemoradiotherapy = "technique:chemoradiotherapy";

    /// <summary>True of nearly every side: they tell no two apart.</summary>
    private static readonly string[] Roots = ["technique:radiotherapy", "technique:external-beam"];

    /// <summary>What the question tries is what the study compares with.</summary>
    public static bool AreSwapped(Comparison? asked, Comparison? found) =>
        asked is not null && found is not null && Shared(asked.Tried, found.Tried) is null
        && (Shared(asked.Tried, found.Against) is not null || (IsNothing(asked.Against) && IsNothing(found.Tried) && !IsNothing(found.Against)));

    private static bool IsNothing(Side side) => side.Concepts.ContainsKey("none");

    /// <param name="words">What the person wrote as the comparator; null where nothing.</param>
    /// <param name="comparesNothing">The record is long, and no word of it compares.</param>
    /// <param name="named">Drugs and treatments that the record names anywhere.</param>
    /// <param name="asksNothing">The question is a registered trial's that compares nothing.</param>
    /// <param name="isPaper">The record is a publication.</param>
    /// <param name="bothName">Whether each text names, somewhere, all that these two comparators are: the question's and the record's.</param>
    public static Facet Of(
        Comparison? asked, string? words, Comparison? found, bool comparesNothing = false, Lazy<IReadOnlyDictionary<string, string>>? named = null, bool asksNothing = false, bool isPaper = false,
        Func<Side, Side, bool>? bothName = null)
    {
        var facet = Read(asked, words, found, comparesNothing, named, asksNothing, isPaper);
        // "Cisplatin weekly or every three weeks" compares two ways to give it, which no name tells apart.
        if (facet.Is(Facet.Different) && asked is not null && asked.Tried.Concepts.Keys.ToHashSet().SetEquals(asked.Against.Concepts.Keys))
            return new Facet(Facet.Unknown, $"The question compares two ways of giving {Names(asked.Against)}, the study names {Names(found?.Against ?? asked.Against)}.");
        // Arms that are named the other way round, or in words of which a part alone is read, look like other comparators. Where each text names what the other compares with, that is no proof of a difference.
        return facet.Is(Facet.Different) && asked is not null && found is not null && bothName?.Invoke(asked.Against, AreSwapped(asked, found) ? found.Tried : found.Against) == true
            ? new Facet(Facet.Unknown, $"{facet.Why.TrimEnd('.')}; each names both, and which of them it compares with is not clear.")
            : facet;
    }

    /// <summary>"SABR plus surgery" in a study's title, asked whether SABR is better than surgery: it gives both, and answers nothing of which. Null where that is not so.</summary>
    public static Facet? GivesBoth(Comparison? asked, IEnumerable<string> titles)
    {
        if (asked is null || asked.IsByOr) return null;
        var (tried, against) = (asked.Tried.Concepts.Keys.Where(IsOwn).ToList(), asked.Against.Concepts.Keys.Where(IsOwn).ToList());
        if (tried.Count == 0 || against.Count == 0 || tried.Exists(a => against.Exists(b => IsOne(a, b)))) return null;
        foreach (var title in titles.Where(t => Comparison.OfText(t) is null && Comparison.OfOmission(t) is null))
        {
            foreach (System.Text.RegularExpressions.Match joined in Joined().Matches(title))
            {
                var (left, right) = (Side.Of(title[..joined.Index]).Concepts.Keys, Side.Of(title[(joined.Index + joined.Length)..]).Concepts.Keys);
                if (Stands(tried, left) && Stands(against, right) || Stands(against, left) && Stands(tried, right))
                    return new Facet(Facet.Different, $"The question compares {Names(asked.Tried)} with {Names(asked.Against)}, the study's title gives both.") { OrderedAs = Facet.Unknown };
            }
        }
        return null;

        static bool Stands(List<string> one, IEnumerable<string> side) => side.Any(s => one.Exists(o => IsOne(o, s)));

        static bool IsOwn(string id) => IsTelling(id) && !Roots.Contains(id);
    }

    [GeneratedRegex(@"\b(?:plus|followed by|and then|combined with|in combination with|prior to|before|then|after)\b|\+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    private static Facet Read(Comparison? asked, string? words, Comparison? found, bool comparesNothing, Lazy<IReadOnlyDictionary<string, string>>? named, bool asksNothing, bool isPaper)
    {
        // The same two trials, seen from the one that gives a treatment to all.
        if (asksNothing && words is null && found is { IsByOr: false } && found.Against.Concepts.Keys.Any(IsTelling))
            return new Facet(Facet.Different, $"The question's trial compares nothing, the study compares with {Names(found.Against)}.") { OrderedAs = Facet.Unknown };
        if (asked is null || asked.Against.Concepts.Count == 0) return words is null ? Facet.NotAsked("comparator") : new Facet(Facet.Unknown, $"“{words}” is no comparator that Horizon reads.");
        // Who asks which of two treatments is better asks another question than a study that gives one to all.
        if (found is null && comparesNothing && !asked.IsByOr && asked.Against.Concepts.Keys.Any(IsTelling))
            return new Facet(Facet.Different, $"The question compares with {Names(asked.Against)}, the record compares nothing.") { OrderedAs = Facet.Unknown };
        // A paper that says nowhere what it compares with answers no question of which of two is better, however like it is in its words.
        if (found is null) return new Facet(Facet.Unknown, "The record does not say what it compares with.") { KeepsApart = isPaper && asked.Against.Concepts.Keys.Any(IsTelling) };
        var swapped = AreSwapped(asked, found);
        var (mine, theirs) = (asked.Against, swapped ? found.Tried : found.Against);
        var said = $"The question compares with {Names(mine)}, the study with {Names(theirs)}";
        // What the other study gives on its other side is given to all: it sets no comparators apart.
        var apart = Others(mine).Except(Others(found.Tried)).Except(Others(found.Against)).Any() || Others(theirs).Except(Others(asked.Tried)).Except(Others(asked.Against)).Any();
        // "With or without whole brain radiotherapy" and "with or without radiosurgery" leave out different things: what is left is not the same.
        if (!swapped && IsNothing(mine) && IsNothing(theirs) && AreOtherAdditions(asked.Tried, found.Tried))
            return new Facet(Facet.Different, $"The question leaves out {Names(asked.Tried)}, the study {Names(found.Tried)}.") { OrderedAs = Facet.Same };
        if (Shared(mine, theirs) is { } same)
        {
            // "Surgery and radiotherapy" shares radiotherapy with "radiotherapy", which makes it no like comparator.
            if (!apart) return new Facet(Facet.Same, swapped ? $"The same two are compared, named the other way round: {Shared(asked.Tried, found.Against)} and {same}." : $"Both compare with {same}.") { IsOfTwo = Shared(asked.Tried, swapped ? found.Against : found.Tried) is not null && (IsTelling(mine, theirs) || IsTelling(asked.Tried, swapped ? found.Against : found.Tried)) };
            return IsTelling(mine, theirs) ? new Facet(Facet.Similar, $"Both compare with {same}. {said}.") : new Facet(Facet.Different, $"{said}.");
        }
        // "With or without" does not say what all get: a drug that the record names may be it.
        if (named is not null && theirs.Concepts.Keys.All(k => k == "none") && mine.Concepts.Keys.All(k => k.StartsWith("drug:", StringComparison.Ordinal) && named.Value.ContainsKey(k)))
            return new Facet(Facet.Unknown, $"{said}; the record names {Names(mine)} too.") { OrderedAs = Facet.Different };
        foreach (var a in mine.Concepts.Keys)
        {
            if (theirs.Concepts.Keys.Any(b => IsNear(a, b))) return new Facet(Facet.Similar, $"{said}, which are near to each other.");
        }
        if (mine.Concepts.Keys.Any(a => theirs.Concepts.Keys.Any(b => Covers(mine, a, b) || Covers(theirs, b, a)))) return new Facet(Facet.Similar, $"{said}, which may be the same.") { OrderedAs = Facet.Different };
        // Cisplatin beside IMRT is chemoradiotherapy.
        if ((IsChemoradiotherapy(mine) && IsDrugWithBeams(theirs)) || (IsChemoradiotherapy(theirs) && IsDrugWithBeams(mine))) return new Facet(Facet.Similar, $"{said}, which may be the same.") { OrderedAs = Facet.Different };
        var unlike = !apart && !mine.Concepts.Keys.Any(a => theirs.Concepts.Keys.Any(b => CompareConcepts.TechniqueKind(a) == CompareConcepts.TechniqueKind(b)));
        return unlike ? new Facet(Facet.Unknown, $"{said}: one does not rule out the other.") : new Facet(Facet.Different, $"{said}.");
    }

    /// <summary>A comparator that is a dose alone, "40 Gy in 15 fractions"; null where it is something else.</summary>
    public static Facet? OfSchedule(string? words, Aspects found)
    {
        if (words is null || Side.Of(words).Concepts.Count > 0 || ScheduleReader.Read(words, isProposal: true) is not { Count: > 0 } asked) return null;
        var dose = CompareDoses.Of(asked, found.Schedules);
        return dose.Match switch
        {
            Facet.Same => dose with { Why = $"The comparator's dose: {dose.Why}" },
            // Near to one of the record's doses is near to what may be tried there.
            Facet.Similar => dose,
            Facet.Different when found.Schedules.Count > 1 => dose,
            _ => new Facet(Facet.Unknown, $"The question compares with {Facet.Names(asked.Select(a => a.Text))}; the record does not tell the dose that it compares with."),
        };
    }

    /// <summary>Whether some treatment stands on one of two sides, and each text names all of the other's side, or narrower or broader ones: a drug where its class stands too. Two sides that leave something out tell by what they leave out.</summary>
    public static bool NameBoth(Aspects question, Side mine, Aspects study, Side theirs) => mine.Concepts.Keys.Concat(theirs.Concepts.Keys).Any(IsTelling)
        // What the study sets against nothing may get the question's comparator too, where it is about that; to name it somewhere is not enough.
        && (theirs.Concepts.Keys.Any(IsTelling) ? NamesAll(study, mine) : mine.Concepts.Keys.Where(IsTelling).All(k => study.Titled.ContainsKey(k) || study.Given.ContainsKey(k) || study.Techniques.Any(t => IsOne(t.Id, k)) || IsHidden(study, k)))
        && NamesAll(question, theirs);

    /// <summary>The same technique, or one of the two said more exactly.</summary>
    private static bool IsOne(string a, string b) => a == b || CompareConcepts.IsNested(a, b);

    private static bool IsHidden(Aspects text, string drug) => drug.StartsWith("drug:", StringComparison.Ordinal) && text.Given.Keys.Any(CompareOthers.DrugClasses.Contains);

    private static bool NamesAll(Aspects text, Side side) => side.Concepts.Keys.Where(IsTelling).All(k => k.StartsWith("technique:", StringComparison.Ordinal)
        ? text.Techniques.Any(t => IsOne(t.Id, k)) || text.AlsoNamed.Value.Any(t => IsOne(t, k))
        : text.NamedAnywhere.Value.Keys.Any(n => n == k || IsNear(n, k) || (CompareOthers.DrugClasses.Contains(k) && n.StartsWith("drug:", StringComparison.Ordinal)) || (k.StartsWith("drug:", StringComparison.Ordinal) && CompareOthers.DrugClasses.Contains(n))));

    private static string? Shared(Side a, Side b) =>
        a.Concepts.Where(c => b.Concepts.ContainsKey(c.Key)).OrderBy(c => Roots.Contains(c.Key)).Select(c => c.Value).FirstOrDefault();

    /// <summary>They share more than what is true of every side.</summary>
    private static bool IsTelling(Side a, Side b) => a.Concepts.Keys.Any(k => b.Concepts.ContainsKey(k) && !Roots.Contains(k));

    /// <summary>A treatment of its own, no lack of one and no usual care.</summary>
    private static bool IsTelling(string id) => id is not ("none" or "placebo") && !id.StartsWith("care/", StringComparison.Ordinal);

    /// <summary>Techniques on both sides, none that both have or that are near: two drugs in each other's place leave the same behind.</summary>
    private static bool AreOtherAdditions(Side a, Side b) =>
        a.Concepts.Count > 0 && b.Concepts.Count > 0 && IsAllTechniques(a) && IsAllTechniques(b) && !a.Concepts.Keys.Any(x => b.Concepts.Keys.Any(y => x == y || IsNear(x, y)));

    private static bool IsAllTechniques(Side side) => side.Concepts.Keys.All(k => k.StartsWith("technique:", StringComparison.Ordinal));

    /// <summary>What is given other than radiotherapy.</summary>
    private static IEnumerable<string> Others(Side side) => side.Concepts.Keys.Where(k => !k.StartsWith("technique:", StringComparison.Ordinal) && !k.StartsWith("care", StringComparison.Ordinal));

    private static string Names(Side side) => Facet.Names(side.Concepts.Values.DefaultIfEmpty("something that Horizon does not read"));

    /// <summary>Groups of what has nothing in common: mouthwash is not near to exercise.</summary>
    private static readonly string[] Unlike = ["support", "setup", "drainage", "gut", "cardiac", "urinary", "psychotropic", "pain", "growth"];

    private static bool IsNear(string a, string b) =>
        a == b || (Group(a) == Group(b) && !Unlike.Contains(Group(a))) || CompareConcepts.Relation(a, b) is not null
        || (a is "none" or "placebo" or "care/usual" or "care/supportive" && b is "none" or "placebo" or "care/usual" or "care/supportive")
        || (a == Conventional && b == "care/usual") || (b == Conventional && a == "care/usual");

    /// <summary>"Chemotherapy" that names no drug may be any, and what is standard any treatment.</summary>
    private static bool Covers(Side side, string broad, string drug) =>
        drug.StartsWith("drug:", StringComparison.Ordinal) && (broad == "care/usual" || CompareOthers.DrugClasses.Contains(broad)) && !side.Concepts.Keys.Any(k => k.StartsWith("drug:", StringComparison.Ordinal));

    private static bool IsChemoradiotherapy(Side side) => side.Concepts.Keys.Any(k => k == Chemoradiotherapy || RadiotherapyVocabulary.Current.Ancestors(k).Any(a => a.Id == Chemoradiotherapy));

    private static bool IsDrugWithBeams(Side side) =>
        side.Concepts.Keys.Any(k => k.StartsWith("drug:", StringComparison.Ordinal) || CompareOthers.DrugClasses.Contains(k)) && side.Concepts.Keys.Any(k => k.StartsWith("technique:", StringComparison.Ordinal));

    /// <summary>"care" of "care/usual"; what has no group is its own.</summary>
    private static string Group(string id) => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? id[..at] : id;
}
