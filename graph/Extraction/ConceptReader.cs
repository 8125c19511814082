using System.Text.RegularExpressions;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Finds the techniques and tumour sites that a text names. Pure, deterministic, thread-safe, linear in the text;
/// never throws for any text. Records are immutable inputs; the answer depends on the text, the options and the vocabulary alone.</summary>
public static partial class ConceptReader
{
    /// <summary>Rule version for provenance: changes with the rules here; the vocabulary carries its own version.</summary>
    public const string Version = "concepts-5";

    private static readonly Lazy<Lexicon> Shared = new(() => ConceptLexicon.Build(RadiotherapyVocabulary.Current));

    // A fractionation other than the conventional one: beside it "conventional radiotherapy" is its counterpart.
    private static readonly Lazy<HashSet<string>> Fractionations = new(() => new[] { "technique:hypofractionation", "technique:hyperfractionation", "technique:accelerated", "technique:sabr" }
        .SelectMany(id => Vocabulary.Narrower(id).Select(c => c.Id).Prepend(id)).ToHashSet(StringComparer.Ordinal));

    private const int LongestGiving = 24;

    // Nothing but radiosurgery is called SRS where patients or lesions are "treated with" it.
    private static readonly string[] Treated = ["treated with ", "treated by ", "treated using "];

    private static readonly string[] Giving =
        ["treated with ", "treated by ", "treated using ", "managed with ", "managed by ", "undergo ", "underwent ", "undergoing ", "undergoes ", "receive ", "received ", "receiving ", "receives ", "treatment with ", "salvaged with ", "salvaged by ", "randomised to ", "randomized to "];

    private static RadiotherapyVocabulary Vocabulary => RadiotherapyVocabulary.Current;

    /// <summary>The mentions in text order (start, then end, then id). Negated and historical ones are returned and marked.</summary>
    public static IReadOnlyList<Mention> Read(string text, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.Default;
        var hits = Shared.Value.Scan(text);
        var found = FindAll(text, hits, options);
        if (found.Count == 0 && !hits.Exists(CombinedTechniques.IsDrug)) return [];

        var polarity = new PolarityReader(text, hits);
        var others = Ranked(text);
        var names = OrganisationNames.In(text);
        var mentions = new List<Mention>(found.Count);
        foreach (var place in found.OrderBy(f => f.Start).ThenBy(f => f.End).ThenBy(f => f.ConceptId, StringComparer.Ordinal).Distinct())
        {
            var isSite = place.ConceptId.StartsWith("site:", StringComparison.Ordinal);
            if (names.Count > 0 && Places.Hold(names, place.Start, place.End)) continue;
            if (isSite && others.Count > 0 && Places.Hold(others, place.Start, place.End)) continue;
            var reading = options.Eligibility ? Polarity.History : polarity.Read(place.Start, place.End, isSite);
            mentions.Add(new Mention(place.ConceptId, place.Start, place.End, reading));
        }

        if (options.Eligibility) return mentions;
        AddImpliedSites(text, mentions, polarity);
        if (CombinedTechniques.Read(text, hits, mentions, polarity) is not { Count: > 0 } combined) return mentions;
        var named = combined.Select(c => c.ConceptId).Distinct().ToDictionary(id => id, id => mentions.Where(m => m.ConceptId == id).Select(m => (m.Start, m.End)).ToList(), StringComparer.Ordinal);
        // The same may stand there in words of its own.
        return [.. mentions.Concat(combined.Where(c => !Places.Touch(named[c.ConceptId], c.Start + 1, c.End - 1))).Distinct().OrderBy(m => m.Start).ThenBy(m => m.End).ThenBy(m => m.ConceptId, StringComparer.Ordinal)];
    }

    private static void AddImpliedSites(string text, List<Mention> mentions, PolarityReader polarity)
    {
        if (mentions.Exists(m => m.ConceptId.StartsWith("site:", StringComparison.Ordinal)) || !mentions.Exists(m => m.Polarity == Polarity.Asserted)) return;
        foreach (var place in ImpliedSites.Read(text))
            if (polarity.Read(place.Start, place.End, isSite: true) == Polarity.Asserted) mentions.Add(new Mention(place.ConceptId, place.Start, place.End, Polarity.Asserted));
        mentions.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End != b.End ? a.End.CompareTo(b.End) : string.CompareOrdinal(a.ConceptId, b.ConceptId));
    }

    /// <summary>"Cervical cancer is the third most common cancer in women, after breast and colorectal cancer": where what is only counted stands.</summary>
    private static List<(int Start, int End)> Ranked(string text)
    {
        var found = new List<(int, int)>();
        foreach (var match in RankedAfter().EnumerateMatches(text)) found.Add((match.Index + text.AsSpan(match.Index, match.Length).LastIndexOf(' '), match.Index + match.Length + LongestRanked));
        return found;
    }

    private const int LongestRanked = 80;

    [GeneratedRegex(@"\b(?:most (?:common(?:ly)?|frequent(?:ly)?|prevalent)|commonest|leading cause)\b[^.;]{0,80}\b(?:after|behind|besides|other than)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RankedAfter();

    /// <summary>"Treated with SRS", "underwent SRS", "received RT": the words right before say that it is a treatment.</summary>
    private static bool IsGiven(string text, List<LexicalHit> hits, int at, string[] words)
    {
        var before = text.AsSpan(Math.Max(0, hits[at].Start - LongestGiving), Math.Min(hits[at].Start, LongestGiving));
        foreach (var giving in words)
        {
            if (before.EndsWith(giving, StringComparison.OrdinalIgnoreCase) && (before.Length == giving.Length || !char.IsLetterOrDigit(before[^(giving.Length + 1)]))) return true;
        }

        return false;
    }

    /// <summary>"PBT for chordoma", "SRS in vestibular schwannoma": a tumour site right behind says what it treats.</summary>
    private static bool IsForSite(string text, List<LexicalHit> hits, int at)
    {
        var after = text.AsSpan(hits[at].End);
        if (!after.StartsWith(" for ", StringComparison.OrdinalIgnoreCase) && !after.StartsWith(" in ", StringComparison.OrdinalIgnoreCase)) return false;
        for (var i = at + 1; i < hits.Count && hits[i].Start - hits[at].End <= LongestGiving; i++)
            if (hits[i].Entries.Any(e => e.Value?.StartsWith("site:", StringComparison.Ordinal) == true)) return true;
        return false;
    }

    /// <summary>"A single fraction of 12-14 Gy", "8 Gy in a single dose": given once, in numbers that no phrase of the vocabulary can hold. Of radiosurgery and total body irradiation it says nothing new.</summary>
    private static void SingleDoses(string text, List<Found> found)
    {
        if (!(text.Contains("Gy", StringComparison.Ordinal) || text.Contains("Gray", StringComparison.Ordinal)) || !(text.Contains("single", StringComparison.OrdinalIgnoreCase) || text.Contains("one fraction", StringComparison.OrdinalIgnoreCase))) return;
        var once = found.Where(f => Once.Contains(f.ConceptId)).OrderBy(f => f.Start).ToList();
        var (next, lastEnd) = (0, int.MinValue);
        foreach (var match in SingleDose().EnumerateMatches(text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            while (next < once.Count && once[next].Start < end + NearestOnce) lastEnd = Math.Max(lastEnd, once[next++].End);
            if (lastEnd > start - NearestOnce) continue;
            found.Add(new Found("technique:single-fraction", start, end));
            lastEnd = end;
        }
    }

    /// <summary>"Statins sensitise tumours to the effects of radiation".</summary>
    [GeneratedRegex(@"\b(?:radio)?sensiti[sz](?:e[sd]?|ing|ation of)\b[^.;]{0,60}?\bto (?:the )?(?:effects? of )?(?:ionizing |ionising )?(?:radiation|radiotherapy|irradiation|RT)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sensitises();

    private const int NearestOnce = 80;

    private static readonly string[] Once = ["technique:single-fraction", "technique:srs", "technique:total-body", "technique:intraoperative", "technique:molecular"];

    [GeneratedRegex(@"\b(?:single(?:[- ](?:fraction|dose|session)s? of|[- ](?:fraction|dose))?|one[- ]fraction of) (?:\d{1,2}(?:\.\d)?(?:(?: ?- ?|, ?| or |, or | and )\d{1,2}(?:\.\d)?){0,4} ?G(?:y|ray))(?: (?:fraction|dose|session|radiotherapy|irradiation|radiation))?\b|\b\d{1,2}(?:\.\d)? ?Gy,? (?:delivered |given )?(?:in|as) (?:a |one )?single[- ](?:fraction|dose|session)\b|\b\d{1,2}(?:\.\d)? ?Gy,? (?:delivered |given )?(?:in|as) one fraction\b", RegexOptions.CultureInvariant)]
    private static partial Regex SingleDose();

    private static List<Found> FindAll(string text, List<LexicalHit> hits, ReadingOptions options)
    {
        var found = new List<Found>();
        var contrasts = new List<Found>();
        Surroundings? surroundings = null;
        AbbreviationDefinitions? definitions = null;
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            foreach (var entry in hit.Entries)
            {
                if (entry.Kind is not (EntryKind.Concept or EntryKind.ContextualConcept or EntryKind.ContrastConcept) || hit.Is(EntryKind.Decoy)) continue;
                // "TBI-1201", "HL-60" are a drug and a cell line.
                if (entry.Exact is not null && hit.End + 1 < text.Length && text[hit.End] == '-' && char.IsAsciiDigit(text[hit.End + 1]) && entry.Kind == EntryKind.ContextualConcept) continue;
                definitions ??= new AbbreviationDefinitions(text, hits);
                if (entry.Exact is not null && definitions.Forbid(entry)) continue;
                var contextual = entry.Kind == EntryKind.ContextualConcept;
                if ((contextual || entry.Exact is not null) && !(entry.Exact is not null && definitions.Define(entry)))
                {
                    surroundings ??= new Surroundings(hits);
                    if (contextual ? !surroundings.Support(entry, hit.Start, options, hit.Is(EntryKind.GivenForm) && (IsGiven(text, hits, i, Giving) || IsForSite(text, hits, i)), hit.Is(EntryKind.GivenForm) && IsGiven(text, hits, i, Treated)) : surroundings.Forbid(entry)) continue;
                }

                if (entry.Kind == EntryKind.ContrastConcept) contrasts.Add(new Found(entry.Value!, hit.Start, hit.End));
                else found.Add(new Found(entry.Value!, hit.Start, hit.End));
                if (Surroundings.IsTechnique(entry)) TechniqueComposer.Compose(text, hits, i, entry.Value!, found, contrasts);
            }
        }

        if (contrasts.Count > 0 && found.Any(f => Fractionations.Value.Contains(f.ConceptId))) found.AddRange(contrasts);
        SiteComposer.Compose(text, hits, found);
        SingleDoses(text, found);
        found.AddRange(EscalatedDoses.Read(text, hits, found));
        foreach (var match in Sensitises().EnumerateMatches(text)) found.Add(new Found("technique:radiosensitiser", match.Index, match.Index + match.Length));
        return found;
    }
}
