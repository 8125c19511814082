using Horizon.Ingest.Fields;
using Xunit;

namespace Horizon.Tests.Ingest.Fields;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Aged </=16 years, p < 0.05 and <!> or <3", "Aged </=16 years, p < 0.05 and <!> or <3")]
    [InlineData("<p>Aged </=16 years</p><p>or </= 2, p<0.05 &amp; >3</p>", "Aged </=16 years\nor </= 2, p<0.05 & >3")]
    [InlineData("<!-- left out -->One<br>two</sup>", "One\ntwo")]
    [InlineData("One &lt;b&gt; two", "One <b> two")]
    [InlineData("ends in <", "ends in <")]
    [InlineData("<b></b>", null)]
    public void OnlyWhatBeginsATagIsDropped(string text, string? expected) => Assert.Equal(expected, PlainText.Of(text));
}
