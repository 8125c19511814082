namespace Horizon.Graph.Organisations;

/// <summary>A radiotherapy provider of NHS England's eleven networks, under the name it had in the source document.</summary>
/// <param name="Id"><c>organisation:provider:</c> and the name's slug.</param>
/// <param name="Name">The trust's name as the source writes it.</param>
/// <param name="NetworkId"><c>organisation:network:rtn-01</c> to <c>rtn-11</c>.</param>
/// <param name="City">Where its radiotherapy department stands; null where the trust has several or it is not certain.</param>
/// <param name="Source">The document that names it.</param>
public sealed record Provider(string Id, string Name, string NetworkId, string? City, string Source)
{
    /// <summary>Of every provider of the directory, as in <see cref="Names.BodyName.CountryCode"/>.</summary>
    public const string CountryCode = "GB-ENG";
}
