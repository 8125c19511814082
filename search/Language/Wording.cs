namespace Horizon.Search.Language;

/// <summary>One way to say what is searched for.</summary>
/// <param name="Words">Index terms in order.</param>
/// <param name="Weight">1 as it was asked, less for a synonym or a narrower concept.</param>
internal sealed record Wording(string[] Words, float Weight);
