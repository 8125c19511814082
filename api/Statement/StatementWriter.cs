using System.Globalization;
using Horizon.Api.Answers;
using Horizon.Api.Pages.Check;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Api.Statement;

/// <summary>Writes a check's answer as a statement. Pure.</summary>
internal static class StatementWriter
{
    /// <summary>A question that is longer is quoted up to here.</summary>
    private const int LongestQuote = 3000;

    /// <param name="asked">The question as the person wrote it; null where it came from a registration.</param>
    public static EvidenceStatement Of(CheckAnswer answer, CheckRequest asked, bool isSample)
    {
        var same = answer.Matches.Where(m => m.Relation == "same-question" && !m.IsReview).ToList();
        var overlapping = answer.Matches.Where(m => m.Relation == "overlapping" && !m.IsReview).ToList();
        var reviews = answer.Matches.Where(m => answer.Reviews.Contains(m.Id)).ToList();
        // A paper that reports a trial which is told is told with it.
        var told = same.Concat(overlapping).SelectMany(m => m.Results).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var parts = new List<StatementPart>
        {
            new("The question", [.. Asked(asked), .. Question(answer.Understood)]),
            new("Existing evidence", [StatementSentence.Plain(Verdict(answer, same, overlapping)), .. same.Where(m => !told.Contains(m.Id)).Select(m => Told(m, Asks(m)))]),
        };
        if (overlapping.Exists(m => !told.Contains(m.Id))) parts.Add(new("Studies that overlap", [.. overlapping.Where(m => !told.Contains(m.Id)).Select(m => Told(m, $"overlaps: {Differs(m)}"))]));
        parts.Add(new("Reviews", reviews.Count == 0 ? [StatementSentence.Plain(NoReview(answer))] : [.. reviews.Select(m => Told(m, m.Relation == "same-question" ? "is a review of the question" : $"is a review that overlaps with the question: {Differs(m)}"))]));
        if (answer.Gathered is { } gathered) parts.Add(new("What has been gathered already", [.. Gathered(gathered)]));
        parts.Add(new("How this was searched", [.. Searched(answer.Searched)]));
        parts.Add(new("What this search cannot tell", [.. answer.Missing.Select(StatementSentence.Plain), StatementSentence.Plain(
            "A study that no listed source holds, or that describes itself in words that were not recognised, was not found. Each study named here should be read before it is cited.")]));
        return new EvidenceStatement("Existing evidence on a study question", isSample, [.. parts.Select(p => p with { Sentences = [.. p.Sentences.Select(s => s with { Sources = [.. s.Sources.Select(source => isSample ? source : Public(source))] })] })]);
    }

    /// <summary>Whoever reads the statement need not reach this server: where a record has a public address, that is given. Records of the sample have none.</summary>
    private static StatementSource Public(StatementSource source) =>
        RegistrationId.TryParse(source.Label) is { Url: { } url } ? source with { Address = url }
        : source.Label.StartsWith("pmid:", StringComparison.Ordinal) ? source with { Address = PageLinks.PubMed(source.Label["pmid:".Length..]) }
        : source.Label.StartsWith("doi:", StringComparison.Ordinal) ? source with { Address = PageLinks.Doi(source.Label["doi:".Length..]) }
        : source;

    private static IEnumerable<StatementSentence> Asked(CheckRequest asked)
    {
        if (asked.TrialId is { Length: > 0 } trial) yield return StatementSentence.Plain($"What was asked: which studies overlap with {trial.Trim()}?");
        if (asked.Text?.Trim() is { Length: > 0 } text) yield return StatementSentence.Plain($"The question as it was asked: “{(text.Length > LongestQuote ? $"{text[..LongestQuote]} …" : text).ReplaceLineEndings(" ")}”");
    }

    /// <summary>How sure it is that both ask one question, in words: what nothing tells apart may still be another question.</summary>
    private static string Asks(CheckMatch match) => match.Probability >= CheckMatch.Likely ? "asks the same question, as far as can be read" : "may ask the same question; nothing that could be read tells it apart, but its words are not like enough to be sure";

    private static string NoReview(CheckAnswer answer) => answer.Matches.Any(m => m.IsReview && m.Relation != "related")
        ? $"No review of this question was found in what was searched; {string.Join(", ", answer.Matches.Where(m => m.IsReview && m.Relation != "related").Select(m => PageLinks.Bare(m.Id)))} reviews a question that only overlaps with it."
        : "No review of this question was found in what was searched.";

    private static IEnumerable<StatementSentence> Question(Understood read)
    {
        if (read.Title is { } title) yield return StatementSentence.Plain($"Title: {title}.");
        var said = new (string What, string? Said)[]
        {
            ("technique", Joined(read.Techniques.Select(t => t.Label))), ("tumour site", Joined(read.Sites.Select(s => s.Label))), ("dose", Joined(read.Schedules) ?? Also("dose")), ("purpose", read.Intent),
            ("population", read.Population ?? Also("population")), ("intervention", read.Intervention), ("also given", Also("intervention")), ("comparator", read.Comparator ?? Also("comparator")), ("outcome", read.Outcome ?? Also("outcome")),
        }.Where(p => p.Said is not null).ToList();
        yield return StatementSentence.Plain(said.Count == 0 ? "No technique, tumour site or other facet could be read from the question; it was searched by its words." : $"The question was read as: {string.Join("; ", said.Select(p => $"{p.What} {p.Said}"))}.");

        string? Also(string facet) => read.AlsoRead.TryGetValue(facet, out var words) ? Joined(words.Select(w => $"“{w}”")) : null;
    }

    private static string Verdict(CheckAnswer answer, List<CheckMatch> same, List<CheckMatch> overlapping)
    {
        var on = Dates.Say(answer.Searched.AsOf);
        return answer.Verdict switch
        {
            "same-question" when same.Count == 0 => $"On {on}, a study was found that may ask the same question, which is not among those listed here; {Counted(overlapping)} {(overlapping.Count == 1 ? "overlaps" : "overlap")} with it.",
            "same-question" => $"On {on}, {Counted(same)} {(same.Count == 1 ? "was found that asks" : "were found that ask")} the same question, or may ask it{(same.Any(m => m.Kind == "trial") && same.Any(m => m.Kind == "publication") ? " (a paper may report one of the trials)" : "")}, and, of the {Dates.Count(answer.Matches.Count, "study", "studies")} most like it that {(answer.Matches.Count == 1 ? "is" : "are")} listed, {(overlapping.Count == 0 ? "none that overlaps" : $"{Counted(overlapping)} that {(overlapping.Count == 1 ? "overlaps" : "overlap")}")} with it.",
            "overlapping" => $"On {on}, no study was found that asks the same question; of the {Dates.Count(answer.Matches.Count, "study", "studies")} most like it that {(answer.Matches.Count == 1 ? "is" : "are")} listed, {Counted(overlapping)} {(overlapping.Count == 1 ? "overlaps" : "overlap")} with it.",
            "no-overlap-found" => $"On {on}, no study was found that asks this question or overlaps with it.",
            _ when answer.IsOutside => Horizon.Search.Check.Verdict.OutsideWords,
            _ when answer.Closest is { } closest => $"On {on}, it cannot be told whether a study asks this question. A study {(closest.IsNameOnly ? "of this name is here; its record holds no more than its name" : "is here whose title is the question or has nearly all of its words, but too little could be read on both sides to compare them")}: {answer.Matches.FirstOrDefault(m => m.Id == closest.Id)?.Title ?? PageLinks.Bare(closest.Id)} ({PageLinks.Bare(closest.Id)}).",
            _ => $"On {on}, no study was found that asks this question, but the search was not good enough to say that there is none.",
        };
    }

    /// <summary>"6 trials and 3 papers"; "no study" where there is none.</summary>
    private static string Counted(List<CheckMatch> matches)
    {
        var kinds = new[] { ("trial", "trial"), ("publication", "paper"), ("award", "award") }.Select(k => (Name: k.Item2, Count: matches.Count(m => m.Kind == k.Item1))).Where(k => k.Count > 0).Select(k => Dates.Count(k.Count, k.Name)).ToList();
        return kinds.Count switch { 0 => "no study", 1 => kinds[0], _ => $"{string.Join(", ", kinds[..^1])} and {kinds[^1]}" };
    }

    private static StatementSentence Told(CheckMatch match, string how) => new($"“{(match.Title ?? match.Id).TrimEnd('.')}” {how}. {State(match)}{Cited(match)}", [.. Sources(match)]);

    /// <summary>A paper as it is cited; of a trial the papers that report its results.</summary>
    private static string Cited(CheckMatch match) =>
        match.Citation is { } own ? own.TrimEnd('.').Equals(match.Title?.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) ? "" : $" {own}"
        : match.Results.Count == 0 ? ""
        : $" Reported in: {string.Join("; ", match.Results.Select(r => r.Citation.TrimEnd('.')))}.";

    private static string State(CheckMatch match) => match.State switch
    {
        _ when match.Kind == "award" => $"It {(match.State == "silent" ? "was funded" : "is funded")}{(match.Expected is { } until ? $" until {Say(until)}" : "")}; {(match.Trials.Count == 0 ? "no trial of it is known here" : $"it pays for {string.Join(", ", match.Trials.Select(PageLinks.Bare))}")}.",
        "answered" when match.Kind == "publication" => "It is published.",
        "under-way" when match.Kind == "publication" => "Its protocol is published; what became of the study is not known here.",
        "answered" when match.Status == "stopped" => $"It was stopped early{(match.WhyStopped is { } early ? $" (the registry gives as reason: “{early.Trim().TrimEnd('.')}”)" : "")} and has results.{People(match)}",
        "answered" => $"It has results.{People(match)}",
        "under-way" when match.Status == "completed" => $"It is completed{(match.Expected is { } end ? $" ({Dates.When(end)})" : "")}, and no results were found yet.{People(match)}",
        "under-way" when match.Status is null or "unknown" => $"Whether it still runs is not known{(match.Expected is { } last ? $"; it {(match.IsOverdue ? "was" : "is")} to end {Dates.When(last)}" : "")}, and no results were found.{People(match)}",
        "under-way" or "planned" when match is { IsOverdue: true, Expected: { } passed } => $"Its register still says that it is {(match.State == "planned" ? "planned" : "under way")}, though it was to end {Dates.When(passed)}; no results were found.{People(match)}",
        "under-way" => $"It is under way{(match.Expected is { } end ? $" and is expected to end {Dates.When(end)}" : "")}.{People(match)}",
        "stopped" when match.Told == "suspended" => $"It is suspended{(match.WhyStopped is { } paused ? $"; the registry gives as reason: “{paused.Trim().TrimEnd('.')}”" : ", and the registry gives no reason")}.{People(match)}",
        "stopped" when match.Status == "withdrawn" => $"It was withdrawn before anybody took part{(match.WhyStopped is { } withdrawn ? $"; the registry gives as reason: “{withdrawn.Trim().TrimEnd('.')}”" : ", and the registry gives no reason")}.",
        "stopped" => $"It was stopped{(match.WhyStopped is { } why ? $"; the registry gives as reason: “{why.Trim().TrimEnd('.')}”" : ", and the registry gives no reason")}.{People(match)}",
        "silent" when match is { Expected: null, Status: "completed" } => $"It is completed, on a day that its register does not give, and no results were found.{People(match)}",
        "silent" when match.Expected is null => $"Whether it has ended is not known, as it gives no date, and no results were found.{People(match)}",
        "silent" when match.Status is { } said && GapLife.IsUnderWay(said) => $"Its register still says that it is {(said == "planned" ? "planned" : "under way")}, though it was to end {Dates.When(match.Expected)}; no results were found.{People(match)}",
        "silent" => $"It was to end {Dates.When(match.Expected)}, and no results were found.{People(match)}",
        "planned" => $"It is planned{(match.Expected is { } end ? $" and is expected to end {Dates.When(end)}" : "")}.{People(match)}",
        _ => "",
    };

    private static string People(CheckMatch match) =>
        match.Enrolment is not { } people ? "" : match.EnrolmentIsActual == true ? $" It took in {Dates.Count(people, "person", "people")}." : $" It {(match.State is "under-way" or "planned" ? "plans" : "planned")} {Dates.Count(people, "person", "people")}.";

    private static string Differs(CheckMatch match)
    {
        var facets = new (string Name, string Match)[]
        {
            ("tumour site", match.Facets.Site.Match), ("technique", match.Facets.Technique.Match), ("dose", match.Facets.Dose.Match), ("comparator", match.Facets.Comparator.Match),
            ("outcome", match.Facets.Outcome.Match), ("intervention", match.Facets.Intervention.Match), ("purpose", match.Facets.Intent.Match), ("population", match.Facets.Population.Match),
        };
        var (same, different) = (Joined(facets.Where(f => f.Match == "same").Select(f => f.Name)), Joined(facets.Where(f => f.Match == "different").Select(f => f.Name)));
        var similar = Joined(facets.Where(f => f.Match == "similar").Select(f => f.Name));
        return string.Join("; ", new[] { same is null ? null : $"the same {same}", similar is null ? null : $"similar {similar}", different is null ? null : $"another {different}" }.OfType<string>().DefaultIfEmpty("it is alike in its words"));
    }

    private static IEnumerable<StatementSource> Sources(CheckMatch match)
    {
        yield return new StatementSource(PageLinks.Bare(match.Id), match.Url);
        foreach (var id in match.Registrations.Where(r => !match.Id.EndsWith(r, StringComparison.Ordinal)).Take(5)) yield return new StatementSource(id, PageLinks.Trial(id));
        foreach (var paper in match.Results) yield return new StatementSource(PageLinks.Bare(paper.Id), paper.Url);
    }

    private static IEnumerable<StatementSentence> Gathered(GatheredAnswer gathered)
    {
        yield return new StatementSentence(GatheredWords.Of(gathered), [.. gathered.Trials.Select(Source)]);
        foreach (var end in gathered.Expected) yield return new StatementSentence($"{PageLinks.Bare(end.Id)} is expected to end {Dates.When(end.On)}.", [Source(end.Id)]);

        static StatementSource Source(string trial) => new(PageLinks.Bare(trial), PageLinks.Trial(PageLinks.Bare(trial)));
    }

    private static IEnumerable<StatementSentence> Searched(Searched searched)
    {
        yield return StatementSentence.Plain($"The search was run with Horizon on {Dates.SayWithTime(searched.AsOf)} over {Dates.Count(searched.Records, "record")}.");
        // Names of organisations are no evidence.
        foreach (var source in searched.Sources.Where(s => s.Name != SourceNames.Ror))
        {
            yield return StatementSentence.Plain(
                $"{SourceWords.Name(source.Name)}: {Dates.Count(source.Records, "record")}{(source.Expected is { } expected ? $" of {Dates.Number(expected)}" : "")}, brought up to date {(source.AsOf is { } at ? Dates.Say(at) : "on an unknown day")}; "
                + source.Complete switch { true => "complete by the source's own count.", false => "known to be incomplete.", null => "whether it is complete cannot be told." });
        }
        foreach (var query in searched.Queries) yield return StatementSentence.Plain($"Looked at: {query}.");
        yield return StatementSentence.Plain(searched.Excluded.Count == 0 ? "No registration was left out." : $"Left out, as asked: {string.Join(", ", searched.Excluded)}.");
    }

    private static string? Joined(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } joined ? joined : null;

    private static string Say(string date) => PartialDate.TryParse(date, out var read) ? Dates.Say(read) : date;
}
