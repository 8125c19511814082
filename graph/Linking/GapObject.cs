using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>Where the words stand that say what a gap is about.</summary>
internal enum ObjectPlace
{
    Sentence,
    Neighbour,
    Title,
}

internal readonly record struct ObjectMention(ObjectPlace Place, FieldText Text, Mention Mention, Concept Concept);

/// <summary>
/// What a sentence that states a gap is about: techniques and sites by its own words, else by those of the sentence before it, else, in the conclusion of a systematic review, by the one question that its
/// title asks.
/// </summary>
internal static partial class GapObject
{
    /// <summary>Techniques and sites, each once; empty where the sentence has no object that can be named.</summary>
    /// <param name="concludes">The text concludes a paper, whose sentences follow from each other. Elsewhere a sentence takes the object of the one before only by a word that points back.</param>
    /// <param name="isReview">The paper is a systematic review.</param>
    public static IReadOnlyList<ObjectMention> Of(FieldText text, GapSentence sentence, IReadOnlyList<Mention> mentions, FieldText title, bool concludes, bool isReview = false)
    {
        var own = Within(text, mentions, sentence.Start, sentence.End, ObjectPlace.Sentence);
        if (own.Count == 0)
        {
            if (!concludes && !BackReference.IsIn(text.Text.AsSpan(sentence.Start, sentence.End - sentence.Start))) return [];
            if (GapSentenceReader.Before(text.Text!, sentence.Start) is var (start, end)) own = Within(text, mentions, start, end, ObjectPlace.Neighbour);
            if (own.Count == 0) return concludes && isReview && SaysOfWhat(text.Text![sentence.Start..sentence.End]) ? QuestionOf(title) : [];
        }
        // What follows a sentence on radiotherapy may be on another treatment.
        if (!own.Exists(o => o.Concept.Kind == ConceptKind.Technique && o.Place == ObjectPlace.Sentence) && IsOfAnother(text.Text.AsSpan(sentence.Start, sentence.End - sentence.Start))) return [];
        // A tumour alone is a gap of radiotherapy only where the record's title names one of its techniques and the sentence speaks of treatment, but of no other one.
        if (!own.Exists(o => o.Concept.Kind == ConceptKind.Technique) && (!IsOfTreatment(text.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)) || !NamesTechnique(title))) return [];
        // A paper is on one tumour more often than on one treatment: its title may name the site of a technique, never the technique of a site.
        if (!own.Exists(o => o.Concept.Kind == ConceptKind.Technique)) return own;
        var narrower = NarrowerOf(own, title);
        own.AddRange(SitesOf(own, title));
        return narrower is null ? own : [narrower.Value, .. own.Where(o => o.Concept.Kind != ConceptKind.Technique)];
    }

    private static List<ObjectMention> Within(FieldText text, IReadOnlyList<Mention> mentions, int start, int end, ObjectPlace place)
    {
        var found = mentions.Where(m => m.Start >= start && m.End <= end && m.Polarity != Polarity.Negated)
            .Select(m => (Mention: m, Concept: RadiotherapyVocabulary.Current.Find(m.ConceptId)!))
            .Where(f => !Precision.IsCommonplace(f.Concept)).DistinctBy(f => f.Concept.Id).ToList();
        var broader = found.SelectMany(f => RadiotherapyVocabulary.Current.Ancestors(f.Concept.Id)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(f => !broader.Contains(f.Concept.Id)).Select(f => new ObjectMention(place, text, f.Mention, f.Concept))];
    }

    /// <summary>An outcome or people, and no other treatment: a bare call for research says of nothing.</summary>
    private static bool SaysOfWhat(string sentence) => (GapSubject.Outcomes(sentence).Count > 0 || GapSubject.Populations(sentence).Count > 0) && !OtherSubject().IsMatch(sentence);

    /// <summary>
    /// What a systematic review asks about, whose title has to say so and whose conclusions are of nothing else: the one technique and the one site of its title. Of two techniques, which may be the two
    /// that it compares, a sentence would not say of which it speaks.
    /// </summary>
    private static List<ObjectMention> QuestionOf(FieldText title)
    {
        if (title.Text is not { } words) return [];
        var found = Within(title, ConceptReader.Read(words), 0, words.Length, ObjectPlace.Title);
        return found.Count(o => o.Concept.Kind == ConceptKind.Technique) == 1 && found.Count(o => o.Concept.Kind == ConceptKind.Site) == 1 ? [.. found.Where(o => o.Concept.Kind is ConceptKind.Technique or ConceptKind.Site)] : [];
    }

    /// <summary>
    /// The tumour that the title names, where it names one and the sentence none ("oligometastatic PC"), and how far it has spread, where the title says one and the sentence names no site at all. "Brain metastases of lung
    /// cancer" is one of each.
    /// </summary>
    private static List<ObjectMention> SitesOf(List<ObjectMention> own, FieldText title)
    {
        if (title.Text is not { } words || own.Exists(o => o.Concept.Kind == ConceptKind.Site && !SiteGroups.IsSpread(o.Concept.Id))) return [];
        var mentions = ConceptReader.Read(words);
        var sites = Within(title, mentions, 0, words.Length, ObjectPlace.Title).Where(o => o.Concept.Kind == ConceptKind.Site).Select(o => Broadest(o, title, mentions)).DistinctBy(o => o.Concept.Id).ToLookup(o => SiteGroups.IsSpread(o.Concept.Id));
        var named = own.Exists(o => o.Concept.Kind == ConceptKind.Site);
        return [.. sites.Where(g => g.Count() == 1 && !(g.Key && named)).Select(g => g.Single())];
    }

    /// <summary>A title on oligorecurrent and oligoprogressive disease is of both: of the wider of two states of spread that it names, not of the narrower one.</summary>
    private static ObjectMention Broadest(ObjectMention site, FieldText title, IReadOnlyList<Mention> mentions)
    {
        if (!SiteGroups.IsSpread(site.Concept.Id)) return site;
        var ancestors = RadiotherapyVocabulary.Current.Ancestors(site.Concept.Id).Where(c => c.Id != SiteGroups.AnyMetastases).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var wider = mentions.FirstOrDefault(m => m.Polarity != Polarity.Negated && ancestors.ContainsKey(m.ConceptId) && !Precision.IsCommonplace(ancestors[m.ConceptId]));
        return wider is null ? site : new ObjectMention(ObjectPlace.Title, title, wider, ancestors[wider.ConceptId]);
    }

    /// <summary>
    /// The one technique that the title names, where the sentence says no more than radiotherapy, of which it is a kind: who writes of re-irradiation says "radiotherapy" for it. Null where the title names several, or the sentence
    /// a tumour that the title does not.
    /// </summary>
    private static ObjectMention? NarrowerOf(List<ObjectMention> own, FieldText title)
    {
        var techniques = own.Where(o => o.Concept.Kind == ConceptKind.Technique).ToList();
        if (title.Text is not { } words || !techniques.TrueForAll(t => GapScope.IsWide(t.Concept.Id))) return null;
        var named = Within(title, ConceptReader.Read(words), 0, words.Length, ObjectPlace.Title);
        if (named.Where(o => o.Concept.Kind == ConceptKind.Technique).ToList() is not [var one] || GapScope.IsWide(one.Concept.Id)) return null;
        var broader = RadiotherapyVocabulary.Current.WithBroader([one.Concept.Id]);
        var sites = RadiotherapyVocabulary.Current.WithBroader(named.Where(o => o.Concept.Kind == ConceptKind.Site).Select(o => o.Concept.Id));
        return techniques.TrueForAll(t => broader.Contains(t.Concept.Id)) && own.TrueForAll(o => o.Concept.Kind != ConceptKind.Site || sites.Contains(o.Concept.Id)) ? one : null;
    }

    private static bool NamesTechnique(FieldText title) => title.Text is { } words && Within(title, ConceptReader.Read(words), 0, words.Length, ObjectPlace.Title).Exists(o => o.Concept.Kind == ConceptKind.Technique);

    /// <summary>Of treatment in general, and of none that is not radiotherapy.</summary>
    private static bool IsOfTreatment(ReadOnlySpan<char> sentence) => Treatment().IsMatch(sentence) && !OtherSubject().IsMatch(sentence);

    /// <summary>Of a treatment that is no radiotherapy, by itself: neither joined to nor set against what was spoken of before.</summary>
    private static bool IsOfAnother(ReadOnlySpan<char> sentence) => OtherSubject().IsMatch(sentence) && !Joined().IsMatch(sentence);

    [GeneratedRegex(@"\btreat|\btherap|\bmanagement\b|\bapproach|\bmodalit|\bdos(?:e|es|ing|age)\b|\bstrateg|\bregimen|\bschedule|\bscheme|\boptions?\b|\bintervention|\btechnique", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treatment();

    /// <summary>Drugs, surgery, imaging, care beside the treatment, tools of prediction and the making of the disease.</summary>
    [GeneratedRegex(@"\bchemotherap|\w(?:mab|nib|platin|taxel|citabine|ciclib|parib)s?\b|\btemozolomide\b|\b5-?FU\b|\bS-1\b|\bimmunotherap|\bhormon|\bandrogen deprivation\b|\bsurg(?:ery|ical)\b|\bresection\b|\bmarkers?\b|\bbiomarkers?\b|\bgenes?\b|\bgenetic|\bPET\b|\bMRI\b|\b(?:a?etiology|pathogenesis|pathophysiology)\b|\bscreening\b|\bhypnosis\b|\bdecision support\b|\bbiology\b|\btumou?r cell|\btamoxifen\b|\bmastectom|\bnutrition|\bdietary\b|\bexercise\b|\bphysical activity\b|\bpsycholog|\bcounsell?ing\b|\backupunctur|\bherbal\b|\bprobiotic|\bmouthwash|\bnomograms?\b|\bCDSS\b|\btransplant|\blumpectom|\bstent", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherSubject();

    [GeneratedRegex(@"\b(?:this|these|those|such|its?|their|them|both|either|combin\w*|concurrent\w*|concomitant\w*|simultaneous\w*|add(?:ed|ing|ition)?|plus|with\s+or\s+without|versus|vs|compar\w*|\w*radi(?:at|o)\w*|RT|CRT)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();
}
