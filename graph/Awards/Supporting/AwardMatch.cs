using System.Globalization;
using Horizon.Graph.Identity;
using Horizon.Graph.Linking;
using Horizon.Graph.Organisations;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Awards.Supporting;

/// <summary>What an award says that can be held against a trial or a paper. <c>Funders</c> and <c>Lead</c> are bodies by id, with their names and with those that they are a part of.</summary>
internal sealed record SupportingAward(AwardFacts Facts, StudyTitle Title, IReadOnlyDictionary<string, string> Funders, IReadOnlyDictionary<string, string> Lead, IReadOnlySet<string> Holders)
{
    public static SupportingAward Of(AwardFacts award) => new(
        award, StudyTitle.Of(award.Title, award.Acronym), SupportBodies.Of(award.Funders.Select(f => new NamedBody(f.Name, f.Id))), SupportBodies.Of(award.LeadOrganisation is { } lead ? [new NamedBody(lead.Name, lead.Id)] : []),
        Citation.Of(new PublicationFacts { Authors = [.. award.Holders.Select(h => new Author(h, null))] }).Authors.ToHashSet());
}

/// <summary>A trial or a paper that an award may pay for. <c>Payers</c> are the bodies that it names as paying, or as running it in a way that may be paying, as an award's are given.</summary>
internal sealed record SupportedStudy(Facts Facts, string Id, StudyTitle Title, IReadOnlyList<string?> Titles, IReadOnlyDictionary<string, string> Payers, IReadOnlyDictionary<string, string> Runners)
{
    public static SupportedStudy Of(TrialFacts trial)
    {
        var runners = trial.Collaborators.Prepend(trial.LeadSponsor).OfType<SponsorName>().Select(s => new NamedBody(s.Name, s.RorId, s.Country)).ToList();
        return new SupportedStudy(
            trial, trial.Registration, StudyTitle.Of(trial.BriefTitle ?? trial.OfficialTitle, trial.Acronym), [trial.BriefTitle, trial.OfficialTitle],
            SupportBodies.Of(trial.Funders.Select(f => new NamedBody(f.Name, f.RorId ?? f.FunderDoi, f.Country)).Concat(runners)), SupportBodies.Of(runners));
    }

    public static SupportedStudy Of(PublicationFacts paper) => new(
        paper, paper.Pmid ?? paper.Doi ?? paper.LocalId ?? paper.Title ?? "", StudyTitle.Of(paper.Title ?? paper.VernacularTitle), [paper.Title],
        SupportBodies.Of(paper.Grants.Where(g => g.Agency is not null).Select(g => new NamedBody(g.Agency!, g.FunderDoi, g.Country))), new Dictionary<string, string>());
}

/// <summary>How well an award fits a study, part by part.</summary>
/// <param name="Agreements">Facts beside the titles that agree: the funder, who leads, the acronym, an author who holds the award.</param>
/// <param name="Contradiction">What speaks against it; null where nothing does.</param>
/// <param name="OtherKind">What only one of the award and the trial is of by its title: a feasibility study's award does not pay for the main trial. Null where they are of one kind.</param>
/// <param name="OfTitles">What the titles alone add to the score.</param>
internal sealed record SupportComparison(IReadOnlyList<ReportPart> Parts, double OfTitles, IReadOnlyList<string> Agreements, string? Contradiction, bool IsOfTrial, bool IsOneWordApart, string? OtherKind = null)
{
    public double Score => Parts.Sum(p => p.Weight);

    /// <summary>
    /// Titles that score as high as those that a person is shown of papers and trials, and beside them the acronym or the funder (of a trial), or two facts (of a paper, whose title is seldom
    /// its award's).
    /// </summary>
    public bool MayBeShown => Contradiction is null && OfTitles >= ReportRanking.CandidateScore && (IsOfTrial ? Agreements.Count > 0 : Agreements.Count > 1);

    public bool MayBeLinked => IsOfTrial && MayBeShown && !IsOneWordApart && OtherKind is null && OfTitles >= AwardMatch.SameTitles && Agreements.Contains(AwardMatch.Funder) && Agreements.Count > 1;
}

/// <summary>
/// Scores whether an award pays for a study where neither names the other: titles as papers' and trials' are compared, then who pays, who leads, the acronym and the dates, with weights set by
/// hand. There are no labels of such pairs: an edge by itself asks for titles as good as the same, the funder named by the trial, and another fact; of a paper a person always decides. Pure.
/// </summary>
internal static class AwardMatch
{
    /// <summary>The confidence of an edge that scoring alone makes: below that of papers' (0.95), since nothing measured it.</summary>
    public const double LinkConfidence = 0.9;

    public const string Funder = "funder";

    /// <summary>Titles that say the same in other words: set by hand on the synthetic sample, above what a person is shown (11.2) and below what ties a paper to a trial (17, with dates).</summary>
    public const double SameTitles = 14;

    private const double FunderWeight = 2;
    private const double LeadWeight = 1.5;
    private const double AcronymWeight = 1.5;
    private const double HolderWeight = 2;
    private const double Timely = 1;
    private const double Untimely = -2;
    private const int ShortestAcronym = 3;

    /// <summary>Days: a trial is registered up to two years before or after its money begins; what begins three years after the money has ended was paid for otherwise.</summary>
    private const int Near = 730, Late = 1095;

    /// <summary>Years: an award without an end is taken to last so long; papers come out up to so many years after it.</summary>
    private const int UsualLength = 5, PapersAfter = 8;

    public static SupportComparison Compare(SupportingAward award, SupportedStudy study)
    {
        var parts = ReportMatch.TitleParts(award.Title, study.Title, TitleRarity.Usual);
        var ofTitles = parts.Sum(part => part.Weight);
        var agreements = new List<string>();
        var funder = Shared(award.Funders, study.Payers);
        if (funder is not null) Agree(Funder, FunderWeight, $"{funder} pays for both");
        // One body is one fact, though it pays and leads.
        if (Shared(award.Lead, study.Runners) is { } lead && lead != funder) Agree("led by", LeadWeight, $"{lead} leads the award and runs the trial");
        var trial = study.Facts as TrialFacts;
        // Some trials give their disease as their acronym ("COVID-19").
        if (trial?.Acronym?.Trim() is { Length: >= ShortestAcronym } acronym && acronym.Count(char.IsUpper) > 1 && !trial.Conditions.Any(c => ReportMatch.HasWord(c, acronym)) && (ReportMatch.HasWord(award.Facts.Title, acronym) || acronym.Equals(award.Facts.Acronym, StringComparison.OrdinalIgnoreCase)))
            Agree("acronym", AcronymWeight, acronym);
        if (study.Facts is PublicationFacts paper && Citation.Of(paper).Authors.FirstOrDefault(award.Holders.Contains) is { } holder) Agree("held by", HolderWeight, $"{holder} is the name of who holds the award and of an author");
        var contradiction = trial is null ? OfPaper(parts, award.Facts, (PublicationFacts)study.Facts) : OfTrial(parts, award.Facts, trial);
        var otherKind = trial is null ? null : OtherKind(award.Facts, trial);
        if (otherKind is not null) parts.Add(new ReportPart("other kind", 0, otherKind));
        return new SupportComparison(parts, ofTitles, agreements, contradiction, trial is not null, ReportMatch.IsOneWordApart(award.Facts.Title, study.Titles), otherKind);

        void Agree(string name, double weight, string why)
        {
            parts.Add(new ReportPart(name, weight, why));
            agreements.Add(name);
        }
    }

    private static string? OtherKind(AwardFacts award, TrialFacts trial)
    {
        var (ofAward, ofTrial) = (StudyKind.Of(award.Title ?? ""), StudyKind.Of($"{trial.BriefTitle} {trial.OfficialTitle}"));
        var at = Enumerable.Range(0, ofAward.Count).FirstOrDefault(i => ofAward[i] != ofTrial[i] && StudyKind.All[i].Meaning != StudyKind.Economic, -1);
        return at < 0 ? null : $"only the {(ofAward[at] ? "award" : "trial")} is {StudyKind.All[at].Meaning}";
    }

    /// <summary>The name of a body that both have; null where they have none.</summary>
    private static string? Shared(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Where(body => other.ContainsKey(body.Key)).OrderBy(body => body.Key, StringComparer.Ordinal).Select(body => body.Value).FirstOrDefault();

    /// <summary>A paper names somebody who paid. Of any other nothing beside the title can agree with an award.</summary>
    public static bool NamesPayers(PublicationFacts paper) => paper.Grants.Any(g => g.Agency is not null);

    /// <summary>The best first; ties by id.</summary>
    public static IReadOnlyList<RankedMatch<T>> Rank<T>(IEnumerable<(T Target, SupportComparison Comparison)> compared, Func<T, string> idOf)
    {
        var scored = compared.OrderBy(c => c.Comparison.Contradiction is not null).ThenByDescending(c => c.Comparison.Score).ThenBy(c => idOf(c.Target), StringComparer.Ordinal).ToList();
        return
        [
            .. scored.Zip(ReportRanking.Leads([.. scored.Select(c => (c.Comparison.Score, c.Comparison.Contradiction is null))]), (c, lead) => new RankedMatch<T>(
                c.Target, c.Comparison.Parts, c.Comparison.Contradiction, lead,
                c.Comparison.MayBeShown && lead >= ReportRanking.CandidateLead, c.Comparison.MayBeLinked && lead >= ReportRanking.LinkLead)),
        ];
    }

    private static string? OfTrial(List<ReportPart> parts, AwardFacts award, TrialFacts trial)
    {
        if ((award.StartDate ?? award.AwardedOn) is not { } from || (trial.StartDate ?? trial.FirstPosted) is not { } began) return null;
        if (began.First.DayNumber > End(award, from).DayNumber + Late) return $"the trial began {began}, years after the award of {from} had ended";
        var isNear = Math.Abs(began.First.DayNumber - from.First.DayNumber) <= Near;
        parts.Add(new ReportPart("dates", isNear ? Timely : Untimely, $"award from {from}, trial from {began}"));
        return null;
    }

    private static string? OfPaper(List<ReportPart> parts, AwardFacts award, PublicationFacts paper)
    {
        if ((award.StartDate ?? award.AwardedOn) is not { } from || paper.PublishedOn is not { } published) return null;
        if (published.Last < from.First) return $"published {published} before the award of {from}";
        parts.Add(new ReportPart("dates", published.First.Year <= End(award, from).Year + PapersAfter ? Timely : Untimely, string.Create(CultureInfo.InvariantCulture, $"award from {from}, published {published}")));
        return null;
    }

    private static DateOnly End(AwardFacts award, PartialDate from) => award.EndDate?.Last ?? from.Last.AddYears(UsualLength);
}

/// <summary>Bodies by their nodes' ids with their names, and the bodies of the reviewed list that they are a part of.</summary>
internal static class SupportBodies
{
    private const int MostSteps = 5;

    public static IReadOnlyDictionary<string, string> Of(IEnumerable<NamedBody> parties)
    {
        var found = new Dictionary<string, string>();
        foreach (var body in parties.SelectMany(OrganisationIds.Parts).Select(p => OrganisationIds.Of(p.Body)).OfType<NodeRef>())
        {
            found.TryAdd(body.Id, body.Label ?? body.Id);
            var at = BodyDirectory.Current.FindById(body.Id);
            for (var step = 0; at?.PartOf is { } whole && step < MostSteps; step++)
            {
                at = BodyDirectory.Current.FindById(whole);
                found.TryAdd(whole, at?.Name ?? whole);
            }
        }
        return found;
    }
}
