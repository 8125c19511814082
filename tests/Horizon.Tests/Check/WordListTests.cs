using Horizon.Search.Analysis;
using Horizon.Search.Check.Facets;
using Xunit;

namespace Horizon.Tests.Check;

/// <summary>The reviewed lists of what is given beside radiotherapy: each name stands for one thing.</summary>
public sealed class WordListTests
{
    [Theory]
    [InlineData("treatments.txt")]
    [InlineData("outcomes.txt")]
    public void APhraseStandsInOneClass(string file) =>
        Assert.Empty(Lines(file).SelectMany(l => Phrases(l).Select(p => string.Join(' ', TextTerms.Words(p))).Distinct().Select(p => (p, Id(l)))).GroupBy(p => p.p).Where(g => g.Select(x => x.Item2).Distinct().Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(x => x.Item2))}"));

    [Fact]
    public void ANameIsOneDrugsOrOneSchemes() =>
        Assert.Empty(Lines("trade-names.txt").SelectMany(l => Phrases(l).Select(p => (Name: p, Drug: Id(l)))).GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Select(x => x.Drug).Distinct().Count() > 1).Select(g => g.Key));

    [Fact]
    public void AListedNameIsReadWholeAndAsOneDrug()
    {
        foreach (var name in Lines("drug-names.txt", all: true)) Assert.True(DrugNames.Read($"given {name} daily") is [var one] && Bare(one) == Bare(name), name);

        static string Bare(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AZD 2281 with radiotherapy", "olaparib")]
    [InlineData("MK-3475 with radiotherapy", "pembrolizumab")]
    [InlineData("Endostar with IMRT", "endostatin")]
    [InlineData("oral carbocisteine", "carbocisteine")]
    [InlineData("relugolix and darolutamide", "relugolix darolutamide")]
    [InlineData("tumours with the somatostatin receptor, after an anthracycline; interleukin was measured", "")]
    public void DrugsAreReadByWhicheverOfTheirNames(string text, string drugs) => Assert.Equal(drugs, string.Join(' ', DrugNames.Read(text)));

    [Theory]
    [InlineData("Radiofrequency ablation of the lung", "Thermal ablation of the lung", "same")]
    [InlineData("Radiofrequency ablation of the lung", "Microwave ablation of the lung", "different")]
    [InlineData("Yoga during radiotherapy", "Massage during radiotherapy", "different")]
    [InlineData("Photodynamic therapy of skin cancer", "PDT: photodynamic therapy of the skin", "same")]
    public void WhatIsGivenIsTheSameOrSaidMoreBroadly(string asked, string found, string match) =>
        Assert.Equal(match, CompareOthers.Given(NearQuestionTests.Asked(asked), null, NearQuestionTests.Asked(found)).Match);

    private static string Id(string line) => line[..line.IndexOf(": ", StringComparison.Ordinal)];

    private static string[] Phrases(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split('|', StringSplitOptions.TrimEntries);

    private static List<string> Lines(string file, bool all = false)
    {
        using var stream = typeof(PhraseSet).Assembly.GetManifestResourceStream($"Horizon.Search.Check.Facets.{file}");
        using var reader = new StreamReader(stream!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#') && (all || l.Contains(": ", StringComparison.Ordinal)))];
    }
}
