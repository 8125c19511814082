using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A PubMed identifier: 1 to 8 digits, without leading zeros.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Pmid : IParsable<Pmid>
{
    private readonly string? text;

    private Pmid(string canonical) => text = canonical;

    /// <summary>The canonical form, the digits alone.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static Pmid? TryParse(string? s) => CitationForms.Pmid(s) is { } canonical ? new Pmid(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Pmid result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static Pmid Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a PMID (1 to 8 digits).");

    public override string ToString() => Value;
}
