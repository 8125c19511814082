using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class ExtractRouteTests(RecordsServer records)
{
    private const string Text =
        "A multicentre randomised phase III trial (ISRCTN12345678, ANZCTRN12605000588628) of SABR against conventional radiotherapy in non-small cell lung cancer. "
        + "200 patients will be randomised. Experimental arm: SABR 54 Gy in 3 fractions. Control arm: adjuvant chemoradiotherapy, 60-66 Gy in 30-33 fractions.";

    private HorizonServer Server => records.Server;

    [Fact]
    public async Task AReadingHasTheFieldsOfTheContractAndNoOthersItsTypesToo()
    {
        var answer = await Server.PostAsync("/api/extract", new { text = Text });
        answer.Form();
        Exactly(answer, "techniques", "sites", "schedules", "intent", "combinations", "design", "enrolment", "ids");
        Assert.NotEmpty(answer.GetProperty("techniques").EnumerateArray());
        foreach (var technique in answer.GetProperty("techniques").EnumerateArray())
        {
            Exactly(technique, "id", "label", "role", "start", "end");
            Assert.Contains(Word(technique.GetProperty("role")), new[] { null, "experimental", "comparator" });
            Span(technique);
        }

        foreach (var site in answer.GetProperty("sites").EnumerateArray())
        {
            site.Fields("id", "label", "start", "end");
            Span(site);
        }

        var schedules = answer.GetProperty("schedules").EnumerateArray().ToList();
        Assert.Equal(2, schedules.Count);
        foreach (var schedule in schedules)
        {
            schedule.Fields(
                "totalDoseGy", "totalDoseMaxGy", "fractions", "fractionsMax", "dosePerFractionGy", "dosePerFractionMaxGy", "fractionsPerDay", "overallDays", "unit", "phase", "role", "derived",
                "text", "start", "end", "doseEquivalents");
            Assert.Equal("Gy", Word(schedule.GetProperty("unit")));
            Assert.Equal("whole", Word(schedule.GetProperty("phase")));
            Assert.Equal(schedule.GetProperty("text").GetString(), Span(schedule));
        }

        Assert.Equal(["experimental", "comparator"], schedules.Select(s => Word(s.GetProperty("role"))));
        Assert.Equal(["dosePerFractionGy"], schedules[0].GetProperty("derived").EnumerateArray().Select(Word));
        Assert.Equal(JsonValueKind.Null, schedules[0].GetProperty("totalDoseMaxGy").ValueKind);
        Assert.Equal(66, schedules[1].GetProperty("totalDoseMaxGy").GetDouble());
        foreach (var equivalent in schedules[0].GetProperty("doseEquivalents").EnumerateArray())
            Exactly(equivalent, "alphaBetaGy", "label", "bedGy", "eqd2Gy");
        Assert.Equal(151.2, schedules[0].GetProperty("doseEquivalents")[0].GetProperty("bedGy").GetDouble());
        Assert.Empty(schedules[1].GetProperty("doseEquivalents").EnumerateArray());

        Assert.Equal("adjuvant", Word(answer.GetProperty("intent")));
        Exactly(answer.GetProperty("design"), "randomised", "multicentre", "phase");
        Assert.True(answer.GetProperty("design").GetProperty("randomised").GetBoolean());
        Assert.True(answer.GetProperty("design").GetProperty("multicentre").GetBoolean());
        Assert.Equal("3", Word(answer.GetProperty("design").GetProperty("phase")));
        Assert.Equal(200, answer.GetProperty("enrolment").GetInt32());
        Assert.Equal(["ISRCTN12345678", "ACTRN12605000588628"], answer.GetProperty("ids").EnumerateArray().Select(i => Word(i.GetProperty("value"))));
    }

    [Fact]
    public async Task WhatIsNotSaidIsNull()
    {
        var answer = await Server.PostAsync("/api/extract", new { text = "Radiotherapy is given." });
        answer.Form();
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("intent").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("enrolment").ValueKind);
        Assert.All(answer.GetProperty("design").EnumerateObject(), p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("techniques")[0].GetProperty("role").ValueKind);
        Assert.Empty(answer.GetProperty("sites").EnumerateArray());
        Assert.Empty(answer.GetProperty("schedules").EnumerateArray());
        Assert.Empty(answer.GetProperty("ids").EnumerateArray());
    }

    [Theory]
    [InlineData("SABR against conventional radiotherapy")]
    [InlineData("conventional radiotherapy against SABR")]
    public async Task OneQuestionKeepsItsRolesWhicheverSideIsNamedFirst(string text)
    {
        var roles = (await Server.PostAsync("/api/extract", new { text })).GetProperty("techniques").EnumerateArray()
            .ToDictionary(t => Word(t.GetProperty("id"))!, t => Word(t.GetProperty("role")));
        Assert.Equal("experimental", roles["technique:sabr"]);
        Assert.Equal("comparator", roles["technique:conventional-fractionation"]);
    }

    private static string? Word(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetString();

    private static string Span(JsonElement found) => Text[found.GetProperty("start").GetInt32()..found.GetProperty("end").GetInt32()];

    private static void Exactly(JsonElement thing, params string[] names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), thing.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
}
