using System.Buffers;
using System.Collections.Frozen;

namespace Horizon.Graph.Extraction;

/// <summary>Makes site mentions from organ words and words for neoplasm or metastasis: "lung cancer", "carcinoma of the
/// lung", "breast and prostate cancers", "Neoplasms, Lung". An organ word alone makes none.</summary>
internal static class SiteComposer
{
    private const int LongestGap = 3;
    private const int MostOrgans = 8;
    private const string Childhood = "site:paediatric";
    private static readonly SearchValues<char> ListMarks = SearchValues.Create("/,;&+|\n");

    // Radiotherapy of these organs treats their cancer; of brain, bone, liver or lung it as often treats metastases.
    private static readonly FrozenSet<string> Treated = new[]
    {
        "site:breast", "site:prostate", "site:bladder", "site:rectum", "site:anus", "site:head-and-neck", "site:oesophagus", "site:larynx", "site:oropharynx", "site:nasopharynx", "site:vulva",
    }.ToFrozenSet(StringComparer.Ordinal);

    // A carcinoma begins in none of these, or they are no organ: "hormone-refractory carcinoma bone scan".
    private static readonly FrozenSet<string> NoCarcinomas = new[] { "site:cns", "site:bone", "site:meningioma", "site:soft-tissue-sarcoma", "site:haematological", "site:childhood", "site:liver" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Compose(string text, List<LexicalHit> hits, List<Found> found)
    {
        var techniques = found.Where(f => f.ConceptId.StartsWith("technique:", StringComparison.Ordinal)).Select(f => f.Start).ToHashSet();
        for (var i = 0; i < hits.Count; i++)
        {
            if (techniques.Contains(hits[i].Start)) OrganTreated(text, hits, i, found);
            // "Pediatric craniopharyngioma", "childhood medulloblastoma".
            if (hits[i].Entries.Any(e => e.Value == Childhood) && i + 1 < hits.Count && Adjacent(text, hits[i], hits[i + 1]) && hits[i + 1].Entries.Any(e => e.Kind == EntryKind.Concept && e.Value!.StartsWith("site:", StringComparison.Ordinal)))
                found.Add(new Found(Childhood, hits[i].Start, hits[i + 1].End));
            if (IsOrgan(hits[i]))
            {
                var last = OrgansFirst(text, hits, i, found);
                if (last == i && FollowsCarcinoma(text, hits[i].Start)) Apposed(text, hits, i, found);
                i = Math.Max(i, last);
            }
            else if (hits[i].Is(EntryKind.Neoplasm) || hits[i].Is(EntryKind.Metastasis)) NeoplasmFirst(text, hits, i, found);
        }
    }

    /// <summary>"Breast radiotherapy", "prostate SBRT": what is treated says what the patients have. "The rectum irradiated" is spared.</summary>
    private static void OrganTreated(string text, List<LexicalHit> hits, int technique, List<Found> found)
    {
        var (start, end) = (hits[technique].Start, hits[technique].End);
        var words = text.AsSpan(start, end - start);
        // "Whole breast irradiation" is one phrase of the vocabulary; "partial breast irradiation" is what a technique is called.
        if ((words.Contains("breast ", StringComparison.OrdinalIgnoreCase) || words.Contains("breast-", StringComparison.OrdinalIgnoreCase)) && !words.Contains("partial", StringComparison.OrdinalIgnoreCase)) found.Add(new Found("site:breast", start, end));
        if (technique == 0 || !IsOrgan(hits[technique - 1]) || !Adjacent(text, hits[technique - 1], hits[technique]) || words.StartsWith("irradiate", StringComparison.OrdinalIgnoreCase)) return;
        foreach (var entry in hits[technique - 1].Entries)
            if (entry.Kind == EntryKind.Organ && Treated.Contains(entry.Value!)) found.Add(new Found(entry.Value!, hits[technique - 1].Start, end));
    }

    private static int OrgansFirst(string text, List<LexicalHit> hits, int first, List<Found> found)
    {
        var organs = new List<int>(2) { first };
        var last = first;
        var joined = false;
        for (var i = first + 1; i < hits.Count && organs.Count < MostOrgans && Adjacent(text, hits[i - 1], hits[i]); i++)
        {
            var neoplasm = hits[i].Is(EntryKind.Neoplasm);
            if (neoplasm || hits[i].Is(EntryKind.Metastasis))
            {
                foreach (var organ in organs)
                    Take(hits[organ], hits[organ].Start, hits[i].End, neoplasm ? EntryKind.Organ : EntryKind.MetastasisOrgan, found);
                return i;
            }

            joined |= hits[i].Is(EntryKind.Joiner) || text.AsSpan(hits[i - 1].End, hits[i].Start - hits[i - 1].End).ContainsAny(ListMarks);
            if (IsOrgan(hits[i]))
            {
                // "Cervical oesophageal cancer" is of the oesophagus: the first of two nouns without a joiner only tells where.
                if (!joined) organs.RemoveAt(organs.Count - 1);
                organs.Add(i);
                joined = false;
            }
            else if (!hits[i].Is(EntryKind.Modifier) && !hits[i].Is(EntryKind.Joiner)) break;
            last = i;
        }

        // Words walked over in vain are not walked again from each of their organs.
        return organs.Count == MostOrgans ? last : first;
    }

    private static void NeoplasmFirst(string text, List<LexicalHit> hits, int first, List<Found> found)
    {
        var next = first + 1;
        if (next >= hits.Count || !Adjacent(text, hits[first], hits[next])) return;
        var inverted = hits[next].Is(EntryKind.Joiner) && text[hits[next].Start] == ',' && StartsItem(text, hits[first].Start - 1);
        if (!inverted && !hits[next].Is(EntryKind.Of)) return;

        var kind = hits[first].Is(EntryKind.Neoplasm) ? EntryKind.Organ : EntryKind.MetastasisOrgan;
        var organs = new List<int>();
        for (var i = next + 1; i < hits.Count && organs.Count < MostOrgans && Adjacent(text, hits[i - 1], hits[i]); i++)
        {
            if (IsOrgan(hits[i])) organs.Add(i);
            else if (hits[i].Is(EntryKind.Neoplasm) || hits[i].Is(EntryKind.Metastasis)) return;
            else if (!hits[i].Is(EntryKind.Modifier) && !hits[i].Is(EntryKind.Joiner) && !hits[i].Is(EntryKind.Of)) break;
        }

        if (organs.Count == 0 || (inverted && !AtBoundary(text, hits[organs[^1]].End))) return;
        foreach (var organ in organs) Take(hits[organ], hits[first].Start, hits[organ].End, kind, found);
    }

    /// <summary>"Carcinoma cervix", "Ca left breast", as registrations of India write it; of "carcinoma lung metastases" the lung is no origin.</summary>
    private static void Apposed(string text, List<LexicalHit> hits, int organ, List<Found> found)
    {
        if (organ + 1 < hits.Count && (hits[organ + 1].Is(EntryKind.Metastasis) || hits[organ + 1].Is(EntryKind.Neoplasm)) && Adjacent(text, hits[organ], hits[organ + 1])) return;
        foreach (var entry in hits[organ].Entries)
            if (entry.Kind == EntryKind.Organ && !NoCarcinomas.Contains(entry.Value!)) found.Add(new Found(entry.Value!, hits[organ].Start, hits[organ].End));
    }

    /// <summary>Whether "carcinoma", "Ca" or "Ca." stands right before an organ, or before words on its side or part.</summary>
    private static bool FollowsCarcinoma(string text, int organ)
    {
        for (var words = 0; words <= MostParts; words++)
        {
            if (organ < 3 || text[organ - 1] != ' ') return false;
            var end = organ - 1;
            var start = end;
            while (start > 0 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '.')) start--;
            var word = text.AsSpan(start, end - start).TrimEnd('.');
            if (start > 0 && char.IsLetterOrDigit(text[start - 1])) return false;
            if (word.Equals("carcinoma", StringComparison.OrdinalIgnoreCase) || word.EndsWith("adenocarcinoma", StringComparison.OrdinalIgnoreCase) || word is "Ca" or "CA" or "ca") return true;
            if (!Parts.Contains(word.ToString())) return false;
            organ = start;
        }
        return false;
    }

    private const int MostParts = 2;

    private static readonly FrozenSet<string> Parts = new[] { "left", "right", "bilateral", "upper", "middle", "mid", "lower", "third", "uterine", "the" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static void Take(LexicalHit organ, int start, int end, EntryKind kind, List<Found> found)
    {
        foreach (var entry in organ.Entries)
            if (entry.Kind == kind) found.Add(new Found(entry.Value!, start, end));
    }

    private static bool IsOrgan(LexicalHit hit) => hit.Is(EntryKind.Organ) || hit.Is(EntryKind.MetastasisOrgan);

    private static bool AtBoundary(string text, int index)
    {
        return index < 0 || index >= text.Length || text[index] is '\n' or ';' or '|' or ',' or '.' or '(' or ')' or '[' or ']';
    }

    private static bool StartsItem(string text, int index)
    {
        while (index >= 0 && text[index] == ' ') index--;
        return AtBoundary(text, index);
    }

    private static bool Adjacent(string text, LexicalHit left, LexicalHit right)
    {
        if (right.Start - left.End > LongestGap) return false;
        var lines = 0;
        for (var i = left.End; i < right.Start; i++)
        {
            if (TextFolding.Fold(text[i]) != TextFolding.Gap) return false;
            if (text[i] == '\n' && ++lines > 1) return false;
        }

        return true;
    }
}

/// <summary>A concept found at a place, before its polarity is known.</summary>
internal readonly record struct Found(string ConceptId, int Start, int End);
