using System.Buffers;
using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Check.Ranking;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// What a question or a study says on each facet: both are read into this one form, by the same readers, so that asking of a study what was asked of a
/// question gives the same. What a text does not say is empty.
/// </summary>
internal sealed partial record Aspects
{
    public required IReadOnlyList<ConceptRef> Techniques { get; init; }
    public required IReadOnlyList<ConceptRef> Sites { get; init; }

    /// <summary>Techniques that running text names beside those.</summary>
    public Lazy<IReadOnlySet<string>> AlsoNamed { get; init; } = new(new HashSet<string>());
    public IReadOnlyList<DoseSchedule> Schedules { get => Dosed.Value; init => Dosed = new(value); }
    public IReadOnlyList<string> Intents { get => Intended.Value; init => Intended = new(value); }

    /// <summary>Classes of outcomes with the words; the primary ones where the text says which they are, else all.</summary>
    public required IReadOnlyDictionary<string, string> Primary { get; init; }
    public required bool SaysPrimary { get; init; }
    public required IReadOnlyDictionary<string, string> Outcomes { get; init; }

    /// <summary>Of a study that calls none primary, those in sentences on what it does itself; else the primary ones.</summary>
    public Lazy<IReadOnlyDictionary<string, string>> OwnOutcomes { get; private init; } = new(new Dictionary<string, string>());

    /// <summary>Drugs and kinds of treatment beside radiotherapy, with the words.</summary>
    public required IReadOnlyDictionary<string, string> Given { get; init; }

    /// <summary>Those that its words name anywhere, and how many characters these have; of a question as given.</summary>
    public required Lazy<IReadOnlyDictionary<string, string>> NamedAnywhere { get; init; }
    public required int Length { get; init; }

    /// <summary>All its words.</summary>
    public required string Words { get; init; }

    /// <summary>Of a study: its titles.</summary>
    public IReadOnlyList<string> Titles { get; private init; } = [];
    public string TitleWords => string.Join(". ", Titles);

    /// <summary>Those of them that the titles name.</summary>
    public required IReadOnlyDictionary<string, string> Titled { get; init; }

    /// <summary>Of a study whose words are many: intents of which none of them says anything.</summary>
    public Lazy<IReadOnlySet<string>> UnsaidIntents { get; init; } = new(new HashSet<string>());
    public Comparison? Comparison { get => Compared.Value; init => Compared = new(value); }

    /// <summary>A long text in which no word compares; of a question only where it is a registered trial's.</summary>
    public bool ComparesNothing { get; init; }

    /// <summary>Kinds of people, with the words; of a study those that its titles and conditions name.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>Older people that it is about alone; of a study by its titles.</summary>
    public OlderPeople? Older { get; init; }

    /// <summary>Of a study: whether any of its words is of children (true), of old people (false).</summary>
    public Lazy<IReadOnlySet<bool>> SaysAges { get; init; } = new(new HashSet<bool>());

    /// <summary>Younger people, likewise.</summary>
    public YoungerPeople? Younger { get; init; }

    /// <summary>The bound below which people are meant, where it is one of older people.</summary>
    public YoungerPeople? Under { get; init; }

    /// <summary>Of a record, its titles and the sentences in which it says what it does; of a question, nothing.</summary>
    public Lazy<string> OwnText { get; init; } = new("");

    /// <summary>The ages that a registration takes in, in years; null where it does not say.</summary>
    public double? Youngest { get; init; }
    public double? Oldest { get; init; }

    /// <summary>How much is irradiated, with the words; of a study by its titles.</summary>
    public required IReadOnlyDictionary<string, string> Extents { get; init; }

    /// <summary>Of a question that gives no dose with its fractions: the numbers of fractions that it names.</summary>
    public IReadOnlyList<FractionCount> Fractions { get; init; } = [];

    public bool IsPaper { get; init; }

    /// <summary>Of a study: its words are many, and none of them is of radiation.</summary>
    public bool NamesNoRadiation { get; init; }

    /// <summary>Stages, grades and groups of the disease; of a study by its titles.</summary>
    public Dictionary<string, (HashSet<int> Numbers, string Words)> Stages { get; private init; } = [];

    /// <summary>What a text calls work that tests no treatment (<see cref="Facets.OtherWork"/>); of a study by its titles.</summary>
    public string? OtherWork { get; init; }

    /// <summary>The words on each, for what no reader tells.</summary>
    public required string PopulationText { get; init; }
    public required string InterventionText { get; init; }

    // What takes long to read and few questions ask for is read when one does.
    private Lazy<IReadOnlyList<DoseSchedule>> Dosed { get; init; } = new([]);
    private Lazy<IReadOnlyList<string>> Intended { get; init; } = new([]);
    private Lazy<Comparison?> Compared { get; init; } = new(value: null);

    /// <summary>Whether drugs of some kind are given, were none of them named.</summary>
    public bool NamesDrugs => CompareOthers.DrugClasses.Any(NamedAnywhere.Value.ContainsKey) || Techniques.Any(t => t.Id == Chemoradiotherapy || RadiotherapyVocabulary.Current.Ancestors(t.Id).Any(a => a.Id == Chemoradiotherapy));

    private const string Chemoradiotherapy = "technique:chemoradiotherapy";

    /// <summary>Parts of words of which one stands in whatever is about radiotherapy; "eradicate" and "gradient" too, which only leaves it open.</summary>
    private static readonly SearchValues<string> OfRadiation = SearchValues.Create(
        ["radi", "brachy", "proton", "carbon ion", "gamma knife", "gammaknife", "cyberknife", "tomother", "sbrt", "sabr", "imrt", "vmat", "igrt", "ebrt", "pbt", "chemort", "crt", " rt ", "gy ", "gy)", "gy.", "x-ray", "linac", "177", "lutetium", "i-131", "131i", "y-90", "90y", "yttrium", "psma"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word of radiation may stand in a text.</summary>
    public static bool NamesRadiation(string text) => text.AsSpan().ContainsAny(OfRadiation) || text.EndsWith(" RT", StringComparison.Ordinal) || text.EndsWith("Gy", StringComparison.Ordinal);

    private static readonly ReadingOptions Radiotherapy = new() { AssumeRadiotherapy = true, AssumeOncology = true };

    public static Aspects Of(Question question)
    {
        var text = question.Text;
        var outcome = question.Outcome;
        // What a register holds in fields of its own is surer than its title and summary, and is read alike from both sides of a pair.
        var self = question is { Self: { } registered, IsAsRegistered: true } ? Of(registered) : null;
        var (primary, says) = self is { Outcomes.Count: > 0 } ? (self.Primary, self.SaysPrimary) : OutcomesOf.Primary(outcome ?? text, outcome is not null);
        var against = question.Comparator is null ? null : Side.Of(question.Comparator);
        var tried = question.Intervention ?? question.Title;
        return new Aspects
        {
            Techniques = [.. question.Techniques.Select(t => new ConceptRef(t.Id, t.Label, t.Role))],
            Sites = [.. question.Sites.Select(t => new ConceptRef(t.Id, t.Label, t.Role))],
            Schedules = question.Schedules,
            // "Curative or adjuvant" names both, where no field of its own names one.
            Intents = question.Intent is not { } intent ? [] : IntentsIn(text) is var read && read.Contains(intent) ? [.. read.Prepend(intent).Distinct()] : [intent],
            Primary = primary,
            SaysPrimary = says,
            Outcomes = self is { Outcomes.Count: > 0 } ? self.Outcomes : OutcomesOf.All(outcome ?? text),
            OwnOutcomes = new(primary),
            Given = self is { Given.Count: > 0 } ? self.Given : GivenIn(question.Intervention ?? question.Text),
            NamedAnywhere = new(GivenIn(text)),
            Length = text.Length,
            Words = text,
            Titled = question.Title is { } title ? GivenIn(title) : new Dictionary<string, string>(),
            Comparison = self?.Comparison is { } compared ? compared : against is { } side ? Comparison.Of(Side.Of(tried ?? text), side) : question.TitleComparison() ?? Comparison.OfText(text) ?? Comparison.OfOmission(text),
            ComparesNothing = question is { Self: { } own, Comparator: null } && (self ?? Of(own)) is { Comparison: null, ComparesNothing: true },
            OtherWork = Facets.OtherWork.Read(text),
            Stages = Facets.Stages.Read(text),
            People = PopulationsOf.First(PopulationsOf.Read(question.Title ?? ""), PopulationsOf.Read(question.Population ?? ""), self?.People ?? new Dictionary<string, string>(), PopulationsOf.Read(text)),
            Older = AgesOf.Read(text),
            Younger = AgesOf.ReadYounger(text),
            Under = AgesOf.ReadUnder(text),
            Extents = Facets.Extents.Read(text),
            Fractions = question.Schedules.Any(s => s.Fractions is not null) ? [] : FractionCounts.Read(text),
            PopulationText = question.Population ?? "",
            InterventionText = question.Intervention ?? "",
        };
    }

    public static Aspects Of(Study study)
    {
        var facts = study.Trial?.Facts;
        var texts = study.Texts;
        var other = string.Join("\n\n", texts.Other);
        var running = string.Join("\n\n", texts.Titles.Append(other));
        var named = string.Join(". ", texts.Titles.Concat(texts.Interventions));
        var all = new Lazy<IReadOnlyDictionary<string, string>>(() => GivenIn(running), isThreadSafe: false);
        var (titledConcepts, otherConcepts) = (new Lazy<List<Concept>>(() => ReadConcepts(string.Join(". ", texts.Titles)), false), new Lazy<List<Concept>>(() => ReadConcepts(other), false));
        var registered = facts?.Outcomes ?? [];
        var outcomes = registered.Count > 0 ? string.Join("; ", registered.Select(o => o.Measure)) : running;
        var first = registered.Where(o => o.Kind == "primary").Select(o => o.Measure).ToList();
        var own = new Lazy<string?>(() => OwnWords.Of(other), isThreadSafe: false);
        var (primary, says) = first.Count > 0 ? Classes(OutcomesOf.All(string.Join("; ", first))) : OutcomesOf.Primary(outcomes, false);
        return new Aspects
        {
            Techniques = study.Techniques.Count > 0 ? study.Techniques : Named(titledConcepts, otherConcepts, ConceptKind.Technique),
            Sites = study.Sites.Count > 0 ? study.Sites : Named(titledConcepts, otherConcepts, ConceptKind.Site) is { Count: > 0 } sites ? sites : [.. TreatedOrgans.Read(running).Select(o => new ConceptRef(o.Site.Id, o.Site.Label, null))],
            AlsoNamed = new(() => ConceptReader.Read(running).Where(m => m.Polarity == Polarity.Asserted).Select(m => m.ConceptId).ToHashSet(), false),
            Dosed = new(() => SchedulesIn(facts, running), false),
            Intended = new(() => IntentsIn(string.Join(". ", texts.Titles)) is { Count: > 0 } titled ? titled : IntentOfWhole(string.Join(". ", texts.Titles)) is { } whole ? [whole] : own.Value is { } its && IntentsIn($"{its}\n{named}") is { Count: > 0 } said ? said : IntentsIn($"{running}. {named}"), false),
            UnsaidIntents = new(() => running.Length < CompareOthers.LongEnough ? new HashSet<string>() : WordsOfIntents.Where(w => !w.Words.Any(x => running.Contains(x, StringComparison.OrdinalIgnoreCase) || named.Contains(x, StringComparison.OrdinalIgnoreCase))).Select(w => w.Intent).ToHashSet(), false),
            Primary = primary,
            SaysPrimary = says,
            Outcomes = OutcomesOf.All(outcomes),
            OwnOutcomes = says || registered.Count > 0 ? new(primary) : new(() => own.Value is { } said ? OutcomesOf.All(string.Join("\n\n", texts.Titles.Append(said))) : primary, false),
            Given = texts.Interventions.Count > 0 ? GivenIn(named) : all.Value,
            NamedAnywhere = all,
            Length = running.Length,
            Words = running,
            Titled = GivenIn(string.Join(". ", texts.Titles)),
            Titles = texts.Titles,
            Compared = new(() => IsOfOneGroup(facts) ? null : (facts is null ? null : Comparison.OfArms(facts)) ?? texts.Titles.Select(Comparison.OfText).FirstOrDefault(c => c is not null) ?? texts.Titles.Select(Comparison.OfOmission).FirstOrDefault(c => c is not null) ?? Comparison.OfWrittenArms(other) ?? (own.Value is { } its ? Comparison.OfText(its) : null) ?? Comparison.OfText(other) ?? Comparison.OfControl(other), false),
            ComparesNothing = IsOfOneGroup(facts) || (running.Length >= CompareOthers.LongEnough && facts is not { Arms.Count: > 1 } && !Comparison.IsSaid(running)),
            People = PopulationsOf.First(PopulationsOf.Read(string.Join(". ", texts.Titles)), PopulationsOf.OfConditions(facts?.Conditions ?? []), facts is { Conditions.Count: > 0 } ? new Dictionary<string, string>() : PopulationsOf.Read(own.Value ?? "")),
            Older = AgesOf.Read(string.Join(". ", texts.Titles)),
            Younger = AgesOf.ReadYounger(string.Join(". ", texts.Titles)),
            Under = AgesOf.ReadUnder(string.Join(". ", texts.Titles)),
            OwnText = new(() => $"{string.Join(". ", texts.Titles)}\n{own.Value}", false),
            SaysAges = new(() => AgesOf.Said($"{running}\n{string.Join(". ", texts.Population)}"), false),
            IsPaper = study.Paper is not null,
            NamesNoRadiation = study.Techniques.Count == 0 && running.Length >= CompareOthers.LongEnough && !running.AsSpan().ContainsAny(OfRadiation) && !named.AsSpan().ContainsAny(OfRadiation),
            OtherWork = Facets.OtherWork.Read(string.Join(". ", texts.Titles)),
            Stages = Facets.Stages.Read(string.Join(". ", texts.Titles)) is { Count: > 0 } stages ? stages : Facets.Stages.Read(own.Value ?? ""),
            Youngest = AgeBands.Years(facts?.MinimumAge),
            Oldest = AgeBands.Years(facts?.MaximumAge),
            Extents = Facets.Extents.Read(string.Join(". ", texts.Titles)) is { Count: > 0 } extents ? extents : Facets.Extents.Read(own.Value ?? ""),
            PopulationText = string.Join(". ", texts.Titles.Concat(texts.Population).Concat(texts.Population.Count > 0 ? [] : texts.Other)),
            InterventionText = string.Join(". ", texts.Titles.Concat(texts.Interventions).Concat(texts.Interventions.Count > 0 ? [] : texts.Other)),
        };
    }

    /// <summary>Registered as a study of one group, with no second arm: whatever its words compare with, it gives one treatment to all.</summary>
    private static bool IsOfOneGroup(TrialFacts? facts) => facts is { Arms.Count: <= 1, InterventionModel: { } model } && model.Replace('_', ' ').Contains("single group", StringComparison.OrdinalIgnoreCase) && facts.Allocation?.StartsWith("random", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>A primary outcome in words that no class has says nothing of what comes first.</summary>
    private static (Dictionary<string, string> Primary, bool Says) Classes(Dictionary<string, string> primary) => (primary, primary.Count > 0);

    /// <summary>
    /// What the titles name, else the running text, of a record from which no edge was made: an edge would need surer ground, a comparison with its words does not.
    /// </summary>
    private static List<ConceptRef> Named(Lazy<List<Concept>> titled, Lazy<List<Concept>> other, ConceptKind kind) => Of(titled.Value, kind) is { Count: > 0 } found ? found : Of(other.Value, kind);

    private static List<ConceptRef> Of(List<Concept> concepts, ConceptKind kind) => [.. concepts.Where(c => c.Kind == kind).Select(c => new ConceptRef(c.Id, c.Label, null))];

    private static List<Concept> ReadConcepts(string text) =>
        [.. Omissions.WithOmitted(text, ConceptReader.Read(text, Radiotherapy)).Select(m => RadiotherapyVocabulary.Current.Find(m.ConceptId)!).DistinctBy(c => c.Id)];

    /// <summary>A record whose arms give no dose may give it in its description.</summary>
    private static IReadOnlyList<DoseSchedule> SchedulesIn(TrialFacts? facts, string running)
    {
        if (facts is null) return ScheduleReader.Read(running);
        IReadOnlyList<DoseSchedule> ofArms = [.. TrialSchedules.Of(facts)];
        return ofArms.Count > 0 || facts.Description is null ? ofArms : ScheduleReader.Read(facts.Description);
    }

    /// <summary>One of these parts of words stands in whatever has the intent; of the other intents many a study says nothing.</summary>
    private static readonly (string Intent, string[] Words)[] WordsOfIntents =
    [
        ("palliative", ["palliat", "symptom", "pain", "incurable", "relie"]),
        ("salvage", ["salvage", "recur", "relaps", "fail", "progress", "persist", "rising"]),
        ("prophylactic", ["prophyla", "prevent", "pci", "elective"]),
        ("adjuvant", ["adjuvant", "operat", "surg", "resect", "excis", "ectomy", "lumpect", "conserv"]),
        ("neoadjuvant", ["adjuvant", "operat", "surg", "resect", "excis", "ectomy", "lumpect", "conserv", "induction"]),
    ];

    /// <summary>A title that says the intent says it of the study itself; running text speaks of others too.</summary>
    internal static List<string> IntentsIn(string text) => [.. IntentReader.Read(text).Where(i => i.Polarity == Polarity.Asserted).Select(i => i.Value).Distinct()];

    /// <summary>What a question that has no other intent says of all its treatment: "palliative combined treatment", "as salvage treatment". Null where it says no such thing.</summary>
    internal static string? IntentOfWhole(string text) =>
        Whole().Match(text) is { Success: true } said ? said.Groups["intent"].Value.ToLowerInvariant()
        : WithoutOperation().IsMatch(text) ? "radical"
        : BeforeOperation().IsMatch(text) ? "neoadjuvant"
        : null;

    /// <summary>"As definitive treatment", "with no operation planned": what is given is all.</summary>
    [GeneratedRegex(@"\b(?:as (?:a )?definitive (?:treatment|therapy)|managed definitively|non-?operative (?:approach|treatment|management|strategy)|(?:with )?no (?:planned (?:surgery|operation|resection)|(?:surgery|operation|resection) (?:is )?planned)|(?:without|instead of) (?:planned |an? )?(?:surgery|operation|resection))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithoutOperation();

    /// <summary>"As induction before planned resection", "as downstaging".</summary>
    [GeneratedRegex(@"\bas (?:an? )?(?:induction|down-?(?:staging|sizing)|bridg(?:e|ing)|preoperative (?:treatment|therapy))\b[^.;?]{0,40}\b(?:surg\w+|operation|resection|transplant\w*|\w+ectomy|hepatectomy)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeOperation();

    [GeneratedRegex(@"(?<!\b(?:not|non|no|than|after|prior|previous|without|to|from|until|before|delays?|delaying|need for|requiring|require|use of|start of|initiation of)[ -])\b(?<intent>palliative|salvage)\s(?:[a-z-]+\s){0,2}(?:treatment|therapy|setting|intent|approach|irradiation|schedule|course)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    /// <summary>Without what people cannot have or decline: "who are unfit for surgery" gives none.</summary>
    private static Dictionary<string, string> GivenIn(string text)
    {
        text = NoTreatment().Replace(Since().Replace(Before().Replace(NotHad().Replace(text, " "), " "), " "), " ");
        var given = DrugNames.Read(text).ToDictionary(d => $"drug:{d}", d => d);
        foreach (var phrase in PhraseSet.Treatments.Read(text).Where(p => p.Id is not ("none" or "placebo" or "care/usual"))) given.TryAdd(phrase.Id, phrase.Words);
        return given;
    }

    /// <summary>"Sodium fluoride PET" gives nobody's teeth fluoride, and tumours with somatostatin receptors nobody somatostatin.</summary>
    [GeneratedRegex(@"\b(?:sodium )?fluoride(?= (?:F[- ]?18 )?PET\b)|\b18F-(?:sodium )?fluoride\b|\bsomatostatin(?=[- ]receptor)|\b(?:DOTA|edo|Tyr3?|Phe1)[\w-]*-?octreotide", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTreatment();

    /// <summary>What people had before is not given here: "progressing after prior chemotherapy"; "prior to chemotherapy" is a time.</summary>
    [GeneratedRegex(@"\b(?:prior|previous|previously (?:treated with|received)|history of)(?! to\b) (?:(?:systemic|adjuvant|neoadjuvant|radical|definitive|first-line|platinum-based|concurrent|lines? of) ){0,2}[a-z-]+(?:(?:, | or | and | and/or )[a-z-]+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    /// <summary>Nor what the disease came back after: "recurring after temozolomide and radiation".</summary>
    [GeneratedRegex(@"\b(?:recurr(?:ed|ing|ent|ence)|relaps(?:e|ed|ing)|progress(?:ed|ing|ion)|fail(?:ed|ing|ure)|refractory|resistant) (?:(?:disease|tumou?rs?) )?(?:after|following|on|to|despite|of) (?:(?:first-line|standard|prior|previous|initial) )?[a-z-]+(?:(?:, | or | and | plus | \+ |/)[a-z-]+){0,3}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    /// <summary>Words that rule a treatment out for somebody, with the treatment and another after "or".</summary>
    [GeneratedRegex(
        @"\b(?:cannot|can not|can't|could not|unable to|unfit|ineligible|unsuitable|not (?:fit|eligible|suitable|candidates?)|neither with|with no(?: planned)?|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)) (?:(?:have|undergo|tolerate|receive|be|given|get|to|for|an?|the|any|their)\s){0,3}"
        + @"(?:(?:surgical|radical|standard|systemic|concurrent|curative|adjuvant|major|[a-z]+-based)\s)?[a-z-]+(?:\s(?:or|nor|and/or)\s[a-z-]+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotHad();
}
