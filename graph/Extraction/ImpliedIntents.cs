using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction;

/// <summary>Reads an intent from where radiotherapy stands: after an operation, before one, at all sites of disease.</summary>
internal static partial class ImpliedIntents
{
    private const string Before = "implied:";
    private const string After = "implied-after:";
    private const int Reach = 160;

    private static readonly string[] Recurrences = ["recurren", "relaps", "failure", "progressi", "persistent", "rising", "climbing"];

    private static readonly string[] Markers = ["PSA", "prostate-specific", "prostate specific", "biochemical"];

    /// <summary>Then the recurrence is what is to be kept away.</summary>
    private static readonly string[] ToPrevent = ["reduc", "prevent", "risk", "rate", "free", "lower", "improv", "predict", "decreas"];

    public static IEnumerable<PurposeMention> Read(string text, List<LexicalHit> hits, List<Mention> techniques, PolarityReader polarity)
    {
        foreach (var technique in techniques)
        {
            var from = Math.Max(polarity.Sentences.Start(polarity.Sentences.At(technique.Start)), technique.Start - Reach);
            if (technique.Polarity == Polarity.Asserted && OperatedAfter().IsMatch(text.AsSpan(technique.End, Math.Min(Reach, text.Length - technique.End)))
                && text.AsSpan(Math.Max(0, technique.Start - LongestCompletion), Math.Min(LongestCompletion, technique.Start)).Contains("complet", StringComparison.OrdinalIgnoreCase)) yield return new PurposeMention("neoadjuvant", technique.Start, technique.End, Polarity.Asserted);
            if (technique.Polarity == Polarity.Asserted && ThenOperated().IsMatch(text.AsSpan(from, technique.Start - from))) yield return new PurposeMention("neoadjuvant", technique.Start, technique.End, Polarity.Asserted);
        }

        foreach (var hit in hits)
        {
            foreach (var entry in hit.Entries)
            {
                if (entry.Kind != EntryKind.Purpose || !entry.Value!.StartsWith("implied", StringComparison.Ordinal)) continue;
                var after = entry.Value.StartsWith(After, StringComparison.Ordinal);
                var sentence = polarity.Sentences.At(hit.Start);
                if (polarity.Read(hit.Start, hit.End, isSite: false) != Polarity.Asserted || !HasTechnique(techniques, hit, polarity.Sentences, sentence, after)) continue;
                // "Recurrence after prostatectomy" speaks of the disease; where the PSA tells of it, who irradiates then salvages.
                var lead = text.AsSpan(polarity.Sentences.Start(sentence), hit.Start - polarity.Sentences.Start(sentence));
                if (ContainsAny(lead, Recurrences))
                {
                    if (text.AsSpan(hit.Start, hit.End - hit.Start).Contains("prostatectomy", StringComparison.OrdinalIgnoreCase) && ContainsAny(lead, Markers) && !ContainsAny(lead, ToPrevent))
                        yield return new PurposeMention("salvage", hit.Start, hit.End, Polarity.Asserted);
                    continue;
                }
                yield return new PurposeMention(entry.Value[(after ? After : Before).Length..], hit.Start, hit.End, Polarity.Asserted);
            }
        }
    }

    private const int LongestCompletion = 40;

    /// <summary>"After completion of radiosurgery, patients undergo wedge resection".</summary>
    [GeneratedRegex(@"\A,? (?:all )?(?:patients|participants|subjects|they|women|men) (?:will )?(?:then )?undergo\b[^.;:]{0,40}\b(?:surgery|resection|\w{1,16}ectomy|operation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OperatedAfter();

    /// <summary>"Surgery will be performed 6 weeks after the end of": what follows stands before the operation.</summary>
    [GeneratedRegex(@"\b(?<!salvage )(?:surgery|operation|\w{1,16}ectomy|resection|TME)\b[^:]{0,60}\b\d{1,3} (?:weeks?|days?|months?) (?:after|following|post)(?: the)?(?: end| completion| conclusion)?(?: of)?(?: the)?(?: last)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThenOperated();

    private static bool HasTechnique(List<Mention> techniques, LexicalHit hit, Sentences sentences, int sentence, bool afterOnly)
    {
        foreach (var technique in techniques)
        {
            if (technique.Polarity != Polarity.Asserted || sentences.At(technique.Start) != sentence) continue;
            var gap = technique.Start >= hit.End ? technique.Start - hit.End : afterOnly ? int.MaxValue : hit.Start - technique.End;
            if (gap <= Reach) return true;
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> span, string[] words)
    {
        foreach (var word in words) if (span.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
