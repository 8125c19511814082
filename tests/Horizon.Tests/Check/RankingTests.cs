using FsCheck.Xunit;
using Horizon.Search.Check;
using Horizon.Search.Check.Ranking;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>Likeness in words, and how its weights are learned.</summary>
public sealed class RankingTests
{
    private static readonly Func<string, float> Equally = _ => 1;

    [Fact]
    public void TheSameTitleIsLikerThanAnother()
    {
        var question = StudyTexts.Of(new QuestionParts(Title: "Hydroxychloroquine for the prevention of infection in nurses"));
        var (same, other) = Two(question, "Hydroxychloroquine for prevention of infections in nurses", "Vitamin D in children with asthma");
        Assert.True(same[0] > 0.9, $"{same[0]}");
        Assert.True(other[0] < 0.1, $"{other[0]}");
        Assert.True(LinearRanker.Current.Score(same) > LinearRanker.Current.Score(other) + 1);
    }

    [Fact]
    public void WhatAllCandidatesShareTellsNoneApart()
    {
        var question = StudyTexts.Of(new QuestionParts(Text: "Radiotherapy with zirconium in lung cancer"));
        var (with, without) = Two(question, "Radiotherapy with zirconium", "Radiotherapy with bismuth");
        var words = Likeness.Names.ToList().IndexOf("words");
        Assert.True(with[words] > without[words]);
    }

    [Fact]
    public void EveryLikenessLiesInItsRangeWhateverTheTexts()
    {
        foreach (var text in new[] { "", " ", "\u0000 \uD800", "12 12 12", "a b c", new string('x', 100_000), "SABR SABR SABR 54 Gy" })
        {
            var question = StudyTexts.Of(new QuestionParts(Text: text, Title: text, Population: text, Intervention: text, Outcome: text));
            var (a, b) = Two(question, text, "SABR");
            Assert.All(a.Concat(b), v => Assert.InRange(v, 0, 2));
            Assert.Equal(Likeness.Names.Count, a.Length);
        }
    }

    [Property(MaxTest = 50)]
    public void WordsOrderOfCandidatesChangesNothing(string? first, string? second)
    {
        var question = StudyTexts.Of(new QuestionParts(Text: $"{first} {second} radiotherapy"));
        var (a, b) = Two(question, first ?? "", second ?? "");
        var (c, d) = Two(question, second ?? "", first ?? "");
        Assert.Equal(a, d);
        Assert.Equal(b, c);
    }

    [Fact]
    public void TrainingFindsTheFeatureThatTellsAndIsTheSameEveryTime()
    {
        var chance = new Random(7);
        var questions = Enumerable.Range(0, 60).Select(q => new RankedQuestion($"{q}", [.. Enumerable.Range(0, 20).Select(c => new[] { c == 3 ? 0.9f : chance.NextSingle() * 0.6f, chance.NextSingle() })], 3)).ToList();
        var weights = RankerTraining.Learn(questions, 2, 0.01);
        Assert.True(weights[0] > 5 * Math.Abs(weights[1]), string.Join(", ", weights));
        Assert.Equal(weights, RankerTraining.Learn(questions, 2, 0.01));
    }

    [Fact]
    public void TheCurveSaysAsOftenAsItIsSo()
    {
        var chance = new Random(11);
        var pairs = Enumerable.Range(0, 4000).Select(_ => chance.NextDouble() * 10).Select(s => (Likeness: s, Facets: 0.0, Lead: 0.0, IsSame: chance.NextDouble() < 1 / (1 + Math.Exp(5 - s)))).ToList();
        var curve = Calibration.Fit(pairs);
        foreach (var score in new[] { 2.0, 5, 8 }) Assert.Equal(1 / (1 + Math.Exp(5 - score)), curve.Probability(score, 0, 0), 0.05);
    }

    [Fact]
    public void TheCommittedWeightsAreWhole()
    {
        var file = RankerFile.Open();
        Assert.All(Likeness.Names, n => Assert.True(file.ContainsKey(n), n));
        Assert.Equal(Likeness.Names.Count + 4, file.Count);
        Assert.True(Calibration.Current.Likeness > 0);
        Assert.True(Calibration.Current.Facets > 0);
    }

    private static (float[] First, float[] Second) Two(StudyTexts question, string first, string second)
    {
        var asked = new AskedTerms(question, Equally);
        var shared = new[] { first, second }.Select(t => new SharedTerms(asked, StudyTexts.Of(new QuestionParts(Title: t)), new HashSet<string>())).ToList();
        var likeness = new Likeness(asked, shared, Equally);
        return (likeness.Of(shared[0], null), likeness.Of(shared[1], null));
    }
}
