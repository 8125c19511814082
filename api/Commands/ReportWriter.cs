using System.Globalization;
using Horizon.Ingest.Import;

namespace Horizon.Api.Commands;

/// <summary>Prints what an import or crawl did: one JSON object, or a table that names everything turned away.</summary>
internal static class ReportWriter
{
    /// <summary>Rows of one list printed to a person; the rest are counted, and <c>--json</c> has them all.</summary>
    private const int MostRows = 30;

    public static void Write(IntakeReport report, bool json)
    {
        if (json)
        {
            SharedOptions.WriteJson(report);
            return;
        }
        var o = Console.Out;
        o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"source",-20} {"read",9} {"new",9} {"changed",9} {"unchanged",9} {"rejected",9}  complete"));
        foreach (var s in report.BySource)
        {
            var complete = s.Complete switch { true => "yes", false => s.Expected is { } n ? $"no: the source has {n}" : "no", null => "cannot tell" };
            o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s.Name,-20} {s.Read,9} {s.New,9} {s.Changed,9} {s.Unchanged,9} {s.Rejected,9}  {complete}"));
            if (s.Remark is not null && report.Failure is null) o.WriteLine($"  {s.Remark}");
            if (s.Complete == false && report.Files.Read == 0) o.WriteLine("  The next crawl asks again for what did not come.");
        }
        List(report.Rejected.Select(r => $"  {r.Source} {r.Id ?? "(no id)"} in {r.Url}: {r.Reason}").ToList(), "Rejected records");
        List(report.Files.NotUnderstood.Select(f => $"  {f.Path}: {f.Reason}").ToList(), "Files that were not understood, or not read whole");
        o.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Read} records{(report.Files.Read == 0 ? "" : $" from {report.Files.Read} files")} in {report.Seconds:0.0} s."));
    }

    private static void List(List<string> rows, string title)
    {
        if (rows.Count == 0) return;
        Console.Out.WriteLine($"{title} ({rows.Count}):");
        foreach (var row in rows.Take(MostRows)) Console.Out.WriteLine(row);
        if (rows.Count > MostRows) Console.Out.WriteLine($"  … and {rows.Count - MostRows} more; --json lists them all.");
    }
}
