namespace Horizon.Ingest.PubMed;

/// <summary>Ids in the form in which Horizon holds them; what is no id is null, for a wrong link is worse than a missing one.</summary>
internal static class PubMedIds
{
    public static string? Pmid(string? text)
    {
        var digits = text?.Trim().TrimStart('0');
        return digits is { Length: >= 1 and <= 8 } && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The DOI as written, without resolver or prefix.</summary>
    public static string? Doi(string? text)
    {
        if (text is null) return null;
        var doi = text.Trim();
        var start = doi.IndexOf("10.", StringComparison.Ordinal);
        if (start < 0) return null;
        var prefix = doi[..start].ToLowerInvariant();
        if (prefix is not ("" or "doi:" or "doi: " or "https://doi.org/" or "http://doi.org/" or "http://dx.doi.org/" or "https://dx.doi.org/")) return null;
        doi = doi[start..];
        var slash = doi.IndexOf('/', StringComparison.Ordinal);
        return slash is >= 7 and <= 12 && slash < doi.Length - 1 && doi[3..slash].All(c => char.IsAsciiDigit(c) || c == '.') && !doi.Any(char.IsWhiteSpace)
            ? doi
            : null;
    }

    public static string? Pmcid(string? text)
    {
        var id = text?.Trim().ToUpperInvariant();
        return id is ['P', 'M', 'C', .. { Length: >= 1 } digits] && digits.All(char.IsAsciiDigit) ? id : null;
    }

    /// <summary>An ORCID iD as 0000-0002-1825-0097; null where its check digit (ISO 7064 mod 11-2) is wrong.</summary>
    public static string? Orcid(string? text)
    {
        if (text is null) return null;
        var bare = text[(text.LastIndexOf('/') + 1)..].Trim().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (bare.Length != 16 || !bare[..15].All(char.IsAsciiDigit)) return null;
        var total = bare[..15].Aggregate(0, (sum, digit) => (sum + (digit - '0')) * 2 % 11);
        var check = (12 - total) % 11;
        return bare[15] == (check == 10 ? 'X' : (char)('0' + check))
            ? $"{bare[..4]}-{bare[4..8]}-{bare[8..12]}-{bare[12..]}"
            : null;
    }
}
