namespace Horizon.Search.Find;

/// <summary>Why a record stands where it stands, in plain words.</summary>
/// <param name="Score">That of the search, before it is rounded to steps.</param>
/// <param name="Reasons">The weightiest first; their scores add up to the score.</param>
/// <param name="Missing">Words of the question that the record does not hold, as they were asked; empty where the question is no plain text.</param>
public sealed record HitReasons(string Id, string? Title, float Score, IReadOnlyList<HitReason> Reasons, IReadOnlyList<string> Missing);

/// <param name="Text">A sentence.</param>
/// <param name="Score">What it adds.</param>
public sealed record HitReason(string Text, float Score);
