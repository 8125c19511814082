namespace Horizon.Search.Topics;

/// <summary>The models that come with Horizon: small files in <c>Models</c>, each with a card beside it. Read at first use.</summary>
public static class BuiltInModels
{
    private static readonly Lazy<TopicModel> Statements = new(() => Load("gap-statements"));
    private static readonly Lazy<TopicModel> StudyTopics = new(() => Load("study-topics"));

    public static TopicModel GapStatements => Statements.Value;

    /// <summary>Learned from weak labels: what registries' fields say, not what a person judged.</summary>
    public static TopicModel Topics => StudyTopics.Value;

    private static TopicModel Load(string name)
    {
        using var stream = typeof(BuiltInModels).Assembly.GetManifestResourceStream($"Horizon.Search.{name}.json") ?? throw new InvalidOperationException($"The built-in model {name} is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return TopicModelFile.Read(bytes.ToArray(), name);
    }
}
