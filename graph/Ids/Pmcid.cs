using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A PubMed Central identifier; a version suffix is dropped.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Pmcid : IParsable<Pmcid>
{
    private readonly string? text;

    private Pmcid(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>PMC1234567</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static Pmcid? TryParse(string? s) => CitationForms.Pmcid(s) is { } canonical ? new Pmcid(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Pmcid result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static Pmcid Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a PMCID (PMC and digits).");

    public override string ToString() => Value;
}
