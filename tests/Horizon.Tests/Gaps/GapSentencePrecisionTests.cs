using System.Globalization;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>
/// Sentences of real abstracts, full texts and registrations that the rules take for stated gaps, each judged by reading it with its neighbours; their places and
/// verdicts are kept, their words are not. Stated: it says of radiotherapy, or of care beside it, that something is not known, not studied or to be studied, beyond what
/// the study itself goes on to find in its own data; a limit of the study, a condition ("will be justified after") or another treatment alone is none. About: every technique
/// and site tied to it is what the sentence speaks of. The development half was read while the rules were made, the held-back half only when they stood.
/// </summary>
public sealed class GapSentencePrecisionTests
{
    private const double Aim = 0.85;

    [Theory]
    [InlineData("development")]
    [InlineData("held-back")]
    public async Task MostSentencesThatAreTakenForGapsStateOne(string half)
    {
        var judged = Judged().Where(j => j.Half == half).ToDictionary(j => (j.Doc, j.Field, j.Start, j.End));
        var found = (await GapStatements.OfRealTextsAsync()).Where(f => judged.ContainsKey((f.Doc, f.Field, f.Start, f.End))).Select(f => judged[(f.Doc, f.Field, f.Start, f.End)]).ToList();
        Assert.True(found.Count >= 0.9 * judged.Count, $"{found.Count} of {judged.Count} judged sentences are still read.");
        var (stated, about) = (Share(found, j => j.Stated), Share(found, j => j.About));
        Assert.True(stated >= Aim && about >= Aim, string.Create(CultureInfo.InvariantCulture, $"Of {found.Count} sentences {stated:0.000} state a gap, {about:0.000} with all that they are tied to."));
    }

    [Fact]
    public async Task NearlyAllThatIsReadHasBeenJudged()
    {
        var judged = Judged().Select(j => (j.Doc, j.Field, j.Start, j.End)).ToHashSet();
        var found = await GapStatements.OfRealTextsAsync();
        Assert.True(found.Count >= 200, $"{found.Count}");
        var unknown = found.Where(f => !judged.Contains((f.Doc, f.Field, f.Start, f.End))).ToList();
        Assert.True(unknown.Count <= 0.05 * found.Count, $"Judge these too:\n{string.Join('\n', unknown.Select(u => $"{u.Doc} {u.Field} {u.Start}-{u.End}: {u.Quote}"))}");
    }

    private static double Share(List<Verdict> found, Func<Verdict, bool> right) => (double)found.Count(right) / found.Count;

    private static IEnumerable<Verdict> Judged()
    {
        using var stream = typeof(GapSentencePrecisionTests).Assembly.GetManifestResourceStream("Horizon.Tests.Gaps.judged-gap-sentences.tsv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split('\t');
            yield return new Verdict(f[0], f[1], int.Parse(f[2], CultureInfo.InvariantCulture), int.Parse(f[3], CultureInfo.InvariantCulture), f[4], f[5] == "yes", f[6] == "yes");
        }
    }

    private sealed record Verdict(string Doc, string Field, int Start, int End, string Half, bool Stated, bool About);
}
