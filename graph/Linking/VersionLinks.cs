using System.Collections.Frozen;
using Horizon.Graph.Ids;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>
/// What its sources say that came of a publication or before it: preprint, earlier or conference version, correction, retraction. Each stays a publication of its own; the edge leads from
/// the smaller thing to the publication, whichever of the two records says so.
/// </summary>
internal static class VersionLinks
{
    /// <summary>The sources' words, in letters alone ("ErratumIn", "Erratum in", "correction in"), with the role and whether the record that says it is the publication itself.</summary>
    private static readonly FrozenDictionary<string, (string Role, bool IsWhole)> Words = new Dictionary<string, (string, bool)>(StringComparer.Ordinal)
    {
        // Crossref's relations, medRxiv's own field.
        ["ispreprintof"] = (VersionRoles.Preprint, false),
        ["haspreprint"] = (VersionRoles.Preprint, true),
        ["published"] = (VersionRoles.Preprint, false),
        ["isversionof"] = (VersionRoles.Version, false),
        ["hasversion"] = (VersionRoles.Version, true),
        ["iscorrectionof"] = (VersionRoles.Correction, false),
        ["hascorrection"] = (VersionRoles.Correction, true),
        ["isretractionof"] = (VersionRoles.Retraction, false),
        ["hasretraction"] = (VersionRoles.Retraction, true),
        ["isreplacedby"] = (VersionRoles.Version, false),
        ["replaces"] = (VersionRoles.Version, true),
        ["istranslationof"] = (VersionRoles.Translation, false),

        // Crossref's updates: the notice names what it changes, the publication is changed "in" the notice.
        ["correction"] = (VersionRoles.Correction, false),
        ["correctionin"] = (VersionRoles.Correction, true),
        ["corrigendum"] = (VersionRoles.Correction, false),
        ["corrigendumin"] = (VersionRoles.Correction, true),
        ["erratum"] = (VersionRoles.Correction, false),
        ["addendum"] = (VersionRoles.Correction, false),
        ["addendumin"] = (VersionRoles.Correction, true),
        ["clarification"] = (VersionRoles.Correction, false),
        ["clarificationin"] = (VersionRoles.Correction, true),
        ["retraction"] = (VersionRoles.Retraction, false),
        ["withdrawal"] = (VersionRoles.Retraction, false),
        ["withdrawalin"] = (VersionRoles.Retraction, true),
        ["removal"] = (VersionRoles.Retraction, false),
        ["removalin"] = (VersionRoles.Retraction, true),
        ["partialretraction"] = (VersionRoles.PartialRetraction, false),
        ["expressionofconcern"] = (VersionRoles.Concern, false),
        ["newedition"] = (VersionRoles.Version, true),
        ["newversion"] = (VersionRoles.Version, true),
        ["neweditionin"] = (VersionRoles.Version, false),
        ["newversionin"] = (VersionRoles.Version, false),

        // PubMed's and Europe PMC's.
        ["erratumin"] = (VersionRoles.Correction, true),
        ["erratumfor"] = (VersionRoles.Correction, false),
        ["correctedandrepublishedin"] = (VersionRoles.Version, false),
        ["correctedandrepublishedfrom"] = (VersionRoles.Version, true),
        ["retractedandrepublishedin"] = (VersionRoles.Version, false),
        ["retractedandrepublishedfrom"] = (VersionRoles.Version, true),
        ["retractionin"] = (VersionRoles.Retraction, true),
        ["retractionof"] = (VersionRoles.Retraction, false),
        ["partialretractionin"] = (VersionRoles.PartialRetraction, true),
        ["partialretractionof"] = (VersionRoles.PartialRetraction, false),
        ["expressionofconcernin"] = (VersionRoles.Concern, true),
        ["expressionofconcernfor"] = (VersionRoles.Concern, false),
        ["updatein"] = (VersionRoles.Version, false),
        ["updateof"] = (VersionRoles.Version, true),
        ["republishedin"] = (VersionRoles.Version, false),
        ["republishedfrom"] = (VersionRoles.Version, true),
        ["preprintin"] = (VersionRoles.Preprint, true),
        ["preprintof"] = (VersionRoles.Preprint, false),

        // JATS' related articles.
        ["correctedarticle"] = (VersionRoles.Correction, false),
        ["correctionforward"] = (VersionRoles.Correction, true),
        ["retractedarticle"] = (VersionRoles.Retraction, false),
        ["retractionforward"] = (VersionRoles.Retraction, true),
        ["partialretractionforward"] = (VersionRoles.PartialRetraction, true),
        ["objectofconcern"] = (VersionRoles.Concern, false),
        ["concernforward"] = (VersionRoles.Concern, true),
        ["preprint"] = (VersionRoles.Preprint, true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<EdgeDraft> Of(PublicationFacts paper, FoldedFacts folded, NodeRef node)
    {
        foreach (var tie in paper.Corrections)
        {
            var word = Word(tie);
            if (!Words.TryGetValue(word, out var meaning) || Other(tie) is not { } other || IsItself(tie, paper)) continue;
            // A preprint's "update in" is the article that came of it: PubMed has no word of its own for that.
            var role = meaning.Role == VersionRoles.Version && word is "updatein" && IsPreprint(paper) ? VersionRoles.Preprint : meaning.Role;
            var (from, to) = meaning.IsWhole ? (other, node) : (node, other);
            yield return new EdgeDraft(
                from, EdgeTypes.VersionOf, role, to,
                new Reason(folded.FieldVersions["corrections"], "stated-relation", $"{RecordLinker.Version}", Method.Registered, 1, new Quote("relation", 0, tie.Type.Length, tie.Type)));
        }
    }

    /// <summary>The publications that a notice says it corrects or takes back.</summary>
    public static IEnumerable<Correction> Changed(PublicationFacts notice) => notice.Corrections.Where(tie =>
        Words.TryGetValue(Word(tie), out var meaning) && meaning is { IsWhole: false, Role: VersionRoles.Correction or VersionRoles.Retraction or VersionRoles.PartialRetraction or VersionRoles.Concern } && Other(tie) is not null && !IsItself(tie, notice));

    private static string Word(Correction tie) => string.Concat(tie.Type.Where(char.IsAsciiLetter)).ToLowerInvariant();

    private static NodeRef? Other(Correction tie) =>
        Pmid.TryParse(tie.Pmid) is { } pmid ? new NodeRef($"{NodeKinds.Publication}:pmid:{pmid.Value}", null)
        : Doi.TryParse(tie.Doi) is { } doi ? new NodeRef($"{NodeKinds.Publication}:doi:{doi.Value}", null)
        : null;

    /// <summary>Some publishers give an article's own DOI as that of its correction.</summary>
    private static bool IsItself(Correction tie, PublicationFacts paper) =>
        (tie.Pmid is not null && tie.Pmid == paper.Pmid) || (tie.Doi is not null && tie.Doi.Equals(paper.Doi, StringComparison.OrdinalIgnoreCase));

    private static bool IsPreprint(PublicationFacts paper) => paper.PublicationTypes.Contains("Preprint", StringComparer.OrdinalIgnoreCase);
}
