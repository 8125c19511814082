using Horizon.Search.Find;

namespace Horizon.Api.Answers;

/// <summary>What may stand in the search box next.</summary>
public sealed record SuggestAnswer(IReadOnlyList<Suggestion> Suggestions);
