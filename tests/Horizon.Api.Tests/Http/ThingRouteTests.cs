using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class ThingRouteTests(RecordsServer records)
{
    private HorizonServer Server => records.Server;

    [Theory]
    [InlineData("NCT90001000")]
    [InlineData("nct90001000")]
    [InlineData("trial:NCT90001000")]
    [InlineData("TRIAL:nct90001000")]
    [InlineData("trial%3ANCT90001000")]
    [InlineData("2015-001234-21")]
    [InlineData("EudraCT%202015-001234-21")]
    public async Task ATrialIsFoundByAnyIdInAnyForm(string id)
    {
        var trial = await Server.JsonAsync($"/api/trials/{id}");
        Assert.Equal("trial:NCT90001000", trial.GetProperty("id").GetString());
    }

    [Fact]
    public async Task ATrialHasTheFieldsOfTheContract()
    {
        var trial = await Server.JsonAsync("/api/trials/NCT90000005");
        trial.Form();
        trial.Fields(
            "id", "title", "registrations", "status", "phase", "enrolment", "startDate", "completionDate", "techniques", "sites", "schedules", "sponsors", "funders", "recruitsAt",
            "publications", "overlaps", "gaps", "provenance", "aliases");
        Assert.Equal("Intensity-modulated radiotherapy for prostate cancer, cohort 5", trial.GetProperty("title").GetString());
        Assert.Equal("recruiting", trial.GetProperty("status").GetString());
        Assert.Equal(105, trial.GetProperty("enrolment").GetInt32());
        Assert.Equal("2015-03", trial.GetProperty("startDate").GetString());
        Assert.Equal(JsonValueKind.Null, trial.GetProperty("completionDate").ValueKind);
        Assert.Equal(JsonValueKind.Null, trial.GetProperty("funders").ValueKind);
        var schedule = Assert.Single(trial.GetProperty("schedules").EnumerateArray());
        schedule.Fields("field", "totalDoseGy", "fractions", "dosePerFractionGy", "unit", "phase", "role", "derived", "text", "doseEquivalents");
        Assert.Equal((60d, 30), (schedule.GetProperty("totalDoseGy").GetDouble(), schedule.GetProperty("fractions").GetInt32()));
        var registration = trial.GetProperty("registrations")[0];
        registration.Fields("register", "id", "url");
        Assert.Equal("NCT90000005", registration.GetProperty("id").GetString());
        var technique = Assert.Single(trial.GetProperty("techniques").EnumerateArray(), t => t.GetProperty("id").GetString() == "technique:imrt");
        Assert.Equal("experimental", technique.GetProperty("role").GetString());
        Assert.Contains("site:prostate", trial.GetProperty("sites").Strings("id"));
        Assert.Contains("publication:pmid:99000005", trial.GetProperty("publications").Strings("id"));
        foreach (var reason in trial.GetProperty("provenance").EnumerateArray())
        {
            reason.Fields("source", "record", "url", "retrievedAt", "rule", "method", "confidence");
            reason.GetProperty("retrievedAt").UtcTime();
        }
    }

    [Theory]
    [InlineData("99000007")]
    [InlineData("pmid:99000007")]
    [InlineData("PMID%2099000007")]
    [InlineData("publication:pmid:99000007")]
    [InlineData("10.5555/gen/7")]
    [InlineData("10.5555%2Fgen%2F7")]
    [InlineData("10.5555/GEN/7")]
    [InlineData("https%3A%2F%2Fdoi.org%2F10.5555%2Fgen%2F7")]
    [InlineData("doi:10.5555/gen/7")]
    [InlineData("PMC90000007")]
    [InlineData("pmc90000007")]
    public async Task APublicationIsFoundByAnyOfItsIds(string id)
    {
        var paper = await Server.JsonAsync($"/api/publications/{id}");
        paper.Form();
        Assert.Equal("publication:pmid:99000007", paper.GetProperty("id").GetString());
        Assert.Equal("10.5555/gen/7", paper.GetProperty("doi").GetString());
        Assert.Contains("trial:NCT90000007", paper.GetProperty("trials").Strings("id"));
    }

    [Fact]
    public async Task EveryImportedPublicationIsFoundByItsPmid()
    {
        for (var n = 0; n < RecordsServer.Articles; n++) await Server.JsonAsync($"/api/publications/{Generated.Pmid(n)}");
    }

    [Theory]
    [InlineData("technique:sabr")]
    [InlineData("sabr")]
    public async Task ATechniqueStandsInItsTaxonomyWithItsCounts(string id)
    {
        var technique = await Server.JsonAsync($"/api/techniques/{id}");
        technique.Form();
        technique.Fields("id", "label", "synonyms", "broader", "narrower", "counts");
        Assert.Equal("technique:sabr", technique.GetProperty("id").GetString());
        var counts = technique.GetProperty("counts");
        var trials = new[] { "published", "recruiting", "active", "planned", "completed", "stopped", "unknown" }.Sum(n => counts.GetProperty(n).GetInt32());
        Assert.Equal((await Server.JsonAsync("/api/search?kind=trial&technique=technique:sabr")).GetProperty("total").GetInt32(), trials);
        Assert.Equal(JsonValueKind.Null, counts.GetProperty("awards").ValueKind);
    }

    [Theory]
    [InlineData("trials/NCT99999999")]
    [InlineData("trials/ISRCTN99999999")]
    [InlineData("trials/trial:NCT99999999")]
    [InlineData("publications/1")]
    [InlineData("publications/10.1000/none")]
    [InlineData("techniques/telepathy")]
    [InlineData("techniques/site:lung")]
    [InlineData("sites/atlantis")]
    [InlineData("graph/trial:NCT99999999")]
    public async Task WhatIsNotHereIs404WithASentence(string path) => (await Server.GetAsync($"/api/{path}")).Problem(404);

    [Theory]
    [InlineData("trials/hello")]
    [InlineData("trials/NCT123")]
    [InlineData("publications/hello")]
    public async Task AnIdOfNoKnownFormIs400WithExamples(string path) => (await Server.GetAsync($"/api/{path}")).Problem(400, "such as");
}
