using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A PROSPERO review registration.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct ProsperoId : IParsable<ProsperoId>
{
    private readonly string? text;

    private ProsperoId(string canonical) => text = canonical;

    /// <summary>The canonical form, <c>CRD</c> and 11 or 12 digits.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static ProsperoId? TryParse(string? s) => CitationForms.Prospero(s) is { } canonical ? new ProsperoId(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProsperoId result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static ProsperoId Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a PROSPERO id (CRD and 11 or 12 digits).");

    public override string ToString() => Value;
}
