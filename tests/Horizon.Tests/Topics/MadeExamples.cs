using System.Diagnostics.CodeAnalysis;
using Horizon.Search.Topics;

namespace Horizon.Tests.Topics;

/// <summary>Texts whose labels stand in their words, with words by chance around them.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Made texts that can be made again are the point.")]
internal static class MadeExamples
{
    private static readonly string[] Words = "patients dose treatment study results field survival response cells group months method imaging tissue outcome".Split(' ');

    public static List<LabelledText> Of(int count, bool labelsByChance = false)
    {
        var chance = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (lung, late) = (i % 3 == 0, i % 2 == 0);
            var said = Enumerable.Range(0, 25).Select(_ => Words[chance.Next(Words.Length)]).ToList();
            if (lung) said.Insert(chance.Next(said.Count), "lung tumours");
            if (late) said.Insert(chance.Next(said.Count), "late toxicity");
            if (labelsByChance) (lung, late) = (chance.Next(3) == 0, chance.Next(2) == 0);
            List<string> labels = [];
            if (lung) labels.Add("lung");
            if (late) labels.Add("toxicity");
            return new LabelledText($"t{i}", string.Join(' ', said), labels);
        })];
    }
}
