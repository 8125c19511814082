using Horizon.Graph.Ids;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Identity;

/// <summary>What a comparison looks at in one registration, read out once: a registration is compared with many.</summary>
internal sealed class TrialTraits
{
    public TrialTraits(TrialFacts facts)
    {
        Facts = facts;
        sites = new(() => [.. facts.Conditions.Append(facts.BriefTitle).Append(facts.OfficialTitle).SelectMany(text => Mentions.Of(new FieldText("condition", "conditions", text), ConceptKind.Site)).Select(m => m.Concept.Id).Distinct()]);
        var id = RegistrationId.TryParse(facts.Registration);
        Series = id?.Series;
        Study = id?.Study ?? facts.Registration;
        var own = NamedStudies.Own(facts).ToList();
        Named = [.. own.Concat(NamedStudies.Labelled(facts)).Select(named => named.Study).Distinct()];
        InWordsOnly = [.. NamedStudies.OwnInWordsOnly(facts).Select(named => named.Study)];
        StatedIds = own.Concat(id is { } registered ? [registered] : []).GroupBy(named => named.Series).ToDictionary(g => g.Key, g => g.Select(named => named.Study).Concat(g.Key == Series ? facts.FormerIds : []).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        OfOthers = [.. NamedStudies.Others(facts).Select(named => named.Study)];
        ProtocolIds = [.. facts.SecondaryIds.Select(TrialBlocks.ProtocolId).OfType<string>()];
        Titles = [.. new[] { facts.BriefTitle, facts.OfficialTitle }.OfType<string>().Distinct().Select(t => new StemSet(TellingWords.Of(t))).Where(s => s.Words > 0)];
        TitleWords = [.. new[] { facts.BriefTitle, facts.OfficialTitle }.OfType<string>().Select(Publications.Identity.Citation.Words).Where(t => t.Length > 0).Distinct()];
        Acronym = TrialBlocks.Acronym(facts.Acronym);
        if (facts.LeadSponsor is { } sponsor)
        {
            SponsorId = OrganisationIds.Of(sponsor.Name)?.Id;
            Sponsor = new StemSet(TellingWords.Of(sponsor.Name));
        }
        Countries = [.. facts.Locations.Select(l => l.Country).OfType<string>()];
        Interventions = Words(facts.Interventions.Select(i => i.Name));
        Conditions = Words(facts.Conditions);
        PrimaryOutcomes = Words(facts.Outcomes.Where(o => o.Kind == "primary").Select(o => o.Measure));
        Subjects = [.. Conditions.Except(OfAnyTumour)];
        Names = StudyNames.Of(facts);
        Host = new[] { facts.BriefTitle, facts.OfficialTitle }.OfType<string>().Select(NamedStudies.HostOf).FirstOrDefault(host => host is not null);
        Kinds = StudyKind.Of($"{facts.BriefTitle} {facts.OfficialTitle}");
    }

    private readonly Lazy<IReadOnlyCollection<string>> sites;

    public TrialFacts Facts { get; }

    /// <summary>The row of ids of which a trial has one: see <see cref="RegistrationId.Series"/>.</summary>
    public string? Series { get; }

    /// <summary>Its own id as <see cref="RegistrationId.Study"/>, as are all ids here.</summary>
    public string Study { get; }

    /// <summary>Registrations that the record gives as its trial's, in the field, in a sentence or under a label.</summary>
    public IReadOnlyList<string> Named { get; }

    /// <summary>Those of <see cref="Named"/> that only a sentence gives.</summary>
    public IReadOnlyList<string> InWordsOnly { get; }

    /// <summary>By series the ids that the record states for its trial, its own among them.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> StatedIds { get; }

    /// <summary>Registrations that the record calls its parent's or another study's.</summary>
    public IReadOnlyList<string> OfOthers { get; }
    public IReadOnlyList<string> ProtocolIds { get; }
    public IReadOnlyList<StemSet> Titles { get; }

    /// <summary>The titles' words, all of them, as <see cref="OpposedTitles"/> reads them.</summary>
    public IReadOnlyList<string> TitleWords { get; }
    public string? Acronym { get; }

    /// <summary>The lead sponsor's node; null where its name names none.</summary>
    public string? SponsorId { get; }
    public StemSet? Sponsor { get; }
    public HashSet<string> Countries { get; }
    public HashSet<string> Interventions { get; }
    public HashSet<string> Conditions { get; }

    /// <summary>Words of the conditions that tell one tumour from another.</summary>
    public HashSet<string> Subjects { get; }
    public HashSet<string> PrimaryOutcomes { get; }

    /// <summary>The tumour sites of its conditions and titles, read when first asked for: "kidney" and "renal" are one.</summary>
    public IReadOnlyCollection<string> Sites => sites.Value;

    /// <summary>What its titles and its acronym call it, with the number behind the name.</summary>
    public IReadOnlyList<StudyName> Names { get; }

    /// <summary>The trial inside which its titles set it; null where they set it in none.</summary>
    public string? Host { get; }

    /// <summary>For each of <see cref="StudyKind.All"/>, whether the titles speak of it.</summary>
    public IReadOnlyList<bool> Kinds { get; }

    private static readonly string[] OfAnyTumour =
    [
        "cancer", "tumour", "tumor", "neoplasm", "carcinoma", "malignancy", "malignant", "oncology", "disease", "disorder", "syndrome", "condition", "metastasi", "metastase", "metastatic", "advanced", "stage", "recurrent", "primary", "adenocarcinoma", "topic", "subtopic", "site",
    ];

    private static HashSet<string> Words(IEnumerable<string> texts) => [.. texts.SelectMany(TellingWords.Of).Select(TellingWords.Stem).Where(w => w.Length > 2)];
}

/// <summary>The telling words of a text without their endings.</summary>
internal sealed class StemSet(IReadOnlyList<string> words)
{
    private readonly HashSet<string> stems = [.. words.Select(TellingWords.Stem)];

    public IReadOnlyList<string> List => words;

    /// <summary>Number of words before their endings went.</summary>
    public int Words => words.Count;

    /// <summary>Whether one of these words without their endings stands in it.</summary>
    public bool HasAny(HashSet<string> others) => stems.Overlaps(others);

    /// <summary>Dice's coefficient: 0 nothing shared, 1 the same.</summary>
    public double Likeness(StemSet other) => Words == 0 || other.Words == 0 ? 0 : 2.0 * stems.Count(other.stems.Contains) / (stems.Count + other.stems.Count);
}
