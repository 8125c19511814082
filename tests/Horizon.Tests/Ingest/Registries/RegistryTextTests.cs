using Horizon.Ingest.Registries;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

public sealed class RegistryTextTests
{
    [Theory]
    [InlineData("ask ann.b@x-y.example.org, or c@d.nl", "ask , or")]
    [InlineData("a@b and c@d.nl", "a@b and")]
    [InlineData("no@ @sign a@b.c", "no@ @sign")]
    [InlineData("x@y@z.org", "x@")]
    [InlineData("see a@b.c.d.e.f.g.h end", "see .h end")]
    public void MailAddressesAreTakenOut(string text, string expected) => Assert.Equal(expected, RegistryText.Plain(text));

    [Fact]
    public void AnAddressOfMoreThanAllowedIsCutWhereItsFormEnds() =>
        Assert.Equal("aaaaaa", RegistryText.Plain(new string('a', 70) + "@" + new string('b', 64) + ".org"));

    [Theory]
    [InlineData("one two\nthree\n\nfour", "one two\nthree\n\nfour")]
    [InlineData("  one \t two \r\n \n\n\n three\u00a0 ", "one two\n\nthree")]
    [InlineData("a\u00a0b", "a b")]
    [InlineData("age < 18 years and > 3", "age < 18 years and > 3")]
    [InlineData("a< / P >b<br/>c", "ab\nc")]
    [InlineData("one  two\nthree \t four\u00a0five\n six", "one two\nthree four five\nsix")]
    [InlineData("one\r\n\r\ntwo", "one\n\ntwo")]
    [InlineData("<p> </p>\n <p>one</p>", "one")]
    [InlineData("Not provided.", null)]
    [InlineData("N/A", null)]
    [InlineData("Nothing", "Nothing")]
    public void TextIsTidiedAndWordsForNothingAreNothing(string text, string? expected) => Assert.Equal(expected, RegistryText.Plain(text));

    [Fact]
    public void TextsStandOnceEachWithoutCaseHoweverMany()
    {
        var many = Enumerable.Range(0, 60).Select(i => $"text {i % 30}").ToList();
        Assert.Equal(many.Take(30), RegistryText.Distinct([null, .. many, "TEXT 29", "Text 0"]));
    }

    [Theory]
    [InlineData("\u0661\u0662\u0663\u0664\u0665")]
    [InlineData("\u0661\u0662/\u0660\u0663/\u0662\u0660\u0662\u0660")]
    [InlineData("20\u0661\u0662")]
    public void DigitsOfOtherScriptsAreNoDateAndBreakNothing(string text) => Assert.Null(RegistryDate.Read(text));
}
