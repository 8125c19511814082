using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Ids;

/// <summary>A digital object identifier; DOIs are compared without case.</summary>
/// <remarks>The default value is empty and stands for no id; every other value is canonical.</remarks>
[JsonConverter(typeof(IdJsonConverter))]
public readonly record struct Doi : IParsable<Doi>
{
    private readonly string? text;

    private Doi(string canonical) => text = canonical;

    /// <summary>The canonical form, lower case, without resolver or label: <c>10.1016/s0140-6736(20)30932-6</c>.</summary>
    public string Value => text ?? string.Empty;

    /// <summary>Reads any written form; null where the text is not exactly one such id.</summary>
    public static Doi? TryParse(string? s) => CitationForms.Doi(s) is { } canonical ? new Doi(canonical) : null;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Doi result)
    {
        var parsed = TryParse(s);
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }

    /// <exception cref="FormatException">The text is not exactly one such id.</exception>
    public static Doi Parse(string s, IFormatProvider? provider) =>
        TryParse(s) ?? throw new FormatException($"'{s}' is not a DOI (10.prefix/suffix).");

    public override string ToString() => Value;
}
