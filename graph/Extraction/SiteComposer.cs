using System.Buffers;
using System.Collections.Frozen;

namespace Horizon.Graph.Extraction;

/// <summary>Makes site mentions from organ words and words for neoplasm or metastasis: "lung cancer", "carcinoma of the
/// lung", "breast and prostate cancers", "Neoplasms, Lung". An organ word alone makes none.</summary>
internal static class SiteComposer
{
    private const int LongestGap = 3;
    private const int MostOrgans = 8;
    private static readonly SearchValues<char> ListMarks = SearchValues.Create("/,;&+|\n");

    // Radiotherapy of these organs treats their cancer; of brain, bone, liver or lung it as often treats metastases.
    private static readonly FrozenSet<string> Treated = new[]
    {
        "site:breast", "site:prostate", "site:bladder", "site:rectum", "site:anus", "site:head-and-neck", "site:oesophagus", "site:larynx", "site:oropharynx", "site:nasopharynx", "site:vulva",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void Compose(string text, List<LexicalHit> hits, List<Found> found)
    {
        var techniques = found.Where(f => f.ConceptId.StartsWith("technique:", StringComparison.Ordinal)).Select(f => f.Start).ToHashSet();
        for (var i = 0; i < hits.Count; i++)
        {
            if (techniques.Contains(hits[i].Start)) OrganTreated(text, hits, i, found);
            if (IsOrgan(hits[i])) i = Math.Max(i, OrgansFirst(text, hits, i, found));
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
