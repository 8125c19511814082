using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class CheckRouteTests(RecordsServer records)
{
    private const string Question = "A randomised phase III trial of stereotactic ablative body radiotherapy in patients with prostate cancer, 36.25 Gy in 5 fractions";

    private HorizonServer Server => records.Server;

    [Fact]
    public async Task TheFormSentAgainAsItWasFilledGivesTheSameAnswer()
    {
        const string Text = "Does a single eight gray fraction relieve painful bone metastases as well as twenty gray in five fractions of stereotactic radiotherapy?";
        var first = await PageAsync([new("text", Text)]);
        KeyValuePair<string, string>[] filled = [.. new[] { "technique", "site", "dose" }.Select(name => new KeyValuePair<string, string>(name, Filled(first, name)))];
        Assert.All(filled, field => Assert.NotEmpty(field.Value));
        Assert.Equal(Told(first), Told(await PageAsync([new("text", Text), .. filled])));
        Assert.NotEqual(Told(first), Told(await PageAsync([new("text", Text), .. filled.Where(f => f.Key != "site"), new("site", "prostate")])));

        async Task<string> PageAsync(KeyValuePair<string, string>[] fields)
        {
            using var form = new FormUrlEncodedContent([.. fields, new("_handler", "check")]);
            var page = await Server.SendAsync(HttpMethod.Post, "/check", form);
            Assert.Equal(200, page.Status);
            return page.Text;
        }

        static string Filled(string page, string name) => WebUtility.HtmlDecode(Regex.Match(page, $"<input id=\"{name}\"[^>]*? value=\"([^\"]*)\"").Groups[1].Value);
        static string[] Told(string page) => [.. Regex.Matches(page[page.IndexOf("id=\"matches\"", StringComparison.Ordinal)..], "/trials/[A-Z0-9]+|Same question|Overlaps|Related|<q>[^<]*</q>").Select(m => m.Value)];
    }

    [Fact]
    public async Task ARegistryIdAloneAsksForItsTrial()
    {
        var byField = await Server.PostAsync("/api/check", new { trialId = "NCT90000000" });
        var byText = await Server.PostAsync("/api/check", new { text = " nct90000000 " });
        Assert.Equal(byField.GetProperty("matches").Strings("id"), byText.GetProperty("matches").Strings("id"));
        var inAQuestion = await Server.PostAsync("/api/check", new { text = "What overlaps with NCT90000000?" });
        Assert.Equal(byField.GetProperty("matches").Strings("id"), inAQuestion.GetProperty("matches").Strings("id"));
        using var both = JsonContent.Create(new { trialId = "NCT90000000", text = "brachytherapy for cervical cancer" });
        var refused = await Server.SendAsync(HttpMethod.Post, "/api/check", both);
        Assert.Equal(400, refused.Status);
        Assert.Contains("not both", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWordThatManyStudiesHaveOverlapsWithNothing()
    {
        var answer = await Server.PostAsync("/api/check", new { outcome = "survival" });
        Assert.Equal("cannot-tell", answer.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task ADoseThatCannotBeReadIsNamed()
    {
        var answer = await Server.PostAsync("/api/check", new { text = Question, dose = "banana" });
        Assert.Contains(answer.GetProperty("missing").EnumerateArray(), m => m.GetString()!.Contains("banana", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AQuestionOfAnotherFieldIsNotAnsweredAndTheListOnlyRelated()
    {
        const string Text = "Peanut flour by mouth compared with placebo in children with peanut allergy";
        var answer = await Server.PostAsync("/api/check", new { text = Text });
        Assert.Equal(("cannot-tell", true), (answer.GetProperty("verdict").GetString(), answer.GetProperty("isOutside").GetBoolean()));
        Assert.All(answer.GetProperty("matches").EnumerateArray(), m => Assert.Equal("related", m.GetProperty("relation").GetString()));
        Assert.Contains("Nothing of radiotherapy was read in this question", await PageAsync(Text), StringComparison.Ordinal);
        Assert.False((await Server.PostAsync("/api/check", new { text = Question })).GetProperty("isOutside").GetBoolean());
    }

    [Fact]
    public async Task ThePageListsWhatIsOfTheSameQuestionFirstAndTheApiWhatIsLikest()
    {
        var matches = (await Server.PostAsync("/api/check", new { text = Question })).GetProperty("matches").EnumerateArray().ToList();
        var expected = matches.OrderBy(m => (m.GetProperty("relation").GetString(), m.GetProperty("probability").GetDouble()) switch { ("same-question", >= 0.5) => 0, ("same-question", _) => 1, ("overlapping", _) => 2, _ => 3 })
            .Select(m => m.GetProperty("id").GetString()!).ToList();
        Assert.NotEqual(expected, matches.Select(m => m.GetProperty("id").GetString()!));
        var page = await PageAsync(Question);
        var shown = expected.Select((id, i) => (Id: id, Words: page[page.IndexOf($"id=\"match-{i + 1}\"", StringComparison.Ordinal)..])).ToList();
        Assert.All(shown, s => Assert.Contains(s.Id[(s.Id.IndexOf(':', StringComparison.Ordinal) + 1)..], WebUtility.UrlDecode(Regex.Match(s.Words, "href=\"/(?:trials|publications|awards)/([^\"#]+)").Groups[1].Value), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AProposedSpellingIsAskedAtAPress()
    {
        const string Text = "stereotactik radiotherapy of bone metastases";
        Assert.NotNull((await Server.PostAsync("/api/check", new { text = Text })).GetProperty("understood").GetProperty("didYouMean").GetString());
        var page = await PageAsync(Text);
        var form = Regex.Match(page, "<form method=\"post\" action=\"/check\" class=\"no-print\">(.*?)</form>", RegexOptions.Singleline).Groups[1].Value;
        var fields = Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").Select(m => new KeyValuePair<string, string>(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).ToList();
        Assert.Contains(fields, f => f is { Key: "text", Value: "stereotactic radiotherapy of bone metastases" });
        using var sent = new FormUrlEncodedContent(fields);
        var asked = await Server.SendAsync(HttpMethod.Post, "/check", sent);
        Assert.Equal(200, asked.Status);
        Assert.DoesNotContain("Did you mean", asked.Text, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string text)
    {
        using var form = new FormUrlEncodedContent([new("text", text), new("_handler", "check")]);
        var page = await Server.SendAsync(HttpMethod.Post, "/check", form);
        Assert.Equal(200, page.Status);
        return WebUtility.HtmlDecode(page.Text);
    }

    [Fact]
    public async Task WordsOfWhichNothingIsUnderstoodGetNoAnswerThatClaimsOne() =>
        Assert.Equal("cannot-tell", (await Server.PostAsync("/api/check", new { text = "Mix flour and butter, bake the cake at 180 degrees for forty minutes and let it cool." })).GetProperty("verdict").GetString());

    [Fact]
    public async Task WordsThatFacetsAreComparedByAreShownAsUnderstood()
    {
        const string Words = "SABR with durvalumab versus surgery in children with stage I lung cancer; the primary outcome is overall survival";
        var read = (await Server.PostAsync("/api/check", new { text = Words })).GetProperty("understood");
        Assert.Equal((null, null), (read.GetProperty("comparator").GetString(), read.GetProperty("outcome").GetString()));
        var also = read.GetProperty("alsoRead");
        foreach (var (facet, word) in new[] { ("comparator", "surgery"), ("outcome", "overall survival"), ("intervention", "durvalumab"), ("population", "children") })
            Assert.Contains(also.GetProperty(facet).EnumerateArray(), w => w.GetString()!.Contains(word, StringComparison.OrdinalIgnoreCase));
        // What has a field of its own is not read out of the text beside it.
        var filled = (await Server.PostAsync("/api/check", new { text = Words, outcome = "late toxicity" })).GetProperty("understood").GetProperty("alsoRead");
        Assert.False(filled.TryGetProperty("outcome", out _));
    }

    [Fact]
    public async Task AllThatIsComparedIsShownWhereNobodyAsksForFewer()
    {
        var all = (await Server.PostAsync("/api/check", new { text = Question })).GetProperty("matches").EnumerateArray().Select(m => m.GetProperty("id").GetString()).ToList();
        Assert.Equal(40, all.Count);
        var parts = (await PageAsync(Question)).Split("Point by point: the other 20, further from the question");
        Assert.Equal([20, 20], parts.Select(p => Regex.Count(p, "<article class=\"match\"")));
    }

    [Fact]
    public async Task ACheckHasTheFieldsOfTheContract()
    {
        var answer = await Server.PostAsync("/api/check", new { text = Question, limit = 5 });
        answer.Form();
        answer.Fields("understood", "verdict", "matches", "searched");
        Assert.Contains("technique:sabr", answer.GetProperty("understood").GetProperty("techniques").Strings("id"));
        Assert.Contains("site:prostate", answer.GetProperty("understood").GetProperty("sites").Strings("id"));
        Assert.Contains(answer.GetProperty("verdict").GetString(), new[] { "same-question", "overlapping" });
        var matches = answer.GetProperty("matches").EnumerateArray().ToList();
        Assert.InRange(matches.Count, 1, 5);
        foreach (var match in matches)
        {
            match.Fields("id", "kind", "title", "registrations", "probability", "relation", "state", "status", "facets");
            Assert.InRange(match.GetProperty("probability").GetDouble(), 0, 1);
            Assert.Contains(match.GetProperty("relation").GetString(), new[] { "same-question", "overlapping", "related" });
            if (match.GetProperty("kind").GetString() == "trial") Assert.Contains(match.GetProperty("state").GetString(), new[] { "answered", "under-way", "stopped", "silent", "planned" });
            foreach (var facet in new[] { "population", "intervention", "comparator", "outcome", "technique", "dose", "site", "intent" })
            {
                match.GetProperty("facets").GetProperty(facet).Fields("match", "why");
                Assert.Contains(match.GetProperty("facets").GetProperty(facet).GetProperty("match").GetString(), new[] { "same", "similar", "different", "unknown" });
            }
        }
        Assert.Equal(matches.Select(m => m.GetProperty("probability").GetDouble()).OrderDescending(), matches.Select(m => m.GetProperty("probability").GetDouble()));
        var searched = answer.GetProperty("searched");
        searched.GetProperty("asOf").UtcTime();
        Assert.Equal(RecordsServer.Studies + RecordsServer.Articles + 1, searched.GetProperty("records").GetInt32());
        Assert.NotEmpty(searched.GetProperty("queries").EnumerateArray());
        foreach (var source in searched.GetProperty("sources").EnumerateArray()) source.Fields("name", "records", "asOf", "complete");
    }

    [Fact]
    public async Task AnExcludedRegistrationCountsForNothing()
    {
        var before = (await Server.PostAsync("/api/check", new { text = Question })).GetProperty("matches").Strings("id");
        var id = before.First(m => m.StartsWith("trial:", StringComparison.Ordinal));
        var after = (await Server.PostAsync("/api/check", new { text = Question, exclude = new[] { id["trial:".Length..].ToLowerInvariant() } })).GetProperty("matches").Strings("id");
        Assert.DoesNotContain(id, after);
    }

    [Fact]
    public async Task ATrialIsCheckedAgainstTheOthers()
    {
        var answer = await Server.PostAsync("/api/check", new { trialId = "nct90000000" });
        Assert.DoesNotContain("trial:NCT90000000", answer.GetProperty("matches").Strings("id"));
        Assert.Contains("trial:NCT90000020", answer.GetProperty("matches").Strings("id"));
    }

    [Fact]
    public async Task ACheckWithoutAQuestionCannotBeAnswered()
    {
        (await Server.PostTextAsync("/api/check", "{}")).Problem(400);
        (await Server.PostTextAsync("/api/check", """{"text":"x","limit":1000000}""")).Problem(400, "1..200");
        (await Server.PostTextAsync("/api/check", """{"trialId":"hello"}""")).Problem(400, "NCT01234567");
        (await Server.PostTextAsync("/api/check", """{"trialId":"NCT99999999"}""")).Problem(400);
        (await Server.PostTextAsync("/api/check", """{"text":"x","exclude":["hello"]}""")).Problem(400, "exclude");
    }

    [Fact]
    public async Task AnUnclearQuestionIsNotSaidToBeNew()
    {
        var answer = await Server.PostAsync("/api/check", new { text = "Does a daily walk help against gravity waves in xylophones?" });
        Assert.Equal("cannot-tell", answer.GetProperty("verdict").GetString());
        Assert.NotEmpty(answer.GetProperty("missing").EnumerateArray());
    }

    [Fact]
    public async Task NothingOfATextIsKept()
    {
        const string secret = "quizzaciously7391";
        await Server.PostAsync("/api/check", new { text = $"{Question} {secret}", title = secret, population = secret });
        await Server.PostAsync("/api/extract", new { text = $"{secret} 60 Gy in 30 fractions" });
        (await Server.PostTextAsync("/api/check", $$"""{"text":"{{secret}}",""")).Problem(400);
        (await Server.PostTextAsync("/api/check", $$"""{"text":{"{{secret}}":1} }""")).Problem(400);
        await Server.PostAsync("/api/check", new { text = "x", exclude = new[] { secret } });
        Assert.DoesNotContain(secret, Server.Log, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(records.Data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, file);
        }
    }

    [Fact]
    public async Task AnExtractPointsIntoTheTextSent()
    {
        const string text = "Ärzte: SABR (54 Gy in 3 fractions) for stage I NSCLC lung cancer, see NCT90000001.";
        var answer = await Server.PostAsync("/api/extract", new { text });
        answer.Form();
        answer.Fields("techniques", "sites", "schedules", "intent", "combinations", "design", "enrolment", "ids");
        answer.GetProperty("design").Fields("randomised", "multicentre", "phase");
        var technique = answer.GetProperty("techniques")[0];
        technique.Fields("id", "label", "role", "start", "end");
        Assert.Equal("SABR", text[technique.GetProperty("start").GetInt32()..technique.GetProperty("end").GetInt32()]);
        var dose = Assert.Single(answer.GetProperty("schedules").EnumerateArray());
        dose.Fields(
            "totalDoseGy", "totalDoseMaxGy", "fractions", "fractionsMax", "dosePerFractionGy", "dosePerFractionMaxGy", "fractionsPerDay", "overallDays", "unit", "phase", "role", "derived", "text", "start",
            "end", "doseEquivalents");
        Assert.Equal((54d, 3, 18d), (dose.GetProperty("totalDoseGy").GetDouble(), dose.GetProperty("fractions").GetInt32(), dose.GetProperty("dosePerFractionGy").GetDouble()));
        Assert.Equal(("Gy", "whole"), (dose.GetProperty("unit").GetString(), dose.GetProperty("phase").GetString()));
        Assert.Equal(dose.GetProperty("text").GetString(), text[dose.GetProperty("start").GetInt32()..dose.GetProperty("end").GetInt32()]);
        foreach (var equivalent in dose.GetProperty("doseEquivalents").EnumerateArray()) equivalent.Fields("alphaBetaGy", "label", "bedGy", "eqd2Gy");
        Assert.Equal("NCT90000001", answer.GetProperty("ids")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task AnEmptyTextSaysNothing() => Assert.Empty((await Server.PostAsync("/api/extract", new { text = "" })).GetProperty("techniques").EnumerateArray());
}
