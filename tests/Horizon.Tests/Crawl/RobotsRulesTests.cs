using Horizon.Ingest.Crawl.Http;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("user-agent: *\r\nDISALLOW: /a # not this", "/ab", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /x*/y", "/x1/2/y3", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Horizon\nDisallow: /b\n\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: x\nUser-agent: horizon\nAllow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void TheLongestRuleOfOurGroupDecides(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(file).Allows(new Uri("https://example.org" + path)));

    [Fact]
    public void ADelayIsReadFromOurGroup()
    {
        Assert.Equal(2.5, RobotsRules.Parse("User-agent: *\nCrawl-delay: 2.5\nDisallow: /a").DelaySeconds);
        Assert.Null(RobotsRules.Parse("User-agent: other\nCrawl-delay: 9").DelaySeconds);
    }
}
