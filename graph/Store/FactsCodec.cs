using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>Facts as UTF-8 JSON with the name of their kind, as the stores keep them.</summary>
internal static class FactsCodec
{
    public static (string Kind, byte[] Json) Write(Facts facts) => facts switch
    {
        TrialFacts trial => ("trial", JsonSerializer.SerializeToUtf8Bytes(trial, FactsJson.Default.TrialFacts)),
        PublicationFacts publication => ("publication", JsonSerializer.SerializeToUtf8Bytes(publication, FactsJson.Default.PublicationFacts)),
        AwardFacts award => ("award", JsonSerializer.SerializeToUtf8Bytes(award, FactsJson.Default.AwardFacts)),
        StatementFacts statement => ("statement", JsonSerializer.SerializeToUtf8Bytes(statement, FactsJson.Default.StatementFacts)),
        ConceptFacts concept => ("concept", JsonSerializer.SerializeToUtf8Bytes(concept, FactsJson.Default.ConceptFacts)),
        OrganisationFacts organisation => ("organisation", JsonSerializer.SerializeToUtf8Bytes(organisation, FactsJson.Default.OrganisationFacts)),
        PairFacts pair => ("pair", JsonSerializer.SerializeToUtf8Bytes(pair, FactsJson.Default.PairFacts)),
        DecisionFacts decision => ("decision", JsonSerializer.SerializeToUtf8Bytes(decision, FactsJson.Default.DecisionFacts)),
        _ => throw new ArgumentException($"No form is known to keep {facts.GetType().Name}.", nameof(facts)),
    };

    public static Facts Read(string kind, ReadOnlySpan<byte> json) => kind switch
    {
        "trial" => JsonSerializer.Deserialize(json, FactsJson.Default.TrialFacts)!,
        "publication" => JsonSerializer.Deserialize(json, FactsJson.Default.PublicationFacts)!,
        "award" => JsonSerializer.Deserialize(json, FactsJson.Default.AwardFacts)!,
        "statement" => JsonSerializer.Deserialize(json, FactsJson.Default.StatementFacts)!,
        "concept" => JsonSerializer.Deserialize(json, FactsJson.Default.ConceptFacts)!,
        "organisation" => JsonSerializer.Deserialize(json, FactsJson.Default.OrganisationFacts)!,
        "pair" => JsonSerializer.Deserialize(json, FactsJson.Default.PairFacts)!,
        "decision" => JsonSerializer.Deserialize(json, FactsJson.Default.DecisionFacts)!,
        _ => throw new StoreUnusableException($"The store holds facts of the kind \"{kind}\", which this program does not know. Use the newer Horizon that wrote it."),
    };
}
