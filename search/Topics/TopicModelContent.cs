namespace Horizon.Search.Topics;

/// <summary>What a model file holds.</summary>
/// <param name="Version">Of the file's form and of how texts are read; another one is refused.</param>
/// <param name="Keys">Which reader of texts the model was trained with.</param>
/// <param name="DataSha256">Of the examples: id, text and labels, in order of id.</param>
/// <param name="Vocabulary">The terms that carry a weight, each with the number of its group before it.</param>
public sealed record TopicModelContent(
    string Format,
    int Version,
    string Name,
    string Keys,
    string DataSha256,
    int Examples,
    int Seed,
    ModelScores Scores,
    IReadOnlyList<TopicLabel> Labels,
    IReadOnlyList<string> Vocabulary);

/// <summary>Cross-validated on the examples.</summary>
/// <param name="CalibrationError">Expected calibration error over ten bins, all labels together.</param>
public sealed record ModelScores(TopicQuality Micro, TopicQuality Macro, double CalibrationError);

/// <param name="Threshold">The probability from which a text is given the label.</param>
/// <param name="Confidence">Below this probability the model does not speak of the label.</param>
/// <param name="Terms">Places in the vocabulary, ascending.</param>
public sealed record TopicLabel(
    string Id,
    double Threshold,
    double Confidence,
    TopicQuality Quality,
    Calibration Calibration,
    double Bias,
    IReadOnlyList<int> Terms,
    IReadOnlyList<float> Weights);
