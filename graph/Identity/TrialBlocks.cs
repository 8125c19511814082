using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Graph.Identity;

/// <summary>
/// The keys by which registrations that may be of one trial are found. Two that share none are never compared, so one more registration costs the same
/// in a small store and in a large one.
/// </summary>
public static partial class TrialBlocks
{
    private const int MostSubmissions = 10;

    /// <summary>Words of ClinicalTrials.gov for the ids of those who pay.</summary>
    private static readonly HashSet<string> FunderTypes = new(StringComparer.OrdinalIgnoreCase) { "NIH", "FDA", "VA", "CDC", "AHRQ", "SAMHSA", "OTHER_GRANT", "GRANT", "FUNDER" };

    private const int LongTitle = 5;
    private const int LongestProtocolId = 40;
    private const int Bands = 6;
    private const int RowsPerBand = 2;

    /// <summary>A block that more than so many hold tells nothing.</summary>
    public const int MostHolders = 40;

    public static IEnumerable<string> Of(TrialFacts trial)
    {
        var keys = new HashSet<string>();
        foreach (var title in new[] { trial.BriefTitle, trial.OfficialTitle }.OfType<string>().Distinct())
        {
            var words = TellingWords.Of(title).Select(TellingWords.Stem).Distinct().Order(StringComparer.Ordinal).ToList();
            if (words.Count < LongTitle) continue;
            keys.Add("~title:" + Hash(string.Join(' ', words)));
            keys.UnionWith(MinHashes(words));
        }
        foreach (var id in trial.SecondaryIds.Select(ProtocolId).OfType<string>()) keys.Add("~protocol:" + id);
        // Found by the study that is named when it comes later.
        foreach (var id in NamedStudies.OthersInText(trial).Concat(NamedStudies.Labelled(trial))) keys.Add(NamedBy(id.Value));
        if (Acronym(trial.Acronym) is { } acronym) keys.Add("~acronym:" + acronym);
        return keys;
    }

    /// <summary>The key of those whose texts name a registration as another study than theirs.</summary>
    public static string NamedBy(string registration) => "~study:" + registration;

    /// <summary>The key of a trial whose register counts in its id how often it was submitted, whatever that count; null for any other's id.</summary>
    public static string? Submissions(RegistrationId id) => id.Study == id.Value ? null : $"submissions:{id.Study}";

    /// <summary>The ids of a trial's first submissions: few are submitted more often.</summary>
    internal static IEnumerable<string> EachSubmission(RegistrationId id) => Enumerable.Range(0, MostSubmissions).Select(n => string.Create(CultureInfo.InvariantCulture, $"{id.Study}-{n:00}"));

    /// <summary>As <see cref="ProtocolId(string)"/>; null too where the register calls the number a funder's.</summary>
    public static string? ProtocolId(SecondaryId id) =>
        (id.Type is { } type && FunderTypes.Contains(type)) || (id.Domain is { } domain && FunderDomain().IsMatch(domain)) ? null : ProtocolId(id.Id);

    /// <summary>
    /// A sponsor's own id of the study in letters and digits: null where it is a register's or an award's, which pays for many studies, or too plain to tell one study from another. The version of a protocol and
    /// its date are no part of its id.
    /// </summary>
    public static string? ProtocolId(string id)
    {
        if (id.Length > LongestProtocolId || RegistrationId.TryParse(id) is not null || GrantReference.TryParse(id) is not null || IdReader.Read(id).Any(i => i.Kind == "grant")) return null;
        var plain = string.Concat(VersionOrDate().Replace(id, " ").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length >= 6 && plain.Count(char.IsDigit) >= 3 && (plain.Any(char.IsLetter) || plain.Length >= 8) ? plain : null;
    }

    /// <summary>Four letters or more, in capitals without what stands between; null for a shorter one.</summary>
    public static string? Acronym(string? acronym)
    {
        if (acronym is null) return null;
        var plain = string.Concat(acronym.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return plain.Length is >= 4 and <= 24 ? plain : null;
    }

    /// <summary>
    /// Smallest hashes of the title's words under several seeds, two by two (Broder, 1997): titles that share 7 in 10 of all their words meet in at least one band in 98 of 100 cases.
    /// </summary>
    private static IEnumerable<string> MinHashes(IReadOnlyList<string> words)
    {
        for (var band = 0; band < Bands; band++)
        {
            var text = string.Join('+', Enumerable.Range(band * RowsPerBand, RowsPerBand).Select(seed => words.Min(w => Mix(Fnv(w), (ulong)seed))));
            yield return string.Create(CultureInfo.InvariantCulture, $"~band{band}:{Hash(text)}");
        }
    }

    [GeneratedRegex(@"\b(?:fund|grant|award)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FunderDomain();

    [GeneratedRegex(
        @"\bver(?:sion|s)?[ .:]{0,2}\d+(?:\.\d+)*|\bv ?\d{1,2}\.\d{1,2}\b|\bversion\b|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b|\b(?:\d{1,2}(?:st|nd|rd|th)?[ .-]*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,-]*(?:\d{1,2}[ .,-]+)?(?:19|20)\d\d\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VersionOrDate();

    private static string Hash(string text) => Fnv(text).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>FNV-1a, 64 bits: the same in every run and on every machine.</summary>
    private static ulong Fnv(string text)
    {
        var hash = 14695981039346656037;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211;
        return hash;
    }

    /// <summary>The finaliser of SplitMix64 over the hash and a seed.</summary>
    private static ulong Mix(ulong hash, ulong seed)
    {
        var x = hash + ((seed + 1) * 0x9E3779B97F4A7C15);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
