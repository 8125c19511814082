using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction;

/// <summary>Decides whether words at a place are asserted, negated or of the past, from the cues of their own sentence and
/// from the section they stand in. Looks back a bounded way, so that many mentions in one endless sentence stay linear.</summary>
internal sealed partial class PolarityReader
{
    private const int FarthestBack = 140;
    private const int NegationWords = 4;
    private const int HistoryWords = 7;
    private const int SiteHistoryWords = 1;
    private const int WordsAfter = 4;

    private readonly string text;
    private readonly List<LexicalHit> hits;
    private readonly Sentences sentences;
    private readonly Section[] ofEntry;

    private enum Section
    {
        None,

        /// <summary>Who may enter: the treatments are past ones, the disease is the patients'.</summary>
        Entry,

        /// <summary>Who may not.</summary>
        Exclusion,
    }

    public PolarityReader(string text, List<LexicalHit> hits)
    {
        this.text = text;
        this.hits = hits;
        sentences = new Sentences(text);
        ofEntry = new Section[sentences.Count];
        MarkSections();
    }

    public Sentences Sentences => sentences;

    public Polarity Read(int start, int end, bool isSite)
    {
        var sentence = sentences.At(start);
        if (ofEntry[sentence] == Section.Exclusion || (ofEntry[sentence] == Section.Entry && !isSite)) return Polarity.History;
        // "60 Gy, not TBI".
        if (!isSite && start >= 5 && text.AsSpan(start - 5, 5).Equals(" not ", StringComparison.OrdinalIgnoreCase) && !(start >= 8 && text.AsSpan(start - 8, 3).Equals(" or", StringComparison.OrdinalIgnoreCase))) return Polarity.Negated;
        // "Non-spine bone metastases"; a site's own "non-small cell" begins before this.
        if (start >= 4 && text[start - 1] is '-' or ' ' && text.AsSpan(start - 4, 3).Equals("non", StringComparison.OrdinalIgnoreCase) && (start == 4 || !char.IsLetterOrDigit(text[start - 5]))) return Polarity.Negated;
        // "Bone metastases, not brain metastases".
        if (isSite && start >= 5 && text.AsSpan(start - 5, 5).Equals(" not ", StringComparison.OrdinalIgnoreCase) && !(start >= 8 && text.AsSpan(start - 8, 3).Equals(" or", StringComparison.OrdinalIgnoreCase))) return Polarity.Negated;
        var floor = Math.Max(sentences.Start(sentence), start - FarthestBack);
        for (var i = IndexBefore(start); i >= 0 && hits[i].Start >= floor; i--)
        {
            var hit = hits[i];
            // A place that the words of no hit are may begin inside one.
            if (hit.End > start) continue;
            if (hit.Is(EntryKind.Pseudo))
            {
                // "In patients with no brain metastases": what the patients do not have, though what they get may stand after it.
                if (isSite && Says(hit, "with no") && WordsIn(text.AsSpan(hit.End, start - hit.End)) <= NegationWords && Continues(text.AsSpan(hit.End, start - hit.End), end)) return Polarity.Negated;
                break;
            }

            var between = text.AsSpan(hit.End, start - hit.End);
            if (hit.Is(EntryKind.History) && WordsIn(between) <= (isSite && !HistoryOf(hit) ? SiteHistoryWords : HistoryWords) && Continues(between, end))
                return Polarity.History;
            if (!isSite && hit.Is(EntryKind.TechniqueHistory) && WordsIn(between) <= HistoryWords && Continues(between, end)) return Polarity.History;
            if (NegatesHere(hit, between, isSite) && WordsIn(between) <= NegationWords && Continues(between, end)) return Polarity.Negated;
            if (hit.Is(EntryKind.ScopeEnd)) break;
        }

        return After(end, sentences.End(sentence)) ? Polarity.History : Polarity.Asserted;
    }

    // "No dissection in breast cancer" denies the dissection.
    private static bool NegatesHere(LexicalHit hit, ReadOnlySpan<char> between, bool isSite) =>
        isSite
            ? hit.Is(EntryKind.Negation) && !between.Contains(" in ", StringComparison.Ordinal)
                && !between.Contains(" for ", StringComparison.Ordinal) && !between.Contains(" of ", StringComparison.Ordinal)
            : hit.Is(EntryKind.Negation) || hit.Is(EntryKind.TechniqueNegation);

    private bool HistoryOf(LexicalHit hit) => Says(hit, "of");

    private bool Says(LexicalHit hit, string last) => text.AsSpan(hit.Start, hit.End - hit.Start).EndsWith(last, StringComparison.OrdinalIgnoreCase);

    private bool After(int end, int sentenceEnd)
    {
        for (var i = IndexBefore(end) + 1; i < hits.Count && hits[i].End <= sentenceEnd; i++)
        {
            if (hits[i].Start < end) continue;
            // "Radiotherapy-naive".
            var words = WordsIn(text.AsSpan(end, Math.Min(hits[i].Start - end, FarthestBack)).Trim(" -"));
            if (words > WordsAfter || hits[i].Start - end >= FarthestBack) return false;
            // "Lung cancer in people who are not eligible or refuse surgery": they are who is treated.
            if (hits[i].Is(EntryKind.HistoryAfter) && Says(hits[i], "eligible") && text.AsSpan(end, hits[i].Start - end).Contains(" who", StringComparison.OrdinalIgnoreCase)) return false;
            // A single word ("refractory") speaks of what stands right before it; a phrase ("prior to enrolment") reaches further.
            if (hits[i].Is(EntryKind.HistoryAfter) && (words == 0 || WordsIn(text.AsSpan(hits[i].Start, hits[i].End - hits[i].Start)) > 1)) return true;
            if (hits[i].Is(EntryKind.ScopeEnd) || hits[i].Is(EntryKind.Concept) || hits[i].Is(EntryKind.Pseudo)) return false;
        }

        return false;
    }

    // A comma ends what a cue governs, unless the words are a list: "no prior surgery, radiotherapy or chemotherapy".
    private bool Continues(ReadOnlySpan<char> between, int end)
    {
        if (between.ContainsAny(':', '\u2014')) return false;
        if (!between.Contains(',')) return true;
        var after = text.AsSpan(end, Math.Min(40, text.Length - end));
        return ListWord(between) || ListWord(after) || after.StartsWith(",", StringComparison.Ordinal);

        static bool ListWord(ReadOnlySpan<char> span) =>
            span.Contains(" or ", StringComparison.Ordinal) || span.Contains(" nor ", StringComparison.Ordinal);
    }

    private static int WordsIn(ReadOnlySpan<char> span)
    {
        var words = 0;
        var inside = false;
        foreach (var c in span)
        {
            var letter = char.IsLetterOrDigit(c) || c == '-';
            if (letter && !inside) words++;
            inside = letter;
        }

        return words;
    }

    private int IndexBefore(int position)
    {
        var (low, high) = (0, hits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hits[middle].Start < position) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private void MarkSections()
    {
        var inEntry = Section.None;
        var marked = 0;
        foreach (var hit in hits)
        {
            if (hit.Is(EntryKind.HistorySentence)) ofEntry[sentences.At(hit.Start)] = IsExclusion(hit) ? Section.Exclusion : Section.Entry;
            if (hit.Is(EntryKind.EligibilityLead) && IsHeading(hit)) MarkLead(sentences.At(hit.End));
            var entry = hit.Is(EntryKind.EligibilityHeading);
            if ((!entry && !hit.Is(EntryKind.OtherHeading)) || !IsHeading(hit)) continue;
            if (inEntry != Section.None) MarkUntil(sentences.At(hit.Start));
            inEntry = !entry ? Section.None : IsExclusion(hit) ? Section.Exclusion : Section.Entry;
            marked = sentences.At(hit.Start);
        }

        if (inEntry != Section.None) MarkUntil(sentences.Count);

        // "Excluded: brain metastases; prior radiotherapy." governs its own list and no more.
        void MarkLead(int sentence)
        {
            ofEntry[sentence] = Section.Exclusion;
            while (sentence + 1 < sentences.Count && (text[sentences.End(sentence) - 1] is ';' or '|' or '\n') && ofEntry[sentence + 1] == Section.None) ofEntry[++sentence] = Section.Exclusion;
        }

        void MarkUntil(int sentence)
        {
            for (var s = marked; s < sentence && !(s > marked && TellsTreatment().IsMatch(text.AsSpan(sentences.Start(s), sentences.End(s) - sentences.Start(s)))); s++) ofEntry[s] = inEntry;
        }
    }

    private bool IsExclusion(LexicalHit hit)
    {
        var words = text.AsSpan(hit.Start, hit.End - hit.Start);
        return words.Contains("exclu", StringComparison.OrdinalIgnoreCase) || words.Contains("ineligible", StringComparison.OrdinalIgnoreCase) || words.Contains("not", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"Patients receive 60 Gy", "arm A: SABR" at the start of a sentence: who may enter is told.</summary>
    [GeneratedRegex(@"\A\s*(?:(?:(?:all|eligible|enrolled|included|these) ){0,2}(?:patients|participants|subjects|women|men|children) (?:receive|undergo|are (?:randomi[sz]ed|treated|assigned|allocated)|will (?:receive|undergo|be (?:randomi[sz]ed|treated|assigned|allocated|given)))|arm (?:[A-D]|[1-4]|I{1,3})(?: ?\(| ?:| will | receives ))\b?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TellsTreatment();

    private bool IsHeading(LexicalHit hit)
    {
        var before = hit.Start - 1;
        while (before >= 0 && (text[before] is ' ' or '\t' or '*' or '#' or '-')) before--;
        if (before >= 0 && text[before] is not ('\n' or '.' or ';' or ':' or '\r')) return false;
        var after = hit.End;
        while (after < text.Length && (text[after] is ' ' or '*')) after++;
        return after < text.Length && (text[after] is ':' or '\n' or '\r' || (hit.Is(EntryKind.EligibilityHeading) && text[after] == '-'));
    }
}
