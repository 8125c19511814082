using System.Security.Cryptography;
using System.Text.Json;
using Horizon.Graph.Linking;
using Horizon.Graph.Organisations;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Data;

/// <summary>
/// Puts the reviewed taxonomies and the provider directory of this program into a store, as records of the source "vocabulary":
/// a row that changed becomes a new version, a row that did not is left alone.
/// </summary>
internal static class ReviewedData
{
    private const string NoteName = "reviewed.version";
    private const string FunderId = "funder:";

    public static async Task EnsureAsync(IGraphStore store, TimeProvider time, CancellationToken cancellation)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var version = $"{vocabulary.Version}.{ProviderDirectory.Current.Version}.{BodyDirectory.Current.Version}";
        if (await store.NoteAsync(NoteName, cancellation) == version) return;
        var rows = vocabulary.Techniques.Concat(vocabulary.Sites).Select(Facts).Concat(Organisations()).ToList();
        var stored = await store.RecordsAsync([.. rows.Select(Key)], cancellation);
        var changes = new List<RecordChange>();
        foreach (var facts in rows)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(facts, facts.GetType(), FactsJson.Default);
            var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
            var origin = new Origin(Url(facts), time.GetUtcNow(), "Horizon's reviewed data");
            var arrived = new NewVersion(new VersionedFacts(raw.Hash, null, false, facts), 1, PackedDocument.Pack(raw), origin);
            if (RecordLinker.Link(stored[Key(facts)], arrived).Change is { } change) changes.Add(change);
        }
        try
        {
            await store.ApplyAsync(ChangeSet.Of([.. changes]), cancellation);
        }
        catch (StaleRecordException)
        {
            // Another process of the same program put them in meanwhile.
        }
        await store.SetNoteAsync(NoteName, version, cancellation);
    }

    private static RecordKey Key(Facts facts) => new(SourceNames.Vocabulary, facts is ConceptFacts concept ? concept.Id : ((OrganisationFacts)facts).Id);

    private static string Url(Facts facts) => $"horizon:vocabulary/{Key(facts).Id}";

    private static Facts Facts(Concept concept) => new ConceptFacts
    {
        Id = concept.Id,
        Label = concept.Label,
        Synonyms = concept.Synonyms,
        Broader = concept.Broader,
        MeshId = concept.MeshId,
        RooId = concept.RooId,
        Origin = concept.Origin,
    };

    private static IEnumerable<Facts> Organisations()
    {
        var directory = ProviderDirectory.Current;
        foreach (var network in directory.Networks) yield return new OrganisationFacts { Id = network.Id, Name = network.NetworkName, Role = "network" };
        foreach (var provider in directory.Providers)
        {
            yield return new OrganisationFacts { Id = provider.Id, Name = provider.Name, Role = "provider", PartOf = provider.NetworkId, City = provider.City, Origin = provider.Source, Successors = Successors(provider.Id) };
        }
        foreach (var body in BodyDirectory.Current.Bodies) yield return Facts(body);
    }

    private static OrganisationFacts Facts(Body body) => new()
    {
        Id = body.Id,
        Name = body.Name,
        Role = body.Role,
        PartOf = body.PartOf,
        CountryCode = body.CountryCode,
        Origin = body.Source,
        Names = [.. body.Names.Select(n => new OrganisationName(n, ["alias"], null))],
        ExternalIds = [.. body.Ids.Where(id => id.StartsWith(FunderId, StringComparison.Ordinal)).Select(id => new ExternalId("fundref", id[FunderId.Length..]))],
        Successors = Successors(body.Id),
        Ending = BodyDirectory.Current.Successions.Where(s => s.From == body.Id && s.To is null).Select(s => new Ending(s.On, s.What, s.Source)).FirstOrDefault(),
    };

    private static List<Succession> Successors(string id) =>
        [.. BodyDirectory.Current.Successions.Where(s => s.From == id && s.To is not null).Select(s => new Succession(s.To!, s.On, s.What, s.Source))];
}
