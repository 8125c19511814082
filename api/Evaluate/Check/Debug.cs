namespace Horizon.Api.Evaluate.Check;
internal static class Debug
{
    public static async Task ShowAsync(string dataFolder, string half, TimeProvider time, CancellationToken cancellation)
    {
        await using var graph = await Proposals.GraphAsync(dataFolder, time, cancellation);
        var judged = await Proposals.JudgeAsync(graph, half, cancellation);
        Console.WriteLine($"right {judged.Count(j => j.IsRight)} of {judged.Count}; reworded {judged.Count(j => j.Proposal.Changed is null && j.IsRight)}, changed not called same {judged.Count(j => j.Proposal.Changed is not null && j.Relation is not (null or "same-question"))}");
        foreach (var j in judged.Where(j => !j.IsRight))
        {
            Console.WriteLine($"{j.Proposal.Trial} {j.Proposal.Changed ?? "reworded"}: {j.Relation ?? "not found"} p={j.Match?.Probability} l={j.Match?.Likeness} {j.Proposal.Text}");
            if (j.Match is null) continue;
            var f = j.Match.Facets;
            foreach (var (n, x) in new[] { ("pop", f.Population), ("int", f.Intervention), ("cmp", f.Comparator), ("out", f.Outcome), ("tec", f.Technique), ("dos", f.Dose), ("sit", f.Site), ("inten", f.Intent) }) if (!x.Why.StartsWith("The question does not", StringComparison.Ordinal)) Console.WriteLine($"     {n} {x.Match}: {x.Why}");
        }
    }
}
