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
    public void ParserOfEuropePmcNeverThrows() => Mutate(SourceNames.EuropePmc,
    [
        """{"id":"1","source":"MED","title":"A <i>b</i> &amp; c","abstractText":"<h4>A</h4>b<h4>Trial registration</h4>NCT01234567","authorList":{"author":[{"fullName":"A B"}]},"journalInfo":{"dateOfPublication":"2000 Nov-Dec"}}""",
        "<result><id>1</id><source>MED</source><authorList><author><lastName>L</lastName></author></authorList></result>",
        "<article><front><article-meta><article-id pub-id-type=\"pmc\">12</article-id><abstract><p><bold>A</bold> b</p></abstract><pub-date pub-type=\"epub\"><year>2020</year><month>2</month></pub-date></article-meta></front><body><sec><title>Methods</title><p>x<xref ref-type=\"bibr\">1</xref></p></sec></body></article>",
    ], 2_000, 29);

    [Fact]
    public void ParserOfCrossrefNeverThrows() => Mutate(SourceNames.Crossref,
        ["""{"DOI":"10.5555/x","title":["t"],"issued":{"date-parts":[[2020,2,3]]},"author":[{"family":"f"}],"funder":[{"award":["1"]}],"relation":{"is-preprint-of":[{"id-type":"doi","id":"10.5555/y"}]},"abstract":"<jats:p>a</jats:p>"}"""], 2_000, 31);

    [Fact]
    public void ParserOfOpenAlexNeverThrows() => Mutate(SourceNames.OpenAlex,
        ["""{"id":"https://openalex.org/W12","ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/1"},"abstract_inverted_index":{"a":[0,2],"b":[1]},"authorships":[{"author":{"display_name":"A B"}}],"publication_date":"2020-03-04","mesh":[{"descriptor_name":"L"}]}"""], 2_000, 37);

    [Fact]
    public void ParserOfMedRxivNeverThrows() => Mutate(SourceNames.MedRxiv,
        ["""{"doi":"10.5555/2020.01.02.1","authors":"A, B.; C, D.","date":"2020-01-02","version":"2","abstract":"x","published":"10.5555/y"}"""], 2_000, 41);

    [Fact]
    public void ParserOfCitationsNeverThrows() => Mutate(SourceNames.Csv,
    [
        "TY  - JOUR\nTI  - T\nPY  - 2013/04/09/\nDO  - 10.5555/x\nER  - ",
        "@article{k, title = {A {B} \\\"u c}, author = {A B and {C}}, doi = \"10.5555/x\", year = 2020}",
        "<record><titles><title><style>T</style></title></titles><electronic-resource-num>10.5555/x</electronic-resource-num></record>",
    ], 2_000, 43);

    [Fact]
    public void ParserOfMedlineTextNeverThrows() => Mutate(SourceNames.PubMed, ["PMID- 12\nTI  - T\nDP  - 2000 Nov\nGR  - a/b/c/d\nAU  - A B\nAUID- ORCID: 1\nAB  - AIM: x. METHODS: y."], 2_000, 47);

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
