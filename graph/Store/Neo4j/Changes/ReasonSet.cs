using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>The properties of a relationship that say why: one relationship is one reason.</summary>
internal static class ReasonSet
{
    public static Dictionary<string, object?> Of(long why, string role, RecordKey record, long versionNumber, StateVersion version, string? sourceDate, Reason reason) => new()
    {
        ["role"] = role,
        ["why"] = why,
        ["source"] = record.Source,
        ["record"] = record.Id,
        ["version"] = versionNumber,
        ["url"] = version.Url,
        ["retrievedAt"] = version.RetrievedAt,
        ["licence"] = version.Licence,
        ["sourceDate"] = sourceDate,
        ["hash"] = reason.VersionHash,
        ["rule"] = reason.Rule,
        ["ruleVersion"] = reason.RuleVersion,
        ["method"] = MethodWords.Write(reason.Method),
        ["confidence"] = reason.Confidence,
        ["quoteField"] = reason.Quote?.Field,
        ["quoteStart"] = reason.Quote?.Start,
        ["quoteEnd"] = reason.Quote?.End,
        ["quote"] = reason.Quote?.Text,
    };
}
