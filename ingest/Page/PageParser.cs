using System.Globalization;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Page;

/// <summary>Reads one thing that a recipe cut out of a page. Pure and thread-safe; never throws on what the bytes say.</summary>
public static class PageParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 1;

    private const string Source = SourceNames.Page;

    public static ParseResult Parse(ReadOnlyMemory<byte> thing) => JsonRecord.Read(Source, thing, json =>
    {
        if (json.Text("recipe") is not { } recipe || json.Text("id") is not { } id || json.Text("text") is not { } text)
            return new RejectedRecord(Source, json.Text("id"), "What was cut out of the page has no recipe, id or text. Import the page again.");
        return json.Text("kind") switch
        {
            "gap" or "priority" or "guidance" => Statement(json, recipe, id, text),
            "trial" => Trial(id, text),
            var kind => new RejectedRecord(Source, id, $"The kind \"{kind}\" of a thing on a page is not known; gap, priority, guidance and trial are."),
        };
    });

    private static ParsedRecord Statement(JsonValue json, string recipe, string id, string text)
    {
        var kind = json.Text("kind")!;
        var facts = new StatementFacts
        {
            Id = $"{kind}:{recipe}:{id}",
            Kind = kind,
            Statement = text,
            StatedBy = json.Text("organisation"),
            StatedInId = json.Text("statedIn") is { } whole && whole.IndexOf(':', StringComparison.Ordinal) > 0 ? whole : null,
            ListTitle = json.Text("title"),
            Rank = int.TryParse(json.Text("rank"), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : null,
            Url = json.Text("page"),
            StatedOn = SourceDates.Read(json.Text("date")),
            Licence = json.Text("licence"),
        };
        return new ParsedRecord(new RecordKey(Source, facts.Id), facts.StatedOn, IsReduced: false, Version, facts, []);
    }

    /// <summary>A page names a trial by its registry's id, which may stand in a sentence.</summary>
    private static ParseResult Trial(string id, string text)
    {
        var registration = RegistrationId.TryParse(id) ?? IdReader.Read(id).Where(f => f.Kind == "registration").Select(f => RegistrationId.TryParse(f.Value)).FirstOrDefault();
        return registration is { } known
            ? new ParsedRecord(new RecordKey(Source, known.Value), null, IsReduced: true, Version, new TrialFacts { Registration = known.Value, BriefTitle = text }, [])
            : new RejectedRecord(Source, id, $"\"{id}\" is no registry's id of a form that Horizon knows: the page's trial cannot be told from others.");
    }
}
