using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>Why a technique is not given at a site: a reviewed rule. <paramref name="Basis"/> says what the rule rests on.</summary>
public sealed record NotApplicableRule(string TechniqueId, string SiteId, string Reason, string Basis);

/// <summary>Why a value of a facet has no place at a site, whatever the technique: children and prostate cancer.</summary>
public sealed record NotWithinRule(string ValueId, string SiteId, string Reason, string Basis);

/// <summary>
/// Cells that are empty because the treatment does not apply there. A rule holds for the narrower techniques and sites too. It says nothing of a cell that
/// has studies: those are shown, whatever a rule says.
/// </summary>
public static class NotApplicable
{
    private static readonly Lazy<Dictionary<(string Technique, string Site), NotApplicableRule>> Rules = new(Load);

    /// <summary>The rule for a technique at a site; null where the technique may apply.</summary>
    public static NotApplicableRule? Find(string techniqueId, string siteId) => Rules.Value.GetValueOrDefault((techniqueId, siteId));

    public static IReadOnlyCollection<NotApplicableRule> All => Rules.Value.Values;

    private static readonly Lazy<Dictionary<(string Value, string Site), NotWithinRule>> Within = new(LoadWithin);

    /// <summary>The rule for a value of a facet (<see cref="FacetValue.Id"/>) at a site; null where it may have a place there.</summary>
    public static NotWithinRule? FindWithin(string valueId, string siteId) => Within.Value.GetValueOrDefault((valueId, siteId));

    public static IReadOnlyCollection<NotWithinRule> AllWithin => Within.Value.Values;

    private static Dictionary<(string, string), NotApplicableRule> Load()
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var rules = new Dictionary<(string, string), NotApplicableRule>();
        foreach (var row in ReviewedTable.Rows("not-applicable.tsv"))
        {
            foreach (var technique in row[0].Split(", ").SelectMany(t => vocabulary.Narrower(t).Select(n => n.Id).Prepend(t)))
            {
                foreach (var site in SitesOf(row[1], vocabulary)) rules.TryAdd((technique, site), new NotApplicableRule(technique, site, row[2], row[3]));
            }
        }
        return rules;
    }

    private static Dictionary<(string, string), NotWithinRule> LoadWithin()
    {
        var rules = new Dictionary<(string, string), NotWithinRule>();
        foreach (var row in ReviewedTable.Rows("not-applicable-within.tsv"))
        {
            foreach (var value in row[0].Split(", "))
            {
                if (!CellFacet.All.Any(f => f.Values.Any(v => v.Id == value))) throw new InvalidOperationException($"not-applicable-within.tsv names {value}, which is no value of a facet.");
                foreach (var site in SitesOf(row[1], RadiotherapyVocabulary.Current)) rules.TryAdd((value, site), new NotWithinRule(value, site, row[2], row[3]));
            }
        }
        return rules;
    }

    /// <summary>"site:a, site:b" with what is narrower, "only site:a" without, or "* except site:a": all but those, what is narrower than they and what is broader.</summary>
    private static IEnumerable<string> SitesOf(string field, RadiotherapyVocabulary vocabulary)
    {
        const string Except = "* except ", Only = "only ";
        if (field.StartsWith(Only, StringComparison.Ordinal)) return field[Only.Length..].Split(", ");
        if (!field.StartsWith(Except, StringComparison.Ordinal)) return field.Split(", ").SelectMany(s => vocabulary.Narrower(s).Select(n => n.Id).Prepend(s)).Distinct();
        var excepted = field[Except.Length..].Split(", ").SelectMany(s => vocabulary.Narrower(s).Select(n => n.Id).Prepend(s)).ToHashSet(StringComparer.Ordinal);
        var kept = excepted.Concat(excepted.SelectMany(vocabulary.Ancestors).Select(c => c.Id)).ToHashSet(StringComparer.Ordinal);
        return vocabulary.Sites.Select(s => s.Id).Where(s => !kept.Contains(s));
    }
}
