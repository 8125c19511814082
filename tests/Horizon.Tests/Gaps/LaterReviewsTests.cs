using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class LaterReviewsTests
{
    private const string Technique = "technique:sabr", Site = "site:kidney";
    private const string Pain = "Pain after SABR for renal cell carcinoma has not been studied.";

    [Theory]
    [InlineData("SABR for renal cell carcinoma: a systematic review", 2022, true)]
    [InlineData("SABR for renal cell carcinoma: a systematic review", 2020, false)]
    // Its title says what it is on, and that is something else.
    [InlineData("Survival after SABR for renal cell carcinoma: a systematic review", 2022, false)]
    [InlineData("Survival and pain after SABR for renal cell carcinoma: a systematic review", 2022, true)]
    public void AReviewMayAnswerWhatItIsNotKnownToLeaveOut(string title, int year, bool may) => Assert.Equal(may ? 1 : 0, Of([Stated(Pain, 2020)], [Review(title, year)]).Count);

    [Fact]
    public void AReviewOfOtherPeopleAnswersNothing()
    {
        var gap = Stated("Pain after SABR in children with kidney cancer has not been studied.", 2020);
        Assert.Empty(Of([gap], [Review("SABR in elderly people with kidney cancer", 2022)]));
        Assert.Single(Of([gap], [Review("SABR for kidney cancer", 2022)]));
    }

    [Fact]
    public void AReviewThatStatesTheGapAnswersNothing()
    {
        var review = Review("SABR for renal cell carcinoma: a systematic review", 2022);
        // In the same words, of the same outcome in others, or, where the gap names neither outcome nor people, in any that name none.
        Assert.Empty(Of([Stated(Pain, 2020)], [review], Stated(Pain.ToUpperInvariant(), 2022, review.Id)));
        Assert.Empty(Of([Stated(Pain, 2020)], [review], Stated("Quality of life and survival after SABR are poorly understood.", 2022, review.Id)));
        Assert.Empty(Of([Stated("The role of SABR for kidney cancer is unclear.", 2020)], [review], Stated("Randomised trials of SABR for kidney cancer are needed.", 2022, review.Id)));
        // Of another outcome or another tumour it may say what it likes.
        Assert.Single(Of([Stated(Pain, 2020)], [review], Stated("Survival after SABR for kidney cancer is unknown.", 2022, review.Id)));
        Assert.Single(Of([Stated(Pain, 2020)], [review], Stated("Pain after SABR of the lung is poorly understood.", 2022, review.Id) with { Sites = ["site:lung"] }));
    }

    [Fact]
    public void WhatIsWrittenAgainInTheSameWordsWasNotAnsweredBefore()
    {
        var reviews = new[] { Review("SABR for renal cell carcinoma: a systematic review", 2022) };
        var words = "Pain has not been studied and should be a priority for future research.";
        Assert.Empty(Of([Stated(words, 2020)], reviews, Stated(words, 2023, "publication:other") with { Sites = [Site, "site:bladder"] }));
        // The same words of another treatment are another gap.
        Assert.Single(Of([Stated(words, 2020)], reviews, Stated(words, 2023, "publication:other") with { Techniques = ["technique:proton"] }));
    }

    [Fact]
    public void ADateAloneLeavesTheGapOpenAndNamesTheReview()
    {
        var open = GapLife.Of([Stated(Pain, 2020)], [], 0, [], 0, new DateOnly(2026, 11, 1));
        var reviews = Of([Stated(Pain, 2020)], [Review("SABR for renal cell carcinoma", 2022), Review("SABR of the kidney: an overview.", 2024)]);
        var life = LaterReviews.Tell(open, reviews);
        Assert.Equal(GapStates.Open, life.State);
        Assert.Contains("A later review is here: judge whether it answers it. It is “SABR of the kidney: an overview” (2024), and there is one more.", life.Why, StringComparison.Ordinal);
        Assert.Equal([2024, 2022], life.Reviews.Select(r => r.Year));
        Assert.Same(open, LaterReviews.Tell(open, []));
    }

    [Fact]
    public void AReviewOnAllThatTheGapNamesAnswersItAndIsNamed()
    {
        var reviews = Of([Stated(Pain, 2020)], [Review("Pain after SABR for renal cell carcinoma: a systematic review", 2022)]);
        Assert.True(Assert.Single(reviews).IsOnAll);
        var life = LaterReviews.Tell(GapLife.Of([Stated(Pain, 2020)], [], 0, [], 2022, new DateOnly(2026, 11, 1)), reviews);
        Assert.Equal(GapStates.Answered, life.State);
        Assert.Contains("“Pain after SABR for renal cell carcinoma: a systematic review” (2022); whether it answers it is for you to judge.", life.Why, StringComparison.Ordinal);
        // What names neither outcome nor people cannot be told to be that of a review.
        Assert.False(Assert.Single(Of([Stated("The role of SABR for kidney cancer is unclear.", 2020)], [Review("Pain after SABR for renal cell carcinoma", 2022)])).IsOnAll);
    }

    private static IReadOnlyList<LaterReview> Of(IReadOnlyList<GapStatement> gap, IReadOnlyList<StudyEntry> reviews, params GapStatement[] others) => new LaterReviews(reviews, [.. gap, .. others]).Of(gap, [Technique], [Site]);

    private static GapStatement Stated(string words, int year, string source = "publication:first") =>
        new() { Id = $"gap:{source}:{words}", Text = words, SourceId = source, StatedOn = new PartialDate(year), Techniques = [Technique], Sites = [Site] };

    private static StudyEntry Review(string title, int year) => new($"publication:{year}", StudyStates.Review, year, null, title, [Technique], [Site], []);
}
