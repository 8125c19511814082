namespace Horizon.Graph.Organisations;

/// <summary>
/// One of the eleven radiotherapy networks. The source names Cancer Alliances, not networks: the ids and names are ours.
/// </summary>
/// <param name="Id"><c>organisation:network:rtn-01</c> to <c>rtn-11</c>.</param>
/// <param name="CancerAlliances">The alliances it covers, in the source's order; empty for the one network the source gives none for.</param>
public sealed record ProviderNetwork(string Id, IReadOnlyList<string> CancerAlliances)
{
    /// <summary>A label, for there is no official name: "Radiotherapy network RTN-07 (East Midlands)".</summary>
    public string NetworkName
    {
        get
        {
            var code = Id[(Id.LastIndexOf(':') + 1)..].ToUpperInvariant();
            return CancerAlliances.Count == 0
                ? $"Radiotherapy network {code}"
                : $"Radiotherapy network {code} ({string.Join("; ", CancerAlliances)})";
        }
    }
}
