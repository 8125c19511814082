using System.Text;
using Horizon.Search.Topics;
using Xunit;

namespace Horizon.Tests.Topics;

public sealed class TopicModelFileTests
{
    [Fact]
    public void AnotherVersionIsRefusedWithWhatToDo()
    {
        var message = Assert.Throws<TopicInputException>(() => Read("""{"format":"horizon-topics","version":999,"labels":"of another form"}""")).Message;
        Assert.Contains("version 999", message, StringComparison.Ordinal);
        Assert.Contains("horizon topics train", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("""{"format":"horizon-topics","version":1}""")]
    [InlineData("""{"format":"horizon-topics","version":1,"keys":"words-1","labels":[{"id":"a","terms":[5],"weights":[1]}],"vocabulary":[]}""")]
    public void WhatIsNoModelIsToldInASentence(string text) =>
        Assert.Contains("horizon topics train", Assert.Throws<TopicInputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void TheBuiltInModelsSayWhatTheyWereTrainedOn()
    {
        foreach (var content in new[] { BuiltInModels.GapStatements.Content, BuiltInModels.Topics.Content })
        {
            Assert.Matches("^[0-9a-f]{64}$", content.DataSha256);
            Assert.True(content.Examples > 1000);
            Assert.All(content.Labels, l => Assert.True(l.Quality.F1 > 0.5, $"{l.Id}: {l.Quality.F1}"));
            Assert.NotEmpty(content.Vocabulary);
        }
        Assert.Equal(["challenge", "direction"], BuiltInModels.GapStatements.Content.Labels.Select(l => l.Id));
        Assert.All(BuiltInModels.Topics.Content.Labels, l => Assert.NotEqual(l.Id, StudyTopics.Label(l.Id)));
    }

    private static TopicModel Read(string text) => TopicModelFile.Read(Encoding.UTF8.GetBytes(text), "model.json");
}
