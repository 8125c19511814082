using System.Diagnostics.CodeAnalysis;
using Horizon.Search.Language;
using Xunit;

namespace Horizon.Tests.Search;

[SuppressMessage("Security", "CA5394", Justification = "Test data is made from a seed and guards nothing.")]
public sealed class QueryLanguageTests : IDisposable
{
    private readonly TemporaryIndex index = new(
        TemporaryIndex.Trial("A", "Lung cancer and dose escalation") with { Date = "2015-06", Status = "recruiting", Conditions = ["Carcinoma of the lung"] },
        TemporaryIndex.Trial("B", "Breast cancer: a review of doses") with { Date = "2018", Status = "completed", Summary = "Lung toxicity" },
        TemporaryIndex.Trial("C", "Brain tumours in children") with { Date = "2020-01-05", Status = "recruiting", Sponsors = ["University of Leeds"] },
        TemporaryIndex.Trial("D", "60 Gy/20f or 5 x 5.2 Gy at 10:30 in ratio 1:1") with { Authors = ["Smith J", "Jones K"], Journal = "The Lancet" });

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("lung breast", "A,B")]
    [InlineData("lung AND breast", "B")]
    [InlineData("lung OR brain", "A,B,C")]
    [InlineData("lung NOT breast", "A")]
    [InlineData("lung -breast", "A")]
    [InlineData("+cancer brain", "A,B")]
    [InlineData("\"lung cancer\"", "A")]
    [InlineData("\"cancer lung\"", "")]
    [InlineData("\"escalation lung\"~9", "A")]
    [InlineData("(lung OR brain) AND NOT escalation", "B,C")]
    [InlineData("NOT cancer", "C,D")]
    [InlineData("breast OR NOT cancer", "B,C,D")]
    [InlineData("title:lung", "A")]
    [InlineData("summary:lung", "B")]
    [InlineData("condition:(lung AND carcinoma)", "A")]
    [InlineData("sponsor:leeds", "C")]
    [InlineData("author:smith", "D")]
    [InlineData("author:\"smith jones\"", "")]
    [InlineData("journal:lancet", "D")]
    [InlineData("status:recruiting", "A,C")]
    [InlineData("status:RECRUITING AND title:tumor", "C")]
    [InlineData("status:(recruiting OR completed)", "A,B,C")]
    [InlineData("kind:trial", "A,B,C,D")]
    [InlineData("year:2018", "B")]
    [InlineData("year:[2015 TO 2018]", "A,B")]
    [InlineData("year:{2015 TO *]", "B,C")]
    [InlineData("year:>=2018", "B,C")]
    [InlineData("year:<2018", "A")]
    [InlineData("escalat*", "A")]
    [InlineData("escalatio*", "A")]
    [InlineData("child*", "C")]
    [InlineData("status:recr*", "A,C")]
    [InlineData("\"escalation lung\"~12", "A")]
    [InlineData("10^9 escalation", "A,D")]
    [InlineData("~60 lung", "A,B,D")]
    [InlineData("is dose enough?", "A,B")]
    [InlineData("Radiotherapy: a review", "B")]
    [InlineData("10:30", "D")]
    [InlineData("1:1", "D")]
    [InlineData("60 Gy/20f", "D")]
    [InlineData("\"5 x 5.2 Gy\"", "D")]
    [InlineData("the", "A,D")]
    [InlineData("the brain", "C")]
    public void QueryFindsExactly(string q, string ids)
    {
        var result = index.Ask(q);
        Assert.Null(result.Warning);
        var found = index.Ids(q).Order(StringComparer.Ordinal);
        Assert.Equal(ids, string.Join(',', found));
    }

    [Theory]
    [InlineData("\"lung cancer")]
    [InlineData("AND lung")]
    [InlineData("lung AND")]
    [InlineData("lung OR")]
    [InlineData("(lung")]
    [InlineData("lung)")]
    [InlineData("*ung lung")]
    [InlineData("l*ng lung")]
    [InlineData("() lung")]
    [InlineData("NOT AND lung")]
    [InlineData("\"\" lung")]
    [InlineData("l?ng lung")]
    [InlineData("SABR-COM* lung")]
    [InlineData("id:nct* lung")]
    public void TextThatDoesNotParseIsSearchedAsWordsWithAWarning(string q)
    {
        var result = index.Ask(q);
        Assert.StartsWith("The text was searched as words", result.Warning, StringComparison.Ordinal);
        Assert.Contains(result.Hits, h => h.Id == "trial:A");
    }

    [Theory]
    [InlineData("escalation~", "~", "A")]
    [InlineData("escalation~0.8 AND lung", "~0.8", "A")]
    [InlineData("lung^5 AND breast^-1", "^5", "B")]
    [InlineData("\"lung cancer\"^2", "^2", "A")]
    [InlineData("\"lung cancer\"~", "~", "A")]
    [InlineData("(lung AND breast)^2~1", "^2~1", "B")]
    [InlineData("title:", "title:", "")]
    [InlineData("title: escalation", "title:", "A")]
    [InlineData("[ TO ]", "range", "")]
    [InlineData("[a TO b] escalation", "range", "A")]
    [InlineData("status:running", "No record has the status", "")]
    public void WhatIsNotTakenAsTypedIsToldAndTheRestIsStillAQuery(string q, string told, string ids)
    {
        Assert.Contains(told, index.Ask(q).Warning, StringComparison.Ordinal);
        Assert.Equal(ids, string.Join(',', index.Ids(q).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("C++?")]
    [InlineData("lung - cancer")]
    [InlineData("lung & cancer ~ ^ / \\ [x] {y}")]
    [InlineData("http://example.org/lung")]
    [InlineData("/lung.*/")]
    public void OddCharactersOfPlainTextAreNoOperators(string q)
    {
        var exception = Record.Exception(() => index.Ask(q));
        Assert.Null(exception);
    }

    [Theory]
    [InlineData("foo:bar")]
    [InlineData("titel:\"lung cancer\"")]
    [InlineData("lung AND xyz:1")]
    public void UnknownFieldIsToldWithTheFieldsThereAre(string q)
    {
        var error = Assert.Throws<SearchQueryException>(() => index.Ask(q));
        Assert.Equal(SearchQueryError.UnknownField, error.Error);
        Assert.Contains("title", error.Message, StringComparison.Ordinal);
        Assert.Contains("year", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year:[2020 TO 2015]")]
    [InlineData("year:[abc TO 2015]")]
    [InlineData("year:[2015")]
    [InlineData("year:soon")]
    [InlineData("year:[2015 2016]")]
    [InlineData("title:[a TO b]")]
    public void BadRangeIsAnError(string q) => Assert.Equal(SearchQueryError.BadRange, Assert.Throws<SearchQueryException>(() => index.Ask(q)).Error);

    [Fact]
    public void LongTextAndManyClausesAreSearchedAsTheirTellingWords()
    {
        var hundred = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"w{i}")) + " escalation";
        var many = string.Join(" OR ", Enumerable.Range(0, 5_000).Select(i => $"w{i}")) + " OR escalation";
        foreach (var q in new[] { hundred, many, new string('(', 50_000), new string('x', 100_000) + " escalation" })
        {
            var result = index.Ask(q);
            Assert.NotNull(result.Warning);
            if (q.EndsWith("escalation", StringComparison.Ordinal) && q[0] == 'w' && q.Length < 100_000) Assert.Equal("trial:A", result.Hits[0].Id);
        }
    }

    [Fact]
    public void EmptyQuestionFindsEverythingNewestFirst() => Assert.Equal(["C", "B", "A", "D"], index.Ids("  "));

    [Fact]
    public void RandomTextNeverBreaksTheSearch()
    {
        string[] pieces = ["lung", "AND", "OR", "NOT", "\"", "(", ")", ":", "title:", "year:", "[", "]", "{", "}", "TO", "2015", "*", "?", "~", "^", "+", "-", "!", "/", "\\", "&&", "||", "'", "’", "<", ">", "=", " ", "  ", "\t", "\0", "é", "\uD83D", "😀", "NCT01234567", "10.1016/j.x", "PMID:", "5.2", "SABR", "id:", "x:", "technique:", "\u001F", "肺", ",", ".", ";", "1:1", "*:*"];
        var random = new Random(7);
        var typed = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var q = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(6) == 0 ? ((char)random.Next(1, 0x3000)).ToString() : pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            try
            {
                Assert.InRange(index.Ask(q).Total, 0, 4);
            }
            catch (SearchQueryException e) when (e.Error is SearchQueryError.UnknownField or SearchQueryError.BadRange)
            {
                typed++;
            }
        }

        Assert.InRange(typed, 1, 4_000);
    }
}
