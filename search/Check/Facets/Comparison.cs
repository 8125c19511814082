using System.Buffers;
using System.Text.RegularExpressions;
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
        // "Delayed surgery" is given later; it is not left out.
        var surgery = treatments.Any(t => t.Id == "surgery");
        foreach (var phrase in treatments.Where(t => !(surgery && t.Id == "none" && IsLater(t.Words)))) found.TryAdd(phrase.Id, phrase.Words);
        foreach (var mention in ConceptReader.Read(words, Radiotherapy).Where(m => m.ConceptId.StartsWith("technique:", StringComparison.Ordinal)))
        {
            // "No radiotherapy" names what is not given.
            if (mention.Polarity == Polarity.Negated || Omissions.Leaves(words, mention) || treatments.Any(t => t.Id == "none" && t.Start <= mention.Start && t.End >= mention.End)) found.TryAdd("none", words[mention.Start..mention.End]);
            else found.TryAdd(mention.ConceptId, words[mention.Start..mention.End]);
        }
        foreach (var drug in DrugNames.Read(words)) found.TryAdd($"drug:{drug}", drug);
        return new Side(found, words.Trim());
    }

    private static bool IsLater(string words) => words.Equals("deferred", StringComparison.OrdinalIgnoreCase) || words.Equals("delayed", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Treatment as in arm I": with the techniques, the drugs or the other treatments of that side where it names none of its own.</summary>
    public Side AsIn(Side other) => this with { Concepts = Concepts.Concat(other.Concepts.Where(c => !Concepts.Keys.Any(k => Kind(k) == Kind(c.Key)))).ToDictionary() };

    private static string Kind(string id) => id.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? id[..at] : "";

    /// <summary>Without what the other side has too, where anything is left: both get the backbone.</summary>
    public Side Without(Side other) =>
        Concepts.Keys.Any(k => !other.Concepts.ContainsKey(k)) ? this with { Concepts = Concepts.Where(c => !other.Concepts.ContainsKey(c.Key)).ToDictionary() } : this;
}

/// <summary>What is tried against what. Which of the two a text names first says nothing of the question.</summary>
internal sealed partial record Comparison(Side Tried, Side Against)
{
    /// <summary>Told by an "or" alone: it may as well list what all may get.</summary>
    public bool IsByOr { get; init; }

    private static readonly string[] Versus =
    [
        " versus ", " vs. ", " vs ", " v ", " compared with ", " compared to ", " in comparison with ", " in comparison to ", " compare with those after ", " compare with that after ", " compare with those of ", " compare with that of ", " compare with ", " compare to ", " compares with ", " against ", " rather than ", " instead of ",
        " or to ", " more than ", " non-inferior to ", " noninferior to ", " superior to ", " no worse than ", " better than ", " as effective as ", " as good as ", " as safe as ", " as safe and effective as ", " as effective and safe as ", " as well tolerated as ", " no less effective than ", " comparable to ", " comparable with ", " relative to ", " in place of ", " outperform ", " match ", " equal to ", " equivalent to ", " substitute for ", " improve on ", " improves on ", " replace ",
    ];

    private static readonly string[] With = [" with or without ", " with and without ", " with versus without ", " with vs without ", " with vs. without ", " with against without ", " plus or minus ", " +/- "];
    private static readonly string[] Compare = ["comparing ", "compare ", "compares ", "comparison of ", "comparison between "];
    private static readonly string[] Links = [" with ", " versus ", " vs ", " vs. ", " to ", " and "];
    private static readonly string[] Adding = ["adding ", "addition of "];
    private static readonly string[] OnlyThen = [" only when ", " only if ", " only where ", " only in "];
    private static readonly string[] Deciding = ["random", "allocat", "assign", "choice", "choos", "differ", "compar", "decide", "decision"];
    private static readonly string[] Spans = ["interval", "time", "gap", "period", "delay", "days", "weeks", "months", "break", "relation", "relationship", "association", "correlation"];
    private static readonly string[] Controls = ["control group", "control arm"];
    private static readonly SearchValues<string> Said = SearchValues.Create(["random", "versus", " vs", "compar", "control group", "control arm", "controlled", "placebo", "sham", " alone", "with or without", "both arms", "two arms", "superior to", "non-inferior", "noninferior", "better than"], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] AfterArms = ["accrual", "quality of life", "followed", "follow-up", "both arms", "all arms", "each arm", "both groups", "stratif"];
    private const int LongestArm = 700;
    private static readonly Side Nothing = new(new Dictionary<string, string> { ["none"] = "nothing in its place" }, "nothing in its place");

    /// <summary>Where the words on what is compared end and those on whom begin: "… in men who cannot have brachytherapy" compares with no brachytherapy.</summary>
    private static readonly string[] People =
    [
        " in patients", " in men", " in women", " in people", " in children", " in adults", " in those", " in subjects", " in participants", " among ", " for patients", " for men", " for women", " for people", " for children",
        // What comes before both is given to both.
        " after ", " following ",
        // Who does not have it is not given it.
        " not needing ", " not requiring ", " in cases ", " in whom ",
        // What for.
        " so that ", " in order to ", " in such a way ",
        " who ", " whose ", " with respect to ", " in terms of ", " as measured by ",
    ];

    /// <summary>"Radiotherapy and PCV against radiotherapy" is PCV against none: what both sides get is left out.</summary>
    public static Comparison Of(Side tried, Side against) =>
        new(Adds(against, tried) ? None(tried) : tried.Without(against), Adds(tried, against) ? None(against) : against.Without(tried));

    /// <summary>One side has all that the other has, and a treatment beside it; another technique is no addition.</summary>
    private static bool Adds(Side more, Side less) =>
        less.Concepts.Count > 0 && !AreOfTwoExtents(more, less) && less.Concepts.Keys.All(k => k == "none" || more.Concepts.ContainsKey(k)) && more.Concepts.Keys.Any(k => !less.Concepts.ContainsKey(k) && !k.StartsWith("technique:", StringComparison.Ordinal) && k != "none");

    /// <summary>Partial breast irradiation after lumpectomy has no more than whole breast irradiation: it is another.</summary>
    private static bool AreOfTwoExtents(Side a, Side b) => Extents.Read(a.Words) is { Count: > 0 } one && Extents.Read(b.Words) is { Count: > 0 } other && !one.Keys.Any(other.ContainsKey);

    private static Side None(Side side) => new(new Dictionary<string, string> { ["none"] = string.Join(", ", side.Concepts.Values.Take(2)) + " only" }, side.Words);

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

    /// <summary>
    /// "Arm I: … Arm II: …" in a text, where it tells of two arms and people are randomised between them. Which of the two is tried it does not say.
    /// </summary>
    public static Comparison? OfWrittenArms(string text)
    {
        if (!text.Contains("random", StringComparison.OrdinalIgnoreCase)) return null;
        var labels = ArmLabel().Matches(text);
        if (labels.Select(l => l.Groups["label"].Value.ToUpperInvariant()).Distinct().Count() != 2) return null;
        var second = labels.First(l => !l.Groups["label"].ValueSpan.Equals(labels[0].Groups["label"].ValueSpan, StringComparison.OrdinalIgnoreCase));
        var next = labels.FirstOrDefault(l => l.Index > second.Index)?.Index ?? text.Length;
        var (one, words) = (Side.Of(Arm(text, labels[0], second.Index)), Arm(text, second, next));
        var other = Side.Of(words);
        if (words.Contains("treatment as in", StringComparison.OrdinalIgnoreCase) || words.Contains("treated as in", StringComparison.OrdinalIgnoreCase)) other = other.AsIn(one);
        if (one.Concepts.Count == 0 || other.Concepts.Count == 0 || one.Concepts.Keys.ToHashSet().SetEquals(other.Concepts.Keys)) return null;
        // The arm that gets nothing beside what both get is no trial of anything.
        var both = Of(one, other);
        return both.Tried.Concepts.ContainsKey("none") && !both.Against.Concepts.ContainsKey("none") ? new Comparison(both.Against, both.Tried) : both;
    }

    private static string Arm(string text, System.Text.RegularExpressions.Match label, int end)
    {
        var start = label.Index + label.Length;
        var words = text[start..Math.Min(end, start + LongestArm)];
        var cut = words.Length;
        foreach (var after in AfterArms) if (words.IndexOf(after, StringComparison.OrdinalIgnoreCase) is >= 0 and var at) cut = Math.Min(cut, at);
        return Time().Replace(words[..cut], "");
    }

    /// <summary>"Within 6 weeks after surgery" says when, not what the arm gets.</summary>
    [GeneratedRegex(@"\b(?:after|following|before|prior to|completion of)\s+(?:the\s+)?(?:completion of\s+)?[a-z-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();


    /// <summary>"Omission of radiotherapy" sets it against leaving it out, though no word compares.</summary>
    public static Comparison? OfOmission(string text) => Omissions.Words(text) is { } words && Side.Of(words) is { Concepts.Count: > 0 } omitted ? new Comparison(omitted, Nothing) : null;

    /// <summary>"Placebo-controlled" says what is compared with, though no sentence sets the two against each other.</summary>
    public static Comparison? OfControl(string text) =>
        Controlled().Match(text) is { Success: true } said ? new Comparison(new Side(new Dictionary<string, string>(), ""), new Side(new Dictionary<string, string> { ["placebo"] = said.Groups["by"].Value }, said.Value)) : null;

    /// <summary>Whether any word of a text compares.</summary>
    public static bool IsSaid(string text) => text.AsSpan().ContainsAny(Said);

    [GeneratedRegex(@"\b(?:arm|group)\s+(?<label>I{1,3}|IV|[1-4]|[A-D])\s*(?:\([^()]{0,60}\)\s*)?:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArmLabel();

    [GeneratedRegex(@"\b(?<by>placebo|sham)[- ]controlled\b|\bor (?:a )?(?<by>placebo|sham)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Controlled();

    private static Comparison? OfSentence(string written)
    {
        var sentence = new FoldedText(written);
        foreach (var words in With)
        {
            if (sentence.IndexOf(words) is >= 0 and var at && Side.Of(sentence[(at + words.Length)..]) is { Concepts.Count: > 0 } added) return new Comparison(added, Nothing);
        }
        if (Comparing(sentence) is { } compared) return compared;
        foreach (var (place, length) in Versus.Select(w => (Place: sentence.IndexOf(w), w.Length)).Where(v => v.Place >= 0 && !IsAmount(sentence, v.Place + v.Length)).OrderBy(v => v.Place))
        {
            var both = Of(Side.Of(sentence[..place]), Side.Of(What(sentence[(place + length)..])));
            if (both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0) return both;
        }
        if (Than(sentence) is { } than) return than;
        // "Randomised between adding A and adding B" names both.
        if (Between(sentence) is { } between) return between;
        foreach (var words in Adding)
        {
            if (sentence.IndexOf(words) is not (>= 0 and var at)) continue;
            var from = at + words.Length;
            var to = sentence.IndexOf(" to ", from);
            var what = to < 0 ? sentence[from..] : sentence[from..to];
            // "Adding whole breast radiotherapy only when adverse features turn up" sets nothing against it.
            if (ContainsAny(what.ToLowerInvariant(), OnlyThen)) continue;
            if (Side.Of(what) is { Concepts.Count: > 0 } added) return new Comparison(added, Nothing);
        }
        return Randomised(sentence) ?? Alone(sentence) ?? ControlGroup(sentence);
    }

    /// <summary>"More than 60 Gy" says how much.</summary>
    private static bool IsAmount(FoldedText sentence, int after) => after < sentence.Length && char.IsAsciiDigit(sentence.Folded[after]) && sentence.Folded.AsSpan(0, after).EndsWith("more than ", StringComparison.Ordinal);

    /// <summary>"Fewer side effects than photon radiotherapy": what stands right behind the word is compared with; "older than 70 years" compares no treatments.</summary>
    private static Comparison? Than(FoldedText sentence)
    {
        const string word = " than ";
        if (sentence.IndexOf(word) is not (>= 0 and var at)) return null;
        var against = What(sentence[(at + word.Length)..]);
        var near = string.Join(' ', against.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4));
        if (near.Length == 0 || char.IsAsciiDigit(near[0]) || Side.Of(near).Concepts.Count == 0) return null;
        var both = Of(Side.Of(sentence[..at]), Side.Of(against));
        return both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0 ? both : null;
    }

    /// <summary>"Randomised between A and B", "the choice between A and B"; "the interval between A and B" compares nothing.</summary>
    private static Comparison? Between(FoldedText sentence)
    {
        const string word = " between ";
        if (sentence.IndexOf(word) is not (>= 0 and var at)) return null;
        var before = sentence.Folded.AsSpan(0, at);
        if (!ContainsAny(before, Deciding) || EndsWithAny(before, Spans)) return null;
        var from = at + word.Length;
        for (var and = sentence.IndexOf(" and ", from); and >= 0; and = sentence.IndexOf(" and ", and + 1))
        {
            var both = Of(Side.Of(sentence[from..and]), Side.Of(What(sentence[(and + 5)..])));
            if (both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0) return both;
        }
        return null;
    }

    private static string What(string side)
    {
        var (end, folded) = (side.Length, side.ToLowerInvariant());
        foreach (var words in People) if (folded.IndexOf(words, StringComparison.Ordinal) is > 0 and var at) end = Math.Min(end, at);
        return side[..end];
    }

    /// <summary>Of lower-case text.</summary>
    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>"Comparing A with B", "to compare A and B".</summary>
    private static Comparison? Comparing(FoldedText sentence)
    {
        foreach (var verb in Compare)
        {
            if (sentence.IndexOf(verb) is not (>= 0 and var at)) continue;
            var from = at + verb.Length;
            foreach (var link in Links)
            {
                var between = sentence.IndexOf(link, from);
                if (between <= from) continue;
                var both = Of(Side.Of(sentence[from..between]), Side.Of(What(sentence[(between + link.Length)..])));
                if (both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0) return both;
            }
        }
        return null;
    }

    /// <summary>"They receive A, while the control group receives B".</summary>
    private static Comparison? ControlGroup(FoldedText sentence)
    {
        foreach (var words in Controls)
        {
            if (sentence.IndexOf(words) is not (> 0 and var at)) continue;
            var both = Of(Side.Of(sentence[..at]), Side.Of(What(sentence[(at + words.Length)..])));
            if (both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0) return both;
        }
        return null;
    }

    /// <summary>"Randomised to A or B", "a trial of A or B", and "is it A or B?", compare the two.</summary>
    private static Comparison? Randomised(FoldedText sentence)
    {
        if (!sentence.Contains("random") && !sentence.Contains("allocated") && !sentence.Contains("trial of ") && !sentence.Folded.AsSpan().TrimEnd().EndsWith("?")) return null;
        return OfOr(sentence, sentence.IndexOf(" or "));
    }

    private static Comparison? OfOr(FoldedText sentence, int or)
    {
        if (or < 0) return null;
        var both = Of(Side.Of(sentence[..or]), Side.Of(What(sentence[(or + 4)..]))) with { IsByOr = !sentence.Contains("random") };
        return both.Tried.Concepts.Count > 0 && both.Against.Concepts.Count > 0 ? both : null;
    }

    /// <summary>"Treated with A and B or B alone".</summary>
    private static Comparison? Alone(FoldedText sentence)
    {
        if (!sentence.Contains("treated with") && !sentence.Contains("receive")) return null;
        var alone = sentence.IndexOf(" alone");
        return alone < 0 ? null : OfOr(sentence, sentence.Folded.LastIndexOf(" or ", alone, StringComparison.Ordinal));
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

/// <summary>A sentence with its lower-case form, letter by letter: it is searched for many words, and a search that minds no case is slow in a program without cultures.</summary>
internal readonly record struct FoldedText(string Written, string Folded)
{
    public FoldedText(string written) : this(written, written.ToLowerInvariant())
    {
    }

    public int Length => Written.Length;

    public string Slice(int start, int length) => Written.Substring(start, length);

    public int IndexOf(string word, int from = 0) => Folded.IndexOf(word, from, StringComparison.Ordinal);

    public bool Contains(string word) => Folded.Contains(word, StringComparison.Ordinal);
}
