using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using Horizon.Graph.Ids;

namespace Horizon.Api.Evaluate.Check;

/// <summary>One registration as a question, whose answer is another registration of the same trial.</summary>
/// <param name="Group">Registrations of one trial share it; SOLIDARITY is one group.</param>
/// <param name="Leave">The group's other registrations: neither right nor wrong.</param>
internal sealed record RegistrationQuestion(string Group, string Own, string Answer, IReadOnlySet<string> Leave, IReadOnlyDictionary<string, string> Row)
{
    public bool IsSolidarity => Group == "NCT04647669";
}

/// <summary>The hand-found pairs of registrations of one trial among WHO's list of COVID trials.</summary>
internal static partial class CrossRegistrations
{
    public const string Name = "cross-registrations";
    public const string Records = "ictrp_trials_no_contacts.csv";
    private const string Pairs = "cross_registration_pairs.csv";

    /// <summary>The columns that hold text, in the order in which they are joined.</summary>
    public static IReadOnlyList<string> TextColumns { get; } = ["Public title", "Scientific title", "Condition", "Intervention", "Primary outcome", "Inclusion Criteria", "Exclusion Criteria"];

    /// <summary>Every row by its registration in canonical form; the first row where a register keeps one a country.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Rows(string folder) => Read(Path.Combine(folder, Records))
        .GroupBy(r => Canonical(r["TrialID"])).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Each pair of which both records are in the file, both ways.</summary>
    public static IReadOnlyList<RegistrationQuestion> Questions(string folder, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> rows)
    {
        var pairs = Read(Path.Combine(folder, Pairs)).Select(p => (A: Canonical(p["id_a"]), B: Canonical(p["id_b"]), Group: p["group"], Usable: p["text_a"] == "1" && p["text_b"] == "1")).ToList();
        var groups = pairs.SelectMany(p => new[] { (p.Group, Id: p.A), (p.Group, Id: p.B) }).ToLookup(p => p.Group, p => p.Id);
        return
        [
            .. pairs.Where(p => p.Usable).SelectMany(p => new[] { (p.Group, Own: p.A, Answer: p.B), (p.Group, Own: p.B, Answer: p.A) })
                .Select(p => new RegistrationQuestion(p.Group, p.Own, p.Answer, groups[p.Group].Where(id => id != p.Answer).ToHashSet(), rows[p.Own])),
        ];
    }

    /// <summary>Text without what looks like a registry's id, so that nothing is found by its number.</summary>
    public static string Masked(string text) => IdLike().Replace(text, " ");

    public static string Canonical(string id) => RegistrationId.TryParse(id.Trim())?.Value ?? id.Trim();

    private static List<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var csv = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { HasHeader = false });
        var rows = new List<IReadOnlyDictionary<string, string>>();
        List<string>? columns = null;
        while (csv.Read())
        {
            var cells = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i) ?? "").ToList();
            if (columns is null) columns = [.. cells.Select(c => c.Trim())];
            else rows.Add(columns.Zip(cells).ToDictionary(p => p.First, p => p.Second));
        }
        return rows;
    }

    [GeneratedRegex(@"\b(?:NCT ?\d{8}|ISRCTN ?\d{8}|(?:EUCTR|EudraCT[^0-9]{0,12})?20\d\d-\d{6}-\d\d(?:-[A-Z]{2}|-\d\d)?|DRKS ?\d{8}|ACTRN ?\d{14}|ChiCTR[-A-Za-z]*\d{8,10}|CTRI/\d{4}/\d\d/\d{6}|IRCT\d{8,14}N\d+|U1111-\d{4}-\d{4}|jRCTs?\d{9,10}|UMIN\d{9}|KCT\d{7}|PER-\d{3}-\d\d|LBCTR\d{10}|NL\d{4,6}|NTR\d{4,5}|RBR-\w{6,7}|PACTR\d{15}|RPCEC\d{8}|TCTR\d{11}|SLCTR/\d{4}/\d{3})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IdLike();
}
