using Horizon.Graph.Extraction;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;

namespace Horizon.Search.Check.Facets;

/// <summary>One side of a comparison: the techniques, treatments and drugs that stand on it, with the words.</summary>
internal sealed record Side(IReadOnlyDictionary<string, string> Concepts, string Words)
{
    private static readonly ReadingOptions Radiotherapy = new() { AssumeRadiotherapy = true, AssumeOncology = true };

    public static Side Of(string words)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var treatments = PhraseSet.Treatments.Read(words);
        foreach (var mention in ConceptReader.Read(words, Radiotherapy).Where(m => m.ConceptId.StartsWith("technique:", StringComparison.Ordinal)))
        {
            // "No radiotherapy" names what is not given.
            if (mention.Polarity == Polarity.Negated || treatments.Any(t => t.Id == "none" && t.Start <= mention.Start && t.End >= mention.End)) found.TryAdd("none", words[mention.Start..mention.End]);
            else found.TryAdd(mention.ConceptId, words[mention.Start..mention.End]);
        }
        foreach (var phrase in treatments) found.TryAdd(phrase.Id, phrase.Words);
        foreach (var drug in DrugNames.Read(words)) found.TryAdd($"drug:{drug}", drug);
        return new Side(found, words.Trim());
    }

    /// <summary>Without what the other side has too, where anything is left: both get the backbone.</summary>
    public Side Without(Side other) =>
        Concepts.Keys.Any(k => !other.Concepts.ContainsKey(k)) ? this with { Concepts = Concepts.Where(c => !other.Concepts.ContainsKey(c.Key)).ToDictionary() } : this;
}

/// <summary>What is tried against what. Which of the two a text names first says nothing of the question.</summary>
internal sealed record Comparison(Side Tried, Side Against)
{
    private static readonly string[] Versus =
    [
        " versus ", " vs. ", " vs ", " v ", " compared with ", " compared to ", " in comparison with ", " in comparison to ", " against ", " rather than ", " instead of ",
        " or to ", " non-inferior to ", " noninferior to ", " superior to ", " no worse than ", " better than ", " as effective as ", " as good as ", " relative to ", " in place of ", " outperform ", " improve on ", " improves on ", " replace ",
    ];

    private static readonly string[] With = [" with or without ", " plus or minus ", " +/- "];
    private static readonly string[] Compare = ["comparing ", "compare ", "compares ", "comparison of ", "comparison between "];
    private static readonly string[] Links = [" with ", " versus ", " vs ", " vs. ", " to ", " and "];
    private static readonly string[] Adding = ["adding ", "addition of "];
    private static readonly Side Nothing = new(new Dictionary<string, string> { ["none"] = "without it" }, "without it");

    public static Comparison Of(Side tried, Side against) => new(tried.Without(against), against.Without(tried));

    /// <summary>The comparison that the arms' types tell; null where they tell none.</summary>
    public static Comparison? OfArms(TrialFacts facts)
    {
        var (tried, against) = (ArmWords(facts, TrialRoles.Experimental), ArmWords(facts, TrialRoles.Comparator));
        return tried.Length == 0 || against.Length == 0 ? null : Of(Side.Of(tried), AgainstOf(facts, against));
    }

    /// <summary>The first comparison that a text states in one sentence; null where it states none whose two sides name something.</summary>
    public static Comparison? OfText(string text)
    {
        var sentences = new Sentences(text);
        for (var i = 0; i < sentences.Count; i++)
        {
            if (OfSentence(text[sentences.Start(i)..sentences.End(i)].ReplaceLineEndings(" ")) is { } found) return found;
        }
        return null;
    }

    private static Comparison? OfSentence(string sentence)
    {
        foreach (var words in With)
        {
            if (sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && Side.Of(sentence[(at + words.Length)..]) is { Concepts.Count: > 0 } added) return new Comparison(added, Nothing);
        }
        if (Comparing(sentence) is { } compared) return compared;
        var (place, length) = (-1, 0);
        foreach (var words in Versus)
        {
            var found = sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && (place < 0 || found < place)) (place, length) = (found, words.Length);
        }
        if (place >= 0)
        {
            var both = Of(Side.Of(sentence[..place]), Side.Of(sentence[(place + length)..]));
            if (both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0) return both;
        }
        foreach (var words in Adding)
        {
            if (sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at)) continue;
            var rest = sentence[(at + words.Length)..];
            var to = rest.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
            if (Side.Of(to < 0 ? rest : rest[..to]) is { Concepts.Count: > 0 } added) return new Comparison(added, Nothing);
        }
        return Randomised(sentence);
    }

    /// <summary>"Comparing A with B", "to compare A and B".</summary>
    private static Comparison? Comparing(string sentence)
    {
        foreach (var verb in Compare)
        {
            if (sentence.IndexOf(verb, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at)) continue;
            var rest = sentence[(at + verb.Length)..];
            foreach (var link in Links)
            {
                if (rest.IndexOf(link, StringComparison.OrdinalIgnoreCase) is not (> 0 and var between)) continue;
                var both = Of(Side.Of(rest[..between]), Side.Of(rest[(between + link.Length)..]));
                if (both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0) return both;
            }
        }
        return null;
    }

    /// <summary>"Randomised to A or B", and "is it A or B?", compare the two.</summary>
    private static Comparison? Randomised(string sentence)
    {
        if (!sentence.Contains("random", StringComparison.OrdinalIgnoreCase) && !sentence.Contains("allocated", StringComparison.OrdinalIgnoreCase)
            && !sentence.AsSpan().TrimEnd().EndsWith("?")) return null;
        var or = sentence.IndexOf(" or ", StringComparison.OrdinalIgnoreCase);
        if (or < 0) return null;
        var both = Of(Side.Of(sentence[..or]), Side.Of(sentence[(or + 4)..]));
        return both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0 ? both : null;
    }

    private static string ArmWords(TrialFacts facts, string role) => string.Join(". ", facts.Arms.Where(a => TrialRoles.Of(a) == role)
        .SelectMany(a => new[] { a.Label, a.Description }.Concat(facts.Interventions.Where(i => i.ArmLabels.Contains(a.Label)).Select(i => i.Name))).Where(w => !string.IsNullOrWhiteSpace(w)));

    /// <summary>An arm that the register types as without intervention, or as placebo, is one whatever it is called.</summary>
    private static Side AgainstOf(TrialFacts facts, string words)
    {
        var side = Side.Of(words);
        var type = facts.Arms.FirstOrDefault(a => TrialRoles.Of(a) == TrialRoles.Comparator)?.Type ?? "";
        return type.Contains("NO", StringComparison.OrdinalIgnoreCase) && type.Contains("INTERVENTION", StringComparison.OrdinalIgnoreCase) ? side with { Concepts = new Dictionary<string, string>(side.Concepts) { ["none"] = "no intervention" } }
            : type.Contains("PLACEBO", StringComparison.OrdinalIgnoreCase) || type.Contains("SHAM", StringComparison.OrdinalIgnoreCase) ? side with { Concepts = new Dictionary<string, string>(side.Concepts) { ["placebo"] = "placebo" } }
            : side;
    }
}
