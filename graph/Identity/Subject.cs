using Horizon.Graph.Ids;
using Horizon.Graph.Organisations.Names;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>A thing as the records that were born at it describe it; <see cref="Facts"/> are null while it is only mentioned.</summary>
/// <param name="label">Of a body that is only named: its name as written.</param>
internal sealed class Subject(string id, Facts? facts, string? label = null)
{
    private static readonly Dictionary<string, string> NoMarks = [];

    private readonly Lazy<TrialTraits?> traits = new(() => facts is TrialFacts trial ? new TrialTraits(trial) : null);
    private readonly Lazy<Citation?> citation = new(() => facts is PublicationFacts publication ? Citation.Of(publication) : null);

    public string Id { get; } = id;

    public Facts? Facts { get; } = facts;

    public string? Label { get; } = label;

    private string Name => Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>What was born at each id that a node shows, apart.</summary>
    public static IEnumerable<Subject> Of(Node node)
    {
        foreach (var born in node.Claims.Select(c => c.BornAt).Concat(node.Aliases).Append(node.Id).Distinct())
        {
            var claims = node.Claims.Where(c => c.BornAt == born).ToList();
            yield return new Subject(born, claims.Count == 0 ? null : NodeFacts.Merge(new Node(born, node.Kind, null, claims, []))?.Facts, born == node.Id ? node.Label : null);
        }
    }

    /// <summary>The keys by which what may be the same is found; the first is the id itself where it is only mentioned.</summary>
    public IEnumerable<string> Keys() => Facts switch
    {
        TrialFacts trial => new[] { trial.Registration }.Concat(trial.FormerIds).Concat(Named(trial)).Concat(NamedStudies.Others(trial).Concat(NamedStudies.Labelled(trial)).Select(id => id.Value)).Concat(Submissions(trial).Select(TrialBlocks.Submissions).OfType<string>())
            .Concat(TrialBlocks.Of(trial)).Append(TrialBlocks.NamedBy(trial.Registration)),
        PublicationFacts publication => new[] { Prefixed("pmid", publication.Pmid), Prefixed("doi", publication.Doi is { } doi ? Doi.TryParse(doi)?.Value ?? doi : null), Prefixed("pmcid", publication.Pmcid) }
            .OfType<string>().Concat(PublicationPairs.Blocks(citation.Value!)),
        _ => RegistrationId.TryParse(Name) is { } id && TrialBlocks.Submissions(id) is { } submissions ? [Name, submissions] : [Name],
    };

    /// <summary>Ids of things that this one's own fields name, though no source may have delivered them: "trial:ISRCTN12345678", "publication:doi:…".</summary>
    public IEnumerable<string> Mentions() => Facts switch
    {
        TrialFacts trial => trial.FormerIds.Concat(Named(trial)).Concat(Submissions(trial).SelectMany(TrialBlocks.EachSubmission)).Where(id => id != trial.Registration).Select(id => $"{NodeKinds.Trial}:{id}"),
        PublicationFacts => Keys().Where(k => k[0] != '~').Select(k => $"{NodeKinds.Publication}:{k}"),
        _ => [],
    };

    /// <summary>Ids of which two different ones mean two things: one a register, or the number of the index.</summary>
    public IReadOnlyDictionary<string, string> Marks() => Facts switch
    {
        TrialFacts trial => RegistrationId.TryParse(trial.Registration) is { } id ? new Dictionary<string, string> { [id.Series] = id.Study } : NoMarks,
        PublicationFacts { Pmid: { } pmid, Doi: null } => new Dictionary<string, string> { ["pmid"] = pmid },
        PublicationFacts { Pmid: { } pmid, Doi: { } doi } => new Dictionary<string, string> { ["pmid"] = pmid, ["doi"] = doi.ToLowerInvariant() },
        PublicationFacts { Pmid: null, Doi: null, Pmcid: { } pmcid } => new Dictionary<string, string> { ["pmcid"] = pmcid },
        PublicationFacts { Doi: { } doi } => new Dictionary<string, string> { ["doi"] = doi.ToLowerInvariant() },
        null when BodyPairs.FunderNumber(Id) is { } number => new Dictionary<string, string> { ["fundref"] = number },
        null when NodeKinds.Of(Id) == NodeKinds.Organisation && Label is not null && BodyName.Of(Label)?.Home is { } home => new Dictionary<string, string> { ["country"] = home },
        null when NodeKinds.Of(Id) == NodeKinds.Trial && RegistrationId.TryParse(Name) is { } id => new Dictionary<string, string> { [id.Series] = id.Study },
        null when Name.StartsWith("pmid:", StringComparison.Ordinal) => new Dictionary<string, string> { ["pmid"] = Name[5..] },
        _ when NodeKinds.Of(Id) == NodeKinds.Organisation && Name.StartsWith("ror:", StringComparison.Ordinal) => new Dictionary<string, string> { ["ror"] = Name },
        _ => NoMarks,
    };

    /// <summary>Registrations that a paper gives as its trial's: two or three, each of a register of its own. Empty for any other thing, and for a paper of several trials.</summary>
    public IReadOnlyList<string> NamedTogether() => Facts is PublicationFacts paper ? PublicationPairs.NamedTogether(paper) : [];

    /// <summary>Null where the two cannot be compared: of two that are only mentioned nothing is known.</summary>
    /// <param name="paper">A paper whose registrations the two are; null where none is known.</param>
    public PairComparison? Compare(Subject other, string? paper = null) => (Facts, other.Facts) switch
    {
        (TrialFacts, TrialFacts) => TrialMatch.Compare(traits.Value!, other.traits.Value!, paper),
        (PublicationFacts a, PublicationFacts b) => PublicationPairs.Compare(a, citation.Value!, b, other.citation.Value!),
        _ when NodeKinds.Of(Id) == NodeKinds.Organisation => BodyPairs.Compare(this, other),
        (null, not null) => other.Owns(this),
        (not null, null) => Owns(other),
        _ => null,
    };

    /// <summary>What is only mentioned is another id of the one that names it as its own.</summary>
    private PairComparison? Owns(Subject mentioned)
    {
        if (!Mentions().Contains(mentioned.Id)) return null;
        if (Facts is TrialFacts trial && (trial.FormerIds.Contains(mentioned.Name) || IsSubmissionOf(trial, mentioned.Name)))
            return new PairComparison(PairOutcome.Same, PairRules.FormerId, [new PairPart("id", 12, $"{mentioned.Name} was the id of {Name}")]);
        var isOtherOfRegister = mentioned.Marks().Any(m => Marks().TryGetValue(m.Key, out var own) && own != m.Value);
        return new PairComparison(isOtherOfRegister ? PairOutcome.Different : PairOutcome.Same, PairRules.Ids, [new PairPart("id", 12, $"{Name} names {mentioned.Name} as another of its ids")]);
    }

    /// <summary>Secondary ids that are a register's: not grant numbers, nor ethics committees'.</summary>
    private static IEnumerable<string> Named(TrialFacts trial) => NamedStudies.Own(trial).Select(id => id.Value).Where(id => id != trial.Registration);

    /// <summary>Its own id and those it names, of a register that counts in the id how often a trial was submitted.</summary>
    private static IEnumerable<RegistrationId> Submissions(TrialFacts trial) => Named(trial).Prepend(trial.Registration).Select(RegistrationId.TryParse).OfType<RegistrationId>().Where(id => id.Study != id.Value);

    private static bool IsSubmissionOf(TrialFacts trial, string id) => RegistrationId.TryParse(id) is { } other && other.Study != other.Value && RegistrationId.TryParse(trial.Registration)?.Study == other.Study;

    private static string? Prefixed(string kind, string? id) => id is null ? null : $"{kind}:{id}";
}
