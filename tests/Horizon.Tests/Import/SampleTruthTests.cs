using Horizon.Graph.Awards;
using Horizon.Graph.Gaps;
using Horizon.Graph.Ids;
using Horizon.Graph.Linking;
using Horizon.Graph.Organisations;
using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Sample;
using Horizon.Search.Find;
using Horizon.Search.Map;
using Xunit;

namespace Horizon.Tests.Import;

/// <summary>The graph that comes of the sample, against what is known of the sample because it was composed so.</summary>
public sealed class SampleTruthTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryTrialAndPaperIsThereOnceAndOneRecordIsRejectedWithItsReason()
    {
        Assert.Equal(sample.Truth.TrialIds.Select(id => $"trial:{id}"), await sample.Graph.Store.NodeIdsAsync(NodeKinds.Trial, null, 10_000, Cancellation));
        Assert.Equal(sample.Truth.PublicationIds.Select(id => $"publication:pmid:{id}"), await sample.Graph.Store.NodeIdsAsync(NodeKinds.Publication, null, 10_000, Cancellation));
        Assert.Equal(sample.Truth.Records, sample.Report.New);
        var rejected = Assert.Single(sample.Report.Rejected);
        Assert.Equal("clinicaltrials.gov", rejected.Source);
        Assert.Contains("nctId", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(rejected.Reason, Assert.Single(await sample.Graph.Store.RejectsAsync(null, 10, Cancellation)).Reason);
        Assert.Empty(sample.Report.Files.NotUnderstood);
        Assert.Equal(sample.Report.Read, sample.Report.New + sample.Report.Changed + sample.Report.Unchanged + sample.Report.Rejected.Count);
    }

    [Fact]
    public void DuplicateDeliveriesEndInTheCurrentVersionAndBlankNothing()
    {
        var truth = sample.Truth.Trials.ToDictionary(t => t.NctId);
        foreach (var duplicate in sample.Truth.Duplicates.Where(d => truth.ContainsKey(d.Id)))
        {
            var trial = sample.Trials[duplicate.Id];
            Assert.Equal(truth[duplicate.Id].Status, trial.Facts!.SourceStatus);
            Assert.NotEmpty(trial.Facts.Arms);
            Assert.NotEmpty(trial.Facts.Locations);
            Assert.NotNull(trial.Facts.Summary);
            Assert.NotEmpty(trial.Techniques);
            var reduced = duplicate.Kind == "reduced";
            Assert.Equal(reduced ? 2 : 1, trial.Provenance.Where(p => !p.About.Contains(' ', StringComparison.Ordinal)).Select(p => p.SourceDate).Distinct().Count());
        }
    }

    [Fact]
    public void StatusPlacesAndSiteAreThoseOfTheTruth()
    {
        foreach (var truth in sample.Truth.Trials)
        {
            var trial = sample.Trials[truth.NctId];
            Assert.Equal(TrialStatusWords.FromClinicalTrialsGov(truth.Status).Word(), trial.Status);
            Assert.Equal(
                truth.Providers.Select(p => ProviderDirectory.Current.Find(p)!.Id).Distinct().Order(StringComparer.Ordinal),
                trial.Provenance.Where(p => p.About.StartsWith(EdgeTypes.RecruitsAt, StringComparison.Ordinal)).Select(p => p.About[(EdgeTypes.RecruitsAt.Length + 1)..]).Distinct().Order(StringComparer.Ordinal));
            Assert.Contains(truth.Site, trial.Sites.SelectMany(s => WithBroader(s.Id)));
        }
    }

    [Fact]
    public void PrimaryTumourIsNotReadOutOfAMetastasis()
    {
        var metastatic = sample.Truth.Trials.Where(t => t.Site is "site:bone-metastases" or "site:brain-metastases" or "site:liver-metastases").ToList();
        Assert.NotEmpty(metastatic);
        Assert.All(metastatic, t => Assert.DoesNotContain(sample.Trials[t.NctId].Sites, s => s.Id is "site:bone-sarcoma" or "site:cns" or "site:liver"));
    }

    [Fact]
    public void TechniquesOfTheTruthAreFoundAndNoneInAnotherRole()
    {
        foreach (var truth in sample.Truth.Trials)
        {
            var found = sample.Trials[truth.NctId].Techniques;
            var known = found.SelectMany(t => WithBroader(t.Id)).ToHashSet();
            Assert.All(truth.Techniques.Concat(truth.ComparatorTechniques), t => Assert.True(known.Contains(t), $"{truth.NctId} ({truth.Question}) lacks {t}: {string.Join(", ", known)}"));
            Assert.DoesNotContain(found, t => t.Role == "comparator" && truth.Techniques.Contains(t.Id) && !truth.ComparatorTechniques.Contains(t.Id));
            Assert.DoesNotContain(found, t => t.Role == "experimental" && truth.ComparatorTechniques.Contains(t.Id) && !truth.Techniques.Contains(t.Id));
        }
    }

    [Fact]
    public void TechniquesBeyondTheTruthAreFew()
    {
        var beyond = sample.Truth.Trials.SelectMany(truth => Beyond(truth).Select(t => (truth.Question, truth.NctId, Technique: t))).ToList();
        foreach (var group in beyond.GroupBy(b => b.Technique.Id).OrderByDescending(g => g.Count()))
        {
            var one = group.First();
            var quotes = sample.Trials[one.NctId].Provenance.Where(p => p.About == $"{EdgeTypes.Tests} {group.Key}").Select(p => $"{p.Quote!.Field}: {p.Quote.Text}");
            TestContext.Current.SendDiagnosticMessage($"{group.Count()} {group.Key} in {string.Join(", ", group.Select(b => b.Question).Distinct())} | {string.Join("; ", quotes.Take(3))}");
        }
        var shown = sample.Truth.Trials.Sum(t => sample.Trials[t.NctId].Techniques.Count);
        var precision = 1 - ((double)beyond.Count / shown);
        TestContext.Current.SendDiagnosticMessage($"{shown} techniques shown, {beyond.Count} beyond the truth: precision {precision:0.000}");
        Assert.True(precision > 0.8, $"precision {precision:0.000}");
    }

    [Fact]
    public void TrapsTestNothing()
    {
        Assert.NotEmpty(sample.Truth.Traps);
        Assert.All(sample.Truth.Traps, trap => Assert.True(sample.Trials[trap.NctId].Techniques.Count == 0, trap.Kind));
    }

    [Fact]
    public async Task PapersAreTiedToTheirTrialsByWhatTheEvidenceAllows()
    {
        foreach (var link in sample.Truth.Links)
        {
            var paper = (await PublicationReader.ReadAsync(sample.Graph.Store, $"publication:pmid:{link.Pmid}", null, Cancellation))!;
            var tied = paper.Trials.SingleOrDefault(t => t.Id == $"trial:{link.NctId}");
            var rules = paper.Provenance.Where(p => p.About == $"{EdgeTypes.Reports} trial:{link.NctId}").Select(p => p.Rule).ToHashSet();
            Assert.Equal(link.Evidence is "databank" or "both", rules.Contains("data-bank-registration"));
            Assert.Equal(link.Evidence is "reference" or "both", rules.Overlaps(["registered-reference", "registry-derived-reference"]));
            if (link.Evidence == "text") Assert.Contains("registration-in-text", rules);
            if (link.Evidence == "none") Assert.Null(tied);
            else if (link.Type == "result") Assert.Equal("result", tied!.Type);
            else if (link.Type == "protocol") Assert.Equal("background", tied!.Type);
            Assert.Equal(tied is not null, sample.Trials[link.NctId].Publications.Any(p => p.Id == paper.Id));
        }
    }

    [Fact]
    public void TrialIsPublishedWhereItHasResultsOrAPaperOfThem()
    {
        var reported = sample.Truth.Links.Where(l => l.Type == "result" && l.Evidence is "databank" or "both").Select(l => l.NctId).ToHashSet();
        foreach (var truth in sample.Truth.Trials.Where(t => t.HasResults || reported.Contains(t.NctId)))
            Assert.Equal(StudyStates.Published, sample.Trials[truth.NctId].State);
        foreach (var truth in sample.Truth.Trials.Where(t => !t.HasResults && sample.Truth.Links.All(l => l.NctId != t.NctId)))
        {
            var status = TrialStatusWords.FromClinicalTrialsGov(truth.Status);
            Assert.Equal(status == TrialStatus.Withdrawn ? "stopped" : status.Word(), sample.Trials[truth.NctId].State);
        }
    }

    [Fact]
    public async Task AwardsAreThereOnceWithTheirFunderAndSupportTheTrialsThatNameThem()
    {
        Assert.Equal(sample.Truth.Awards.Count, (await sample.Graph.Store.NodeIdsAsync(NodeKinds.Award, null, 10_000, Cancellation)).Count);
        foreach (var truth in sample.Truth.Awards)
        {
            var id = GrantReference.TryParse(truth.Reference) is { } known ? known.Value : $"360giving:{truth.Id}";
            var award = (await AwardReader.ReadAsync(sample.Graph.Store, $"award:{id}", null, Cancellation))!;
            Assert.False(award.MentionedOnly);
            Assert.Equal((truth.Pounds, "GBP"), (award.Amount, award.Currency));
            // The programme that the record names may pay too, where it is the funder's own.
            var funder = OrganisationIds.Of(truth.Funder)!.Id;
            Assert.Contains(funder, award.Funders.Select(f => f.Id));
            Assert.All(award.Funders, f => Assert.Contains(funder, BodyDirectory.Current.WithWholes(f.Id)));
            Assert.Contains(truth.Site, award.Sites.SelectMany(s => WithBroader(s.Id)));
            // A reference of no known form ties nothing.
            Assert.Equal(truth.NctId is { } nct && GrantReference.TryParse(truth.Reference) is not null ? [$"trial:{nct}"] : [], award.Supports.Where(s => s.Id.StartsWith("trial:", StringComparison.Ordinal)).Select(s => s.Id));
        }
    }

    [Fact]
    public void PlantedGapsAreGapsAndStudiedCellsAreNot()
    {
        var counts = new GapMapCounter(sample.Index).Count(new SearchRequest());
        foreach (var gap in sample.Truth.Gaps)
        {
            var cell = counts.Cell(gap.Technique, gap.Site);
            Assert.True(State(cell) == CellStates.Gap, $"{gap.Technique} at {gap.Site} is {State(cell)}: {string.Join(", ", cell)}");
        }
        foreach (var truth in sample.Truth.Trials.Where(t => t.Status is "RECRUITING" or "ACTIVE_NOT_RECRUITING" or "NOT_YET_RECRUITING"))
            Assert.All(truth.Techniques, technique => Assert.NotEqual(CellStates.Gap, State(counts.Cell(technique, truth.Site))));
    }

    private static string State(IReadOnlyDictionary<string, int> cell) => CellStates.Of(
        cell.GetValueOrDefault("published") + cell.GetValueOrDefault("review"), cell.GetValueOrDefault("recruiting") + cell.GetValueOrDefault("active") + cell.GetValueOrDefault("planned"), cell.Values.Sum(), false, false);

    private IEnumerable<ConceptRef> Beyond(SampleTrial truth)
    {
        var known = truth.Techniques.Concat(truth.ComparatorTechniques).SelectMany(WithBroader).ToHashSet();
        // What is given with radiotherapy is planted in titles alone, as words ("with temozolomide"), and the combination that it makes is read.
        return sample.Trials[truth.NctId].Techniques.Where(t => !Combinations.Contains(t.Id) && !known.Contains(t.Id) && !WithBroader(t.Id).Any(b => truth.Techniques.Contains(b) || truth.ComparatorTechniques.Contains(b)));
    }

    private static readonly string[] Combinations = ["technique:chemoradiotherapy", "technique:concurrent-chemoradiotherapy", "technique:radiotherapy-immunotherapy", "technique:endocrine-radiotherapy"];

    private static IEnumerable<string> WithBroader(string id) => RadiotherapyVocabulary.Current.Ancestors(id).Select(a => a.Id).Prepend(id);
}
