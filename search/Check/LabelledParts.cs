using System.Text.RegularExpressions;

namespace Horizon.Search.Check;

/// <summary>Reads a text that calls its own parts by their names ("Population: … Intervention: … Comparator: … Outcome: …", "P: … I: … C: … O: …"), as proposals do, into these parts.</summary>
internal static partial class LabelledParts
{
    /// <summary>One label may be a heading of something else.</summary>
    private const int FewestLabels = 2;
    private const int FewestLetters = 3;

    /// <summary>The same parts with those that the text names, unless a field of that name was filled in; the text keeps what stands under no label.</summary>
    public static QuestionParts Of(QuestionParts parts)
    {
        if (parts.Text is not { } text) return parts;
        var labels = Labels().Matches(text).ToList();
        // "C: observation" may be an arm: letters are labels where at least three of them stand.
        if (labels.Where(IsLetter).Select(l => Field(l)).Distinct().Count() < FewestLetters) labels.RemoveAll(IsLetter);
        if (labels.Select(l => Field(l)).Distinct().Count() < FewestLabels) return parts;
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
        {
            var end = i + 1 < labels.Count ? labels[i + 1].Index : text.Length;
            // What follows a blank line belongs to no label any more.
            var words = text[(labels[i].Index + labels[i].Length)..end].Trim();
            var own = Blank().Match(words) is { Success: true } blank ? blank.Index : words.Length;
            Add(Field(labels[i]), words[..own].TrimEnd().TrimEnd('.', ';', ',', '|'));
            Add("text", words[own..].Trim());
        }
        Add("text", text[..labels[0].Index].Trim(), first: true);
        return parts with
        {
            Text = said.GetValueOrDefault("text"),
            Population = parts.Population ?? said.GetValueOrDefault("population"),
            Intervention = parts.Intervention ?? said.GetValueOrDefault("intervention"),
            Comparator = parts.Comparator ?? said.GetValueOrDefault("comparator"),
            Outcome = parts.Outcome ?? said.GetValueOrDefault("outcome"),
        };

        void Add(string field, string words, bool first = false)
        {
            if (words.Length == 0) return;
            said[field] = !said.TryGetValue(field, out var before) ? words : first ? $"{words}. {before}" : $"{before}. {words}";
        }
    }

    private static bool IsLetter(System.Text.RegularExpressions.Match label) => label.ValueSpan.Count(':') == 1 && label.ValueSpan.TrimEnd().TrimEnd(':').Trim("-*• ").Length == 1;

    private static string Field(System.Text.RegularExpressions.Match label) =>
        label.Groups["population"].Success ? "population" : label.Groups["intervention"].Success ? "intervention" : label.Groups["comparator"].Success ? "comparator" : "outcome";

    /// <summary>At the start of a line or a sentence, with its colon.</summary>
    [GeneratedRegex(
        @"(?<=^|[\n.;|]\s*)(?:[-*•]\s*)?(?:(?<population>(?:study |target )?populations?|patients?|participants|(?-i:P)(?= ?:))|(?<intervention>(?:experimental |study )?interventions?|experimental arm|(?-i:I)(?= ?:))"
        + @"|(?<comparator>comparators?|comparisons?|controls?|control arm|(?-i:C)(?= ?:))|(?<outcome>(?:primary |main |key )?outcomes?(?: measures?)?|(?:primary |main )?end ?-?points?|(?-i:O)(?= ?:)))\s*(?:\([PICO]\)\s*)?:\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n")]
    private static partial Regex Blank();
}
