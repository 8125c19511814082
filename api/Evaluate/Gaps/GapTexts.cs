using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Records;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest;
using Horizon.Ingest.Files;

namespace Horizon.Api.Evaluate.Gaps;

/// <summary>A paper of one of the sets (README.md).</summary>
/// <param name="Doc">Its PMID, else its PMCID, else the beginning of a hash of its title; of SciFact its row, of Hallmarks its file.</param>
internal sealed record GapPaper(string Set, string Doc, PublicationFacts Facts);

/// <summary>The papers whose sentences are judged.</summary>
internal static partial class GapTexts
{
    public const string Radiotherapy = "radiotherapy";
    public const string SciFact = "scifact";
    public const string Hallmarks = "hallmarks";

    private static readonly string[] Folders = ["pubmed", "pmc-jats-radiotherapy", "europepmc", "abstracts-radiation-oncology"];

    /// <summary>Each paper once, in the order of its set and id; a set that is not there has none.</summary>
    /// <param name="dataFolder">Holds real/ and labelled/.</param>
    public static async Task<IReadOnlyList<GapPaper>> ReadAsync(string dataFolder, CancellationToken cancellation)
    {
        var papers = new List<GapPaper>();
        await foreach (var paper in RealAsync(dataFolder, cancellation)) papers.Add(paper);
        await foreach (var paper in SciFactAsync(Path.Combine(dataFolder, "labelled", "scifact", "corpus.jsonl"), cancellation)) papers.Add(paper);
        var hallmarks = Path.Combine(dataFolder, "labelled", "hallmarks-of-cancer", "text");
        if (Directory.Exists(hallmarks))
        {
            foreach (var file in Directory.EnumerateFiles(hallmarks, "*.txt"))
                papers.Add(new GapPaper(Hallmarks, Path.GetFileNameWithoutExtension(file), Paper(null, [new AbstractSection(null, Written(await File.ReadAllLinesAsync(file, cancellation)))])));
        }
        return [.. papers.DistinctBy(p => (p.Set, p.Doc)).OrderBy(p => p.Set, StringComparer.Ordinal).ThenBy(p => p.Doc, StringComparer.Ordinal)];
    }

    private static async IAsyncEnumerable<GapPaper> RealAsync(string dataFolder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var folder in Folders.Select(f => Path.Combine(dataFolder, "real", f)).Where(Directory.Exists))
        {
            await foreach (var item in RecordFiles.ReadAsync([folder], ReadLimits.Default, cancellation))
            {
                if (item is not RecordDocument document || SourceParsers.Parse(document.Source, document.Document.Bytes) is not ParsedRecord { Facts: PublicationFacts facts }) continue;
                if (!NamesTechnique(facts)) continue;
                yield return new GapPaper(Radiotherapy, facts.Pmid ?? facts.Pmcid ?? Hash(facts.Title ?? ""), facts);
            }
        }
    }

    private static bool NamesTechnique(PublicationFacts facts) => facts.AbstractSections.Select(s => s.Text).Prepend(facts.Title ?? "")
        .Any(t => ConceptReader.Read(t).Any(m => m.Polarity == Polarity.Asserted && RadiotherapyVocabulary.Current.Find(m.ConceptId)!.Kind == ConceptKind.Technique));

    private static async IAsyncEnumerable<GapPaper> SciFactAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!File.Exists(path)) yield break;
        await foreach (var line in File.ReadLinesAsync(path, cancellation))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            yield return new GapPaper(SciFact, row.GetProperty("_id").GetString()!, Paper(row.GetProperty("title").GetString(), Sections(row.GetProperty("text").GetString()!)));
        }
    }

    /// <summary>The set writes an abstract's headings into its text, each behind a line break that is spelled out: "\n CONCLUSIONS We found".</summary>
    private static List<AbstractSection> Sections(string text)
    {
        var sections = new List<AbstractSection>();
        foreach (var part in text.Split("\\n").Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var heading = Heading().Match(part);
            sections.Add(heading.Success ? new AbstractSection(heading.Groups[1].Value, part[heading.Length..]) : new AbstractSection(null, part));
        }
        // A text before the first heading is none of the sections that conclude.
        return sections.Count == 1 && sections[0].Label is null ? sections : [.. sections.Select(s => s.Label is null ? s with { Label = "Text" } : s)];
    }

    /// <summary>The set cuts words and signs apart: "men ( n = 3 ) ."</summary>
    private static string Written(IEnumerable<string> lines) =>
        AfterOpening().Replace(BeforeSign().Replace(string.Join(' ', lines.Select(l => l.Trim()).Where(l => l.Length > 0)), "$1"), "$1");

    private static PublicationFacts Paper(string? title, IReadOnlyList<AbstractSection> sections) => new() { Title = title, AbstractSections = sections };

    private static string Hash(string title) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))[..12];

    [GeneratedRegex(@"^([A-Z][A-Z'&/-]*(?:[ ,]+(?:[A-Z'&/-]{2,}|&))*)[:.]?\s+(?=[A-Z0-9])")]
    private static partial Regex Heading();

    [GeneratedRegex(@" ([.,;:?!%)\]])")]
    private static partial Regex BeforeSign();

    [GeneratedRegex(@"([(\[]) ")]
    private static partial Regex AfterOpening();
}
