namespace Horizon.Ingest.Files;

/// <summary>
/// A form of a source that is known and holds no records (a list of ids, an error): it is named by <paramref name="Reason"/>, which says what to do.
/// Each test that is given may tell it: the members of a JSON object, the local name of an XML root, the beginning of a text.
/// </summary>
internal sealed record NoRecords(string Reason)
{
    public Func<IReadOnlySet<string>, bool>? Members { get; init; }
    public IReadOnlyList<string> Roots { get; init; } = [];
    public Func<string, bool>? Text { get; init; }
}
