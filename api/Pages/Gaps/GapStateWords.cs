using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Trials;

namespace Horizon.Api.Pages.Gaps;

/// <summary>The words and marks of a gap's state and kind.</summary>
internal static class GapStateWords
{
    public static (string Mark, string Words, string? Tone) State(string state) => state switch
    {
        GapStates.Open => ("○", "Open", null),
        GapStates.BeingAddressed => ("◐", "Being addressed", "tone-live"),
        GapStates.Answered => ("●", "Answered", "tone-done"),
        GapStates.Retired => ("✕", "Retired", "tone-stopped"),
        GapFilter.Untold => Untold,
        _ => ("?", state, null),
    };

    /// <summary>Of a gap of which it cannot be told whether anything addresses it.</summary>
    public static (string Mark, string Words, string? Tone) Untold => ("?", "Cannot be told", null);

    /// <summary>A gap seen in the counts whose emptiness chance alone may have made; null for all others.</summary>
    public static string? NotSurprising(bool? isSurprising, double? chance) =>
        isSurprising == false && chance is { } c ? $"Emptier than expected, though not surprisingly so: a cell like it has so few studies or fewer in {Dates.Percent(c)} of cases." : null;

    public static string Kind(string kind, int sources) => kind == EvidenceGap.StructuralKind ? "seen in the counts" : sources == 1 ? "stated by 1 source" : $"stated by {Dates.Number(sources)} sources on this subject";

    /// <summary>The state of one study, in its register's own sense where it came to nothing: what the counts keep in one class is said apart.</summary>
    /// <param name="status">As <see cref="Horizon.Graph.Records.TrialStatusWords.Told"/>; null where it is not known.</param>
    public static string Study(string state, string? status = null) => state switch
    {
        "stopped" when status is not null => StudyWords.Told(status).Words.ToLowerInvariant(),
        "published" => "results published",
        "completed" => "completed, no results found",
        "stopped" => "stopped",
        "review" => "systematic review",
        "award" => "award",
        "result" or "paper" => "paper",
        "unknown" => "status not known",
        _ => state,
    };

    /// <summary>What became of a trial that ended: when its results came, and whether that was after the gap was stated; why it was stopped. Ends with a stop.</summary>
    public static string Ended(EndedStudy study)
    {
        var isStopped = study.Status is "terminated" or "stopped" or "withdrawn" or "suspended";
        var since = study.SinceStated switch { true => ", after the gap was last stated: whether they answer it is for you to judge", false => ", before the gap was last stated", null => "" };
        var results = study.State != StudyStates.Published ? "" : $"{(isStopped ? ", " : "")}results published{(study.ResultsOn is { } on ? $", the first {Dates.When(on)}{since}" : ", it is not known when")}";
        var why = study.WhyStopped is { } reason ? $" Its register gives as the reason: “{reason.Trim().TrimEnd('.')}”." : isStopped ? " Its register gives no reason." : "";
        return $"{(isStopped || study.State != StudyStates.Published ? Study("stopped", study.Status) : "")}{results}.{why}";
    }

    /// <summary>What a study has to do with a gap.</summary>
    /// <param name="subject">As of <see cref="GapScope.Said"/>.</param>
    public static string Addresses(GapStudy study, string subject)
    {
        var on = subject.StartsWith("of ", StringComparison.Ordinal) ? subject["of ".Length..] : subject;
        return study.Why switch
        {
            "states-it" => "It gives this gap as its reason.",
            "protocol-states-it" => "The gap stands in its protocol.",
            "protocol-is-here" => $"A protocol of it is here, on {on}; whether it addresses the gap is not known.",
            _ when study.State == StudyStates.Award => $"It {(study.BeginsOn is null ? "pays" : "is to pay")} for work on {on}; whether that answers the question is for you to judge.",
            _ => $"It {(study.State == "planned" ? "is to test" : "tests")} {on}; whether it answers the question is for you to judge.",
        };
    }

    /// <summary>What a trial measures against what the gap asks about; null where the gap names no outcome, or the study is none that registers any.</summary>
    public static string? Measures(GapStudy study, IReadOnlyList<NamedClass> asked)
    {
        if (asked.Count == 0 || study.State == StudyStates.Award || study.Status is null) return null;
        var wanted = SourceWords.List(asked.Select(o => GapScope.WithinSentence(o.Label)));
        var measured = SourceWords.List(study.Outcomes.Select(o => GapScope.WithinSentence(o.Label)));
        return study.MeasuresIt switch
        {
            true => $"Its registered outcomes include {SourceWords.List(asked.Where(o => study.Outcomes.Any(m => m.Id == o.Id)).Select(o => GapScope.WithinSentence(o.Label)))}, which the gap asks about.",
            false => $"It measures {(study.Outcomes.Count == 0 ? "none of the outcomes that are told apart here" : measured)}, as registered; the gap asks about {wanted}.",
            null => $"{(study.Outcomes.Count == 0 ? "What it measures is not fully registered, or could not be read" : $"Among what it measures is {measured}, and not all that it measures is registered")}; the gap asks about {wanted}.",
        };
    }

    /// <summary>"abstract: CONCLUSIONS" as a person says it.</summary>
    public static string Field(string field) => field.StartsWith("abstract", StringComparison.Ordinal) ? $"its {field.Replace(":", ",", StringComparison.Ordinal)}" : $"its {field}";
}
