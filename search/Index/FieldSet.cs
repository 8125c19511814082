namespace Horizon.Search.Index;

/// <param name="Name">A text field.</param>
/// <param name="Weight">Of one find in this field, beside one in the summary of a document of usual length.</param>
/// <param name="AverageLength">Words that a usual value has.</param>
internal sealed record WeightedField(string Name, float Weight, float AverageLength);

/// <summary>Fields that a word is looked for in together, with their weights.</summary>
/// <param name="Name">Tells the sets apart: what is kept for a word is kept by it.</param>
internal sealed record FieldSet(string Name, IReadOnlyList<WeightedField> Fields)
{
    private static readonly Dictionary<string, FieldSet> Single = FieldNames.Text.ToDictionary(
        f => f.Name, f => new FieldSet(f.Name, [new WeightedField(f.Name, 1, f.AverageLength)]), StringComparer.Ordinal);

    /// <summary>What is searched where no field is asked for.</summary>
    public static FieldSet Unasked { get; } = new("*", [.. FieldNames.Text.Where(f => f.Boost > 0).Select(Weighted)]);

    /// <summary>Where like documents are looked for: what a study is about, without what it measures and who runs it.</summary>
    public static FieldSet Like { get; } = new("*like", [.. FieldNames.Text.Where(f => f.Name is "title" or "keyword" or "condition" or "intervention" or "summary" or "text").Select(Weighted)]);

    public bool Equals(FieldSet? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public static FieldSet One(string field) => Single[field];

    private static WeightedField Weighted(TextField field) => new(field.Name, field.Boost, field.AverageLength);
}
