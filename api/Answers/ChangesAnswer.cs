using Horizon.Graph.Records;

namespace Horizon.Api.Answers;

/// <summary><c>GET /api/changes</c>: what changed after a sequence number, oldest first. <paramref name="Next"/> is the number to ask from for the rest; null at the end.</summary>
public sealed record ChangesAnswer(long Since, long Sequence, IReadOnlyList<ChangeItem> Items, long? Next);

/// <param name="What">new or changed.</param>
/// <param name="Fields">What its records say otherwise than before. Empty for what is new, and for what changed only in what it is linked with.</param>
/// <param name="Url">The thing's page.</param>
public sealed record ChangeItem(long Sequence, DateTimeOffset At, string Id, string Kind, string What, string? Title, string Url, IReadOnlyList<FieldChange> Fields);
