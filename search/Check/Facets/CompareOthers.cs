using System.Text.RegularExpressions;
using Horizon.Search.Analysis;

namespace Horizon.Search.Check.Facets;

/// <summary>Compares outcomes, intent, what is given beside radiotherapy, and what only words tell.</summary>
internal static partial class CompareOthers
{
    /// <summary>Characters of a record's own words: a summary of some sentences.</summary>
    internal const int LongEnough = 400;

    internal static readonly string[] DrugClasses = ["chemotherapy", "immunotherapy", "endocrine", "targeted", "steroid"];

    public static Facet Outcomes(Aspects asked, string? words, Aspects found)
    {
        if (asked.Primary.Count == 0) return words is null ? Unread(asked, found) ?? Facet.NotAsked("outcome") : Words(words, found.Outcomes.Values, "outcome");
        // How people feel, and what it costs, is asked of them: a long record that has no word of it measures something else.
        if (found.Outcomes.Count == 0) return new Facet(Facet.Unknown, "The record names no outcome that Horizon reads.") { KeepsApart = found.Length >= LongEnough && asked.Primary.Keys.All(AskedOfPeople.Contains) };
        if (Shared(asked.Primary, found.Primary) is { } same)
        {
            if (asked.Primary.Keys.Any(k => IsTelling(k) && found.Primary.ContainsKey(k))) return new Facet(Facet.Same, $"Both measure {Facet.Names(asked.Primary.Where(p => IsTelling(p.Key) && found.Primary.ContainsKey(p.Key)).Select(p => p.Value))}.");
            // "Late effects" and "adverse events" are harm both, and nearly every study counts some.
            var (open, theirs) = asked.Primary.Where(p => found.Primary.ContainsKey(p.Key)).Select(p => (p.Value, found.Primary[p.Key])).First();
            return SameWords(open, theirs) ? new Facet(Facet.Same, $"Both measure {open}.") : new Facet(Facet.Similar, $"The question measures {open}, the study {theirs}, which need not be the same.") { OrderedAs = Facet.Same };
        }
        var said = $"The question measures {Facet.Names(asked.Primary.Values)}, the study {Facet.Names(found.Primary.Values.DefaultIfEmpty("nothing that it calls primary"))}";
        // Both say what comes first, and it is not the same: that the other is measured too does not make it one question.
        if (asked.SaysPrimary && found.SaysPrimary && !AreNear(asked.Primary, found.Primary)) return new Facet(Facet.Different, $"{said} first.") { OrderedAs = Kin(found.Primary) };
        if (Shared(asked.Primary, found.Outcomes) is { } other) return new Facet(Facet.Similar, $"Both measure {other}, but not both first.");
        if (AreNear(asked.Primary, found.Outcomes)) return new Facet(Facet.Similar, $"{said}: outcomes of one kind.");
        // A trial of phase I looks for harm, whether its summary says so or not.
        if (asked.Primary.Keys.All(k => Group(k) == "toxicity" || !IsTelling(k)) && PhaseOne().IsMatch(found.Words)) return new Facet(Facet.Unknown, $"{said}; a trial of phase I looks for harm too.") { OrderedAs = Kin(found.Outcomes) };
        if (asked.SaysPrimary && found.Primary.Count > 0) return new Facet(Facet.Different, $"{said}.") { OrderedAs = Kin(found.Outcomes) };
        // A record that says at length what it measures has named its own; side effects are counted in every trial, whether it says so or not.
        return found.Length >= LongEnough && found.OwnOutcomes.Value.Keys.Any(k => IsTelling(k) && !Incidental.Contains(k)) && asked.Primary.Keys.Any(IsTelling) ? new Facet(Facet.Different, $"{said}.") { OrderedAs = Facet.Unknown } : new Facet(Facet.Unknown, $"{said}; neither says that it measures nothing else.");

        // Harm to two organs is no one question, and in the order still nearer than harm and survival.
        string? Kin(IReadOnlyDictionary<string, string> outcomes) => asked.Primary.Keys.Any(a => outcomes.Keys.Any(b => Group(a) == Group(b))) ? Facet.Similar : null;
    }

    /// <summary>"Does it reduce unplanned admissions?": an outcome that no class has, of which a long record has not one telling word. Null where that is not so.</summary>
    private static Facet? Unread(Aspects asked, Aspects found)
    {
        if (found.Length < LongEnough || Effect().Match(asked.Words) is not { Success: true } said) return null;
        var what = Telling.Of(said.Groups["what"].Value);
        if (what.Count < 2) return null;
        return Telling.AnyBegins(what, found.Words) ? null : new Facet(Facet.Unknown, $"The question is about “{said.Groups["what"].Value.Trim()}”, of which no word stands in the record.") { KeepsApart = true };
    }

    private static readonly string[] AskedOfPeople = ["quality-of-life", "cost"];

    [GeneratedRegex(@"\bphase (?:I|1)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhaseOne();

    /// <summary>"Compared with an abdominal compression belt": a comparator that no list has, of which a long record has not one telling word. Null where that is not so.</summary>
    public static Facet? UnreadComparator(Aspects asked, Aspects found)
    {
        if (found.Length < LongEnough || Against().Match(asked.Words) is not { Success: true } said || Side.Of(said.Groups["what"].Value).Concepts.Count > 0) return null;
        if (Imaging.UnnamedKind(said.Groups["what"].Value, found.Words) is { } imaging) return new Facet(Facet.Unknown, $"The question compares with {imaging}, of which no word stands in the record.") { KeepsApart = true };
        var what = Telling.Of(Usual().Replace(said.Groups["what"].Value, " "));
        if (what.Count == 0) return null;
        return Telling.AnyBegins(what, found.Words) ? null
            : new Facet(Facet.Unknown, $"The question compares with “{said.Groups["what"].Value.Trim()}”, of which no word stands in the record.") { KeepsApart = true };
    }

    [GeneratedRegex(@"\b(?:versus|vs\.?|compared (?:\w+ ){0,3}?(?:with|to)|rather than(?: in| by| with)?|instead of|as against) (?<what>[^.;:?,()]{3,80})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Against();

    /// <summary>Words that any comparator has.</summary>
    [GeneratedRegex(@"\b(?:usual|standard|conventional|current|routine|normal|same|control\w*|alone|historical|matched|expected|results?|data|series|literature|report\w*|published|rates?|outcomes?|stud(?:y|ies)|trials?|cohorts?|experience|norms?|those|this|that|them|other|another|baseline|before|group|arm|practice|method|would|been|have)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Usual();

    [GeneratedRegex(@"\b(?:reduc(?:e|es|ing)|lowers?|decreases?|improves?|increases?|prolongs?|delays?|prevents?|shortens?|(?:primary |main )?(?:outcome|end-?point)s?(?: is| are|:)|what is the (?:rate|incidence|frequency|risk) of|(?:are |is the )?rates? of|which (?:\w+ ){1,3}?(?:causes|gives|leads to) (?:less|fewer|more)) (?!what|whether|how|to |that )(?<what>[^.;:?,()]{8,80}?)(?= (?:over|within|at|by|in|after|during|for|from|compared|versus|than|and|or)\b|[.;:?,()]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Effect();

    /// <summary>Who is treated: kinds that exclude each other, older people by their ages, else the words.</summary>
    public static Facet Population(Aspects asked, string? words, Aspects found)
    {
        if (OppositeKinds.Apart(PopulationsOf.Families, asked.People, found.People) is { } apart)
            return new Facet(Facet.Different, $"The question is about “{asked.People[apart.One]}”, the study about “{found.People[apart.Other]}”.");
        if (Stages.Apart(asked.Stages, found.Stages) is { } stages) return new Facet(Facet.Different, $"The question is about “{stages.Asked}”, the study about “{stages.Found}”.");
        if ((AgesApart(asked, found) ?? AgeUnsaid(asked, found) ?? NamedPeople.Unsaid(asked.Words, found.Words)) is { } apartInAge) return apartInAge;
        var said = Said(asked, words, found);
        if (asked.Older is not { } older || Ages(older, found) is not { } ages) return said;
        if (ages.Is(Facet.Different)) return ages;
        // Adults of any age are no older people; what else is said of whom may be near all the same.
        if (ages.Is(Facet.Unknown)) return said.Is(Facet.Similar) ? said with { Why = $"{said.Why} {ages.Why}" } : ages;
        // Of the question's other people nothing was found: the age alone makes nobody the same.
        if (!said.Is(Facet.Similar)) return ages.Is(Facet.Same) && asked.People.Keys.Any(k => k != "adults") ? new Facet(Facet.Similar, ages.Why) : ages;
        // Both what is said of age and what is said besides: one of the two that is only near keeps the whole from being the same.
        return new Facet(Facet.Similar, $"{said.Why} {ages.Why}");
    }

    /// <summary>Younger people on one side, older on the other; null where not both say so. Who names both ages is about neither alone.</summary>
    private static Facet? AgesApart(Aspects asked, Aspects found)
    {
        if (asked is { Under: { } under, Older: null } && (found.Older is { } elder && elder.From >= under.To || found.Youngest is { } least && least >= under.To))
            return new Facet(Facet.Different, $"The question is about “{under.Words}”, the study about “{found.Older?.Words ?? $"people of {found.Youngest:0} and over"}”.");
        if (asked is { Older: { } above, Under: null } && found is { Under: { } below, Older: null } && above.From >= below.To) return new Facet(Facet.Different, $"The question is about “{above.Words}”, the study about “{below.Words}”.");
        if (asked is { Younger: { } young, Older: null })
        {
            if (found is { Older: { } old, Younger: null } && old.From > young.To) return new Facet(Facet.Different, $"The question is about “{young.Words}”, the study about “{old.Words}”.");
            if (found.Youngest is { } youngest && youngest > young.To) return new Facet(Facet.Different, $"The question is about “{young.Words}”, the study takes people of {youngest:0} and over.");
        }
        return asked is { Older: { } older, Younger: null } && found is { Younger: { } younger, Older: null } && older.From > younger.To
            ? new Facet(Facet.Different, $"The question is about “{older.Words}”, the study about “{younger.Words}”.") : null;
    }

    /// <summary>Who treats children, or old people alone, says so: a long record without a word of them is no study of them. Null where that is not so.</summary>
    private static Facet? AgeUnsaid(Aspects asked, Aspects found)
    {
        var ofChildren = asked is { Older: null, Younger: { To: <= AgesOf.Child } } && !asked.People.ContainsKey("adults");
        if (found.Length < LongEnough || (!ofChildren && asked is not { Older: not null, Younger: null }) || found.SaysAges.Value.Contains(ofChildren)) return null;
        if (found.Youngest is not null || found.Oldest is not null) return null;
        var words = ofChildren ? asked.Younger!.Words : asked.Older!.Words;
        return new Facet(Facet.Unknown, $"The question is about “{words}”, of whom no word stands in the record.") { KeepsApart = true };
    }

    private static Facet Said(Aspects asked, string? words, Aspects found)
    {
        if (words is not null || asked.People.Count == 0) return Words(words, [found.PopulationText], "population");
        // Running text that says whom it is about has no words of its own on it, but kinds of people.
        var kind = asked.People.Keys.FirstOrDefault(found.People.ContainsKey);
        return kind is not null
            ? new Facet(Facet.Similar, $"The question is about {Facet.Names(asked.People.Values.Select(w => $"“{w}”"))}; the study says “{found.People[kind]}”.")
            : new Facet(Facet.Unknown, $"The question is about {Facet.Names(asked.People.Values.Select(w => $"“{w}”"))}; the study's title does not say, and that proves no difference.");
    }

    /// <summary>Years by which a study's youngest may lie below the question's: "over 70" and "75 and over" are older people both.</summary>
    private const int NearAge = 5;

    /// <summary>Older people, against the ages that the study takes in; null where it does not say.</summary>
    private static Facet? Ages(OlderPeople older, Aspects found)
    {
        if (found.Oldest is { } oldest && oldest < older.From) return new Facet(Facet.Different, $"The question is about “{older.Words}”, the study takes people of up to {oldest:0}.");
        if (found.Youngest is { } youngest && youngest >= older.From - NearAge) return new Facet(Facet.Same, $"“{older.Words}” in the question: the study takes people of {youngest:0} and over.");
        if (found.Older is { } titled) return new Facet(Facet.Same, $"“{older.Words}” in the question, “{titled.Words}” in the study's title.");
        return found.Youngest is { } from ? new Facet(Facet.Unknown, $"The question is about “{older.Words}”, the study takes people of {from:0} and over, not older people alone.") { OrderedAs = Facet.Similar } : null;
    }

    /// <param name="unsaid">Of a long record, the intents of which no word stands anywhere in it.</param>
    public static Facet Intent(IReadOnlyList<string> asked, IReadOnlyList<string> found, Lazy<IReadOnlySet<string>>? unsaid = null)
    {
        if (asked.Count == 0) return Facet.NotAsked("intent");
        // Who relieves says so: a long record without a word of it is no study of palliation, whatever it is.
        if (found.Count == 0 && unsaid?.Value.Contains(asked[0]) == true) return new Facet(Facet.Unknown, $"The question is {asked[0]}, of which no word stands in the record.") { KeepsApart = true };
        if (found.Count == 0) return new Facet(Facet.Unknown, "The record does not say its intent in words that Horizon reads.");
        // "Curative or adjuvant" asks of both.
        return asked.FirstOrDefault(found.Contains) is { } both ? new Facet(Facet.Same, $"Both are {both}.") : new Facet(Facet.Different, $"The question is {asked[0]}, the study {Facet.Names(found)}.");
    }

    /// <summary>Drugs and supportive care tell interventions apart, and imaging of which a long record has no word; other kinds of treatment only bring them near.</summary>
    public static Facet Given(Aspects asked, string? words, Aspects found)
    {
        var facet = Treatments(asked, words, found);
        if (!facet.Is(Facet.Different) && Imaging.OnlyTitled(asked.Words, found.TitleWords) is { } imaged)
            return new Facet(Facet.Unknown, $"The study's title is about {imaged}, of which the question says nothing.") { OrderedAs = facet.OrderedAs ?? facet.Match, KeepsApart = true };
        return facet.Is(Facet.Different) || Imaging.Unnamed(asked.Words, found.Words) is not { } imaging ? facet
            : new Facet(Facet.Unknown, $"The question is about {imaging}, of which no word stands in the record.") { OrderedAs = facet.OrderedAs ?? facet.Match, KeepsApart = true };
    }

    private static Facet Treatments(Aspects asked, string? words, Aspects found)
    {
        var against = asked.Comparison?.Against.Concepts;
        var (mine, theirs) = (TellingOf(asked.Given), TellingOf(found.Given));
        var shared = mine.Where(m => Has(theirs, m)).ToList();
        var odd = mine.Where(m => !Has(theirs, m)).Select(m => asked.Given[m]).ToList();
        // What the titles name is what the study is about, whatever both give besides.
        var subject = TellingOf(found.Titled).Where(t => !Has(asked.Given.Keys, t)).Select(t => found.Titled[t]).ToList();
        var said = $"The question gives {Facet.Names(mine.Select(m => asked.Given[m]))}, the study {Facet.Names(theirs.Select(t => found.Given[t]))}.";
        // "Bortezomib" for a title's marizomib: another drug of its class, though the text speaks of it too.
        if (mine.Find(m => !found.Titled.ContainsKey(m) && TellingOf(found.Titled).Exists(t => !asked.Given.ContainsKey(t) && AreOfOneClass(m, t))) is { } swapped) return new Facet(Facet.Different, $"The question gives {asked.Given[swapped]}, the study is about {Facet.Names(subject)}.") { OrderedAs = shared.Count > 0 && odd.Count == 0 ? Facet.Same : null };
        if (odd.Count > 0 && subject.Count > 0) return new Facet(Facet.Different, $"The question gives {Facet.Names(odd)}, which the study does not name; the study is about {Facet.Names(subject)}.");
        // A title that gives drugs and none of the question's is about these, though running text speaks of the question's too: what all get, or what is left out.
        if (mine.Exists(IsDrug) && TellingOf(found.Titled).Where(IsDrug).ToList() is { Count: > 0 } titled && !titled.Exists(asked.Given.ContainsKey) && !mine.Exists(found.Titled.ContainsKey))
            return new Facet(Facet.Different, $"The question gives {Facet.Names(mine.Select(m => asked.Given[m]))}, the study is about {Facet.Names(subject)}.") { OrderedAs = shared.Count > 0 ? Facet.Same : null };
        // A long record names the drugs that it gives: one more in the question makes another treatment, unless it may hide behind "chemotherapy".
        if (shared.Exists(IsDrug) && found.Length >= LongEnough && mine.Find(m => IsDrug(m) && !found.NamedAnywhere.Value.ContainsKey(m) && !found.Given.ContainsKey(m) && !MayHide(m, found) && !DrugNames.Read(found.Words).Contains(m["drug:".Length..])) is { } more)
            return new Facet(Facet.Different, $"Both give {Facet.Names(shared.Select(m => asked.Given[m]))}, but the record does not name {asked.Given[more]}.") { OrderedAs = Facet.Same };
        // Carboplatin beside a vaccine that the title names is the backbone; the study is about the vaccine.
        if (shared.Count > 0 && subject.Count > 0 && !shared.Exists(m => Has(found.Titled.Keys, m)))
            return new Facet(Facet.Similar, $"Both give {Facet.Names(shared.Select(m => asked.Given[m]))}; the study is about {Facet.Names(subject)}.") { OrderedAs = Facet.Same, KeepsApart = TellingOf(found.Titled).Exists(t => IsDrug(t) && !Has(asked.Given.Keys, t)) };
        // "Cilengitide, temozolomide and radiation" is no study of temozolomide alone, unless the question names a class that it may be of.
        if (shared.Exists(IsDrug) && TellingOf(found.Titled).Where(t => IsDrug(t) && !Has(asked.Given.Keys, t) && !asked.NamedAnywhere.Value.ContainsKey(t) && !ClassesOf(t).Any(asked.NamedAnywhere.Value.ContainsKey)).Select(t => found.Titled[t]).ToList() is { Count: > 0 } added)
            return new Facet(Facet.Similar, $"Both give {Facet.Names(shared.Select(m => asked.Given[m]))}; the study gives {Facet.Names(added)} too.") { OrderedAs = Facet.Same, KeepsApart = true };
        if (shared.Count > 0) return new Facet(shared.Count > odd.Count ? Facet.Same : Facet.Similar, $"Both give {Facet.Names(shared.Select(m => asked.Given[m]))}{(odd.Count == 0 ? "" : $"; the study does not name {Facet.Names(odd)}")}.") { OrderedAs = Facet.Same, IsOfTwo = odd.Count == 0 && shared.Count(IsDrug) > 1 && (shared.Exists(found.Titled.ContainsKey) || subject.Count == 0) };
        if (mine.Count > 0 && theirs.Count > 0) return new Facet(Facet.Different, said);
        if (words is not null && Words(words, [found.InterventionText], "intervention") is { Match: Facet.Similar } alike) return alike;
        // A record that says at length what it does would name what it gives; drugs may hide behind "chemotherapy".
        if (mine.Count > 0 && found.Length >= LongEnough && !mine.Any(m => Has(found.NamedAnywhere.Value.Keys, m)) && !mine.Where(IsDrug).Any(m => ClassesOf(m).Any(found.NamedAnywhere.Value.ContainsKey) || found.NamedAnywhere.Value.GetValueOrDefault("chemotherapy")?.Contains("immun", StringComparison.OrdinalIgnoreCase) == true)) return new Facet(Facet.Different, $"The question gives {Facet.Names(mine.Select(m => asked.Given[m]))}, which the record does not name.") { OrderedAs = Facet.Unknown };
        // "Avastin plus radiotherapy" is no study of radiotherapy alone. Who asks for chemoradiotherapy has drugs in mind, whichever they are.
        if (!mine.Exists(IsDrug) && subject.Count > 0 && words is null && !asked.NamesDrugs) return new Facet(Facet.Different, $"The study is about {Facet.Names(subject)}, of which the question says nothing.") { OrderedAs = Facet.Unknown };
        // "Chemoradiation" and "chemotherapy" are of one kind, and each has its own words.
        if (asked.Given.FirstOrDefault(g => found.Given.ContainsKey(g.Key) && against?.ContainsKey(g.Key) != true) is { Value: { } kind } both)
            return new Facet(Facet.Similar, SameWords(kind, found.Given[both.Key]) ? $"Both name {kind}." : $"The question names {kind}, the study {found.Given[both.Key]}, which are of one kind.");
        // What the question only compares with is the comparator's, and is told there; the order may count it here.
        if (Shared(asked.Given, found.Given) is { } compared) return new Facet(Facet.Unknown, $"Both name {compared}, which the question only compares with.") { OrderedAs = Facet.Similar };
        return mine.Count == 0 && words is null ? Facet.NotAsked("intervention beside the technique") : new Facet(Facet.Unknown, "Nothing that both name as given could be read; that proves no difference.");
    }

    /// <summary>Words alone never make two texts the same: shared words make them similar, none leaves it open.</summary>
    public static Facet Words(string? asked, IEnumerable<string?> found, string what)
    {
        if (string.IsNullOrWhiteSpace(asked)) return Facet.NotAsked(what);
        var question = Telling.Of(asked);
        if (question.Count == 0) return new Facet(Facet.Unknown, $"The question's {what} has no telling words.");
        var study = Telling.Of(string.Join(' ', found));
        var shared = question.Where(w => study.ContainsKey(w.Key)).ToList();
        var names = string.Join(", ", shared.Select(w => w.Value).Take(8));
        return shared.Count * 3 >= question.Count * 2
            ? new Facet(Facet.Similar, $"The record shares the words {names}.")
            : new Facet(Facet.Unknown, shared.Count == 0 ? "No telling words are shared; that proves no difference." : $"Only {names} {(shared.Count == 1 ? "stands" : "stand")} in both.");
    }

    /// <summary>What tells interventions apart where it is given; "thermal ablation" is left out beside its kind.</summary>
    private static List<string> TellingOf(IReadOnlyDictionary<string, string> given) =>
        [.. given.Keys.Where(k => (IsDrug(k) || TellingKinds.Contains(Group(k)) || TellingSetUps.Contains(k)) && (k != Group(k) || !given.Keys.Any(o => o != k && Group(o) == k)))];

    private static readonly string[] TellingKinds = ["support", "graft", "ablation", "augmentation", "photodynamic", "electrochemotherapy", "cells", "axilla"];

    /// <summary>Of what helps to irradiate, that which is tried where it is named at all.</summary>
    private static readonly string[] TellingSetUps = ["setup/ventilation", "setup/abdomen", "setup/mouthpiece", "setup/bra", "setup/bolus", "setup/tattoo", "setup/shield"];

    /// <summary>The same, or one of the two said more broadly: "thermal ablation" and radiofrequency ablation.</summary>
    private static bool Has(IEnumerable<string> given, string one) => given.Any(g => g == one || g == Group(one) || Group(g) == one);

    private static bool AreOfOneClass(string a, string b) => IsDrug(a) && IsDrug(b) && DrugNames.StemOf(a) is { } stem && stem == DrugNames.StemOf(b);

    /// <summary>The classes behind which a record may hide a drug: an antibody is no chemotherapy, nor is a kinase inhibitor.</summary>
    private static string[] ClassesOf(string drug) => DrugNames.StemOf(drug) switch
    {
        "mab" or "bart" or "mig" or "tug" => ["immunotherapy", "targeted"],
        "tinib" or "rafenib" or "metinib" or "ciclib" or "parib" or "lisib" or "sertib" or "degib" or "anib" or "rasib" or "alkib" or "nexor" or "madlin" => ["targeted"],
        _ => DrugClasses,
    };

    /// <summary>A class of the drug stands in the record, and no drug that may be meant by it.</summary>
    private static bool MayHide(string drug, Aspects found) => ClassesOf(drug).FirstOrDefault(found.NamedAnywhere.Value.ContainsKey) is { } named && !found.NamedAnywhere.Value.Keys.Any(k => IsDrug(k) && ClassesOf(k).Contains(named));

    private static bool IsDrug(string id) => id.StartsWith("drug:", StringComparison.Ordinal);

    private static string? Shared(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) => a.FirstOrDefault(x => b.ContainsKey(x.Key)).Value;

    /// <summary>Classes of one group are near; but harm to the lung is none to the skin, and hearing no speech. "Side effects" may be any, unless some are named.</summary>
    private static bool AreNear(IReadOnlyDictionary<string, string> asked, IReadOnlyDictionary<string, string> found)
    {
        return asked.Keys.Any(a => found.Keys.Any(b => Group(a) == Group(b) && (a == b || Group(a) is not ("toxicity" or "function") || IsOpen(asked, a) || IsOpen(found, b))));

        static bool IsOpen(IReadOnlyDictionary<string, string> outcomes, string id) => id == Group(id) && !outcomes.Keys.Any(k => k != id && Group(k) == id);
    }

    private static bool SameWords(string a, string b) => TextTerms.Words(a).SequenceEqual(TextTerms.Words(b), StringComparer.Ordinal);

    /// <summary>What is counted in the blood or asked at entry in trials of anything.</summary>
    private static readonly string[] Incidental = ["toxicity/kidney", "toxicity/liver", "toxicity/blood", "toxicity/weight", "toxicity/thrombosis", "toxicity/fertility", "pharmacokinetics"];

    private static bool IsTelling(string outcome) => outcome is not ("toxicity" or "feasibility");

    /// <summary>"toxicity" of "toxicity/lung".</summary>
    private static string Group(string id) => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? id[..at] : id;
}
