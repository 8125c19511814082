using System.ComponentModel;
using Horizon.Api.Queries;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Organisations;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Microsoft.AspNetCore.Mvc;

namespace Horizon.Api.Http;

/// <summary>The query string of a search, as routes and pages read it. A filter may stand several times; its values are alternatives.</summary>
internal sealed class SearchParameters
{
    [FromQuery(Name = "q"), Description("Words are OR-ed and ranked; quotes, AND, OR, NOT and field:word as usual.")]
    public string? Q { get; init; }

    [FromQuery(Name = "kind"), Description("trial or publication.")]
    public string? Kind { get; init; }

    [FromQuery(Name = "technique"), Description("A technique's id, such as technique:sabr, or one of its names, such as SBRT; narrower ones are found too.")]
    public string[]? Technique { get; init; }

    [FromQuery(Name = "site"), Description("A tumour site's id, such as site:lung, or one of its names, such as lung cancer; narrower ones are found too.")]
    public string[]? Site { get; init; }

    [FromQuery(Name = "status"), Description("planned, recruiting, active, completed, stopped, withdrawn or unknown.")]
    public string[]? Status { get; init; }

    [FromQuery(Name = "phase"), Description("early 1, 1, 1/2, 2, 2/3, 3, 4 or not applicable.")]
    public string[]? Phase { get; init; }

    [FromQuery(Name = "funder"), Description("A funder's id, such as organisation:ror:0187kwz08, or its name; what its programmes and other parts pay for is found too.")]
    public string[]? Funder { get; init; }

    [FromQuery(Name = "network"), Description("A radiotherapy network's id, such as organisation:network:rtn-01.")]
    public string[]? Network { get; init; }

    [FromQuery(Name = "country")]
    public string[]? Country { get; init; }

    [FromQuery(Name = "state"), Description("How the gap map counts a study: published, recruiting, active, planned, completed, stopped, unknown or review.")]
    public string[]? State { get; init; }

    [FromQuery(Name = "intent"), Description("A purpose's id, such as technique:palliative.")]
    public string[]? Intent { get; init; }

    [FromQuery(Name = "outcome"), Description("survival, tumour-control, toxicity, quality-of-life, function or cost: what a study measures, read from its registered outcomes or its title.")]
    public string[]? Outcome { get; init; }

    [FromQuery(Name = "population"), Description("children, young, adults or older, by registered age; recurrent, oligometastatic or unfit-for-surgery, as a title or condition says.")]
    public string[]? Population { get; init; }

    [FromQuery(Name = "from"), Description("Start date of trials, publication date of papers, inclusive: 2015, 2015-03 or 2015-03-01.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "sort"), Description("relevance, date or title.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 200; 20 where absent.")]
    public int? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("The `next` of the page before.")]
    public string? Cursor { get; init; }

    public SearchRequest ToRequest() => new()
    {
        Q = Q,
        Kind = Text(Kind) is null or "trial" or "publication" or "award" ? Text(Kind) : throw new BadRequestException($"kind is \"{Kind}\"; trial, publication and award are there."),
        Technique = Ids(Technique, ConceptKind.Technique),
        Site = Ids(Site, ConceptKind.Site),
        Status = Known("status", All(Status), TrialStatuses),
        Phase = Known("phase", All(Phase), TrialPhases.All),
        Intent = Ids(Intent, ConceptKind.Technique),
        Outcome = Known("outcome", All(Outcome), OutcomeClasses),
        Population = Known("population", All(Population), Populations),
        Funder = [.. All(Funder).SelectMany(FunderFilter.Wanted).Distinct()],
        Network = Known("network", All(Network), Networks),
        Country = All(Country),
        State = Known("state", All(State), States),
        From = Text(From),
        To = Text(To),
        Sort = Text(Sort)?.ToLowerInvariant() switch
        {
            null or "relevance" => SearchSort.Relevance,
            "date" => SearchSort.Date,
            "title" => SearchSort.Title,
            _ => throw new BadRequestException($"sort is \"{Sort}\"; relevance, date and title are there."),
        },
        Limit = Limit ?? 20,
        Cursor = Text(Cursor),
    };

    private static string[] TrialStatuses { get; } = [.. Enum.GetValues<TrialStatus>().Select(s => s.Word())];

    private static string[] Networks { get; } = [.. ProviderDirectory.Current.Networks.Select(n => n.Id)];

    private static string[] OutcomeClasses { get; } = [.. GapSubject.AllOutcomes.Select(o => o.Id)];

    private static string[] Populations { get; } = [.. GapFilter.People.Select(p => p.Id)];

    private static string[] States { get; } = [.. StudyStates.OfTrials, StudyStates.Review, StudyStates.Award, StudyStates.Study];

    /// <summary>A word that nothing can have would find nothing, and read as if there were nothing.</summary>
    private static string[] Known(string name, string[] values, IReadOnlyList<string> words) =>
        values.FirstOrDefault(v => !words.Contains(v, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw new BadRequestException($"{name} is \"{unknown}\"; {string.Join(", ", words)} are there.")
            : values;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string[] All(string[]? values) => [.. (values ?? []).Select(Text).OfType<string>()];

    private static string[] Ids(string[]? values, ConceptKind kind) => [.. All(values).Select(v => ConceptFilter.Id(v, kind)!)];
}
