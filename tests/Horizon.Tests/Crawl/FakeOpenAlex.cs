using Horizon.Graph.Records;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks OpenAlex's works: the last page has no cursor.</summary>
internal sealed class FakeOpenAlex : FakePapers
{
    public override string Source => SourceNames.OpenAlex;

    protected override (string List, string Id) Members => ("results", "id");

    public static Task<FakeOpenAlex> StartAsync(int papers) => FilledAsync(new FakeOpenAlex(), papers, i => $"https://openalex.org/W{9_000_000_000 + i}");

    public override string PageOf(SeenRequest request)
    {
        var (from, to) = Days(request["filter"]);
        var start = request["cursor"] == "*" ? 0 : Number(request["cursor"]![1..]);
        var (ids, total) = Slice(from, to, start, Number(request["per_page"]));
        var next = start + ids.Length < total - TotalError ? $"\"c{start + ids.Length}\"" : "null";
        return $$$"""{"meta":{"count":{{{total}}},"next_cursor":{{{next}}}},"results":[{{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","ids":{},"doi":null}"""))}}}],"group_by":[]}""";
    }
}
