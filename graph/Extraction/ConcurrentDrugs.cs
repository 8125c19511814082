namespace Horizon.Graph.Extraction;

/// <summary>Reads chemoradiotherapy that is told by its drugs: "radiotherapy with cisplatin", "capecitabine during radiotherapy", "cisplatin 40 mg/m2 weekly, concurrently with radiotherapy".</summary>
internal static class ConcurrentDrugs
{
    private const int Reach = 90;
    private const int MostWordsJoined = 3;

    private static readonly string[] Concurrent = ["concurrent", "concomitant", "simultaneous", "during ", "weekly", "radiosensitis", "radiosensitiz", "throughout"];

    private static readonly string[] Sequence = ["followed", "then ", "after", "before", "prior to", "until", "versus", " vs", " or ", "compared", "without", "instead", "rather than", "sequential", "either", "alone"];

    private static readonly string[] Joined = ["with", "plus", "+", "combined", "in", "combination", "weekly", "daily", "low-dose", "high-dose", "chemotherapy", "and", "c", "oral", "given", "concurrent", "concomitant"];

    // "Adjuvant temozolomide" is given at another time.
    private static readonly string[] OtherTimes = ["adjuvant ", "neoadjuvant ", "induction ", "maintenance ", "consolidation ", "sequential ", "without ", "no ", "not "];

    // In prostate cancer docetaxel goes with hormones: beside radiotherapy it says no time.
    private static readonly string[] NeedTime = ["docetaxel", "gemcitabine", "etoposide"];

    /// <param name="techniques">The radiotherapy that the text asserts, in its order.</param>
    public static IEnumerable<PurposeMention> Read(string text, List<LexicalHit> hits, List<Mention> techniques, PolarityReader polarity)
    {
        var next = 0;
        foreach (var hit in hits)
        {
            if (!hit.Is(EntryKind.ConcurrentDrug)) continue;
            while (next < techniques.Count && techniques[next].Start < hit.Start) next++;
            var sentence = polarity.Sentences.At(hit.Start);
            var before = next > 0 && techniques[next - 1].End <= hit.Start && polarity.Sentences.At(techniques[next - 1].Start) == sentence && IsConcurrent(text, hit, techniques[next - 1].End, hit.Start);
            var after = next < techniques.Count && techniques[next].Start >= hit.End && polarity.Sentences.At(techniques[next].Start) == sentence && IsConcurrent(text, hit, hit.End, techniques[next].Start);
            if ((before || after) && !IsOtherTime(text, hit.Start) && polarity.Read(hit.Start, hit.End, isSite: false) == Polarity.Asserted)
                yield return new PurposeMention("chemoradiotherapy", hit.Start, hit.End, Polarity.Asserted);
        }
    }

    private static bool IsConcurrent(string text, LexicalHit drug, int from, int to)
    {
        if (to - from > Reach) return false;
        var between = text.AsSpan(from, to - from);
        // "During and after radiotherapy" is during it too.
        if (between.Contains("during", StringComparison.OrdinalIgnoreCase)) return true;
        if (ContainsAny(between, Sequence)) return false;
        if (ContainsAny(between, Concurrent)) return true;
        return (SaysTime(text.AsSpan(0, drug.Start)) || !ContainsAny(text.AsSpan(drug.Start, drug.End - drug.Start), NeedTime)) && IsJoined(between);
    }

    private static bool SaysTime(ReadOnlySpan<char> before) =>
        before.EndsWith("weekly ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("concurrent ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("concomitant ", StringComparison.OrdinalIgnoreCase);

    private static bool IsJoined(ReadOnlySpan<char> between)
    {
        var (words, joined) = (0, false);
        foreach (var range in between.Split(' '))
        {
            var word = between[range].Trim(",()");
            if (word.IsEmpty) continue;
            if (++words > MostWordsJoined) return false;
            var known = false;
            foreach (var join in Joined) known |= word.Equals(join, StringComparison.OrdinalIgnoreCase);
            if (!known) return false;
            joined |= word.Equals("with", StringComparison.OrdinalIgnoreCase) || word.Equals("plus", StringComparison.OrdinalIgnoreCase) || word is "+";
        }

        return joined;
    }

    private static bool IsOtherTime(string text, int start)
    {
        var lead = text.AsSpan(0, start);
        foreach (var word in OtherTimes)
            if (lead.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> span, string[] words)
    {
        foreach (var word in words) if (span.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
