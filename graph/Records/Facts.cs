using System.Text.Json.Serialization;

namespace Horizon.Graph.Records;

/// <summary>
/// What a record says, in Horizon's words. Absent scalars are null, absent lists empty: a stored document that an older program wrote
/// lacks newer lists, and the JSON reader then assigns null, which each list's initialiser turns into an empty one.
/// </summary>
public abstract record Facts
{
    /// <summary>The facts of a record's versions, the latest first, as one: see <see cref="Fold{T}"/>.</summary>
    public abstract FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions);

    /// <summary>The source says that it has deleted the record. Such a version is current until the source delivers the record again, and makes no claim.</summary>
    [JsonIgnore]
    public virtual bool IsWithdrawn => false;
}

/// <summary>Facts with the version that they came in. <paramref name="Hash"/> names the raw document.</summary>
/// <param name="UpdatedOn">The source's own date of the version; null where it gives none.</param>
/// <param name="RetrievedAt">When the version reached Horizon, UTC; null for what Horizon says itself.</param>
public sealed record VersionedFacts(string Hash, PartialDate? UpdatedOn, bool IsReduced, Facts Facts, DateTimeOffset? RetrievedAt = null);

/// <summary>
/// The merged facts of one record and, for each field that has a value, the hash of the version that gave it.
/// <paramref name="LiveHashes"/>: the versions that give at least one field, plus the current one, which comes first.
/// </summary>
public sealed record FoldedFacts(Facts Facts, IReadOnlyDictionary<string, string> FieldVersions, IReadOnlyList<string> LiveHashes);

/// <summary>A person's name is kept only where it is a matter of record: an author.</summary>
public sealed record Author(string Name, string? Orcid);

/// <summary>A descriptor of the Medical Subject Headings.</summary>
public sealed record MeshHeading(string? Id, string Term, bool Major = false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TrialFacts))]
[JsonSerializable(typeof(PublicationFacts))]
[JsonSerializable(typeof(AwardFacts))]
[JsonSerializable(typeof(StatementFacts))]
[JsonSerializable(typeof(ConceptFacts))]
[JsonSerializable(typeof(OrganisationFacts))]
[JsonSerializable(typeof(PairFacts))]
[JsonSerializable(typeof(DecisionFacts))]
public sealed partial class FactsJson : JsonSerializerContext;
