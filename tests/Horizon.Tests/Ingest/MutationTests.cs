using System.Diagnostics.CodeAnalysis;
using System.Text;
using FsCheck.Xunit;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

/// <summary>Whatever the bytes are, reading ends in records and reasons and never in an exception.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A seeded run that can be repeated is the point.")]
public sealed class MutationTests
{
    private static readonly string[] Studies =
    [
        """{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"T \u00e9 é","secondaryIdInfos":[{"id":"1"}]},"statusModule":{"startDateStruct":{"date":"2011-03"}},"designModule":{"phases":["PHASE1"],"enrollmentInfo":{"count":5}},"outcomesModule":{"primaryOutcomes":[{"measure":"m"}]},"contactsLocationsModule":{"locations":[{"city":"c"}]}},"hasResults":true}""",
        """{"ProtocolSection":{"IdentificationModule":{"NCTId":"NCT01234567","SecondaryIdInfoList":{"SecondaryIdInfo":[{"SecondaryId":"1"}]}},"StatusModule":{"StartDateStruct":{"StartDate":"March 3, 2011"}},"DesignModule":{"PhaseList":{"Phase":["Phase 1"]}}}}""",
    ];

    private static readonly string[] Articles =
    [
        "<PubmedArticle><MedlineCitation><PMID Version=\"1\">12</PMID><DateRevised><Year>2020</Year><Month>2</Month><Day>29</Day></DateRevised><Article><Journal><JournalIssue><PubDate><MedlineDate>2000 Nov-Dec</MedlineDate></PubDate></JournalIssue></Journal><ArticleTitle>A <i>é</i> &amp; b</ArticleTitle><ELocationID EIdType=\"doi\">10.5555/x</ELocationID><AuthorList><Author><LastName>L</LastName><Identifier Source=\"ORCID\">0000-0002-1825-0097</Identifier></Author></AuthorList></Article></MedlineCitation></PubmedArticle>",
        "<PubmedBookArticle><BookDocument><PMID>12</PMID><Book><BookTitle>B</BookTitle><PubDate><Year>1993</Year></PubDate></Book></BookDocument></PubmedBookArticle>",
    ];

    [Fact]
    public void ParserOfStudiesNeverThrows() => Mutate(SourceNames.ClinicalTrialsGov, Studies, 2_000, 17);

    [Fact]
    public void ParserOfArticlesNeverThrows() => Mutate(SourceNames.PubMed, Articles, 2_000, 19);

    [Fact]
    public async Task ReaderOfFilesNeverThrowsAndNeverPassesAFileInSilence()
    {
        var random = new Random(23);
        string[] files = [$"{{\"totalCount\":2,\"studies\":[{Studies[0]},{Studies[0]}]}}", $"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b 'c'>]><PubmedArticleSet>{Articles[0]}{Articles[1]}</PubmedArticleSet>"];
        for (var i = 0; i < 1_000; i++)
        {
            var items = await Reading.Bytes(Mutated(Encoding.UTF8.GetBytes(files[i % files.Length]), random), new ReadLimits { RecordBytes = 1024 });
            Assert.Contains(items, item => item is not RecordDocument);
        }
    }

    [Property(MaxTest = 300)]
    public bool AnyBytesAreReadWithoutAnException(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var items = Reading.All(RecordFile.ReadAsync(stream, "any", ReadLimits.Default, CancellationToken.None)).GetAwaiter().GetResult();
        return items.Count > 0;
    }

    private static void Mutate(string source, string[] samples, int times, int seed)
    {
        var random = new Random(seed);
        var (parsed, rejected) = (0, 0);
        for (var i = 0; i < times; i++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(samples[i % samples.Length]), random);
            if (SourceParsers.Parse(source, bytes) is ParsedRecord) parsed++;
            else rejected++;
        }
        // Both ways are really walked.
        Assert.InRange(parsed, times / 20, times);
        Assert.InRange(rejected, times / 20, times);
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(result.Count);
            var length = Math.Min(random.Next(1, 12), result.Count - at);
            switch (random.Next(5))
            {
                case 0: result[at] = (byte)random.Next(256); break;
                case 1: result.RemoveRange(at, Math.Min(length, result.Count - 1)); break;
                case 2: result.InsertRange(at, result.GetRange(random.Next(result.Count - length + 1), length)); break;
                case 3: result[at] = "{}[]\"<>/&;0\\:,"u8[random.Next(14)]; break;
                default: if (random.Next(8) == 0) result.RemoveRange(at, result.Count - at); break;
            }
            if (result.Count == 0) result.Add((byte)'{');
        }
        return [.. result];
    }
}
