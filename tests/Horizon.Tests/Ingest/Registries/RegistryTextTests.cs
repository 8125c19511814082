using Horizon.Graph.Ids;
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
    [InlineData("Not provided.", null)]
    [InlineData("N/A", null)]
    [InlineData("Nothing", "Nothing")]
    public void TextIsTidiedAndWordsForNothingAreNothing(string text, string? expected) => Assert.Equal(expected, RegistryText.Plain(text));

    [Theory]
    [InlineData("NCT01234567")]
    [InlineData("ISRCTN12345678")]
    [InlineData("ChiCTR2000029953")]
    [InlineData("CPMS 123")]
    [InlineData("CPMS 123456")]
    [InlineData("CPMS 12")]
    [InlineData("CPMS 1234567")]
    [InlineData("NCT0123456")]
    [InlineData("nct01234567")]
    [InlineData("EUCTR2020-001113-21-GB")]
    [InlineData("none")]
    [InlineData(null)]
    public void WhatIsCanonicalAlreadyIsReadAsItWouldBeByItsForm(string? text)
    {
        (string Register, string Value)? expected = RegistrationId.TryParse(text) is { } known ? (known.Register, known.Value) : null;
        Assert.Equal(expected, RegistryIds.Read(text));
    }
}
