namespace Horizon.Ingest.Registries;

/// <summary>The countries of the European registers by their ISO codes; "3RD" and the like are none.</summary>
internal static class EuCountries
{
    private const string Table = """
        AT Austria, BE Belgium, BG Bulgaria, CY Cyprus, CZ Czechia, DE Germany, DK Denmark, EE Estonia, EL Greece, ES Spain, FI Finland, FR France,
        GB United Kingdom, GR Greece, HR Croatia, HU Hungary, IE Ireland, IS Iceland, IT Italy, LI Liechtenstein, LT Lithuania, LU Luxembourg, LV Latvia,
        MT Malta, NL Netherlands, NO Norway, PL Poland, PT Portugal, RO Romania, SE Sweden, SI Slovenia, SK Slovakia, UK United Kingdom, XI Northern Ireland
        """;

    private static readonly Dictionary<string, string> Names = Table.Split(',', StringSplitOptions.TrimEntries).ToDictionary(row => row[..2], row => row[3..], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> Codes = Names.Where(n => n.Key is not ("EL" or "UK")).ToDictionary(n => n.Value, n => n.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of a country's name as the register writes it; null for a country that is none of these.</summary>
    public static string? Code(string name) => name.Equals("Czech Republic", StringComparison.OrdinalIgnoreCase) ? "CZ" : Codes.GetValueOrDefault(name.Trim());

    /// <summary>Null for a code of no country here.</summary>
    public static string? Name(string code) => Names.GetValueOrDefault(code.Trim());
}
