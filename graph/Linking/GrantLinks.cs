using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>
/// The awards that a paper or a registration names, as SUPPORTS edges from the award: by grant references of a known form only, since a bare number may be another funder's.
/// The award's own record, once it arrives, has the same id.
/// </summary>
internal static partial class GrantLinks
{
    private const int Context = 160;

    private static readonly string[] FundingHeadings = ["fund", "acknowledg", "financial", "support", "grant"];

    private static readonly string[] GrantTypes = ["NIH", "OTHER_GRANT", "GRANT", "FUNDER"];

    public static IEnumerable<EdgeDraft> Of(PublicationFacts paper, FoldedFacts folded, NodeRef node)
    {
        var edges = new List<EdgeDraft>();
        foreach (var grant in paper.Grants)
        {
            foreach (var (reference, quote) in Read(grant.Id)) edges.Add(Edge(reference, node, folded, "grants", "acknowledged-grant", Method.Registered, 1, new Quote("grant", 0, quote.Length, quote)));
        }
        foreach (var section in paper.AbstractSections)
            edges.AddRange(InText(section.Text, "abstract", "abstractSections", IsFunding(section.Label), node, folded));
        foreach (var section in paper.Sections.Where(s => IsFunding(s.Heading)))
            edges.AddRange(InText(section.Text, $"section:{section.Heading}", "sections", true, node, folded));
        return Once(edges);
    }

    public static IEnumerable<EdgeDraft> Of(TrialFacts trial, FoldedFacts folded, NodeRef node)
    {
        var edges = new List<EdgeDraft>();
        foreach (var secondary in trial.SecondaryIds)
        {
            // A registry id has a form of its own; what else has a grant's form is one, whatever the registry calls it.
            if (RegistrationId.TryParse(secondary.Id) is not null) continue;
            var isGrant = secondary.Type is { } type && GrantTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
            foreach (var (reference, quote) in Read(secondary.Id))
            {
                // Sponsors number their studies in the Medical Research Council's old form too.
                if (!isGrant && OfOldForm().IsMatch(secondary.Id)) continue;
                edges.Add(Edge(
                    reference, node, folded, "secondaryIds", "registered-grant", isGrant ? Method.Registered : Method.Rule, isGrant ? 1 : 0.95,
                    new Quote("secondary id", 0, quote.Length, quote)));
            }
        }
        foreach (var (text, field, versionField) in new[] { (trial.Summary, "summary", "summary"), (trial.Description, "description", "description") })
        {
            if (text is not null) edges.AddRange(InText(text, field, versionField, false, node, folded));
        }
        foreach (var funder in trial.Funders) edges.AddRange(InText(funder.Name, "funder", "funders", true, node, folded));
        foreach (var sponsor in trial.Collaborators) edges.AddRange(InText(sponsor.Name, "collaborator", "collaborators", true, node, folded));
        return Once(edges);
    }

    /// <summary>The references in a field made for them, which may hold one, or several with words around: "HTA - 15/57/143", "C309/A1234; MR/K012345/1".</summary>
    private static IEnumerable<(string Reference, string Quote)> Read(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) yield break;
        if (GrantReference.TryParse(written) is { } whole)
        {
            yield return (whole.Value, written);
            yield break;
        }
        foreach (var found in In(written)) yield return (found.Reference, written[found.Start..found.End]);
    }

    /// <summary>References in a text, those too that only the words beside them make one: "NIHR Health Technology Assessment Programme (129543)", "MR/N012345/1 and 2".</summary>
    private static IEnumerable<(string Reference, int Start, int End)> In(string text)
    {
        foreach (var found in IdReader.Read(text).Where(i => i.Kind == "grant"))
        {
            yield return (found.Value, found.Start, found.End);
            if (Continued().IsMatch(found.Value) && NextPart().Match(text, found.End) is { Success: true } next)
                yield return ($"{found.Value[..^1]}{next.Groups[1].Value}", found.Start, next.Groups[1].Index + 1);
        }
        foreach (Match written in OfOneFunder().Matches(text))
        {
            var part = written.Groups[1].Success ? written.Groups[1] : written.Groups[0];
            if (GrantReference.TryParse(part.Value) is { } known) yield return (known.Value, part.Index, part.Index + part.Length);
        }
        foreach (Match named in OfNihr().Matches(text)) yield return ($"NIHR{named.Groups[1].Value}", named.Groups[1].Index, named.Groups[1].Index + named.Groups[1].Length);
    }

    private static IEnumerable<EdgeDraft> InText(string text, string field, string versionField, bool isFunding, NodeRef node, FoldedFacts folded)
    {
        foreach (var found in In(text))
        {
            var before = text.AsSpan(Math.Max(0, found.Start - Context), Math.Min(found.Start, Context));
            if (!isFunding && !FundingWords().IsMatch(text.AsSpan(Math.Max(0, found.Start - Context), found.End - Math.Max(0, found.Start - Context)))) continue;
            if (Disclaimed().IsMatch(before)) continue;
            yield return Edge(found.Reference, node, folded, versionField, "grant-in-text", Method.Rule, 0.95, new Quote(field, found.Start, found.End, text[found.Start..found.End]));
        }
    }

    private static EdgeDraft Edge(string reference, NodeRef node, FoldedFacts folded, string versionField, string rule, Method method, double confidence, Quote quote) => new(
        new NodeRef($"{NodeKinds.Award}:{reference}", null), EdgeTypes.Supports, "", node,
        new Reason(folded.FieldVersions[versionField], rule, $"{RecordLinker.Version}", method, confidence, quote));

    private static bool IsFunding(string? heading) => heading is not null && Array.Exists(FundingHeadings, f => heading.Contains(f, StringComparison.OrdinalIgnoreCase));

    /// <summary>One edge an award and rule: a grant acknowledged thrice supports once.</summary>
    private static IEnumerable<EdgeDraft> Once(List<EdgeDraft> edges) => edges.DistinctBy(e => (e.Source.Id, e.Reason.Rule));

    /// <summary>"Was not funded by", "unlike the award": in one sentence, and nothing else paid for it between.</summary>
    [GeneratedRegex(
        @"\b(?:(?:not|never|neither|nor)\s+(?!only\b)(?:\w+\s+){0,2}?(?:fund|support|sponsor|financ)\w*|no\s+(?:\w+\s+){0,2}?(?:funding|support|grants?|awards?)\s+(?:was|were|from|of|by))\b(?:(?![.;]\s|\bbut\b|\bthough\b|\band\s+(?:is|was|were|has|it)\b)[\s\S])*\z" +
        @"|\b(?:unlike|in\s+contrast\s+(?:to|with)|independent(?:ly)?\s+of|rather\s+than)\s+(?:\w+\s+){0,4}\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disclaimed();

    /// <summary>A reference that ends in the number of its part.</summary>
    [GeneratedRegex(@"\A[A-Z]{2}/[A-Z][0-9A-Z]{6}/\d\z", RegexOptions.CultureInvariant)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\G\s?(?:and|&)\s?/?(\d)(?=\s*(?:[).,;]|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex NextPart();

    /// <summary>Forms of one funder each; the old ones of the Medical Research Council only where it is named before them.</summary>
    [GeneratedRegex(
        @"\bCRUK/?[A-Z]/\d\d/\d{3}\b|\b(?:DRF|PDF|CDF|SRF|TRF|ICA-[A-Z]{2,5})-\d{4}-\d\d-\d{2,3}\b|\bII-(?:L[AB]|AR|OR|C\d)-\d{4}-\d{5}\b|\b(?:MRC|Medical\s+Research\s+Council)\b[^.;]{0,40}?\b(G\d{7})\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfOneFunder();

    [GeneratedRegex(@"\A\s*G ?\d{7}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OfOldForm();

    /// <summary>A bare number in brackets behind the institute's name or its programme's.</summary>
    [GeneratedRegex(
        @"\b(?:NIHR|National\s+Institute\s+(?:for|of)\s+Health\s+(?:and\s+(?:Social\s+)?Care\s+)?Research)\b[^.;\d()]{1,90}\((?:(?:award|grant|project|reference|ref|number|no|ID)\.?[ :]{0,2}){0,3}(\d{6})\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfNihr();

    [GeneratedRegex(@"\b(?:fund(?:ed|ing|er|s)?|supported|grants?|awards?|financ\w{1,8}|sponsored|programme)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FundingWords();
}
