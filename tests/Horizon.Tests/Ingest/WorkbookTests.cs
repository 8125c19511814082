using System.IO.Compression;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class WorkbookTests
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>Short Name</t></is></c><c r="B1" t="inlineStr"><is><t>Managing Specialty</t></is></c><c r="C1" t="inlineStr"><is><t>Study Status</t></is></c><c r="D1" t="s"><v>0</v></c></row>""";

    [Fact]
    public async Task InlineSharedAndNumberCellsAreReadAndEmptyOnesKeepTheirPlace()
    {
        var items = await Reading.Bytes(Book(
            Header + """<row r="2"><c r="A2" t="inlineStr"><is><r><t>ONE </t></r><r><t>&amp; two</t></r><rPh><t></t></rPh></is></c><c r="C2" t="str"><f>X</f><v>Open</v></c><c r="D2"><v>99001</v></c></row><row r="3"/>""",
            "<si><t>Link</t></si>"));
        var trial = Assert.IsType<TrialFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse("nihr", Assert.Single(items.OfType<RecordDocument>()).Document.Bytes)).Facts);
        Assert.Equal(("CPMS 99001", "ONE & two", TrialStatus.Recruiting), (trial.Registration, trial.BriefTitle, trial.Status));
        Assert.Equal(1, Assert.Single(items.OfType<FileTotals>()).Records);
    }

    [Theory]
    [InlineData("2021-02-25T15:53:58Z", "2021-02-25")]
    [InlineData("no date", null)]
    [InlineData(null, null)]
    public async Task AStudyOfThePortfolioIsAsOldAsItsWorkbook(string? modified, string? updated)
    {
        var book = Book(Header + """<row><c t="inlineStr"><is><t>S</t></is></c><c/><c t="inlineStr"><is><t>Open</t></is></c><c t="n"><v>99002</v></c></row>""", "<si><t>Link</t></si>");
        using var bytes = new MemoryStream();
        bytes.Write(book);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (modified is not null) Add(zip, "docProps/core.xml", $"""<p:coreProperties xmlns:p="p" xmlns:t="t"><t:created>2020-01-01T00:00:00Z</t:created><t:modified>{modified}</t:modified></p:coreProperties>""");
        }
        var record = Assert.IsType<ParsedRecord>(SourceParsers.Parse("nihr", Assert.Single((await Reading.Bytes(bytes.ToArray())).OfType<RecordDocument>()).Document.Bytes));
        Assert.Equal((updated, "CPMS 99002", TrialStatus.Recruiting), (record.UpdatedOn?.ToString(), Assert.IsType<TrialFacts>(record.Facts).Registration, Assert.IsType<TrialFacts>(record.Facts).Status));
        Assert.Empty(record.UnknownFields);
    }

    [Fact]
    public async Task ATitleAboveTheColumnsIsPassedBy() =>
        Assert.Equal(["CPMS 99002"], (await Reading.Bytes(Book(
            """<row r="1"><c t="inlineStr"><is><t>Portfolio of studies</t></is></c></row>""" + Header + """<row><c t="inlineStr"><is><t>S</t></is></c><c/><c/><c t="n"><v>99002</v></c></row>""", "<si><t>Link</t></si>"))).Ids());

    [Fact]
    public async Task ANumberInADateFormatIsADate()
    {
        var items = await Reading.Bytes(Book(
            """<row><c r="A1" t="inlineStr"><is><t>project_id</t></is></c><c r="B1" t="inlineStr"><is><t>project_title</t></is></c><c r="C1" t="inlineStr"><is><t>start_date</t></is></c></row><row><c r="A2" t="inlineStr"><is><t>NIHR990003</t></is></c><c r="C2" s="1"><v>44287</v></c></row>""",
            "", """<numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs>"""));
        Assert.Equal("2021-04-01", Assert.IsType<AwardFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse("nihr", Assert.Single(items.OfType<RecordDocument>()).Document.Bytes)).Facts).StartDate.ToString());
    }

    [Fact]
    public async Task AWorkbookThatNoSourceTakesSaysItsColumns() =>
        Assert.Contains("the columns Fruit, Colour", Assert.IsType<FileNotUnderstood>(Assert.Single(await Reading.Bytes(Book(
            """<row><c t="inlineStr"><is><t>Fruit</t></is></c><c t="inlineStr"><is><t>Colour</t></is></c></row>""")))).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task ASheetThatBreaksOffGivesTheRowsBeforeAndSaysSo()
    {
        var items = await Reading.Bytes(Book(Header + """<row><c t="inlineStr"><is><t>S</t></is></c><c/><c/><c t="n"><v>99002</v></c></row><row><c""", "<si><t>Link</t></si>"));
        Assert.Equal(["CPMS 99002"], items.Ids());
        Assert.Contains("cannot be read on after 1 rows", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADocumentTypeInAWorkbookIsRefused() =>
        Assert.Contains(await Reading.Bytes(Book(Header, "", styles: null, prolog: "<!DOCTYPE x [<!ENTITY a 'b'>]>")), item => item is FileRejected or FileNotUnderstood);

    /// <param name="writeSheet">Writes the first sheet.</param>
    /// <param name="texts">The shared texts.</param>
    /// <param name="styles">The styles.</param>
    internal static byte[] Book(Action<Stream> writeSheet, string texts = "", string? styles = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types/>");
            Add(zip, "xl/workbook.xml", """<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId7"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/a.xml", "<worksheet/>");
            using (var sheet = zip.CreateEntry("xl/worksheets/first.xml", CompressionLevel.Fastest).Open()) writeSheet(sheet);
            if (texts.Length > 0) Add(zip, "xl/sharedStrings.xml", $"<sst>{texts}</sst>");
            if (!string.IsNullOrEmpty(styles)) Add(zip, "xl/styles.xml", $"<styleSheet>{styles}</styleSheet>");
        }
        return bytes.ToArray();
    }

    private static byte[] Book(string rows, string texts = "", string? styles = "", string prolog = "") =>
        Book(sheet => sheet.Write(Encoding.UTF8.GetBytes($"{prolog}<worksheet><sheetData>{rows}</sheetData></worksheet>")), texts, styles);

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
