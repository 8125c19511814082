using Horizon.Graph.Ids;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>A title of a trial or of a paper, cut up for comparison: see <see cref="TitleWords"/>.</summary>
public sealed class StudyTitle
{
    private const int GramLength = 4;
    private const int BlockPrefix = 5;
    private const int LongestInitials = 7;

    private StudyTitle(List<TitleWord> words)
    {
        Words = words;
        Stems = [.. words.Select(w => w.Stem).Distinct(StringComparer.Ordinal)];
        StemSet = Stems.ToHashSet(StringComparer.Ordinal);
        Names = [.. words.Where(w => w.IsName).Select(w => w.Stem).Distinct(StringComparer.Ordinal)];
        Content = [.. words.Where(w => !StudyWords.Design.Contains(w.Stem)).Select(w => w.Stem)];
        Pairs = [.. Content.Zip(Content.Skip(1), (a, b) => $"{a} {b}")];
        Grams = [.. Content.SelectMany(GramsOf)];
        Phase = PhaseOf(words);
        Joined = [.. words.Zip(words.Skip(1), (a, b) => a.Stem + b.Stem)];
        Fields = TitleFields.Of(Stems);
    }

    /// <summary>The title that registers call the trial by, with the official one and the acronym behind it where those say more; registry ids are no words.</summary>
    public static StudyTitle Of(params IEnumerable<string?> titles)
    {
        var words = new List<TitleWord>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var title in titles)
        {
            if (!string.IsNullOrWhiteSpace(title) && seen.Add(title)) words.AddRange(TitleWords.Of(WithoutIds(title)));
        }
        return new StudyTitle(words);
    }

    private static string WithoutIds(string title)
    {
        var text = title.ToCharArray();
        foreach (var id in IdReader.Read(title).Where(i => i.Kind == "registration")) Array.Fill(text, ' ', id.Start, id.End - id.Start);
        return new string(text);
    }

    internal IReadOnlyList<TitleWord> Words { get; }

    /// <summary>Each word once, in the order of the title.</summary>
    internal IReadOnlyList<string> Stems { get; }
    internal HashSet<string> StemSet { get; }
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The words that do not merely say what kind of study it is.</summary>
    internal IReadOnlyList<string> Content { get; }
    internal HashSet<string> Pairs { get; }
    internal HashSet<string> Grams { get; }

    /// <summary>Each two words after each other as one: "non invasive" is "noninvasive".</summary>
    internal IReadOnlyList<string> Joined { get; }

    internal TitleFields Fields { get; }

    /// <summary>1 to 4; null where the title names none.</summary>
    internal int? Phase { get; }

    /// <summary>
    /// Titles that share none of these are never compared: the beginnings of telling words, what synonyms stand for, and acronyms with the initials of as many
    /// words after each other.
    /// </summary>
    public IEnumerable<string> Blocks()
    {
        var blocks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stem in Content)
        {
            blocks.Add(stem[..Math.Min(BlockPrefix, stem.Length)]);
            if (StudyWords.Group(stem) is { } group) blocks.Add($"={group}");
        }
        foreach (var name in Names.Where(n => n.Length is > 2 and <= LongestInitials)) blocks.Add($"@{name}");
        for (var start = 0; start < Words.Count; start++)
        {
            var initials = "";
            for (var i = start; i < Words.Count && initials.Length < LongestInitials; i++)
            {
                initials += Words[i].Stem[0];
                if (initials.Length > 2) blocks.Add($"@{initials}");
            }
        }
        return blocks;
    }

    internal static IEnumerable<string> GramsOf(string stem)
    {
        var padded = $" {stem} ";
        if (padded.Length < GramLength) yield return padded;
        for (var i = 0; i + GramLength <= padded.Length; i++) yield return padded.Substring(i, GramLength);
    }

    private static int? PhaseOf(List<TitleWord> words)
    {
        var at = words.FindIndex(w => w.Stem == "phase");
        return at < 0 || at + 1 == words.Count ? null : words[at + 1].Stem switch
        {
            "1" or "i" or "ia" or "ib" or "1a" or "1b" => 1,
            "2" or "ii" or "iia" or "iib" or "2a" or "2b" => 2,
            "3" or "iii" or "iiia" or "iiib" or "3a" or "3b" => 3,
            "4" or "iv" => 4,
            _ => null,
        };
    }
}
