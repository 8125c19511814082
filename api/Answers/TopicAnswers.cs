using Horizon.Search.Topics.GapStatements;

namespace Horizon.Api.Answers;

/// <param name="Model">A model that was trained into the data folder's <c>topics</c>; the built-in one where it is not said.</param>
internal sealed record ClassifyRequest(string? Text, string? Model = null);

/// <param name="Topics">Those whose probability reaches their label's threshold, likeliest first.</param>
internal sealed record ClassifyAnswer(IReadOnlyList<TopicAnswer> Topics, TopicModelAnswer Model);

/// <param name="Probability">Calibrated, 0 to 1.</param>
internal sealed record TopicAnswer(string Id, string Label, double Probability);

internal sealed record TopicModelAnswer(string Name, string Version);

internal sealed record GapStatementsRequest(string? Text);

/// <param name="Statements">In order of the text; offsets are into the text sent.</param>
internal sealed record GapStatementsAnswer(IReadOnlyList<GapStatement> Statements);
