using System.Text.Json;

namespace Horizon.Api.Evaluate.Extraction;

/// <summary>A place in a passage with the concept that it names; either answer is right where it is optional.</summary>
internal sealed record LabelledConcept(string Id, int Start, int End, bool Optional = false);

/// <summary>A place in a passage with the readings, any of which is right: total/fractions/dose per fraction.</summary>
internal sealed record LabelledSchedule(int Start, int End, IReadOnlyList<string> Readings, bool Optional = false);

/// <summary>One line of labels.jsonl: where a passage stands and what it says (README.md).</summary>
internal sealed record LabelledPassage(
    string Source, string Id, string Field, int Start, int End, string Sha256, string Stratum, string Half,
    IReadOnlyList<LabelledConcept> Techniques, IReadOnlyList<LabelledConcept> Sites, IReadOnlyList<LabelledSchedule> Schedules,
    IReadOnlyList<string?> Intent, IReadOnlyList<bool?> Randomised)
{
    /// <summary>The labels of this build, in the file's order.</summary>
    public static IReadOnlyList<LabelledPassage> All()
    {
        using var stream = typeof(LabelledPassage).Assembly.GetManifestResourceStream("Horizon.Api.Evaluate.Extraction.labels.jsonl")
            ?? throw new InvalidOperationException("labels.jsonl is not embedded in this build.");
        using var reader = new StreamReader(stream);
        var passages = new List<LabelledPassage>();
        while (reader.ReadLine() is { } line)
            passages.Add(JsonSerializer.Deserialize<LabelledPassage>(line, JsonSerializerOptions.Web)!);
        return passages;
    }
}
