namespace Horizon.Search.Topics;

/// <summary>A topic of a text.</summary>
/// <param name="Probability">Calibrated: of the texts that get 0.8, about eight in ten have the topic.</param>
/// <param name="Given">Whether the probability reaches the label's threshold.</param>
public sealed record FoundTopic(string Id, double Probability, bool Given);

/// <summary>
/// A trained multi-label model, as it stands in its file: a line for each label over the keys of a text, a calibration, a threshold.
/// Thread-safe. The scores at the end of training and those served come from this one method.
/// </summary>
public sealed class TopicModel
{
    private readonly FeatureKeys keys;
    private readonly KeyWeights weights;

    internal TopicModel(TopicModelContent content, FeatureKeys keys)
    {
        (Content, this.keys) = (content, keys);
        weights = new KeyWeights(content);
    }

    public TopicModelContent Content { get; }

    /// <summary>
    /// The topics whose probability reaches their confidence, likeliest first; none where no word of the text is known to the model.
    /// </summary>
    public IReadOnlyList<FoundTopic> Predict(string text)
    {
        if (Probabilities(text) is not { } probabilities) return [];
        var found = new List<FoundTopic>();
        for (var l = 0; l < probabilities.Length; l++)
        {
            var label = Content.Labels[l];
            if (probabilities[l] >= label.Confidence) found.Add(new FoundTopic(label.Id, probabilities[l], probabilities[l] >= label.Threshold));
        }
        return [.. found.OrderByDescending(f => f.Probability).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <summary>Of each label, in the model's order; null where no word of the text is known to the model.</summary>
    internal double[]? Probabilities(string text)
    {
        var bag = FeatureBag.Of(text, keys);
        var scores = Content.Labels.Select(l => l.Bias).ToArray();
        var known = false;
        for (var i = 0; i < bag.Keys.Length; i++)
        {
            foreach (var (label, weight) in weights.Of(bag.Keys[i]))
            {
                known = true;
                scores[label] += (double)weight * bag.Values[i];
            }
        }
        if (!known) return null;
        for (var l = 0; l < scores.Length; l++) scores[l] = Content.Labels[l].Calibration.Probability(scores[l]);
        return scores;
    }
}
