using Horizon.Graph.Extraction.Schedules;

namespace Horizon.Api.Answers;

/// <summary><c>POST /api/extract</c>: the text to read.</summary>
public sealed record ExtractRequest(string? Text);

/// <summary>What a text says. Offsets are UTF-16 code units into the text sent; null is "not said".</summary>
public sealed record ExtractAnswer(
    IReadOnlyList<ExtractedConcept> Techniques, IReadOnlyList<ExtractedConcept> Sites, IReadOnlyList<DoseSchedule> Schedules, string? Intent,
    IReadOnlyList<ExtractedWord> Combinations, ExtractedDesign Design, int? Enrolment, IReadOnlyList<ExtractedId> Ids);

public sealed record ExtractedConcept(string Id, string Label, string? Role, int Start, int End);

public sealed record ExtractedWord(string Value, int Start, int End);

public sealed record ExtractedDesign(bool? Randomised, bool? Multicentre, string? Phase);

public sealed record ExtractedId(string Kind, string Value, string? Register, int Start, int End);
