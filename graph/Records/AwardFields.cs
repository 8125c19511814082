namespace Horizon.Graph.Records;

/// <summary>The mergeable fields of AwardFacts, each once: the table drives both the merge and its provenance.</summary>
internal static class AwardFields
{
    public static IReadOnlyList<FactField<AwardFacts>> All { get; } =
    [
        new("reference", false, f => f.Reference is not null, (a, b) => a with { Reference = b.Reference }),
        new("title", false, f => f.Title is not null, (a, b) => a with { Title = b.Title }),
        new("acronym", false, f => f.Acronym is not null, (a, b) => a with { Acronym = b.Acronym }),
        new("programme", false, f => f.Programme is not null, (a, b) => a with { Programme = b.Programme }),
        // An amount without its currency says nothing: both come from one version.
        new("amount", false, f => f.Amount is not null, (a, b) => a with { Amount = b.Amount, Currency = b.Currency }),
        new("awardedOn", false, f => f.AwardedOn is not null, (a, b) => a with { AwardedOn = b.AwardedOn }),
        new("startDate", false, f => f.StartDate is not null, (a, b) => a with { StartDate = b.StartDate }),
        new("endDate", false, f => f.EndDate is not null, (a, b) => a with { EndDate = b.EndDate }),
        new("status", false, f => f.Status is not null, (a, b) => a with { Status = b.Status }),
        new("leadOrganisation", false, f => f.LeadOrganisation is not null, (a, b) => a with { LeadOrganisation = b.LeadOrganisation }),
        new("url", false, f => f.Url is not null, (a, b) => a with { Url = b.Url }),
        new("licence", false, f => f.Licence is not null, (a, b) => a with { Licence = b.Licence }),
        new("identifiers", true, f => f.Identifiers.Count > 0, (a, b) => a with { Identifiers = b.Identifiers }),
        new("abstractSections", true, f => f.AbstractSections.Count > 0, (a, b) => a with { AbstractSections = b.AbstractSections }),
        new("funders", true, f => f.Funders.Count > 0, (a, b) => a with { Funders = b.Funders }),
        new("holders", true, f => f.Holders.Count > 0, (a, b) => a with { Holders = b.Holders }),
        new("topics", true, f => f.Topics.Count > 0, (a, b) => a with { Topics = b.Topics }),
    ];
}
