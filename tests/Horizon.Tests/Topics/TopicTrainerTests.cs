using Horizon.Search.Topics;
using Xunit;

namespace Horizon.Tests.Topics;

public sealed class TopicTrainerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("horizon-topics-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WhatStandsInTheWordsIsLearned()
    {
        var content = Train(MadeExamples.Of(120)).Model.Content;
        Assert.Equal(["lung", "toxicity"], content.Labels.Select(l => l.Id));
        Assert.All(content.Labels, l => Assert.InRange(l.Quality.F1, 0.9, 1));
        Assert.InRange(content.Scores.Micro.F1, 0.9, 1);
        Assert.All(content.Labels, l => Assert.InRange(l.Confidence, 0, l.Threshold));
    }

    [Fact]
    public void LabelsByChanceAreNotFoundInCrossValidation()
    {
        var content = Train(MadeExamples.Of(200, labelsByChance: true)).Model.Content;
        // Giving every text a label that every second has reaches 0.67; more would mean that the answers leaked into the score.
        Assert.InRange(content.Labels.Single(l => l.Id == "toxicity").Quality.F1, 0, 0.72);
        Assert.InRange(content.Labels.Single(l => l.Id == "lung").Quality.F1, 0, 0.56);
    }

    [Fact]
    public void TheSameExamplesInAnotherOrderGiveTheSameFile()
    {
        var examples = MadeExamples.Of(60);
        var (one, other) = (Path.Combine(folder, "one"), Path.Combine(folder, "other"));
        TopicModelFile.Save(Train(examples).Model, one);
        examples.Reverse();
        TopicModelFile.Save(Train(examples).Model, other);
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(other));
    }

    [Fact]
    public void AModelThatWasReadGivesTheProbabilitiesThatItGaveWhenTrained()
    {
        var examples = MadeExamples.Of(60);
        var trained = Train(examples).Model;
        var path = Path.Combine(folder, "model.json");
        TopicModelFile.Save(trained, path);
        var read = TopicModelFile.Load(path);
        Assert.All(examples, e => Assert.Equal(trained.Probabilities(e.Text)!, read.Probabilities(e.Text)!));
    }

    [Fact]
    public void TheModelsScoreIsThatOfTheLearnersAverage()
    {
        var examples = MadeExamples.Of(60).OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        var trained = Train(examples).Model;
        var matrix = TrainingMatrix.Of(examples, WordKeys.Topics);
        int[] rows = [.. Enumerable.Range(0, examples.Count)];
        foreach (var (label, l) in trained.Content.Labels.Select((label, l) => (label, l)))
        {
            var scores = LabelFit.Of(matrix, rows, [.. examples.Select(e => e.Labels.Contains(label.Id))], FitSettings.Topics).Scores(matrix, rows);
            Assert.All(rows, i => Assert.Equal(label.Calibration.Probability(scores[i]), trained.Probabilities(examples[i].Text)![l], 1e-3));
        }
    }

    [Fact]
    public void ATextWithoutAnyKnownWordHasNoTopics()
    {
        var model = Train(MadeExamples.Of(60)).Model;
        Assert.Empty(model.Predict(""));
        Assert.Empty(model.Predict("qqqq"));
    }

    [Fact]
    public void ALabelThatTooFewExamplesHaveIsLeftOutAndSaid()
    {
        var examples = MadeExamples.Of(40);
        examples[0] = examples[0] with { Labels = ["rare", .. examples[0].Labels] };
        var trained = Train(examples);
        var (label, why) = Assert.Single(trained.LeftOut);
        Assert.Equal("rare", label);
        Assert.Contains("1 of 40", why, StringComparison.Ordinal);
        Assert.DoesNotContain(trained.Model.Content.Labels, l => l.Id == "rare");
    }

    [Fact]
    public void ALabelThatWasNotLearnedWellEnoughIsLeftOutAndSaid()
    {
        var trained = TopicTrainer.Train(MadeExamples.Of(200, labelsByChance: true), new TrainingOptions("made", LeastF1: 0.6, LeastExamples: 30), null, TestContext.Current.CancellationToken);
        var (label, why) = Assert.Single(trained.LeftOut);
        Assert.Equal("lung", label);
        Assert.Contains("cross-validation", why, StringComparison.Ordinal);
        Assert.Equal(["toxicity"], trained.Model.Content.Labels.Select(l => l.Id));
    }

    [Fact]
    public void ATextTeachesNothingOfALabelThatNobodyHasSaid()
    {
        var examples = MadeExamples.Of(120);
        // Half of the texts that are about lungs do not say so: taken for texts that are not, they would teach that lung tumours are no sign of it.
        var unsaid = examples.Select((e, i) => e.Labels.Contains("lung") && i / 6 % 2 == 0 ? e with { Labels = [.. e.Labels.Where(l => l != "lung")], Unsaid = ["lung"] } : e).ToList();
        var label = Train(unsaid).Model.Content.Labels.Single(l => l.Id == "lung");
        Assert.Equal(unsaid.Count(e => e.Labels.Contains("lung")), label.Quality.Examples);
        Assert.InRange(label.Quality.F1, 0.9, 1);
        Assert.InRange(label.Quality.Precision, 0.9, 1);
        Assert.InRange(Train([.. unsaid.Select(e => e with { Unsaid = null })]).Model.Content.Labels.Single(l => l.Id == "lung").Quality.F1, 0, 0.85);
    }

    [Fact]
    public void WhatIsUnsaidIsPartOfTheExamplesHash()
    {
        var examples = MadeExamples.Of(40);
        Assert.NotEqual(Train(examples).Model.Content.DataSha256, Train([.. examples.Select((e, i) => i == 0 ? e with { Unsaid = ["toxicity"] } : e)]).Model.Content.DataSha256);
    }

    [Fact]
    public void NothingToLearnFromIsToldInASentence()
    {
        Assert.Contains("no examples", Assert.Throws<TopicInputException>(() => Train([])).Message, StringComparison.Ordinal);
        Assert.Contains("No example has a label", Assert.Throws<TopicInputException>(() => Train([new("a", "text", [])])).Message, StringComparison.Ordinal);
        Assert.Contains("No label can be learned", Assert.Throws<TopicInputException>(() => Train([new("a", "text", ["x"]), new("b", "text", [])])).Message, StringComparison.Ordinal);
        var empty = Enumerable.Range(0, 8).Select(i => new LabelledText($"{i}", "", i % 2 == 0 ? ["x"] : [])).ToList();
        Assert.Contains("No word", Assert.Throws<TopicInputException>(() => Train(empty)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextsWithoutAWordAreLeftOutAndSaid()
    {
        var examples = MadeExamples.Of(60);
        var with = Train([.. examples, new("e1", "", ["lung"]), new("e2", " - ", ["toxicity"])]);
        Assert.Equal(["2 of 62 texts are empty and were left out."], with.Notices);
        Assert.Equal(Train(examples).Model.Content.DataSha256, with.Model.Content.DataSha256);
    }

    [Fact]
    public void LabelsThatDifferByCapitalsAloneAreOneAndItIsSaid()
    {
        var examples = MadeExamples.Of(60);
        var trained = Train([.. examples.Select((e, i) => i < 12 ? e with { Labels = [.. e.Labels.Select(l => l.ToUpperInvariant())] } : e)]);
        Assert.Equal(Train(examples).Model.Content.DataSha256, trained.Model.Content.DataSha256);
        Assert.Equal(["The label \"LUNG\" of 4 texts was read as \"lung\".", "The label \"TOXICITY\" of 6 texts was read as \"toxicity\"."], trained.Notices);
    }

    [Fact]
    public void APerfectScoreOnFewTextsHasAnInterval()
    {
        bool[] holds = [.. Enumerable.Range(0, 160).Select(i => i < 80)];
        var perfect = TopicQuality.Micro([holds], [holds]);
        // Wilson's lower bound for 80 of 80 is 80 / 83.84, as a share of hits; 2 s / (1 + s) as F1.
        Assert.Equal((0.9766, 1.0), (Math.Round(perfect.Low95, 4), perfect.High95));
        var none = TopicQuality.Micro([new bool[160]], [holds]);
        Assert.Equal(0, none.Low95);
        Assert.InRange(none.High95, 0.05, 0.1);
        Assert.True(TopicQuality.Micro([holds[..20]], [holds[..20]]).Low95 < perfect.Low95);
    }

    [Fact]
    public void EqualTextsStayInOnePart()
    {
        var examples = MadeExamples.Of(40).Select((e, i) => e with { Text = $"text {i / 2}" }).ToList();
        var parts = Folds.Of(examples, seed: 1);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(parts[2 * i], parts[(2 * i) + 1]));
        Assert.Equal(Folds.Parts, parts.Distinct().Count());
    }

    private static TrainedTopics Train(IReadOnlyList<LabelledText> examples) => TopicTrainer.Train(examples, new TrainingOptions("made"), null, TestContext.Current.CancellationToken);
}
