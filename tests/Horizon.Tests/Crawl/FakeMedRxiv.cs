using Horizon.Graph.Records;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks medRxiv's details: the cursor is a place, the size of a page shrinks from 10 to 3, the total is text.</summary>
internal sealed class FakeMedRxiv : FakePapers
{
    public override string Source => SourceNames.MedRxiv;

    protected override (string List, string Id) Members => ("collection", "doi");

    public static Task<FakeMedRxiv> StartAsync(int papers) => FilledAsync(new FakeMedRxiv(), papers, i => $"10.5555/2024.01.01.{i:D4}");

    public override string PageOf(SeenRequest request)
    {
        var parts = request.Path.Split('/');
        var (from, to) = Days(request.Path);
        var start = Number(parts[5]);
        var (ids, total) = Slice(from, to, start, start == 0 ? 10 : 3);
        if (ids.Length == 0) return """{"messages":[{"status":"no posts found"}],"collection":[]}""";
        var rows = ids.Select(id => $$"""{"doi":"{{id}}","title":"{{(id.EndsWith('7') ? "Malaria" : "Radiotherapy")}}","version":"1","server":"medRxiv","abstract":"","category":"oncology"}""");
        return $$"""{"messages":[{"status":"ok","count":{{ids.Length}},"total":"{{total}}","cursor":{{start}} }],"collection":[{{string.Join(',', rows)}}]}""";
    }
}
