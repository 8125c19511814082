using System.Globalization;

namespace Horizon.Graph.Gaps.Priorities;

/// <summary>How much each criterion counts, 0 to 5, by its id; those not named count 1.</summary>
public sealed record PriorityWeights(IReadOnlyDictionary<string, double> ById)
{
    public const double Most = 5;

    public static PriorityWeights Equal { get; } = new(new Dictionary<string, double>());

    /// <summary>Sets to begin with, by name.</summary>
    public static IReadOnlyList<(string Name, PriorityWeights Weights)> Named { get; } =
    [
        ("All alike", Equal),
        ("Patients first", new(new Dictionary<string, double> { ["patients"] = 4 })),
        ("Professions first", new(new Dictionary<string, double> { ["clinicians"] = 4 })),
        ("Burden first", new(new Dictionary<string, double> { ["burden"] = 4 })),
        ("Ready to start", new(new Dictionary<string, double> { ["readiness"] = 3, ["access"] = 3, ["dataset"] = 2 })),
    ];

    public double Of(string criterion) => ById.GetValueOrDefault(criterion, 1);

    /// <summary>Reads "stated:2,patients:0.5"; null for blank text.</summary>
    /// <exception cref="FormatException">A criterion is unknown or a weight no number from 0 to 5; the message says which.</exception>
    public static PriorityWeights? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var id = colon < 0 ? part : part[..colon];
            if (!PriorityCriteria.All.Any(c => c.Id == id)) throw new FormatException($"There is no criterion \"{id}\"; {string.Join(", ", PriorityCriteria.All.Select(c => c.Id))} are there, each as in stated:2.");
            if (colon < 0 || !double.TryParse(part[(colon + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) || weight is < 0 or > Most)
                throw new FormatException($"The weight of {id} must be a number from 0 to 5, as in {id}:2.");
            weights[id] = weight;
        }
        if (PriorityCriteria.All.All(c => weights.GetValueOrDefault(c.Id, 1) == 0)) throw new FormatException("Every weight is 0, so nothing would be ranked by anything. Give one criterion a weight.");
        return new PriorityWeights(weights);
    }

    /// <summary>As <see cref="Parse"/> reads it, without what counts 1; empty where all count 1.</summary>
    public override string ToString() => string.Join(',', PriorityCriteria.All.Where(c => Of(c.Id) != 1).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Id}:{Of(c.Id):0.##}")));
}
