using Horizon.Search.Topics;
using Horizon.Search.Topics.GapStatements;

namespace Horizon.Api.Answers;

/// <param name="Model">A model that was trained here, or a built-in one; all that are switched on where it is not said.</param>
internal sealed record ClassifyRequest(string? Text, string? Model = null);

/// <param name="Topics">Those whose probability reaches their label's threshold, likeliest first.</param>
/// <param name="Model">The first of the models.</param>
/// <param name="Models">All that read the text.</param>
internal sealed record ClassifyAnswer(IReadOnlyList<TopicAnswer> Topics, TopicModelAnswer Model, IReadOnlyList<TopicModelAnswer> Models);

/// <param name="Probability">Calibrated, 0 to 1.</param>
/// <param name="Model">Whose topic it is.</param>
internal sealed record TopicAnswer(string Id, string Label, double Probability, string Model);

internal sealed record TopicModelAnswer(string Name, string Version);

internal sealed record GapStatementsRequest(string? Text);

/// <param name="Statements">In order of the text; offsets are into the text sent.</param>
internal sealed record GapStatementsAnswer(IReadOnlyList<GapStatement> Statements);

internal sealed record TopicModelsAnswer(IReadOnlyList<TopicModelSummary> Models, RunningAnswer? Training);

/// <param name="On">Whether <c>POST /api/classify</c> asks it.</param>
/// <param name="Version">Null where no model has been trained yet, or its file cannot be read.</param>
/// <param name="Scores">In cross-validation.</param>
/// <param name="Problem">Why there is no model that can be asked; null where there is.</param>
internal sealed record TopicModelSummary(string Name, bool BuiltIn, bool On, string? Version, int Examples, ModelScores? Scores, DateTimeOffset? TrainedAt, string? TrainedBy, string? Problem);

/// <param name="Labels">With quality in cross-validation, threshold and confidence.</param>
/// <param name="Notices">What became of examples that were not learned from as they are: empty ones, labels that differ by capitals alone.</param>
/// <param name="Corrections">How many were made; <paramref name="CorrectionsUsed"/> of them were there when it was trained.</param>
/// <param name="Card">What the model was trained on and what it is good for, of a built-in one.</param>
internal sealed record TopicModelCard(
    TopicModelSummary Summary, string? DataSha256, IReadOnlyList<TopicLabelAnswer> Labels, IReadOnlyList<TopicLeftOutAnswer> LeftOut, IReadOnlyList<string> Notices, int Corrections, int CorrectionsUsed, string? SwitchedBy, DateTimeOffset? SwitchedAt, string? Card, RunningAnswer? Training);

internal sealed record TopicLabelAnswer(string Id, string Label, double Threshold, double Confidence, TopicQuality Quality);

internal sealed record TopicLeftOutAnswer(string Label, string Why);

/// <param name="Progress">0 to 1.</param>
internal sealed record RunningAnswer(string Name, DateTimeOffset Since, double Progress);

/// <param name="Table">CSV or TSV with a heading, or lines of JSON; null trains again with the examples and corrections that are kept.</param>
internal sealed record TrainTopicsRequest(string? Table = null);

internal sealed record SwitchTopicsRequest(bool? On);

internal sealed record CorrectTopicsRequest(string? Id, IReadOnlyList<string>? Labels);

/// <param name="Waiting">How many texts have not been corrected.</param>
internal sealed record UnsureAnswer(int Waiting, IReadOnlyList<UnsureText> Texts);

/// <summary>A text for an editor to look at.</summary>
/// <param name="Said">What the table says; null where it says nothing.</param>
/// <param name="Guessed">What the model would give; it did not learn from this text.</param>
/// <param name="Sureness">The least distance of a label's probability from its threshold, 0 to 1; least first.</param>
internal sealed record UnsureText(string Id, string Text, IReadOnlyList<string>? Said, IReadOnlyList<string> Guessed, double Sureness, IReadOnlyList<TopicProbability> Probabilities);

internal sealed record TopicProbability(string Id, double Probability);
