using Horizon.Graph.Extraction;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>
/// The techniques that a registration tests. Names decide: of interventions and arms, titles, keywords. Descriptions and the summary tell of history,
/// standard care and what patients had before, so they may only make more precise what a name says. Eligibility, outcomes and the long description
/// are not read.
/// </summary>
internal static class TechniqueLinks
{
    private static readonly ReadingOptions Radiation = new() { AssumeRadiotherapy = true };

    public static IEnumerable<EdgeDraft> Of(TrialFacts trial, FoldedFacts folded, NodeRef node)
    {
        var named = Names(trial).SelectMany(Read).ToList();
        if (named.TrueForAll(IsNickname)) return [];
        var details = Details(trial).SelectMany(d => Read(d).Where(found => Precision.Adds(found.Concept, Context(d, named)))).ToList();
        var backbone = Backbone(trial, [.. named, .. details]);
        return named.Concat(details)
            .Select(f => f with { Text = f.Text with { Role = backbone.Contains(f.Concept.Id) ? "" : f.Text.Role } })
            .DistinctBy(f => (f.Concept.Id, f.Text.Role, f.Text.VersionField))
            .Select(f => Mentions.Edge(node, EdgeTypes.Tests, f.Text, f.Mention, f.Concept, folded.FieldVersions))
            .Concat(FractionationLinks.Of(trial, folded, node, [.. named.Select(n => n.Concept)]));
    }

    /// <summary>"BOOST" in capitals is what people call a study of anything; beside another technique it is a boost.</summary>
    private static bool IsNickname(Found found)
    {
        var words = found.Source.Text.Text!.AsSpan(found.Mention.Start, found.Mention.End - found.Mention.Start);
        return found.Concept.Id == "technique:boost" && words.Contains("BOOST", StringComparison.Ordinal);
    }

    private static IEnumerable<Source> Names(TrialFacts trial)
    {
        foreach (var intervention in trial.Interventions)
        {
            var role = TrialRoles.Of(intervention, trial.Arms);
            var isRadiation = IsRadiation(intervention);
            yield return new Source(Text("intervention", "interventions", intervention.Name, role, isRadiation), intervention);
            // Of a drug, people list here what else is given.
            if (isRadiation) foreach (var other in intervention.OtherNames) yield return new Source(Text("intervention other name", "interventions", other, role, true), intervention);
        }
        foreach (var arm in trial.Arms) yield return new Source(Text("arm", "arms", arm.Label, TrialRoles.Of(arm), HasRadiation(arm, trial)), Arm: arm);
        yield return new Source(new FieldText("title", "briefTitle", trial.BriefTitle));
        yield return new Source(new FieldText("official title", "officialTitle", trial.OfficialTitle));
        foreach (var keyword in trial.Keywords) yield return new Source(new FieldText("keyword", "keywords", keyword));
    }

    private static IEnumerable<Source> Details(TrialFacts trial)
    {
        foreach (var intervention in trial.Interventions)
        {
            var role = TrialRoles.Of(intervention, trial.Arms);
            var isRadiation = IsRadiation(intervention);
            if (!isRadiation) foreach (var other in intervention.OtherNames) yield return new Source(Text("intervention other name", "interventions", other, role, false), intervention);
            yield return new Source(Text("intervention description", "interventions", intervention.Description, role, isRadiation), intervention);
        }
        foreach (var arm in trial.Arms) yield return new Source(new FieldText("arm description", "arms", arm.Description, TrialRoles.Of(arm)), Arm: arm);
        yield return new Source(new FieldText("summary", "summary", trial.Summary));
    }

    private static FieldText Text(string field, string versionField, string? text, string role, bool isRadiation) =>
        new(field, versionField, text, role, isRadiation ? Radiation : null);

    /// <summary>The registry says that this arm gets radiation: a "contact boost" there is one.</summary>
    private static bool HasRadiation(TrialArm arm, TrialFacts trial) => trial.Interventions.Any(i => IsRadiation(i) && i.ArmLabels.Contains(arm.Label));

    private static bool IsRadiation(Intervention intervention) => string.Equals(intervention.Type, "RADIATION", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Found> Read(Source source) =>
        Mentions.Of(source.Text, ConceptKind.Technique)
            .Where(m => (source.Arm is null && source.Text.Options is not null) || !Framing.IsSetting(source.Text.Text!, m.Mention.Start))
            .Select(m => new Found(source, source.Text, m.Mention, m.Concept));

    /// <summary>What the thing that a text describes is called; where its name tells nothing, all that is named.</summary>
    private static List<Concept> Context(Source detail, List<Found> named)
    {
        var own = named.Where(n =>
            (detail.Intervention is { } intervention && n.Source.Intervention == intervention)
            || (detail.Arm is { } arm && (n.Source.Arm == arm || n.Source.Intervention?.ArmLabels.Contains(arm.Label) == true))).ToList();
        return [.. (own.Count > 0 ? own : named).Select(n => n.Concept).Distinct()];
    }

    /// <summary>Techniques that every one of several arms has: what the trial compares is something else.</summary>
    private static HashSet<string> Backbone(TrialFacts trial, List<Found> found)
    {
        if (trial.Arms.Count < 2) return [];
        var arms = found.SelectMany(f => ArmsOf(f.Source, trial).Select(arm => (f.Concept.Id, arm.Label))).Distinct().CountBy(a => a.Id);
        var labels = trial.Arms.Select(a => a.Label).Distinct().Count();
        return [.. arms.Where(a => a.Value == labels && labels > 1).Select(a => a.Key)];
    }

    private static IEnumerable<TrialArm> ArmsOf(Source source, TrialFacts trial) =>
        source.Arm is { } own ? [own] : source.Intervention is { } intervention ? trial.Arms.Where(a => intervention.ArmLabels.Contains(a.Label)) : [];

    private sealed record Source(FieldText Text, Intervention? Intervention = null, TrialArm? Arm = null);

    private sealed record Found(Source Source, FieldText Text, Mention Mention, Concept Concept);
}
