using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Gaps;

/// <summary>A technique or site by its id and label.</summary>
public sealed record GapConcept(string Id, string Label);

/// <summary>Studies of all of a gap's techniques at one of its sites, of each of the <see cref="SiteGroups"/>. Disjoint, as on the gap map.</summary>
public sealed record GapStudies(int Published, int Reviews, int UnderWay, int Completed, int Stopped, int Unknown, int Awards)
{
    /// <param name="count">How many studies are in a state that this lets through.</param>
    internal static GapStudies Of(Func<Func<string, bool>, int> count) => new(
        count(s => s == StudyStates.Published), count(s => s == StudyStates.Review), count(GapLife.IsUnderWay), count(s => s == "completed"), count(s => s == "stopped"), count(s => s == "unknown"),
        count(s => s == StudyStates.Award))
    { Planned = count(s => s == "planned") };

    /// <summary>Of those under way, the ones that have not begun.</summary>
    public int Planned { get; init; }

    /// <summary>Papers that report a trial of their own which is not among <see cref="Published"/>: many a trial was never registered, or its registration is not here.</summary>
    public int TrialPapers { get; init; }

    /// <summary>Of the awards, those that try the techniques and are known to run or to begin.</summary>
    public int AwardsRunning { get; init; }
}

/// <summary>A gap in the evidence: stated by somebody, or seen in the counts of studies.</summary>
public sealed record EvidenceGap
{
    public const string StatedKind = "stated";
    public const string StructuralKind = "structural";

    /// <summary>Stable: made of the first statement, or of the technique, the site and the value of a facet.</summary>
    public required string Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>The sequence number of the store at which a stated gap last changed, and from which a structural one was counted: what is expected of a cell changes with every study. It is cited by it, and the graph as of it can be read.</summary>
    public required long Version { get; init; }

    /// <summary>The words of the statement that names most; for a structural gap, what the counts say.</summary>
    public required string Statement { get; init; }

    /// <inheritdoc cref="GapStatement.Before"/>
    public string? Before { get; init; }
    public required IReadOnlyList<GapConcept> Techniques { get; init; }
    public required IReadOnlyList<GapConcept> Sites { get; init; }
    public IReadOnlyList<NamedClass> Outcomes { get; init; } = [];
    public IReadOnlyList<NamedClass> Populations { get; init; } = [];

    /// <summary>Of a structural gap: the value of a facet that its cell is within; null for a whole cell.</summary>
    public FacetValue? Within { get; init; }

    /// <summary>Everybody who states it, the first that came first. Empty for a structural gap.</summary>
    public IReadOnlyList<GapStatement> Statements { get; init; } = [];
    public required GapLife Life { get; init; }

    /// <summary>What the rule alone says, whatever an editor decided.</summary>
    public GapLife ByRule { get => field ?? Life; init; }

    /// <summary>The editor's decision that stands; null where nobody decided.</summary>
    public GapDecision? Decision { get; init; }

    /// <summary>The ids by which it is found: its own, and those of its statements.</summary>
    public IEnumerable<string> Ids => Statements.Select(s => s.Id).Prepend(Id).Distinct(StringComparer.Ordinal);

    /// <summary>The gap as an editor decided; null is as the rule says.</summary>
    public EvidenceGap Decided(GapDecision? decision) =>
        this with { Life = GapLife.Decide(ByRule, decision), ByRule = ByRule, Decision = decision, Version = Math.Max(Version, decision?.Changed ?? 0) };

    /// <summary>The awards that try its techniques at its sites and are known to run or to begin.</summary>
    public IReadOnlyList<StudyEntry> Awards { get; init; } = [];

    /// <summary>Whether a study of its techniques at its sites, or the award, may address it: one that is not randomised closes no want of randomised trials.</summary>
    public bool MayBeAddressedBy(StudyEntry study) => !study.IsUnrandomised || Kind != StatedKind || !AskForRandomised(Statements);

    /// <summary>Every statement asks for randomised trials.</summary>
    internal static bool AskForRandomised(IReadOnlyList<GapStatement> statements) => statements.Count > 0 && statements.All(s => Randomisation.IsAskedFor(s.Text));

    /// <summary>Null where the gap names no technique narrow enough, or no site: see <see cref="GapScope"/>.</summary>
    public GapStudies? Studies { get; init; }

    /// <summary>Of a gap too broad for <see cref="Studies"/>: those of what it does name, any technique of it at its site, or its technique at any site. They are for a reader to judge.</summary>
    public GapStudies? StudiesNear { get; init; }

    /// <summary>Why no studies can be counted for it, after "it"; null where they can.</summary>
    public string? WhyUncounted => Kind == StatedKind ? GapScope.WhyNot([.. Techniques.Select(t => t.Id)], [.. Sites.Select(s => s.Id)]) : null;

    /// <summary>
    /// Why what its statements say is too little to judge it by, after "it"; null where it is enough. What can be counted by nothing, or does not say on what research is wanted, would else rank before what is known. What a list or
    /// guidance asks is asked as broadly as it is meant.
    /// </summary>
    public string? SaysTooLittle => Kind != StatedKind || Statements.Count == 0 || Statements.Any(s => s.Quote is null) ? null
        : Statements.All(s => BareCall.Is(s.Text)) ? "calls for more research in general words, and does not itself say on what"
        : WhyUncounted;

    /// <summary>The papers that <see cref="GapStudies.TrialPapers"/> counts, the newest first.</summary>
    public IReadOnlyList<StudyEntry> TrialPapers { get; init; } = [];

    /// <summary>Of the reviews among <see cref="Studies"/> those that state the gap: they are no evidence against it.</summary>
    public int ReviewsThatStateIt { get; init; }

    /// <summary>Of a structural gap.</summary>
    public CellExpectation? Expectation { get; init; }

    /// <summary>Papers, guidelines, lists and pages that state it, each once.</summary>
    public IReadOnlyList<string> Sources => [.. Statements.Select(s => s.SourceId ?? s.Id).Distinct(StringComparer.Ordinal)];
}
