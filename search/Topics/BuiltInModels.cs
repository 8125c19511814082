namespace Horizon.Search.Topics;

/// <summary>The models that come with Horizon: small files in <c>Models</c>, each with a card beside it. Read at first use.</summary>
public static class BuiltInModels
{
    private static readonly Lazy<TopicModel> Statements = new(() => Load("gap-statements"));
    private static readonly Lazy<TopicModel> StudyTopics = new(() => Load("study-topics"));

    public static TopicModel GapStatements => Statements.Value;

    /// <summary>Learned from weak labels: what fields and rules of words say, not what a person judged.</summary>
    public static TopicModel Topics => StudyTopics.Value;

    /// <summary>What a model was trained on, its licence, scores and limits, as the file beside it says (Markdown).</summary>
    public static string Card(string name)
    {
        using var reader = new StreamReader(Part(name + ".md"));
        return reader.ReadToEnd();
    }

    private static TopicModel Load(string name)
    {
        using var stream = Part(name + ".json");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return TopicModelFile.Read(bytes.ToArray(), name);
    }

    internal static Stream Part(string file) =>
        typeof(BuiltInModels).Assembly.GetManifestResourceStream($"Horizon.Search.{file}") ?? throw new InvalidOperationException($"{file} of the built-in models is missing.");
}
