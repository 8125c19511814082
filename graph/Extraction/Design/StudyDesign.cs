namespace Horizon.Graph.Extraction.Design;

/// <summary>What a text says of a study's design; null is "not said", or said both ways.</summary>
/// <param name="Randomised">False for "non-randomised" and "single-arm".</param>
/// <param name="Multicentre">False for "single-centre".</param>
/// <param name="Phase">1, 1/2, 2, 2/3, 3, 3/4 or 4.</param>
public sealed record StudyDesign(bool? Randomised, bool? Multicentre, string? Phase);

/// <summary>A stated number of participants.</summary>
/// <param name="Count">1 to 1,000,000.</param>
/// <param name="Kind"><c>planned</c> or <c>actual</c>; null where the words leave it open.</param>
/// <param name="Text">The quoted words.</param>
/// <param name="Start">Offset in UTF-16 code units into the text read.</param>
/// <param name="End">Offset after the last character.</param>
public sealed record Enrolment(int Count, string? Kind, string Text, int Start, int End);
