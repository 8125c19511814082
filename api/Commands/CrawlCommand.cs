using System.CommandLine;
using Horizon.Api.Data;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Import;

namespace Horizon.Api.Commands;

/// <summary><c>crawl [SOURCE...] [--from D] [--to D] [--query Q] [--base-url SOURCE=URL]</c></summary>
internal static class CrawlCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var sources = new Argument<string[]>("SOURCE") { Description = "Names of sources, such as clinicaltrials.gov and pubmed; all that need no key or switch where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var from = new Option<DateOnly?>("--from") { Description = "First day of the source's own update date, such as 2026-01-31; from the beginning, or from where the last crawl stopped, where absent." };
        var to = new Option<DateOnly?>("--to") { Description = "Last day; today where absent." };
        var query = new Option<string?>("--query") { Description = "A query in the source's own language in place of the default radiotherapy query; \"\" for everything." };
        var baseUrls = new Option<string[]>("--base-url") { Description = "SOURCE=URL: fetch a source from another host (a mirror, a test server).", DefaultValueFactory = _ => [] };
        var contact = new Option<string?>("--contact") { Description = "Your e-mail address or web page, told to the source with every request (or HORIZON_CONTACT)." };
        var command = new Command("crawl", "Fetch from the live sources, from where the last crawl stopped.") { sources, from, to, query, baseUrls, contact };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(shared.Data), parsed.GetValue(shared.Json), parsed.GetValue(sources) ?? [],
            new CrawlRequest(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(query)), parsed.GetRequiredValue(baseUrls), parsed.GetValue(contact), time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string data, bool json, string[] names, CrawlRequest request, string[] baseUrls, string? contact, TimeProvider time, CancellationToken cancellation)
    {
        if (request.From > request.To) throw new BadRequestException($"--from {request.From:yyyy-MM-dd} lies after --to {request.To:yyyy-MM-dd}.");
        await using var services = CrawlSources.Create(baseUrls, contact, time);
        var known = services.GetServices<IEvidenceSource>().ToDictionary(s => s.Name);
        foreach (var name in names.Where(n => !known.ContainsKey(n))) throw new BadRequestException($"There is no source \"{name}\" to crawl; known are {string.Join(", ", known.Keys)}.");
        var folder = DataFolder.OpenForRecords(data, $"crawl {string.Join(' ', names)}".TrimEnd());
        await using var workspace = await Workspace.OpenAsync(folder, time, cancellation);
        var reports = new List<IntakeReport>();
        foreach (var name in names.Length > 0 ? names.Distinct() : known.Values.Where(s => s.OnlyByName is null).Select(s => s.Name))
        {
            reports.Add(await new ProgressLine(time).RunAsync($"crawl {name}", progress => Filling.RunAsync(
                workspace, intake => intake.CrawlAsync(known[name], request, progress, cancellation), time, cancellation)));
            if (reports[^1].Failure is { } failure) await Console.Error.WriteLineAsync($"{name}: {failure}{CrawlSources.WhereToSet(name, failure)}");
        }
        var report = Sum(reports);
        ReportWriter.Write(report, json);
        await Console.Error.WriteLineAsync(Filling.IndexWords(workspace));
        return CommandLine.Code(report.Failure is null);
    }

    private static IntakeReport Sum(List<IntakeReport> reports) => new(
        new FileCounts(0, [.. reports.SelectMany(r => r.Files.NotUnderstood)]),
        reports.Sum(r => r.Read), reports.Sum(r => r.New), reports.Sum(r => r.Changed), reports.Sum(r => r.Unchanged),
        [.. reports.SelectMany(r => r.Rejected)], [.. reports.SelectMany(r => r.BySource)], reports.Sum(r => r.Seconds))
    {
        Failure = reports.Select(r => r.Failure).FirstOrDefault(f => f is not null),
    };
}
