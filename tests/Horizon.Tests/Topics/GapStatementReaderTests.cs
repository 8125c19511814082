using Horizon.Search.Topics.GapStatements;
using Xunit;

namespace Horizon.Tests.Topics;

public sealed class GapStatementReaderTests
{
    private const string Challenge = "However, the optimal dose remains unclear and current evidence is limited by small samples and a lack of randomised trials.";
    private const string Direction = "Further studies are needed to investigate whether this approach may improve survival.";
    private const string Neither = "Plates were incubated at 37 degrees for 24 hours and washed twice with buffer.";

    [Fact]
    public void StatementsAreFoundWhereTheyStand()
    {
        var text = $"  {Neither} {Challenge}\n{Direction}";
        var found = GapStatementReader.Read(text);
        Assert.Contains(found, s => s.Kind == "challenge" && s.Text == Challenge);
        Assert.Contains(found, s => s.Kind == "direction" && s.Text == Direction);
        Assert.DoesNotContain(found, s => s.Text == Neither);
        Assert.All(found, s => Assert.Equal(s.Text, text[s.Start..s.End]));
        Assert.All(found, s => Assert.InRange(s.Probability, 0, 1));
    }

    [Fact]
    public void ASentenceIsJudgedAlikeAloneAndInItsText()
    {
        var alone = GapStatementReader.Read(Challenge);
        var within = GapStatementReader.Read($"{Neither} {Challenge} {Direction}").Where(s => s.Text == Challenge);
        Assert.Equal(alone.Select(s => (s.Kind, s.Probability)), within.Select(s => (s.Kind, s.Probability)));
    }

    [Theory]
    [InlineData("No further research is needed.")]
    [InlineData("More trials are not needed because the question has been answered.")]
    [InlineData("No additional randomised trials are warranted in this setting.")]
    [InlineData("There is no gap.")]
    public void ASentenceThatDeniesTheNeedStatesNone(string sentence) => Assert.Empty(GapStatementReader.Read(sentence));

    [Theory]
    [InlineData("The evidence is clear.")]
    [InlineData("Evidence for this is clear and consistent.")]
    [InlineData("The role of chemotherapy is now proven.")]
    [InlineData("The mechanism is well understood.")]
    [InlineData("What drives resistance is known.")]
    [InlineData("There is no uncertainty about the dose.")]
    public void ASentenceThatSaysThatSomethingIsKnownStatesNoChallenge(string sentence) => Assert.DoesNotContain(GapStatementReader.Read(sentence), s => s.Kind == "challenge");

    [Theory]
    [InlineData("The evidence is not clear.")]
    [InlineData("The evidence is unclear.")]
    [InlineData("The evidence is strong but the effect is small.")]
    public void OneThatSaysItOfHalfTheMatterStillStatesOne(string sentence) => Assert.Contains(GapStatementReader.Read(sentence), s => s.Kind == "challenge");

    [Fact]
    public void NothingIsFoundInNothing() => Assert.Empty(GapStatementReader.Read(" \n "));
}
