using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Ids;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Search.Check;
using Horizon.Search.Find;

namespace Horizon.Api.Queries;

/// <summary>The proposal check: has this question been asked? Nothing of it is stored or logged.</summary>
internal sealed class CheckQuery(Workspace workspace, StatusQuery status, TrialQuery trials, TimeProvider time)
{
    public const int MostMatches = 200;

    /// <summary>The folder holds the synthetic sample.</summary>
    public bool IsSample => workspace.Folder.IsSample;

    /// <exception cref="BadRequestException">Nothing was asked, or a part cannot be read; the message says which.</exception>
    public async Task<CheckAnswer> RunAsync(CheckRequest request, CancellationToken cancellation)
    {
        var limit = request.Limit ?? ProposalCheck.Compared;
        if (limit is < 1 or > MostMatches) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostMatches}.");
        var excluded = Excluded(request.Exclude ?? []);
        var question = await ReadAsync(request, excluded, cancellation);
        var check = new ProposalCheck(workspace.Store, workspace.RequireIndex(), time);
        var found = await check.RunAsync(question, excluded, limit, cancellation);
        var state = await status.RunAsync(cancellation);
        var missing = Missing(question, state);
        var cited = await CitedAsync(found.Matches, cancellation);
        var spelling = workspace.RequireIndex().Read((searcher, _) => DidYouMean.Of(request.Text ?? request.Title, searcher));
        var verdict = Verdict.Of(found.Compared.Select(m => m.Relation).ToHashSet(), missing.Count > 0, Verdict.SaysLittle(question));
        var closest = verdict is Verdict.NoneFound or Verdict.CannotTell ? ClosestByName.Of(question, found.Matches) : null;
        return new CheckAnswer(
            Understood(question, request, excluded) with { DidYouMean = spelling }, closest is null ? verdict : Verdict.CannotTell, missing, [.. found.Matches.Select(m => Answer(m, cited))],
            Answer(Gathered.Of(found.Compared, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))), [.. found.Matches.Where(m => m.IsCoveringReview).Select(m => m.Id)],
            new Searched(
                time.GetUtcNow(), state.Sources.Sum(s => s.Records), [.. state.Sources.Select(s => new SearchedSource(s.Name, s.Records, s.LastRun, s.Complete, s.Expected))],
                found.Queries, [.. excluded.Order(StringComparer.Ordinal)]))
        {
            Closest = closest is null ? null : new ClosestMatch(closest.Id, closest.IsNameOnly),
            IsOutside = Verdict.IsOutside(question),
        };
    }

    /// <summary>How the papers are cited that report results of the trials among some matches.</summary>
    private async Task<Dictionary<string, string>> CitedAsync(IReadOnlyList<Match> matches, CancellationToken cancellation)
    {
        var ids = matches.Where(m => m.Relation != Verdict.Related).SelectMany(m => m.Results).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return [];
        var nodes = await workspace.Store.NodesAsync(ids, null, cancellation);
        return nodes.Values.Select(n => (n.Id, Citation: PublicationCitation.Of(PublicationReader.Brief(n, [])))).Where(p => p.Citation is not null).ToDictionary(p => p.Id, p => p.Citation!, StringComparer.Ordinal);
    }

    /// <summary>How a question is understood, without a search.</summary>
    /// <exception cref="BadRequestException">Nothing was asked, or a part cannot be read; the message says which.</exception>
    public async Task<Understood> ReadAsync(CheckRequest request, CancellationToken cancellation)
    {
        var excluded = Excluded(request.Exclude ?? []);
        return Understood(await ReadAsync(request, excluded, cancellation), request, excluded);
    }

    private async Task<Question> ReadAsync(CheckRequest request, HashSet<string> excluded, CancellationToken cancellation)
    {
        var parts = new QuestionParts(
            request.Text, request.Title, request.Population, request.Intervention, request.Comparator, request.Outcome, request.Technique, request.Site, request.Dose, request.Intent);
        if (parts.Running().Length > ExtractQuery.LongestText)
            throw new BadRequestException($"The question is longer than {ExtractQuery.LongestText} characters. Paste the summary of the proposal, not the whole of it.");
        // A registry id alone, or in a question that says nothing besides ("What overlaps with NCT01234567?"), asks the same as one in its own field.
        if (string.IsNullOrWhiteSpace(request.TrialId) && IdAlone(parts.Running()) is { } only) (request, parts) = (request with { TrialId = only }, new QuestionParts());
        else if (!string.IsNullOrWhiteSpace(request.TrialId) && !string.IsNullOrWhiteSpace(request.Text))
            throw new BadRequestException("Give a trial's id or a text, not both: the trial asks what is registered, the text what it says. To ask of the trial with a change, give the changed field (technique, site, dose, …) beside the id.");
        if (string.IsNullOrWhiteSpace(request.TrialId))
        {
            return parts.Running().Length > 0
                ? Question.Read(parts)
                : throw new BadRequestException("There is no question: give text, a title, any of the fields, or the registry id of a trial.");
        }
        if (TrialQuery.Key(request.TrialId.Trim()) is null) throw new BadRequestException($"“{request.TrialId}” is no registry id of a form that Horizon knows, such as NCT01234567 or ISRCTN12345678. A trial's short name finds it in the search, and its page leads back here.");
        var trial = await trials.FindAsync(request.TrialId.Trim(), cancellation) ?? throw new BadRequestException($"No trial with the id {request.TrialId} was found among the records here. Paste its title or summary as text instead.");
        foreach (var registration in trial.Registrations) excluded.Add(registration.Id);
        return Question.OfTrial(trial, parts);
    }

    /// <summary>The one registration that a text of a line names where it is the whole of it or no other word of it tells of a study; else null.</summary>
    private static string? IdAlone(string text)
    {
        if (RegistrationId.TryParse(text.Trim()) is not null) return text.Trim();
        if (text.Length > LongestAsk || IdReader.Read(text) is not [{ Kind: "registration" } id]) return null;
        return text.Remove(id.Start, id.End - id.Start).Split([' ', '?', '.', ',', ':', ';', '(', ')', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).All(w => AskingWords.Contains(w)) ? id.Value : null;
    }

    private const int LongestAsk = 120;

    private static readonly HashSet<string> AskingWords = new(
        ["what", "which", "who", "is", "are", "there", "any", "other", "studies", "study", "trials", "trial", "overlap", "overlaps", "overlapping", "with", "like", "similar", "to", "the", "this", "question", "questions", "same", "as", "ask", "asks", "of", "does", "do", "find", "show", "me", "has", "have", "been", "asked", "done", "duplicate", "duplicates"],
        StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Excluded(IReadOnlyList<string> written)
    {
        var ids = new HashSet<string>();
        foreach (var id in written.Where(w => !string.IsNullOrWhiteSpace(w)))
        {
            ids.Add(RegistrationId.TryParse(id)?.Value ?? (IsPaper(id.Trim()) ? id.Trim() : Unknown(id.Trim())));
        }
        return ids;
    }

    /// <summary>A paper by its id here.</summary>
    private static bool IsPaper(string id) => id.StartsWith($"{NodeKinds.Publication}:", StringComparison.Ordinal) && id.Length <= LongestId && !id.Any(char.IsWhiteSpace);

    private const int LongestId = 300;

    /// <summary>WHO's platform takes in registers whose ids have forms of their own: letters and digits without blanks.</summary>
    private static string Unknown(string id) => id.Length <= 40 && id.Any(char.IsAsciiDigit) && id.Any(char.IsAsciiLetter) && !id.Any(char.IsWhiteSpace)
        ? id
        : throw new BadRequestException($"“{id}” in exclude is no registry id of a form that Horizon knows, such as NCT01234567, and no id of a paper, such as publication:pmid:12345678.");

    private static GatheredAnswer? Answer(Gathered gathered) => gathered.Trials.Count == 0
        ? null
        : new GatheredAnswer(
            gathered.Trials.Count, gathered.Reporting, gathered.Accrued, gathered.Planning, gathered.Planned, gathered.Unknown, gathered.Trials, [.. gathered.Expected.Select(e => new ExpectedAnswer(e.Id, e.On.ToString()))], gathered.Withdrawn);

    /// <summary>What keeps the answer from being sure, in sentences.</summary>
    private static List<string> Missing(Question question, StatusAnswer state)
    {
        var missing = Verdict.Missing(question).ToList();
        if (state.Sources.Sum(s => s.Records) == 0) missing.Add("There are no records here: import or crawl some first.");
        foreach (var source in state.Sources.Where(s => s is { Complete: false, Name: not SourceNames.Ror }))
            missing.Add($"{SourceWords.Name(source.Name)} is known to be incomplete here ({Dates.Count(source.Records, "record")}{(source.Expected is { } expected ? $" of {Dates.Number(expected)}" : "")}).");
        if (state.Index is { Behind: > 0 } index) missing.Add($"The search index is {index.Behind} change sets behind the records; try again in a moment.");
        return missing;
    }

    private static Understood Understood(Question q, CheckRequest request, IReadOnlySet<string> excluded) => new(
        q.Title, [.. q.Techniques.Select(Answer)], [.. q.Sites.Select(Answer)], [.. q.Schedules.Select(s => s.Text).Distinct()], q.Intent,
        q.Population, q.Intervention, q.Comparator, q.Outcome, q.Design.Randomised, q.Design.Phase,
        [.. IdReader.Read(q.Text).Where(i => i.Kind == "registration").Select(i => i.Value).Append(request.TrialId).OfType<string>().Distinct()],
        [.. excluded.Order(StringComparer.Ordinal)], q.ReadFromText());

    private static UnderstoodConcept Answer(AskedConcept concept) => new(concept.Id, concept.Label, concept.Role, concept.Words);

    private static CheckMatch Answer(Match m, Dictionary<string, string> cited) => new(
        m.Id, m.Kind, m.Title, m.Registrations, m.Probability, m.Relation, m.State, m.Status,
        new CheckFacets(m.Facets.Population, m.Facets.Intervention, m.Facets.Comparator, m.Facets.Outcome, m.Facets.Technique, m.Facets.Dose, m.Facets.Site, m.Facets.Intent),
        Page(m.Id), m.Enrolment, m.EnrolmentIsActual, m.Started?.ToString(), m.Expected?.ToString(), m.WhyStopped, m.IsReview, m.Trials)
    {
        Results = [.. m.Results.Where(cited.ContainsKey).Select(id => new ResultPaper(id, cited[id], Page(id)))],
        Told = m.Told,
        IsOverdue = m.IsOverdue,
        Citation = m.Citation,
    };

    private static string Page(string id) => $"/{NodeKinds.Of(id)}s/{Uri.EscapeDataString(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..])}";
}
