using System.Text.RegularExpressions;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Reads techniques that are told by what is given with radiotherapy: "capecitabine concurrently with whole brain radiotherapy", "ipilimumab 3 mg/kg plus radiotherapy", "brachytherapy and androgen suppression".</summary>
internal static partial class CombinedTechniques
{
    private const string Concurrently = "technique:concurrent-chemoradiotherapy";
    private const string Chemoradiotherapy = "technique:chemoradiotherapy";

    private const string Immunotherapy = "technique:radiotherapy-immunotherapy";
    private const string Endocrine = "technique:endocrine-radiotherapy";

    private const int Reach = 90;
    private const int MostListed = 4;
    private const int Nearby = 4;
    private const int MostWordsJoined = 4;

    private static readonly string[] Concurrent = ["concurrent", "concomitant", "concommitant", "simultaneous", "along with", "first day of", "last day of", "each day of", "every day of", "during ", "weekly", "radiosensitis", "radiosensitiz", "throughout", "for the duration of", "over the course of", "on radiation days", "same time"];

    /// <summary>Said of the time that both share; "weekly" alone is how a drug is given.</summary>
    private static readonly string[] SameTime = [.. Concurrent.Except(["weekly", "radiosensitis", "radiosensitiz"])];

    private static readonly string[] Sequence = ["followed", "then ", "after", "before", "prior to", "until", "versus", " vs", " or ", "compared", "without", "instead", "rather than", "sequential", "either", "alone"];

    private static readonly string[] Joined = ["with", "plus", "+", "combined", "combination", "of", "in", "weekly", "daily", "low-dose", "high-dose", "standard", "chemotherapy", "and", "c", "oral", "given", "concurrent", "concomitant", "the", "therapy", "treatment", "added", "to", "central", "combining", "associated"];

    /// <summary>What may stand between the joining word and the technique.</summary>
    private static readonly string[] Placed = ["hepatic", "local", "focal", "thoracic", "pelvic", "brain", "cranial", "fractionated", "hypofractionated", "external", "external-beam", "definitive", "adjuvant", "palliative", "salvage", "high-dose", "low-dose", "targeted", "body", "prostate", "bladder", "breast", "lung", "liver", "a", "single", "short-course", "standard", "conventional", "radical", "curative"];

    // What says that the two are one treatment.
    private static readonly string[] Joins = ["with", "plus", "+", "added", "and"];

    // "Adjuvant temozolomide" is given at another time.
    private static readonly string[] OtherTimes = ["adjuvant ", "neoadjuvant ", "neo-adjuvant ", "induction ", "maintenance ", "consolidation ", "sequential ", "without ", "no ", "not ", "prior ", "previous "];

    // In prostate cancer docetaxel goes with hormones: beside radiotherapy it says no time.
    private static readonly string[] NeedTime = ["docetaxel", "gemcitabine", "etoposide", "irinotecan", "FOLFOX", "CAPOX", "XELOX", "hydroxyurea"];

    /// <summary>Stands beside radiotherapy in every list of treatments: "and" does not join them.</summary>
    private static readonly string[] General = ["chemo", "platinum"];

    /// <param name="mentions">What the text names, in its order.</param>
    public static List<Mention> Read(string text, List<LexicalHit> hits, List<Mention> mentions, PolarityReader polarity)
    {
        var combined = new List<Mention>();
        List<Mention>? techniques = null;
        // Each sentence is asked once, however many drugs stand in it.
        var concurrent = new Dictionary<int, bool>();
        var next = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            if (Kind(hit) is not { } kind) continue;
            techniques ??= [.. mentions.Where(IsGiven).Concat(Doses(text, hits, polarity)).OrderBy(m => m.Start)];
            while (next < techniques.Count && techniques[next].Start < hit.Start) next++;
            var sentence = polarity.Sentences.At(hit.Start);
            var told = next > 0 && IsListedConcurrently(text, techniques[next - 1], hit.Start) ? Combined(kind, true) : next > 0 && techniques[next - 1].End <= hit.Start && polarity.Sentences.At(techniques[next - 1].Start) == sentence ? Told(text, hit, FirstListed(text, hits, i), kind, techniques[next - 1].End, hit.Start) : null;
            var place = told is null ? null : techniques[next - 1];
            if (told != Concurrently && next < techniques.Count && techniques[next].Start >= hit.End && polarity.Sentences.At(techniques[next].Start) == sentence && Told(text, hit, FirstListed(text, hits, i), kind, hit.End, techniques[next].Start) is { } behind && (told is null || behind == Concurrently))
                (told, place) = (behind, techniques[next]);
            if (told is null && kind == EntryKind.ConcurrentDrug && SaysConcurrently(text, polarity.Sentences, sentence, concurrent) is { } concurrently && (IsBeside(techniques, next - 1, polarity.Sentences, sentence, concurrently) || IsBeside(techniques, next, polarity.Sentences, sentence, concurrently)))
            {
                told = Concurrently;
                place = new Mention(told, hit.Start, hit.End, Polarity.Asserted);
            }

            if (told is null && kind != EntryKind.ConcurrentDrug && techniques.Count > 0 && IsGivenToo(text, hit, polarity.Sentences))
            {
                told = kind == EntryKind.ImmuneDrug ? Immunotherapy : Endocrine;
                place = new Mention(told, hit.Start, hit.End, Polarity.Asserted);
            }

            // "Radium-223 with enzalutamide" is no radiotherapy with hormones, as the field has it.
            if (kind == EntryKind.HormoneDrug && place is not null && RadiotherapyVocabulary.Current.Find(place.ConceptId) is { Group: "Molecular radiotherapy" }) continue;
            if (told is null || IsOtherTime(text, hit.Start) || polarity.Read(hit.Start, hit.End, isSite: false) != Polarity.Asserted) continue;
            combined.Add(new Mention(told, Math.Min(hit.Start, place!.Start), Math.Max(hit.End, place.End), Polarity.Asserted));
        }

        // "Concurrent chemotherapy" stands there already: the broader word says nothing more.
        var said = mentions.Concat(combined).Where(m => m.ConceptId == Concurrently && m.Polarity == Polarity.Asserted).Select(m => (m.Start, m.End)).Order().ToList();
        if (said.Count > 0) combined.RemoveAll(c => c.ConceptId == Chemoradiotherapy && Places.Touch(said, c.Start - Nearby, c.End + Nearby));
        return combined;
    }

    /// <summary>"Patients will receive pembrolizumab every three weeks. SBRT is given in week 1": both are given, in sentences of their own.</summary>
    private static bool IsGivenToo(string text, LexicalHit drug, Sentences sentences)
    {
        var sentence = sentences.At(drug.Start);
        var from = Math.Max(sentences.Start(sentence), drug.Start - FarthestGiving);
        var to = Math.Min(sentences.End(sentence), drug.End + FarthestGiving);
        return !ContainsAny(text.AsSpan(from, to - from), Alternatives) && (ContainsAny(text.AsSpan(from, drug.Start - from), Giving) || ContainsAny(text.AsSpan(drug.End, to - drug.End), Given));
    }

    private const int FarthestGiving = 70;

    private static readonly string[] Giving = ["receive ", "receiving ", "treated with ", "will be given ", "cycles of ", "doses of ", "combination of ", "in combination with ", "addition of ", "adding ", "start "];

    private static readonly string[] Given = [" will be given", " is given", " will be administered", " is administered", " will be delivered", " infusions", " starts", " will start", " will begin"];

    private static readonly string[] Alternatives = [" or ", "versus", " vs", "alone", "instead", "without", "previous", "prior", "discontinu", "after progression", "failure", "refractory", "resistan"];

    /// <summary>"IMRT of 60 Gy is given. Cisplatin is given concurrently.", "Cisplatin on day 1. Patients concurrently undergo radiotherapy": the sentence of the two that says it; null where neither does.</summary>
    private static int? SaysConcurrently(string text, Sentences sentences, int sentence, Dictionary<int, bool> known)
    {
        for (var s = sentence; s <= Math.Min(sentences.Count - 1, sentence + 1); s++)
        {
            if (!known.TryGetValue(s, out var says)) known[s] = says = ConcurrentlyGiven().IsMatch(text.AsSpan(sentences.Start(s), sentences.End(s) - sentences.Start(s)));
            if (says) return s;
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:given|administered|delivered|started|undergo|receive[sd]?|treated)\b[^.;]{0,30}\b(?:concurrently|concomitantly|simultaneously)\b|\b(?:concurrently|concomitantly|simultaneously) (?:given|administered|undergo|receive[sd]?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConcurrentlyGiven();

    /// <summary>Whether a technique stands in one of the two sentences, or in one beside both.</summary>
    private static bool IsBeside(List<Mention> techniques, int technique, Sentences sentences, int sentence, int concurrently) =>
        technique >= 0 && technique < techniques.Count && sentences.At(techniques[technique].Start) is var at && Math.Abs(at - concurrently) <= 1 && Math.Abs(at - sentence) <= 1;

    /// <summary>"40 Gy in 15 fractions plus temozolomide": the dose stands for the radiotherapy.</summary>
    private static IEnumerable<Mention> Doses(string text, List<LexicalHit> hits, PolarityReader polarity) =>
        hits.Where(h => h.Is(EntryKind.RadiotherapyWord) && text.AsSpan(h.Start, h.End - h.Start) is "Gy" or "cGy" && polarity.Read(h.Start, h.End, isSite: false) == Polarity.Asserted)
            .Select(h => new Mention("technique:radiotherapy", h.Start, h.End, Polarity.Asserted));

    /// <summary>A drug that makes a combination of radiotherapy.</summary>
    public static bool IsDrug(LexicalHit hit) => Kind(hit) is not null;

    private static EntryKind? Kind(LexicalHit hit) =>
        hit.Is(EntryKind.ConcurrentDrug) ? EntryKind.ConcurrentDrug : hit.Is(EntryKind.ImmuneDrug) ? EntryKind.ImmuneDrug : hit.Is(EntryKind.HormoneDrug) ? EntryKind.HormoneDrug : null;

    /// <summary>Radiotherapy as it is given: not its planning, and nothing that a word like "fractionation" alone says.</summary>
    private static bool IsGiven(Mention mention) =>
        mention.Polarity == Polarity.Asserted && mention.ConceptId.StartsWith("technique:", StringComparison.Ordinal) && mention.ConceptId != "technique:fractionation"
        && RadiotherapyVocabulary.Current.Find(mention.ConceptId) is { Group: not "Technology" };

    /// <summary>Where "concurrent paclitaxel, carboplatin and" begins to name drugs: what stands before the first is said of all.</summary>
    private static int FirstListed(string text, List<LexicalHit> hits, int drug)
    {
        var first = drug;
        for (var i = drug - 1; i >= 0 && drug - i <= MostListed; i--)
        {
            if (hits[i].Is(EntryKind.Joiner)) continue;
            if (Kind(hits[i]) is null || text.AsSpan(hits[i].End, hits[first].Start - hits[i].End).Trim(" ,/") is not ("" or "and" or "plus")) break;
            first = i;
        }

        return hits[first].Start;
    }

    /// <summary>The technique that a drug and radiotherapy make, by the words between them; null where these do not say that they are given together.</summary>
    /// <param name="list">Where the drugs begin that this one is listed with.</param>
    private static string? Told(string text, LexicalHit drug, int list, EntryKind kind, int from, int to)
    {
        if (to - from > Reach) return null;
        // "With or without" tries the combination; how much is given, and how often, says nothing of when.
        var between = Amounts().Replace(WithOrWithout().Replace(text[from..to], " with "), " ");
        var concurrent = ContainsAny(between, kind == EntryKind.ConcurrentDrug ? Concurrent : SameTime);
        // "During and after radiotherapy" is during it too.
        if (!between.Contains("during", StringComparison.OrdinalIgnoreCase))
        {
            if (ContainsAny(between, Sequence)) return null;
            if (!concurrent && !((SaysTime(text.AsSpan(0, drug.Start)) || text.AsSpan(0, drug.Start).EndsWith("weekly ", StringComparison.OrdinalIgnoreCase) || kind != EntryKind.ConcurrentDrug || !ContainsAny(text.AsSpan(drug.Start, drug.End - drug.Start), NeedTime)) && IsJoined(between, kind == EntryKind.ConcurrentDrug && ContainsAny(text.AsSpan(drug.Start, drug.End - drug.Start), General) && !IsCombination(text.AsSpan(0, Math.Min(from, drug.Start)))))) return null;
        }

        return Combined(kind, ContainsAny(between, SameTime) || SaysTime(text.AsSpan(0, list)));
    }

    private static string Combined(EntryKind kind, bool concurrently) => kind switch
    {
        EntryKind.ImmuneDrug => Immunotherapy,
        EntryKind.HormoneDrug => Endocrine,
        _ => concurrently ? Concurrently : Chemoradiotherapy,
    };

    /// <summary>"Concurrent IMRT, docetaxel and androgen deprivation".</summary>
    private static bool IsListedConcurrently(string text, Mention technique, int drug) =>
        technique.End <= drug && drug - technique.End <= Reach && SaysTime(text.AsSpan(0, technique.Start)) && text.AsSpan(technique.End, drug - technique.End).Trim(" ,()") is "" or "and" or "plus" or "with";

    private static bool SaysTime(ReadOnlySpan<char> before) => EndsWithAny(before, Times);

    private static readonly string[] Times = ["concurrent ", "concomitant ", "concommitant ", "simultaneous ", "concurrent weekly ", "concomitant weekly ", "concurrent oral ", "concomitant oral ", "concurrently with ", "concurrent with ", "concomitantly with ", "simultaneously with ", "radiosensitizing ", "radiosensitising "];

    /// <summary>"Combined radiotherapy and chemotherapy".</summary>
    private static bool IsCombination(ReadOnlySpan<char> before) => before.TrimEnd().EndsWith("combined", StringComparison.OrdinalIgnoreCase) || before.TrimEnd().EndsWith("combination of", StringComparison.OrdinalIgnoreCase);

    /// <param name="byMoreThanAnd">"Radiotherapy and chemotherapy" may be a list.</param>
    private static bool IsJoined(ReadOnlySpan<char> between, bool byMoreThanAnd)
    {
        var (words, joined) = (0, false);
        foreach (var range in between.Split(' '))
        {
            var word = between[range].Trim(",()\n");
            if (word.IsEmpty) continue;
            if (++words > MostWordsJoined || !(IsAny(word, Joined) || (IsAny(word, Placed) && joined))) return false;
            joined |= IsAny(word, Joins) && !(byMoreThanAnd && word is "and");
        }

        return joined;
    }

    private static bool IsOtherTime(string text, int start) => EndsWithAny(text.AsSpan(0, start), OtherTimes) && !text.AsSpan(0, start).EndsWith("with or without ", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithAny(ReadOnlySpan<char> lead, string[] words)
    {
        foreach (var word in words)
            if (lead.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsAny(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var one in words) if (word.Equals(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> span, string[] words)
    {
        foreach (var word in words) if (span.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    [GeneratedRegex(@" ?\b(?:with or without|with/without|with and without)\b ?| ?(?:\+/-|\+/=|±) ?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithOrWithout();

    [GeneratedRegex(@"\b\d{1,4}(?:\.\d{1,3})? ?(?:m?c?g|mg|Gy|cGy|MU)(?:/(?:kg|m2|m²|m|day|d|dose))*\b²?|\b(?:IV|i\.v\.|p\.?o\.?|s\.?c\.?|intravenously|orally)(?= )|\bover \d{1,3} (?:minutes|hours|min|h)\b|\b(?:every|q) ?\d{0,2} ?(?:weeks?|days?|hours?|w|d|h)\b|\bAUC ?=? ?\d(?:\.\d)?\b|\b(?:in|over) \d{1,2} (?:daily )?(?:fractions|fx|weeks|days)\b|(?:/| ?/ ?)\d{1,2} ?(?:#|f|fx|fractions)\b?|\([^()]{1,40}\)|\b(?:bid|b\.i\.d\.|qd|twice daily|once daily|per day)(?=[ ,)])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();
}
