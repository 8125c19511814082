using System.Text;
using Horizon.Api.Http;
using Horizon.Api.Queries;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Organisations;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;

namespace Horizon.Api.Pages.Search;

/// <summary>A search as the address of its page holds it: every state of the page has its own address.</summary>
public sealed class SearchAddress
{
    /// <summary>The filters that take several values, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["technique", "site", "status", "phase", "state", "country", "network", "funder", "intent", "outcome", "population"];

    private readonly IReadOnlyList<KeyValuePair<string, string>> pairs;

    private SearchAddress(IEnumerable<KeyValuePair<string, string>> pairs) => this.pairs = [.. pairs];

    public static SearchAddress Of(IQueryCollection query) => new(
        Filters.Concat(["q", "kind", "from", "to", "sort", "cursor"])
            .SelectMany(name => query[name].OfType<string>().Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => KeyValuePair.Create(name, Whole(name, v.Trim()))))
            .Distinct());

    public static SearchAddress For(params (string Name, string? Value)[] pairs) =>
        new(pairs.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value!)));

    public string? Q => First("q");

    public string? Kind => First("kind");

    public string? Cursor => First("cursor");

    public string Sort => First("sort") is "date" or "title" ? First("sort")! : "relevance";

    /// <summary>Everything but the words, the order and the page: what narrows the list.</summary>
    public IReadOnlyList<(string Name, string Value, string Words)> Narrowing =>
        [.. pairs.Where(p => Filters.Contains(p.Key) || p.Key is "kind" or "from" or "to").Select(p => (p.Key, p.Value, $"{FilterWords.Name(p.Key)}: {FilterWords.Value(p.Key, p.Value)}"))];

    /// <summary>The state as hidden fields, for a form that sets <paramref name="except"/> itself.</summary>
    public IEnumerable<KeyValuePair<string, string>> Without(params string[] except) => pairs.Where(p => p.Key != "cursor" && !except.Contains(p.Key));

    public bool Has(string name, string value) => pairs.Any(p => p.Key == name && p.Value.Equals(value, StringComparison.OrdinalIgnoreCase));

    public string Url => ToUrl(pairs);

    /// <summary>The address with a value added; from the first page on.</summary>
    public string With(string name, string value) => name == "year"
        ? ToUrl(Without("from", "to").Append(KeyValuePair.Create("from", value)).Append(KeyValuePair.Create("to", value)))
        : ToUrl(Without(Filters.Contains(name) ? [] : [name]).Append(KeyValuePair.Create(name, value)));

    /// <summary>The address with a value taken away; from the first page on.</summary>
    public string WithoutValue(string name, string value) => ToUrl(Without().Where(p => !(p.Key == name && p.Value.Equals(value, StringComparison.OrdinalIgnoreCase))));

    /// <summary>The address without any value of these filters; from the first page on.</summary>
    public string WithoutAny(params string[] names) => ToUrl(Without(names));

    /// <summary>The page that says why a record stands where it stands; null without a question.</summary>
    public string? Why(string id) => Q is null ? null : "/why" + Url["/search".Length..] + "&id=" + Uri.EscapeDataString(id);

    public string WithoutNarrowing() => ToUrl(pairs.Where(p => p.Key is "q" or "sort"));

    /// <summary>Throws <see cref="BadRequestException"/> for a kind or an order that is not there.</summary>
    public SearchRequest ToRequest() => new SearchParameters
    {
        Q = Q,
        Kind = Kind,
        Technique = All("technique"),
        Site = All("site"),
        Status = All("status"),
        Phase = All("phase"),
        Funder = All("funder"),
        Network = All("network"),
        Country = All("country"),
        State = All("state"),
        Intent = All("intent"),
        Outcome = All("outcome"),
        Population = All("population"),
        From = First("from"),
        To = First("to"),
        Sort = First("sort"),
        Cursor = Cursor,
    }.ToRequest();

    /// <summary>A short id whole, so that every way of writing a filter is one address.</summary>
    private static string Whole(string name, string value) => name switch
    {
        "technique" or "intent" => ConceptFilter.IdOrWritten(value, ConceptKind.Technique)!,
        "site" => ConceptFilter.IdOrWritten(value, ConceptKind.Site)!,
        _ => value,
    };

    private string? First(string name) => pairs.Where(p => p.Key == name).Select(p => p.Value).FirstOrDefault();

    private string[] All(string name) => [.. pairs.Where(p => p.Key == name).Select(p => p.Value)];

    private static string ToUrl(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var url = new StringBuilder("/search");
        var separator = '?';
        foreach (var (name, value) in pairs)
        {
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal));
            separator = '&';
        }
        return url.ToString();
    }
}

/// <summary>The filters and their values in words.</summary>
internal static class FilterWords
{
    public static string Name(string filter) => filter switch
    {
        "technique" => "Technique",
        "site" => "Tumour site",
        "status" => "Status",
        "phase" => "Phase",
        "year" => "Year",
        "country" => "Country",
        "kind" => "Kind",
        "from" => "From",
        "to" => "Until",
        "state" => "Counted as",
        "network" => "Network",
        "funder" => "Funder",
        "intent" => "Purpose",
        "outcome" => "Outcome",
        "population" => "People",
        _ => filter,
    };

    public static string Value(string filter, string value) => filter switch
    {
        "outcome" => GapSubject.AllOutcomes.FirstOrDefault(o => o.Id == value)?.Label ?? value,
        "population" => GapFilter.People.FirstOrDefault(p => p.Id == value)?.Label ?? value,
        "funder" => BodyDirectory.Current.FindById(value)?.Name ?? value,
        "network" => ProviderDirectory.Current.Networks.FirstOrDefault(n => n.Id == value)?.NetworkName ?? value,
        "technique" or "site" or "intent" => RadiotherapyVocabulary.Current.Find(value)?.Label ?? value,
        "status" => Parts.StudyWords.Status(value).Words,
        "phase" => Parts.StudyWords.Phase(value),
        "kind" => value switch { "trial" => "trials", "publication" => "publications", "award" => "awards", _ => value },
        "state" => State(value),
        _ => value,
    };

    /// <summary>The states by which the gap map counts.</summary>
    public static string State(string state) => state switch
    {
        "study" => "a study (trial or systematic review)",
        "published" => "trials with results",
        "review" => "systematic reviews",
        "completed" => "completed, no results found",
        "stopped" => "stopped, suspended or withdrawn, no results found",
        "unknown" => "status not known",
        _ => state,
    };
}
