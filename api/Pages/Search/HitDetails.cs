using Horizon.Api.Queries;
using Horizon.Graph.Store;
using Horizon.Search.Find;

namespace Horizon.Api.Pages.Search;

/// <summary>What a list shows of a study beside its title. Null is unknown or does not apply.</summary>
public sealed record HitDetail(string? Status, string? Phase, int? Enrolment, string? When, string? Where, IReadOnlyList<string> Subjects, bool HasResults);

/// <summary>Reads the studies of one page of results. The index says what was found; what is shown of it comes from the store.</summary>
internal sealed class HitDetails(TrialQuery trials, PublicationQuery publications, AwardQuery awards)
{
    private const int SubjectsShown = 4;

    public async Task<IReadOnlyDictionary<string, HitDetail>> OfAsync(IReadOnlyList<SearchHit> hits, CancellationToken cancellation)
    {
        var details = new Dictionary<string, HitDetail>(StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (await OfAsync(hit, cancellation) is { } detail) details[hit.Id] = detail;
        }
        return details;
    }

    private async Task<HitDetail?> OfAsync(SearchHit hit, CancellationToken cancellation)
    {
        if (hit.Kind == NodeKinds.Trial)
        {
            if (await trials.FindAsync(hit.Id, cancellation) is not { } trial) return null;
            return new HitDetail(
                trial.Status, trial.Phase, trial.Enrolment, trial.StartDate is { } start ? $"started {Parts.Dates.Say(start)}" : null, trial.Registrations is [var first, ..] ? first.Id : null,
                [.. trial.Techniques.Where(t => t.Role != "comparator").Concat(trial.Sites).Select(c => c.Label).Take(SubjectsShown)], trial.State == "published");
        }
        if (hit.Kind == NodeKinds.Award)
        {
            if (await awards.FindAsync(hit.Id, cancellation) is not { } award) return null;
            return new HitDetail(
                null, null, null, (award.StartDate ?? award.AwardedOn) is { } from ? Parts.Dates.Say(from) : null, award.Funders is [var funder, ..] ? funder.Name : null,
                [.. award.Techniques.Concat(award.Sites).Select(c => c.Label).Take(SubjectsShown)], false);
        }
        if (await publications.FindAsync(hit.Id, cancellation) is not { } paper) return null;
        return new HitDetail(
            null, null, null, paper.PublishedOn is { } on ? Parts.Dates.Say(on) : null, paper.Journal,
            [.. paper.Techniques.Concat(paper.Sites).Select(c => c.Label).Take(SubjectsShown)], false);
    }
}
