namespace Horizon.Graph.Extraction;

/// <summary>What a text itself says that its short forms mean: "stereotactic radiosurgery (SRS)" settles SRS for the whole
/// text, "percutaneous coronary intervention (PCI)" forbids PCI. Long forms are found as by Schwartz and Hearst (2003).</summary>
internal sealed class AbbreviationDefinitions
{
    private const int ExtraWords = 5;
    private const int Window = 12;

    private readonly HashSet<(string Short, string Concept)> defined = [];
    private readonly HashSet<string> otherwise = new(StringComparer.Ordinal);

    public AbbreviationDefinitions(string text, IReadOnlyList<LexicalHit> hits)
    {
        for (var i = 0; i < hits.Count; i++)
        {
            var entry = hits[i].Entries.FirstOrDefault(e => e.Exact is not null);
            if (entry is null) continue;
            var hit = hits[i];
            if (hit.Start > 0 && text[hit.Start - 1] == '(' && hit.End < text.Length && (text[hit.End] is ')' or ';' or ','))
            {
                var start = LongFormStart(text, hit.Start - 1, entry.Exact!);
                if (start >= 0) Learn(hits, i, start, hit.Start - 1, hit.Entries);
                else if (i > 0 && hit.Start - hits[i - 1].End <= 2 && SameConcept(hits[i - 1], hit)) Learn(hits, i, hits[i - 1].Start, hit.Start - 1, hit.Entries);
            }
            else if (hit.End + 1 < text.Length && text[hit.End] == ' ' && text[hit.End + 1] == '(')
            {
                var close = text.AsSpan(hit.End + 2, Math.Min(120, text.Length - hit.End - 2)).IndexOf(')');
                if (close > 0 && LongFormStart(text, hit.End + 2 + close, entry.Exact!) >= hit.End + 2)
                    Learn(hits, i, hit.End + 2, hit.End + 2 + close, hit.Entries);
            }
        }
    }

    public bool Define(LexicalEntry entry) => defined.Contains((Singular(entry.Exact!), entry.Value!));

    public bool Forbid(LexicalEntry entry) =>
        otherwise.Contains(Singular(entry.Exact!)) && !Define(entry);

    // A long form of the field that is another concept forbids too: TRT is no targeted radionuclide therapy once the text
    // has called it thoracic radiation therapy. A short form that needs no context is only forbidden by a foreign long form.
    private void Learn(IReadOnlyList<LexicalHit> hits, int at, int start, int end, IReadOnlyList<LexicalEntry> entries)
    {
        var field = false;
        for (var i = Math.Max(0, at - Window); i < Math.Min(hits.Count, at + Window); i++)
        {
            if (hits[i].End <= start || hits[i].End > end || i == at) continue;
            field |= hits[i].Entries.Any(e => e.Kind is EntryKind.Concept or EntryKind.ContextualConcept or EntryKind.Organ
                or EntryKind.MetastasisOrgan or EntryKind.Neoplasm or EntryKind.RadiotherapyWord);
            foreach (var entry in entries.Where(e => e.Exact is not null))
            {
                if (hits[i].Entries.Any(e => e.Value == entry.Value && e.Kind is not EntryKind.Unless))
                    defined.Add((Singular(entry.Exact!), entry.Value!));
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Exact is not null && (!field || entry.Kind == EntryKind.ContextualConcept)) otherwise.Add(Singular(entry.Exact));
        }
    }

    private static bool SameConcept(LexicalHit longForm, LexicalHit abbreviation) =>
        longForm.Entries.Any(l => l.Value is not null && abbreviation.Entries.Any(a => a.Value == l.Value));

    private static string Singular(string abbreviation) => abbreviation.TrimEnd('s');

    private static int LongFormStart(string text, int end, string abbreviation)
    {
        var longest = Math.Min(abbreviation.Length + ExtraWords, abbreviation.Length * 2) * 16;
        var floor = Math.Max(0, end - longest);
        var position = end - 1;
        for (var letter = abbreviation.Length - 1; letter >= 0; letter--)
        {
            var wanted = char.ToLowerInvariant(abbreviation[letter]);
            if (!char.IsLetterOrDigit(wanted) || (wanted == 's' && letter == abbreviation.Length - 1 && letter > 1)) continue;
            while (position >= floor && (char.ToLowerInvariant(text[position]) != wanted
                || (letter == 0 && position > 0 && char.IsLetterOrDigit(text[position - 1])))) position--;
            if (position < floor) return -1;
            position--;
        }

        return position + 1;
    }
}
