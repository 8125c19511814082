using System.Globalization;
using Horizon.Graph.Trials;
using Horizon.Ingest.Sample;
using Horizon.Search.Check;
using Horizon.Search.Find;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>The check on the sample, whose overlaps and near misses are planted.</summary>
public sealed class ProposalCheckTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private static readonly HashSet<string> None = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ProposalCheck Check => new(sample.Graph.Store, sample.Index, SampleGraph.Clock);

    [Fact]
    public async Task PlantedPairsAreFoundBothWays()
    {
        var (found, overlapping, total) = (0, 0, 0);
        foreach (var (from, to) in sample.Truth.Overlaps.SelectMany(p => new[] { (p.First, p.Second), (p.Second, p.First) }))
        {
            total++;
            var matches = (await OfTrialAsync(from, 10)).Matches;
            var match = matches.FirstOrDefault(m => m.Id == $"trial:{to}");
            if (match is not null) found++;
            else TestContext.Current.SendDiagnosticMessage($"{from} does not find {to}: {string.Join("; ", matches.Select(m => m.Id + " " + m.Relation))}");
            if (match?.Relation is "same-question" or "overlapping") overlapping++;
            else if (match is not null) TestContext.Current.SendDiagnosticMessage($"{from} finds {to} {match.Relation}: {match.Facets}");
        }
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"recall@10 {found}/{total}, as same or overlapping {overlapping}/{total}"));
        Assert.True(found >= 0.95 * total, $"recall@10 is {found} of {total}");
        Assert.Equal(found, overlapping);
    }

    [Fact]
    public async Task TwoTrialsAreOfOneQuestionFromBothSidesOrFromNeither()
    {
        var (oneSided, twoSided) = (0, 0);
        foreach (var (first, second) in sample.Truth.Overlaps.Select(p => (p.First, p.Second)).Concat(sample.Truth.NearMisses.Select(p => (p.First, p.Second))))
        {
            if (await IsSameAsync(first, second, true) != await IsSameAsync(second, first, true)) twoSided++;
            if (await IsSameAsync(first, second, false) != await IsSameAsync(second, first, false)) oneSided++;
        }
        Assert.Equal(0, twoSided);
        // Read from one side alone, some are: the pairs put the rule to the test.
        Assert.NotEqual(0, oneSided);

        async Task<bool> IsSameAsync(string from, string to, bool asRegistered) =>
            (await Check.RunAsync(Question.OfTrial(sample.Trials[from], new QuestionParts()) with { IsAsRegistered = asRegistered }, new HashSet<string> { from }, 200, Cancellation)).Compared.FirstOrDefault(m => m.Id == $"trial:{to}")?.Relation == Verdict.SameQuestion;
    }

    [Fact]
    public async Task NearMissesAreNotTheSameQuestion()
    {
        foreach (var (from, to) in sample.Truth.NearMisses.SelectMany(p => new[] { (p.First, p.Second), (p.Second, p.First) }))
        {
            var match = (await OfTrialAsync(from, 200)).Matches.FirstOrDefault(m => m.Id == $"trial:{to}");
            Assert.False(match?.Relation == "same-question", $"{from} {sample.Trials[from].Title} and {to} {sample.Trials[to].Title}: {match?.Facets}");
        }
    }

    [Fact]
    public async Task AReviewOfAnotherTechniqueAtTheSiteCoversNothing()
    {
        var found = await Check.RunAsync(Question.Read(new QuestionParts("SABR with durvalumab versus surgery in older people with stage I lung cancer; the primary outcome is overall survival")), None, 20, Cancellation);
        var reviews = found.Compared.Where(m => m.IsReview).ToList();
        Assert.Contains(reviews, m => m.Title!.Contains("Prophylactic cranial irradiation", StringComparison.Ordinal));
        Assert.All(reviews.Where(m => m.IsCoveringReview), m => Assert.Contains("Stereotactic", m.Title, StringComparison.Ordinal));
        Assert.Contains(reviews, m => m.IsCoveringReview);
    }

    [Theory]
    [InlineData("Stereotactic ablative body radiotherapy for low-risk prostate cancer", null, null, null, null)]
    [InlineData(null, "men with low-risk localised prostate cancer", "stereotactic ablative radiotherapy 36.25 Gy in 5 fractions", "60 Gy in 20 fractions", "biochemical failure and late toxicity")]
    public async Task AReviewOfTheQuestionIsShownThoughManyTrialsAreLiker(string? text, string? population, string? intervention, string? comparator, string? outcome)
    {
        const int Limit = 8;
        var found = await Check.RunAsync(Question.Read(new QuestionParts(text, null, population, intervention, comparator, outcome)), None, Limit, Cancellation);
        Assert.Equal(Limit, found.Matches.Count);
        Assert.Contains(found.Matches, m => m.IsCoveringReview);
        Assert.All(found.Matches.Where(m => m.IsCoveringReview), m => Assert.Contains("prostate", m.Title, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(found.Matches.OrderByDescending(m => m.Probability).Select(m => m.Probability), found.Matches.Select(m => m.Probability));
    }

    [Fact]
    public async Task SilentTrialsAreShownAsSilent()
    {
        Assert.NotEmpty(sample.Truth.Silent);
        foreach (var id in sample.Truth.Silent)
        {
            var trial = sample.Trials[id];
            var question = Question.OfTrial(trial, new QuestionParts());
            var match = (await Check.RunAsync(question, None, 200, Cancellation)).Matches.Single(m => m.Id == trial.Id);
            Assert.True(match.State == "silent", $"{id} is {match.State} ({trial.Status}, {trial.CompletionDate})");
        }
    }

    [Fact]
    public async Task TrialLeavesItselfAndItsOwnPapersOut()
    {
        var published = sample.Truth.Links.First(l => l.Evidence == "both" && l.Type == "result").NctId;
        var own = sample.Trials[published].Publications.Select(p => p.Id).Append($"trial:{published}").ToHashSet();
        Assert.Contains((await Check.RunAsync(Question.OfTrial(sample.Trials[published], new QuestionParts()), None, 200, Cancellation)).Matches, m => own.Contains(m.Id));
        Assert.DoesNotContain((await OfTrialAsync(published, 200)).Matches, m => own.Contains(m.Id));
    }

    [Fact]
    public async Task ExcludedRegistrationCountsForNothing()
    {
        var pair = sample.Truth.Overlaps[0];
        var question = Question.OfTrial(sample.Trials[pair.First], new QuestionParts());
        var with = await Check.RunAsync(question, new HashSet<string> { pair.First }, 200, Cancellation);
        var without = await Check.RunAsync(question, new HashSet<string> { pair.First, pair.Second }, 200, Cancellation);
        Assert.Contains(with.Matches, m => m.Registrations.Contains(pair.Second));
        Assert.DoesNotContain(without.Matches, m => m.Id == $"trial:{pair.Second}" || m.Registrations.Contains(pair.Second));
    }

    [Fact]
    public async Task QuestionInWordsFindsWhatItDescribes()
    {
        var question = Question.Read(new QuestionParts("Is SABR better than surgery for early non-small cell lung cancer?"));
        Assert.Equal(["technique:sabr"], question.Techniques.Select(t => t.Id));
        Assert.Equal(["site:nsclc"], question.Sites.Select(s => s.Id));
        var checkedOnes = await Check.RunAsync(question, None, 20, Cancellation);
        Assert.Equal(Verdict.SameQuestion, Verdict.Of(checkedOnes.Compared.Select(m => m.Relation).ToHashSet(), false));
        var best = checkedOnes.Matches[0];
        Assert.Equal(("same", "same"), (best.Facets.Technique.Match, best.Facets.Site.Match));
        Assert.Contains("SABR", best.Facets.Technique.Why, StringComparison.Ordinal);
        Assert.Equal(3, checkedOnes.Queries.Count);
        Assert.Equal(checkedOnes.Matches.Select(m => m.Probability).OrderDescending(), checkedOnes.Matches.Select(m => m.Probability));
    }

    [Fact]
    public void FieldsOfTheirOwnStandAboveRunningText()
    {
        var question = Question.Read(new QuestionParts(Text: "SABR for lung cancer", Technique: "PBT", Site: "site:breast", Dose: "26 Gy in 5 fractions", Intervention: "x", Comparator: "y"));
        Assert.Equal(["technique:proton"], question.Techniques.Select(t => t.Id));
        Assert.Equal(["site:breast"], question.Sites.Select(t => t.Id));
        Assert.Equal(5, Assert.Single(question.Schedules).Fractions);
    }

    [Theory]
    [InlineData("lung", "site:lung")]
    [InlineData("Prostate", "site:prostate")]
    [InlineData("head and neck", "site:head-and-neck")]
    [InlineData("oesophagus", "site:oesophagus")]
    [InlineData("Cervix", "site:cervix")]
    [InlineData("non-small cell lung cancer", "site:nsclc")]
    public void ASitesFieldIsReadByItsPlainName(string named, string site) =>
        Assert.Equal([site], Question.Read(new QuestionParts(Text: "Radiotherapy", Site: named)).Sites.Select(s => s.Id));

    [Theory]
    [InlineData("carbon ion", "technique:carbon-ion")]
    [InlineData("external beam", "technique:external-beam")]
    [InlineData("radiotherapy", "technique:radiotherapy")]
    public void ATechniquesFieldIsReadByItsPlainName(string named, string technique) =>
        Assert.Equal([technique], Question.Read(new QuestionParts(Text: "Prostate cancer", Technique: named)).Techniques.Select(t => t.Id));

    [Fact]
    public void OfALongProposalItsOwnSentencesTellTheQuestionAndNotItsBackground()
    {
        const string Background = "Radiotherapy cures many tumours. In prostate cancer 60 Gy in 20 fractions was no worse than 74 Gy in 37 fractions, and in breast cancer 26 Gy in 5 fractions has become usual. "
            + "Brachytherapy has its place in cervical cancer, and protons in the tumours of children. Prophylactic cranial irradiation of 25 Gy in 10 fractions prolonged survival in small cell lung cancer. "
            + "Stereotactic radiosurgery spares the brain of people with few metastases. Palliative radiotherapy of painful bone metastases takes one fraction of 8 Gy. ";
        const string Aim = "Our trial will compare hippocampal avoidance whole brain radiotherapy with whole brain radiotherapy, 30 Gy in 10 fractions each, in patients with brain metastases.";
        var question = Question.Read(new QuestionParts(Text: Background + Aim + " Memory is tested after four months."));
        Assert.Equal(["site:brain-metastases"], question.Sites.Select(s => s.Id));
        Assert.Equal(["technique:hippocampal-avoidance", "technique:whole-brain"], question.Techniques.Select(t => t.Id).Order());
        Assert.Equal(["30 Gy in 10 fractions"], question.Schedules.Select(s => s.Text));
        // A short text is all question.
        Assert.Equal(2, Question.Read(new QuestionParts("SABR for lung cancer or prostate cancer")).Sites.Count);
    }

    [Fact]
    public void AFieldThatIsNotReadLeavesTheTextsWordsAndSaysSo()
    {
        var question = Question.Read(new QuestionParts(Text: "SABR for prostate cancer", Site: "qwertz", Technique: "zuiop", Intent: "banana"));
        Assert.Equal(["technique:sabr", "site:prostate"], question.Techniques.Concat(question.Sites).Select(c => c.Id));
        Assert.Equal(3, Verdict.Missing(question).Count());
        Assert.Contains(Verdict.Missing(question), m => m.Contains("banana", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPurposeThatIsReadCanBeNamedInItsField()
    {
        foreach (var purpose in Horizon.Graph.Extraction.IntentReader.Values) Assert.Equal(purpose, Question.Read(new QuestionParts(Text: "SABR for prostate cancer", Intent: purpose)).Intent);
        Assert.Equal("palliative", Question.Read(new QuestionParts(Text: "SABR for prostate cancer", Intent: "Palliative")).Intent);
    }

    [Fact]
    public async Task TheVerdictDoesNotHangOnHowManyAreAskedFor()
    {
        var question = Question.Read(new QuestionParts("Is SABR better than surgery for early non-small cell lung cancer?"));
        var all = await Check.RunAsync(question, None, 20, Cancellation);
        var one = await Check.RunAsync(question, None, 1, Cancellation);
        Assert.Single(one.Matches);
        Assert.Equal(all.Compared.Select(m => m.Relation).ToHashSet().Order(), one.Compared.Select(m => m.Relation).ToHashSet().Order());
    }

    [Fact]
    public void VerdictSaysCannotTellOnlyWhereNothingIsFoundAndSomethingIsMissing()
    {
        var open = Question.Read(new QuestionParts("Does music help?"));
        Assert.Equal(2, Verdict.Missing(open).Count());
        Assert.Contains("tumour site", Verdict.Missing(Question.Read(new QuestionParts("SABR"))).Single(), StringComparison.Ordinal);
        Assert.Contains("technique", Verdict.Missing(Question.Read(new QuestionParts("Prostate cancer"))).Single(), StringComparison.Ordinal);
        Assert.Empty(Verdict.Missing(Question.Read(new QuestionParts("SABR for prostate cancer"))));
        Assert.Equal(Verdict.CannotTell, Verdict.Of([], true));
        Assert.Equal(Verdict.NoneFound, Verdict.Of([], false));
    }

    [Theory]
    [InlineData("asdf qwer zxcv 1234 %%% \u0000 \uD800")]
    [InlineData("the of and")]
    [InlineData("\"unbalanced AND (field:")]
    public async Task NonsenseFindsNothingThatOverlaps(string text)
    {
        var question = Question.Read(new QuestionParts(text));
        var found = await Check.RunAsync(question, None, 20, Cancellation);
        Assert.DoesNotContain(found.Matches, m => m.Relation != "related");
        Assert.Equal(Verdict.CannotTell, Verdict.Of(found.Compared.Select(m => m.Relation).ToHashSet(), Verdict.Missing(question).Any()));
    }

    [Fact]
    public async Task TextOfAHundredThousandCharactersIsCheckedByWhatItSays()
    {
        var noise = string.Join(' ', sample.Trials.Values.Take(400).Select(t => t.Facts!.Description));
        var text = "SABR for early non-small cell lung cancer. " + string.Concat(Enumerable.Repeat(noise, 10)).Replace("lung", "thorax", StringComparison.OrdinalIgnoreCase)[..100_000];
        var found = await Check.RunAsync(Question.Read(new QuestionParts(text)), None, 20, Cancellation);
        Assert.Equal(20, found.Matches.Count);
    }

    [Fact]
    public async Task EmptyFolderFindsNothing()
    {
        await using var empty = new TemporaryGraph();
        var found = await new ProposalCheck(empty.Store, await empty.IndexedAsync(), SampleGraph.Clock).RunAsync(Question.Read(new QuestionParts("SABR for lung cancer")), None, 20, Cancellation);
        Assert.Empty(found.Matches);
        Assert.NotEmpty(found.Queries);
    }

    private Task<Checked> OfTrialAsync(string id, int limit) =>
        Check.RunAsync(Question.OfTrial(sample.Trials[id], new QuestionParts()), new HashSet<string> { id }, limit, Cancellation);
}
