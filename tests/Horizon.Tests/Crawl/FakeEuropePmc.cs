using Horizon.Graph.Records;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks Europe PMC's search: the last page repeats its cursor.</summary>
internal sealed class FakeEuropePmc : FakePapers
{
    public override string Source => SourceNames.EuropePmc;

    protected override (string List, string Id) Members => ("resultList.result", "id");

    public static Task<FakeEuropePmc> StartAsync(int papers) => FilledAsync(new FakeEuropePmc(), papers, i => $"{99_000_000 + i}");

    public override string PageOf(SeenRequest request)
    {
        var (from, to) = Days(request["query"]);
        var cursor = request["cursorMark"]!;
        var start = cursor == "*" ? 0 : Number(cursor[1..]);
        var (ids, total) = Slice(from, to, start, Number(request["pageSize"]));
        var next = ids.Length < Number(request["pageSize"]) ? cursor : $"c{start + ids.Length}";
        return $$$"""{"version":"6.9","hitCount":{{{total}}},"nextCursorMark":"{{{next}}}","request":{},"resultList":{"result":[{{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","source":"MED","pmid":"{{id}}"}"""))}}}]}}""";
    }
}
