using System.Globalization;
using System.Text.Json.Nodes;

namespace Horizon.Ingest.Sample;

/// <summary>The status module: the registry's words and every date.</summary>
internal static class StudyStatusJson
{
    public static JsonObject Module(StudyContent study)
    {
        var dates = study.Dates;
        var module = new JsonObject
        {
            ["statusVerifiedDate"] = dates.LastUpdateSubmit.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["overallStatus"] = study.Status,
        };
        if (study.Status == "UNKNOWN")
            module["lastKnownStatus"] = "RECRUITING";
        if (study.WhyStopped is not null)
            module["whyStopped"] = study.WhyStopped;
        module["expandedAccessInfo"] = new JsonObject { ["hasExpandedAccess"] = false };
        module["startDateStruct"] = dates.StartIsActual ? Struct(Day(dates.Start), true) : Struct(Month(dates.Start), false);
        module["primaryCompletionDateStruct"] = Milestone(dates.PrimaryCompletion, dates.PrimaryIsActual);
        module["completionDateStruct"] = Milestone(dates.Completion, dates.CompletionIsActual);
        module["studyFirstSubmitDate"] = Day(dates.FirstSubmit);
        module["studyFirstSubmitQcDate"] = Day(dates.FirstSubmit);
        module["studyFirstPostDateStruct"] = Struct(Day(dates.FirstPost), true);
        if (study.HasResults)
        {
            module["resultsFirstSubmitDate"] = Day(dates.LastUpdateSubmit);
            module["resultsFirstSubmitQcDate"] = Day(dates.LastUpdateSubmit);
            module["resultsFirstPostDateStruct"] = Struct(Day(dates.LastUpdatePost), true);
        }

        module["lastUpdateSubmitDate"] = Day(dates.LastUpdateSubmit);
        module["lastUpdatePostDateStruct"] = Struct(Day(dates.LastUpdatePost), true);
        return module;
    }

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>An estimate is often registered as a month alone.</summary>
    private static JsonObject Milestone(DateOnly date, bool actual) => Struct(actual || date.Day > 15 ? Day(date) : Month(date), actual);

    private static JsonObject Struct(string date, bool actual) => new() { ["date"] = date, ["type"] = actual ? "ACTUAL" : "ESTIMATED" };
}
