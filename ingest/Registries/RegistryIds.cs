using Horizon.Graph.Ids;

namespace Horizon.Ingest.Registries;

/// <summary>Registrations as records name them; what is in canonical form already, as nearly all that registers write, is not matched again.</summary>
internal static class RegistryIds
{
    /// <summary>The register and the canonical form of what is exactly one registry id; null for anything else.</summary>
    public static (string Register, string Value)? Read(string? text)
    {
        if (text is not null && Canonical(text) is { } register) return (register, text);
        return RegistrationId.TryParse(text) is { } id ? (id.Register, id.Value) : null;
    }

    private static string? Canonical(string text) => text switch
    {
        ['N', 'C', 'T', .. { Length: 8 } digits] when Digits(digits) => Registers.ClinicalTrialsGov,
        ['I', 'S', 'R', 'C', 'T', 'N', .. { Length: 8 } digits] when Digits(digits) => Registers.Isrctn,
        ['C', 'h', 'i', 'C', 'T', 'R', .. { Length: 10 } digits] when Digits(digits) => Registers.ChiCtr,
        ['C', 'P', 'M', 'S', ' ', .. { Length: >= 3 and <= 6 } digits] when Digits(digits) => Registers.Cpms,
        _ => null,
    };

    private static bool Digits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
