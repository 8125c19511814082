using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Citations;

/// <summary>
/// Citations as reviewers keep them: EndNote's XML, RIS and BibTeX. They come without a source of their own and are records of the source csv.
/// </summary>
public static class CitationForms
{
    internal static IReadOnlyList<XmlForm> Xml =>
    [
        new XmlForm(SourceNames.Csv, ["xml", "records"], "record")
        {
            Recognises = head => head.Contains("<ref-type", StringComparison.Ordinal) || (head.Contains("<records", StringComparison.Ordinal) && head.Contains("EndNote", StringComparison.Ordinal)),
        },
    ];

    internal static IReadOnlyList<TextForm> Texts =>
    [
        new TextForm(SourceNames.Csv, RisCitation.IsBeginning, LineRecords.Of(SourceNames.Csv, RisCitation.Begins, RisCitation.Ends)),
        new TextForm(SourceNames.Csv, BibTexCitation.IsBeginning, BibTexRecords.CutAsync),
    ];
}
