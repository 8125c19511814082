using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Horizon.Search.Taxonomies;
using Lucene.Net.Documents;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <summary>Puts Lucene's explanation of a score into words.</summary>
internal sealed partial class ReasonReader(LiveSearcher searcher, Taxonomy taxonomy, Document document)
{
    public HitReasons Read(string? question, Explanation explanation)
    {
        var reasons = new List<HitReason>();
        Add(explanation, reasons);
        return new HitReasons(
            document.Get(FieldNames.Key), document.Get("title"), explanation.Value,
            [.. reasons.GroupBy(r => r.Text).Select(g => new HitReason(g.Key, g.Sum(r => r.Score))).OrderByDescending(r => r.Score).ThenBy(r => r.Text, StringComparer.Ordinal)], Missing(question));
    }

    private void Add(Explanation part, List<HitReason> reasons)
    {
        if (part.Value <= 0) return;
        if (part is WordExplanation word) reasons.Add(new HitReason(Words(word), word.Value));
        else if (Constant().Match(part.Description) is { Success: true } constant) reasons.Add(new HitReason(Value(constant.Groups["what"].Value), part.Value));
        else if (part.GetDetails() is not { Length: > 0 } parts) reasons.Add(new HitReason("It matches another condition of the question.", part.Value));
        else if (parts.Where(p => p.Value > 0).ToArray() is { Length: > 1 } several && Best().IsMatch(part.Description)) AddBest(part, several, reasons);
        else foreach (var inner in parts) Add(inner, reasons);
    }

    // Of several ways to say one thing the best counts, and the others little or nothing.
    private void AddBest(Explanation whole, Explanation[] ways, List<HitReason> reasons)
    {
        var before = reasons.Count;
        Add(ways.MaxBy(w => w.Value)!, reasons);
        var rest = whole.Value - reasons.Skip(before).Sum(r => r.Score);
        if (reasons.Count > before && rest != 0) reasons[before] = reasons[before] with { Score = reasons[before].Score + rest };
    }

    private string Words(WordExplanation word)
    {
        var places = string.Join(", ", word.Found.Select(f => $"{FieldWords.Of(f.Field)}{(f.Times > 1 ? $" ({f.Times} times)" : "")}"));
        var rarest = word.Words.Min(w => new WordWeights(searcher).Seen(w, word.Fields));
        return string.Create(CultureInfo.InvariantCulture,
            $"\u201C{Written(word)}\u201D{(word.IsOtherwise ? ", another name or a kind of what is asked," : "")} stands in: {places}. {(word.Words.Count > 1 ? "Its rarest word stands in" : "Found in")} {rarest:N0} of {searcher.Documents:N0} records.");
    }

    // As it stands in the record, where that is stored.
    private string Written(WordExplanation word)
    {
        var marks = new QueryMarks();
        marks.Sequences.Add((null, [.. word.Words]));
        var finder = new TermFinder(marks);
        foreach (var (field, _) in word.Found)
        {
            if (document.Get(field) is { } text && finder.Find(field, text) is [var first, ..]) return text[first.Start..first.End];
        }

        return string.Join(' ', word.Words);
    }

    private string Value(string written)
    {
        if (Tag().Match(written) is not { Success: true } tag) return "It lies in the years that were asked for.";
        var (field, value) = (tag.Groups["field"].Value, tag.Groups["value"].Value);
        return field switch
        {
            FieldNames.Id => "It has the id that was asked for.",
            FieldNames.ShortForm => $"It writes \u201C{value}\u201D, a short form of what is asked.",
            FieldNames.Technique or FieldNames.Site => $"It is about {taxonomy.Find(value)?.Label ?? value}, which the question names.",
            _ => $"Its {FieldWords.Of(field)} is {value}.",
        };
    }

    private string[] Missing(string? question)
    {
        if (string.IsNullOrWhiteSpace(question) || NoPlainText().IsMatch(question)) return [];
        var held = FieldNames.Text.Select(f => document.Get(f.Name)).OfType<string>().SelectMany(TextTerms.Of).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        return [.. TextTerms.Of(question).Where(t => !t.Joined && !StopWords.Contains(t.Text) && !held.Contains(t.Text)).Select(t => question[t.Start..t.End]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [GeneratedRegex(@"^ConstantScore\((?<what>.*)\)")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^(?<field>[a-z]+)(\.whole)?:(?<value>[^+\[\]]+?)(\^[0-9.]+)?$")]
    private static partial Regex Tag();

    [GeneratedRegex("^max ")]
    private static partial Regex Best();

    [GeneratedRegex("[\":*]|\\b(AND|OR|NOT)\\b|(^|\\s)[-+!]\\w")]
    private static partial Regex NoPlainText();
}
