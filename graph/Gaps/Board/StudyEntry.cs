using Horizon.Graph.Awards;
using Horizon.Graph.Extraction;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Gaps.Board;

/// <summary>A trial, paper or award of radiotherapy as the board counts it.</summary>
/// <param name="State">A trial's state on the gap map, or review, award, result (a paper that reports a trial's results) or paper.</param>
/// <param name="Year">Of a trial's start, a paper's publication, an award; 0 where unknown.</param>
/// <param name="Done">A trial's completion date as registered.</param>
/// <param name="Techniques">The most specific ones.</param>
public sealed record StudyEntry(
    string Id, string State, int Year, PartialDate? Done, string? Title, IReadOnlyList<string> Techniques, IReadOnlyList<string> Sites, IReadOnlyList<string> Networks)
{
    public const string Result = "result";
    public const string Paper = "paper";
    public const string FunderRole = "funder";
    public const string LeadRole = "lead";
    public const string CollaboratorRole = "collaborator";

    /// <summary>Of a trial: its register says that it recruits. A trial with results can still be open.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Of a trial: the providers of the reviewed directory at which its registration does not say that it is closed or not yet open.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>The ages that a trial takes in, as <see cref="AgeBands"/>; empty where its registration states none. Of a paper or award those that its title names.</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    /// <summary>The classes of outcome that a trial registers; of a paper or award those that its title names.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Of a trial: it registers its outcomes so fully that what is not among them is not measured.</summary>
    public bool TellsOutcomes { get; init; }

    /// <summary>Of a trial: its status as its register says it (<see cref="TrialStatusWords.Told"/>), whatever its state. Of an award: its funder's own word; null where it gives none.</summary>
    public string? Status { get; init; }

    /// <summary>Of a trial: its registration says that it is not randomised.</summary>
    public bool IsUnrandomised { get; init; }

    /// <summary>Of a trial: the date of the record that its status is from; null where its source gives none.</summary>
    public PartialDate? StatusOn { get; init; }

    /// <summary>Those of its techniques that it tries, where its registration tells roles, or the title of an award.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];

    /// <summary>Those of its techniques that it only compares with.</summary>
    public IReadOnlyList<string> Comparators { get; init; } = [];

    /// <summary>Of an award: its first day as far as it is known.</summary>
    public PartialDate? Begins { get; init; }

    /// <summary>Of an award: when it was given, as far as the source says so.</summary>
    public PartialDate? AwardedOn { get; init; }

    public bool IsTrial => State is not (StudyStates.Review or StudyStates.Award or Result or Paper);

    /// <summary>Of a trial: what its registration says of places, one of <see cref="NamedPlaces"/>.</summary>
    public string Places { get; init; } = NamedPlaces.None;

    /// <summary>The bodies that pay for it or run it, with their role: funder, lead or collaborator.</summary>
    public IReadOnlyList<(string Body, string Role)> Parties { get; init; } = [];

    /// <summary>Of a paper: it reports a trial of its own (<see cref="PaperDesign.ReportsTrial"/>), whether or not the trial's registration is here.</summary>
    public bool ReportsTrial { get; init; }

    /// <summary>Of a paper: the trials that it reports on.</summary>
    public IReadOnlyList<string> Trials { get; init; } = [];

    /// <summary>The awards that support it.</summary>
    public IReadOnlyList<string> Awards { get; init; } = [];

    /// <summary>Of an award, in <see cref="Currency"/>; null where it is not known.</summary>
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }

    /// <summary>Null for what is not counted: not described, of another kind, or without a technique.</summary>
    internal static StudyEntry? Of(Node node, IReadOnlyList<Edge> edges)
    {
        if (node.IsMentionedOnly) return null;
        var entry = node.Kind switch
        {
            NodeKinds.Trial => Trial(TrialReader.Brief(node, edges), edges),
            NodeKinds.Publication => Publication(PublicationReader.Brief(node, edges), edges),
            NodeKinds.Award => Award(AwardReader.Brief(node, edges)),
            _ => null,
        };
        return entry is { Techniques.Count: > 0 } ? entry : null;
    }

    private static StudyEntry Trial(TrialView trial, IReadOnlyList<Edge> edges) => new(
        trial.Id, trial.State, trial.StartDate?.First.Year ?? 0, trial.CompletionDate, trial.Title, Ids(trial.Techniques), Ids(trial.Sites),
        [.. trial.RecruitsAt.Select(p => p.NetworkId).OfType<string>().Distinct().Order(StringComparer.Ordinal)])
    {
        Providers = [.. trial.RecruitsAt.Where(p => p.OrganisationId is not null && NamedPlaces.MayBeOpen(p.Status)).Select(p => p.OrganisationId!).Distinct().Order(StringComparer.Ordinal)],
        IsOpen = trial.Status == "recruiting",
        Status = TrialStatusWords.Told(trial.Facts?.Status, trial.Facts?.SourceStatus),
        StatusOn = trial.StatusOn,
        IsUnrandomised = trial.Facts is { } designed && Randomisation.IsRuledOut(designed),
        Tried = Of(trial.Techniques, "experimental"),
        Comparators = Of(trial.Techniques, "comparator"),
        Bands = AgeBands.Of(trial.Facts?.MinimumAge, trial.Facts?.MaximumAge),
        Outcomes = trial.Facts is { } facts ? RegisteredOutcomes.Of(facts) : [],
        TellsOutcomes = trial.Facts is { } registered && RegisteredOutcomes.AreTold(registered),
        Places = NamedPlaces.Of(trial.RecruitsAt),
        Parties = [.. trial.Sponsors.Select(s => (s.Id, s.Role)).Concat((trial.Funders ?? []).Select(f => (f.Id, FunderRole))).Distinct()],
        Awards = Supporting(edges),
    };

    private static StudyEntry Publication(PublicationView paper, IReadOnlyList<Edge> edges) => new(
        paper.Id, paper.Retracted || PaperDesign.IsNotice(paper.Facts!) ? Paper : paper.Facts!.IsReview ? StudyStates.Review : paper.Trials.Any(t => t.Type == "result") ? Result : Paper, paper.PublishedOn?.First.Year ?? 0, null, paper.Title,
        Ids(paper.Techniques), Ids(paper.Sites), [])
    {
        ReportsTrial = paper.ReportsTrial,
        Trials = paper.Retracted ? [] : [.. paper.Trials.Where(t => t.Type != "background").Select(t => t.Id)],
        Bands = NamedBands(paper.Title),
        Outcomes = NamedOutcomes(paper.Title),
        Parties = [.. edges.Where(e => e.Type == EdgeTypes.FundedBy && e.Source.Id == paper.Id).Select(e => (e.Target.Id, FunderRole)).Distinct()],
        Awards = Supporting(edges),
    };

    private static StudyEntry Award(AwardView award)
    {
        var (tried, comparators) = TitleRoles(award.Title);
        return new(award.Id, StudyStates.Award, (award.StartDate ?? award.AwardedOn)?.First.Year ?? 0, award.EndDate, award.Title, Ids(award.Techniques), Ids(award.Sites), [])
        {
            Status = award.Status,
            Tried = [.. award.Techniques.Select(t => t.Id).Where(tried.Contains)],
            // Named on both sides it is tried too.
            Comparators = [.. award.Techniques.Select(t => t.Id).Where(t => comparators.Contains(t) && !tried.Contains(t))],
            Bands = NamedBands(award.Title),
            Outcomes = NamedOutcomes(award.Title),
            Begins = award.StartDate,
            AwardedOn = award.AwardedOn,
            Parties = [.. award.Funders.Select(f => (f.Id, FunderRole)).Distinct()],
            Amount = award.Amount,
            Currency = award.Amount is null ? null : award.Currency,
        };
    }

    /// <summary>The techniques that a title sets on either side of "versus"; no funder gives an award's arms.</summary>
    private static (HashSet<string> Tried, HashSet<string> Comparators) TitleRoles(string? title)
    {
        var mentions = title is null ? [] : ConceptReader.Read(title);
        var roles = title is null ? [] : ArmRoleReader.Read(title, mentions);
        return (Those(ArmRole.Experimental), Those(ArmRole.Comparator));

        HashSet<string> Those(ArmRole role) => [.. mentions.Where((_, i) => roles[i] == role).Select(m => m.ConceptId)];
    }

    private static string[] Of(IReadOnlyList<ConceptRef> concepts, string role) => [.. concepts.Where(c => c.Role == role).Select(c => c.Id)];

    // As the gap map reads a title; of its classes of people those that are bands of age.
    private static string[] NamedBands(string? title) => [.. GapSubject.Populations(title ?? "").Select(p => p.Id).Where(id => AgeBands.All.Any(b => b.Id == id))];

    private static string[] NamedOutcomes(string? title) => [.. GapSubject.Outcomes(title ?? "").Select(o => o.Id)];

    private static string[] Supporting(IReadOnlyList<Edge> edges) => [.. edges.Where(e => e.Type == EdgeTypes.Supports).Select(e => e.Source.Id).Distinct().Order(StringComparer.Ordinal)];

    private static string[] Ids(IReadOnlyList<ConceptRef> concepts) => [.. concepts.Select(c => c.Id)];
}
