using System.Globalization;

namespace Horizon.Api.Evaluate.Gaps;

/// <summary>A sentence's place and what a reader judged of it; the words stay where they are.</summary>
internal sealed record JudgedSentence(SentencePlace Place, bool States)
{
    public static IEnumerable<JudgedSentence> All(string file)
    {
        using var stream = typeof(JudgedSentence).Assembly.GetManifestResourceStream($"Horizon.Api.Evaluate.Gaps.{file}") ?? throw new InvalidOperationException($"{file} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split('\t');
            yield return new JudgedSentence(new SentencePlace(f[0], f[1], f[2], int.Parse(f[3], CultureInfo.InvariantCulture), int.Parse(f[4], CultureInfo.InvariantCulture)), f[5] == "yes");
        }
    }
}
