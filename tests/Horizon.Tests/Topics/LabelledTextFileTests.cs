using Horizon.Search.Topics;
using Xunit;

namespace Horizon.Tests.Topics;

public sealed class LabelledTextFileTests
{
    [Fact]
    public async Task LinesAreReadAndBlankOnesPassedOver()
    {
        var read = await ReadAsync("{\"id\":\"a\",\"text\":\"one\",\"labels\":[\"x\",\"x\",\"y\"]}\n\n{\"id\":2,\"text\":null,\"labels\":[],\"more\":1}\n");
        Assert.Equal(["a", "2"], read.Select(r => r.Id));
        Assert.Equal(["x", "y"], read[0].Labels);
        Assert.Equal("", read[1].Text);
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("[]", "no object")]
    [InlineData("""{"text":"t","labels":[]}""", "\"id\"")]
    [InlineData("""{"id":"a","labels":[]}""", "\"text\"")]
    [InlineData("""{"id":"a","text":"t"}""", "\"labels\"")]
    [InlineData("""{"id":"a","text":"t","labels":"x"}""", "no list")]
    [InlineData("""{"id":"a","text":"t","labels":[1]}""", "a label")]
    public async Task ALineOfAnotherFormIsToldWithItsNumber(string line, string why)
    {
        var message = (await Assert.ThrowsAsync<TopicInputException>(() => ReadAsync("{\"id\":\"first\",\"text\":\"t\",\"labels\":[]}\n" + line))).Message;
        Assert.Contains("line 2", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNobodyHasSaidIsRead() => Assert.Equal(["y"], (await ReadAsync("""{"id":"a","text":"t","labels":["x"],"unsaid":["y"]}"""))[0].Unsaid!);

    [Fact]
    public async Task AnIdThatStandsTwiceIsRefused() =>
        Assert.Contains("line 1", (await Assert.ThrowsAsync<TopicInputException>(() => ReadAsync("{\"id\":\"a\",\"text\":\"t\",\"labels\":[]}\n{\"id\":\"a\",\"text\":\"u\",\"labels\":[]}"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task TextsToPredictNeedNoLabels() => Assert.Empty((await ReadAsync("""{"id":"a","text":"t"}""", withLabels: false))[0].Labels);

    private static async Task<List<LabelledText>> ReadAsync(string text, bool withLabels = true)
    {
        using var reader = new StringReader(text);
        var read = new List<LabelledText>();
        await foreach (var one in LabelledTextFile.ReadAsync(reader, "file", withLabels, TestContext.Current.CancellationToken)) read.Add(one);
        return read;
    }
}
