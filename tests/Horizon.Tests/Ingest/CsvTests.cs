using System.Text;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest;
using Horizon.Ingest.Csv;
using Horizon.Ingest.Files;
using Horizon.Tests.Linking;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class CsvTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task AKnownTableIsReadWithAnySeparator(char separator)
    {
        var text = "ID,Title,Abstract,Authors,Year,Journal,DOI,PMID,Labels\n7,SABR for lung,Text of it,Curie M|Coutard H,c. 2019,Radiother,10.5555/abc,99000001,a|b\n".Replace(',', separator);
        var paper = Assert.Single(await Papers(text, "set/My table.v2.csv"));
        Assert.Equal("csv:my-table:7", paper.LocalId);
        Assert.Equal(("SABR for lung", "Text of it", "Radiother", "10.5555/abc", "99000001"), (paper.Title, paper.Abstract, paper.Journal, paper.Doi, paper.Pmid));
        Assert.Equal("2019", paper.PublishedOn.ToString());
        Assert.Equal(["Curie M", "Coutard H"], paper.Authors.Select(a => a.Name));
        Assert.Equal(["a", "b"], paper.Keywords);
    }

    [Theory]
    [InlineData("id,title,abstract\n1,U1,a\n2,\"U2 unclosed,b\n3,U3,c\n", 3)]
    [InlineData("id,title,abstract\r\n1,U1,a\r\n2,\"two\r\nlines\",\"open \"\"quoted\"\"\r\n3,U3,c", 4)]
    [InlineData("id,title,abstract\r1,U1,a\r2,\"two\rlines\",\"", 4)]
    public async Task AQuotationMarkThatIsNeverClosedCostsItsRowAndWhatStandsBehindItAndIsTold(string table, int line)
    {
        var items = await Items(table, "x.csv", null);
        Assert.Equal(["x:1"], items.Ids());
        Assert.Contains($"opens on line {line} is never closed", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        Assert.Equal(1, Assert.IsType<FileTotals>(items[^1]).Records);
    }

    [Fact]
    public async Task QuotationMarksThatAreClosedOrStandInTheTextOpenNothing() =>
        Assert.Equal(["x:1", "x:2", "x:3", "x:4"], (await Items("id,title,abstract\n1,A,\"b\"\"\"\n2,B,\"c\" d\"\n3,C,5\" tube\n4,D,\"\"", "x.csv", null)).Ids());

    [Fact]
    public async Task ThePublicationsIdEndsInTheRowsId()
    {
        var paper = Assert.Single(await Papers("id,text\nrow-1,Proton therapy\n", "x.csv"));
        var change = RecordLinker.Link(StoredRecord.None(new RecordKey("csv", "x:row-1")), Linked.Version(paper)).Change!;
        Assert.Equal("publication:csv:x:row-1", change.Node.Id);
    }

    [Fact]
    public async Task WhatIsAbsentOrAPlaceholderIsUnknown()
    {
        var paper = Assert.Single(await Papers("id,title,abstract,year,journal\n1,T,N/A,,not provided\n", "x.csv"));
        Assert.Null(paper.Abstract);
        Assert.Null(paper.PublishedOn);
        Assert.Null(paper.Journal);
    }

    [Fact]
    public async Task ARowWithoutAnIdIsKnownByWhatItSays()
    {
        var first = await Papers("title,abstract\nA,b\nC,d\n", "x.csv");
        var second = await Papers("title;abstract\nC;d\n", "x.csv");
        Assert.Equal(first[1].LocalId, Assert.Single(second).LocalId);
        Assert.NotEqual(first[0].LocalId, first[1].LocalId);
    }

    [Fact]
    public async Task TwoTablesThatCountTheirRowsFromOneStayApart() =>
        Assert.NotEqual((await Papers("id,title\n1,A\n", "a.csv"))[0].LocalId, (await Papers("id,title\n1,A\n", "b.csv"))[0].LocalId);

    [Fact]
    public async Task ARowWhoseIdStoodInTheTableWithOtherWordsIsRejectedWithBothLines()
    {
        var items = await Items("id,title,abstract\n1,First,\"a\nb\"\n2,Second,\n1,Third,c\n1,First,\"a\nb\"\n", "x.csv", null);
        Assert.Equal(["x:1", "x:2", "x:1"], items.Ids());
        var rejected = Assert.Single(items.OfType<FileRejected>());
        Assert.Equal("1", rejected.Id);
        Assert.Contains("on line 5 already stood on line 2", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATrialsIdIsOneHoweverItIsWritten()
    {
        var mapping = CsvSource.With("""{"kind":"trial","fields":{"id":"nct","title":"name"}}"""u8.ToArray());
        var items = await Items("nct,name\nNCT99000001,A\nnct99000001,B\nnone,C\nnone,D\n", "x.csv", mapping);
        Assert.Contains("on line 3 already stood on line 2", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoTablesOfOneNameInARunTheSecondIsRejectedUnlessItsSetIsNamedOrItsRowsHaveNoIds()
    {
        var root = Directory.CreateTempSubdirectory("sets").FullName;
        foreach (var (file, text) in new[] { ("a/data.csv", "id,title\n1,A\n"), ("b/data.csv", "id,title\n1,B\n2,C\n"), ("b/data.v2.csv", "title,abstract\nD,d\n") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
            await File.WriteAllTextAsync(Path.Combine(root, file), text, TestContext.Current.CancellationToken);
        }
        var items = await Reading.All(RecordFiles.ReadAsync([root, Path.Combine(root, "a", "data.csv")], ReadLimits.Default, TestContext.Current.CancellationToken));
        var rejected = Assert.Single(items.OfType<FileRejected>());
        Assert.Equal(Path.Combine(root, "b", "data.csv"), rejected.Path);
        Assert.Contains($"{Path.Combine(root, "a", "data.csv")}: both files name the set data", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(["A", "D", "A"], items.OfType<RecordDocument>().Select(Title));
        var mapping = CsvSource.With("""{"set":"mine","fields":{"id":"id","title":"title"}}"""u8.ToArray());
        var named = await Reading.All(RecordFiles.ReadAsync([Path.Combine(root, "a"), Path.Combine(root, "b", "data.csv")], ReadLimits.Default, TestContext.Current.CancellationToken, null, mapping));
        Assert.Equal(["A", "B", "C"], named.OfType<RecordDocument>().Select(Title));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task JsonLinesWhoseIdIsRepeatedWithOtherWordsAreRejectedAsATablesRowsAre()
    {
        const string lines = "{\"id\": 1, \"title\": \"A\"}\n{\"id\": \"1\", \"title\": \"B\"}\n{\"id\": 2, \"title\": \"C\"}\n{\"id\": 2, \"title\": \"C\"}\n";
        foreach (var text in new[] { lines, "[" + lines.TrimEnd().Replace("\n", ",\n", StringComparison.Ordinal) + "]" })
        {
            var items = await Items(text, "x.jsonl", null);
            Assert.Equal(["A", "C", "C"], items.OfType<RecordDocument>().Select(Title));
            Assert.Contains("The id \"1\" on record 2 already stood on record 1 with other words", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"id\": 2, \"title\": \"B", "What follows it is read", 3)]
    [InlineData("{\"id\": 2, \"title\": [{\"B\"", "What follows it is read", 3)]
    [InlineData("no object", "What follows it is read", 3)]
    public async Task ABrokenLineOfJsonLinesCostsItselfAlone(string broken, string what, int read)
    {
        var items = await Items($"{{\"id\": 1, \"title\": \"A\"}}\n{{\"id\": 9, \"title\": \"I\"}}\r\n{broken}\n{{\"id\": 3, \"title\": \"C\"}}\n", "x.jsonl", null);
        Assert.Equal(read, items.OfType<RecordDocument>().Count());
        Assert.Contains(what, Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALastLineOfJsonLinesThatIsCutIsTold()
    {
        var items = await Items("{\"id\": 1, \"title\": \"A\"}\n{\"id\": 2, \"title\": \"B\"}\n{\"id\": 3, \"title\": \"C", "x.jsonl", null);
        Assert.Equal(["A", "B"], items.OfType<RecordDocument>().Select(Title));
        Assert.Contains("may have been cut off there: fetch it again", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
        var whole = await Items("{\"id\": 1, \"title\": \"A\"}\n\n{\"id\": 2, \"title\": \"B\"} {\"id\": 4, \"title\": \"D\"}\n{\"id\": 3, \"title\": \"C\"},", "x.jsonl", null);
        Assert.Equal(["A", "B", "D", "C"], whole.OfType<RecordDocument>().Select(Title));
        Assert.Empty(whole.OfType<FileRejected>());
    }

    [Fact]
    public async Task OfTwoFilesOfOneSetTheMessageSaysWhatTheSetIsAndHowToKeepThemApartOrTogether()
    {
        var root = Directory.CreateTempSubdirectory("sets").FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "a.part1.csv"), "id,title\n1,A\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(root, "a.part2.jsonl"), "{\"id\": 1, \"title\": \"B\"}\n{\"id\": 2, \"title\": \"C\"}\n", TestContext.Current.CancellationToken);
        var items = await Reading.All(RecordFiles.ReadAsync([root], ReadLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(["A"], items.OfType<RecordDocument>().Select(Title));
        var reason = Assert.Single(items.OfType<FileRejected>()).Reason;
        foreach (var words in new[] { "both files name the set a, which is the beginning of a file's name up to its first dot", "rename this one", "--mapping" }) Assert.Contains(words, reason, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }

    private static string? Title(RecordDocument document) => ((PublicationFacts)((ParsedRecord)SourceParsers.Parse("csv", document.Document.Bytes)).Facts).Title;

    [Fact]
    public async Task JsonLinesOfKnownMembersAreReadAndOtherObjectsAreNot()
    {
        var papers = await Papers("{\"id\": 1, \"text\": \"Brachytherapy\", \"labels\": [\"a\", \"b\"]}\n{\"id\": 2, \"text\": \"x\"}\n", "lines.jsonl");
        Assert.Equal(["csv:lines:1", "csv:lines:2"], papers.Select(p => p.LocalId));
        Assert.Equal(["a", "b"], papers[0].Keywords);
        Assert.Empty(await Papers("""{"id":1,"title":"x","a":1,"b":2,"c":3,"d":4}""", "x.json"));
    }

    [Fact]
    public async Task AMappedTrialIsKeptWithTheFieldsOwnNamesAndReadAgainWithoutTheMapping()
    {
        const string mapping = """{"kind":"trial","set":"old","fields":{"id":"nct","text":["body","text"],"summary":"highlight"},"constants":{"status":"completed"}}""";
        var items = await Items("{\"nct\":\"NCT99000001\",\"text\":\"SABR in lung cancer.\\n\\n More of it\",\"path\":\"p\"}\n{\"nct\":\"none\"}\n", "x", CsvSource.With(Encoding.UTF8.GetBytes(mapping)));
        var documents = items.OfType<RecordDocument>().ToList();
        var record = Assert.IsType<ParsedRecord>(SourceParsers.Parse("csv", documents[0].Document.Bytes));
        var trial = Assert.IsType<TrialFacts>(record.Facts);
        Assert.Equal(("NCT99000001", "SABR in lung cancer", "More of it", TrialStatus.Completed), (trial.Registration, trial.BriefTitle, trial.Summary, trial.Status));
        Assert.Null(trial.StartDate);
        Assert.True(record.IsReduced);
        Assert.Contains("must name the column", Assert.IsType<RejectedRecord>(SourceParsers.Parse("csv", documents[1].Document.Bytes)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMappedTableComesBeforeOtherSources()
    {
        var items = await Items("Name,What\nA,b\n", "t.csv", CsvSource.With("""{"fields":{"title":"name","abstract":"what"}}"""u8.ToArray()));
        Assert.Equal("A", Assert.IsType<PublicationFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse("csv", Assert.Single(items.OfType<RecordDocument>()).Document.Bytes)).Facts).Title);
    }

    [Fact]
    public async Task ATableWithoutTheMappedColumnSaysWhichColumnsItHas()
    {
        var items = await Items("One,Two,Three\na,b,c\n", "t.csv", CsvSource.With("""{"fields":{"title":"Titel"}}"""u8.ToArray()));
        Assert.Contains("CSV", Assert.Single(items.OfType<FileNotUnderstood>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"fields":{"id":"Ref","title":"NoSuchColumn"}}""", "\"NoSuchColumn\" for the field title")]
    [InlineData("""{"fields":{"id":"Ref","abstract":["notes","Absent"]}}""", "\"Absent\" for the field abstract")]
    [InlineData("""{"fields":{"id":"Ref","journal":["Absent","Other"]}}""", "\"Absent\" for the field journal")]
    public async Task ATableWithoutAColumnThatTheMappingNamesIsRejectedWithItsColumns(string mapping, string reason)
    {
        var items = await Items("Ref,Titel,Notes\n1,a,b\n", "t.csv", CsvSource.With(Encoding.UTF8.GetBytes(mapping)));
        var rejected = Assert.IsType<FileRejected>(items[0]);
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        Assert.Contains("its columns are Ref, Titel, Notes", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(0, Assert.IsType<FileTotals>(items[1]).Records);
    }

    [Fact]
    public async Task TextsAndListsOfSeveralColumnsAreJoinedAndOfOtherFieldsTheFirstThatHasAValueCounts()
    {
        var mapping = CsvSource.With("""{"fields":{"id":"Ref","title":["Long","Short","Absent"],"abstract":["Aim","Result"],"keywords":["k1","k2"]}}"""u8.ToArray());
        var papers = await Papers("Ref,Long,Short,Aim,Result,k1,k2\n1,,Name,To see,It is so,\"a, b\",c;d\n2,L,S,Same,Same,a,a\n3,L,S,,Only,,\n", "t.csv", mapping);
        Assert.Equal(["Name", "L", "L"], papers.Select(p => p.Title));
        Assert.Equal(["To see\nIt is so", "Same", "Only"], papers.Select(p => p.Abstract));
        Assert.Equal(["a", "b", "c", "d"], papers[0].Keywords);
    }

    [Fact]
    public async Task ARowWithoutAValueInAnyFieldIsNoRecord()
    {
        var mapping = CsvSource.With("""{"set":"s","fields":{"id":"Ref","title":"Titel"},"constants":{"journal":"J"}}"""u8.ToArray());
        Assert.Equal(["s:1"], (await Items("Ref,Titel,Notes\n1,a,b\n,,only a note\n,n/a,\n", "t.csv", mapping)).Ids());
        Assert.Empty(await Papers("id,title,abstract,more\n,,,x\n", "t.csv"));
        var line = Assert.Single((await Items("{\"Ref\":null,\"Titel\":\"\"}\n", "t.jsonl", mapping)).OfType<RecordDocument>());
        Assert.Contains("no id and no text", Assert.IsType<RejectedRecord>(SourceParsers.Parse("csv", line.Document.Bytes)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1200", 1200)]
    [InlineData("1,200", 1200)]
    [InlineData("12,345,678.0", 12345678)]
    [InlineData("12.0", 12)]
    [InlineData("1.200", null)]
    [InlineData("1,20", null)]
    [InlineData("99999999999", null)]
    [InlineData("about 50", null)]
    [InlineData("N/A", null, false)]
    public void ATrialsNumberIsReadWhereItMeansOneNumberAloneAndElseCounted(string written, int? enrolment, bool isTold = true)
    {
        var record = Assert.IsType<ParsedRecord>(SourceParsers.Parse("csv", Encoding.UTF8.GetBytes($$"""{"kind":"trial","id":"NCT99000001","enrolment":"{{written}}"}""")));
        Assert.Equal(enrolment, Assert.IsType<TrialFacts>(record.Facts).Enrolment);
        Assert.Equal(enrolment is null && isTold ? ["enrolment"] : [], record.UnknownFields);
    }

    [Fact]
    public void WhatIsNoDateOrIdOfItsKindIsUnknownAndCounted()
    {
        var trial = Assert.IsType<ParsedRecord>(SourceParsers.Parse("csv", """{"kind":"trial","id":"NCT99000001","startDate":"44000","completionDate":"2024-02-31"}"""u8.ToArray()));
        Assert.Equal((null, null), (((TrialFacts)trial.Facts).StartDate, ((TrialFacts)trial.Facts).CompletionDate));
        Assert.Equal(["startDate", "completionDate"], trial.UnknownFields);
        var paper = Assert.IsType<ParsedRecord>(SourceParsers.Parse("csv", """{"kind":"publication","id":"1","pmid":"x","doi":"y","pmcid":"z","date":"soon","year":"2019"}"""u8.ToArray()));
        Assert.Equal("2019", ((PublicationFacts)paper.Facts).PublishedOn.ToString());
        Assert.Equal(["pmid", "doi", "pmcid", "date"], paper.UnknownFields);
    }

    [Theory]
    [InlineData("{", "no sound JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"fields":{}}""", "nothing could be read")]
    [InlineData("""{}""", "no \"fields\"")]
    [InlineData("""{"kind":"award","fields":{"id":"x"}}""", "publication and trial")]
    [InlineData("""{"fields":{"titel":"x"}}""", "\"titel\"")]
    [InlineData("""{"fields":{"title":null}}""", "names no column")]
    [InlineData("""{"kind":"trial","fields":{"title":"x"}}""", "registry's id")]
    [InlineData("""{"fields":{"title":"x"},"constants":{"id":"1"}}""", "constant \"id\"")]
    [InlineData("""{"feilds":{"title":"x"}}""", "\"feilds\"")]
    public void ABadMappingSaysWhatToDo(string mapping, string reason) =>
        Assert.Contains(reason, Assert.Throws<MappingException>(() => CsvSource.With(Encoding.UTF8.GetBytes(mapping))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task TheRealAbstractsAreReadWithoutAMappingAndTheRealTrialTextsWithOne()
    {
        var papers = await Reading.All(RecordFiles.ReadAsync([RealData.Folder("abstracts-radiation-oncology")], ReadLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(521, papers.Ids().Distinct().Count());
        var mapping = CsvSource.With("""{"kind":"trial","fields":{"id":"nct","text":"text"}}"""u8.ToArray());
        var trials = await Reading.All(RecordFiles.ReadAsync([RealData.Folder("clinicaltrials.gov-text")], ReadLimits.Default, TestContext.Current.CancellationToken, null, mapping));
        Assert.Equal(4137, trials.Ids().Distinct().Count());
    }

    private static async Task<List<PublicationFacts>> Papers(string text, string path, SourceReader? given = null) =>
    [
        .. (await Items(text, path, given)).OfType<RecordDocument>()
            .Select(d => Assert.IsType<PublicationFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts)),
    ];

    private static async Task<List<FileItem>> Items(string text, string path, SourceReader? given)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Reading.All(RecordFile.ReadAsync(stream, path, ReadLimits.Default, TestContext.Current.CancellationToken, null, given));
    }
}
