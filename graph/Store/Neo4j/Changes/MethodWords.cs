namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>How methods stand in the store: as words that people who ask in Cypher understand.</summary>
internal static class MethodWords
{
    public static string Write(Method method) => method switch
    {
        Method.Registered => "registered",
        Method.Rule => "rule",
        Method.Model => "model",
        Method.Manual => "manual",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    public static Method Read(string word) => word switch
    {
        "registered" => Method.Registered,
        "rule" => Method.Rule,
        "model" => Method.Model,
        "manual" => Method.Manual,
        _ => throw new StoreUnusableException($"The store holds a reason by the method \"{word}\", which this program does not know. Use the newer Horizon that wrote it."),
    };
}
