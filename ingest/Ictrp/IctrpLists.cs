using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Ictrp;

/// <summary>Cells of the platform that hold several values, each register in its own way.</summary>
internal static partial class IctrpLists
{
    private const int LongestGroup = 150;

    private static readonly Label MainObjective = new("Main Objective");
    private static readonly Label PrimaryEndPoint = new("Primary end point(s)");
    private static readonly Label SecondaryEndPoint = new("Secondary end point(s)");
    private static readonly Label Timepoint = new("Timepoint(s) of evaluation of this end point");

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> InterventionTypes = new[]
    {
        "Drug", "Device", "Biological", "Procedure", "Radiation", "Behavioral", "Genetic", "Dietary Supplement", "Combination Product", "Diagnostic Test", "Other",
    }.ToDictionary(type => type, type => type.ToUpperInvariant().Replace(' ', '_'), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is made of each of the names between semicolons.</summary>
    public static IReadOnlyList<T> Named<T>(string? cell, Func<string, T> of) => cell is null ? [] : Distinct(Parts(cell).Select(Line)) is { Count: > 0 } names ? [.. names.Select(of)] : [];

    public static IReadOnlyList<SecondaryId> SecondaryIds(string? cell, string own)
    {
        var ids = new List<SecondaryId>();
        if (Line(cell) is not { } text) return ids;
        foreach (var part in text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Filled(part) is not { } id) continue;
            if (RegistrationId.TryParse(id) is { } whole) Put(whole.Value, whole.Register);
            else
            {
                var within = IdReader.Read(id).Where(found => found.Kind == "registration").ToList();
                foreach (var found in within) Put(found.Value, found.Register);
                if (within.Count == 0) Put(id, null);
            }
        }
        return ids;

        void Put(string id, string? register)
        {
            if (id != own && !ids.Exists(other => other.Id == id)) ids.Add(new SecondaryId(id, register switch { null => null, Registers.EuCtr => "EUDRACT_NUMBER", Registers.Ctis => "CTIS", _ => "REGISTRY" }, register));
        }
    }

    /// <summary>A number, or the numbers of all groups ("survival group:200;died:200;"); null where neither stands there.</summary>
    public static int? Enrolment(string? cell)
    {
        if (Line(cell) is not { } text) return null;
        if (text.Length < 10 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var alone)) return alone;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            var groups = Groups().Matches(text);
            var sum = groups.Sum(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            return sum is > 0 and <= int.MaxValue && groups[^1].Index + groups[^1].Length == text.Length ? (int)sum : null;
        }
        return Leading().Match(text) is { Success: true } match && int.TryParse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    /// <summary>Conditions without codes, and the therapeutic areas beside them.</summary>
    public static (IReadOnlyList<string> Conditions, IReadOnlyList<string> Areas) Conditions(string? cell, string register)
    {
        if (Plain(cell) is not { } written) return ([], []);
        var (conditions, areas) = (new List<string?>(), new List<string?>());
        if (written.Contains("Health Condition", StringComparison.Ordinal)) written = HealthCondition().Replace(written, ";");
        var hasCodes = written.Contains("MedDRA version", StringComparison.Ordinal);
        foreach (var part in Parts(written))
        {
            if (Line(hasCodes ? MedDra().Replace(part, "") : part) is not { } text) continue;
            if (text.StartsWith("Therapeutic area:", StringComparison.OrdinalIgnoreCase)) areas.Add(Filled(text["Therapeutic area:".Length..]));
            else if (!BeginsWithCode(text)) conditions.Add(text);
            else if (!CodeAlone().IsMatch(text)) conditions.Add(Filled(LeadingCode().Replace(text, "")));
        }
        // The register writes its terms once together and once each.
        IReadOnlyList<string> told = Distinct(conditions);
        if (register is Registers.Tctr or Registers.Anzctr)
            told = [.. told.Where(all => told.Count(each => each.Length < all.Length && all.Contains(each, StringComparison.OrdinalIgnoreCase)) < 2)];
        return (told, areas.Count == 0 ? [] : Distinct(areas));
    }

    /// <summary>A letter and a digit, with or without a hyphen before them: only such texts need be looked at for a code.</summary>
    private static bool BeginsWithCode(string text) =>
        (text[0] == '-' ? text.AsSpan(1) : text) is [var letter, var digit, ..] && char.IsAsciiLetterUpper(letter) && char.IsDigit(digit);

    /// <summary>"Drug: X;Radiation: Y" of ClinicalTrials.gov; groups and what each gets of ChiCTR; numbered ones of others; else the cell as one.</summary>
    public static (IReadOnlyList<TrialArm> Arms, IReadOnlyList<Intervention> Interventions) Interventions(string? cell, string register)
    {
        if (Plain(cell) is not { } text) return ([], []);
        if (register == Registers.ClinicalTrialsGov)
        {
            return ([], Parts(text).ConvertAll(Typed));
        }
        if (register is Registers.ChiCtr or Registers.ItmCtr)
        {
            var arms = Parts(text).ConvertAll(Group);
            if (arms.Count > 0 && !arms.Contains(null))
                return (arms!, [.. arms.Where(arm => arm!.Description is not null).Select(arm => new Intervention(null, arm!.Description!, null, [arm.Label], []))]);
        }
        if (register == Registers.EuCtr && ProductName().Matches(text) is { Count: > 0 } products)
            return ([], [.. Distinct(products.Select(match => Filled(match.Groups[1].Value))).Select(name => new Intervention("Drug", name, null, [], []))]);
        if (!text.Contains("Intervention", StringComparison.Ordinal)) return ([], [new Intervention(null, "", text, [], [])]);
        var numbered = Numbered().Split(text).Select(Filled).OfType<string>().ToList();
        return ([], [.. numbered.Select(each => new Intervention(null, "", each, [], []))]);
    }

    /// <summary>"Radiation: Y"; the whole is the name where no type stands before it.</summary>
    private static Intervention Typed(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < part.Length - 1 && InterventionTypes.TryGetValue(part.AsSpan(0, colon).TrimEnd(), out var type))
            return new Intervention(type, part.AsSpan(colon + 1).Trim().ToString(), null, [], []);
        return new Intervention(null, part, null, [], []);
    }

    /// <summary>A group and what it gets; null where no name of a sensible length stands before a colon.</summary>
    private static TrialArm? Group(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > LongestGroup) return null;
        var given = Filled(part[(colon + 1)..]);
        return new TrialArm(part.AsSpan(0, colon).Trim().ToString(), null, given is null || given.Equals("no", StringComparison.OrdinalIgnoreCase) ? null : given, []);
    }

    /// <summary>EU CTR puts its objectives and end points into the cell of outcomes: the main objective is the summary.</summary>
    public static (string? Summary, IReadOnlyList<OutcomeMeasure> Outcomes) Outcomes(string? primary, string? secondary, string register)
    {
        var outcomes = new List<OutcomeMeasure>();
        string? summary = null;
        if (register == Registers.EuCtr && Plain(primary) is { } cell && cell.AsSpan().ContainsAny(MainObjective.WithColon))
        {
            summary = EuCtrPart(cell, MainObjective);
            Add("primary", EuCtrPart(cell, PrimaryEndPoint), EuCtrPart(cell, Timepoint));
        }
        else AddAll("primary", primary);
        if (register == Registers.EuCtr && Plain(secondary) is { } second && second.AsSpan().ContainsAny(SecondaryEndPoint.WithColon))
            Add("secondary", EuCtrPart(second, SecondaryEndPoint), EuCtrPart(second, Timepoint));
        else AddAll("secondary", secondary);
        return (summary, outcomes);

        void AddAll(string kind, string? text)
        {
            // Only where the register itself lists them so: elsewhere a semicolon is part of a sentence.
            if (register is Registers.ClinicalTrialsGov or Registers.ChiCtr or Registers.ItmCtr or Registers.Tctr) foreach (var part in Parts(Plain(text))) outcomes.Add(new OutcomeMeasure(kind, part, null, null));
            else Add(kind, text, null);
        }

        void Add(string kind, string? measure, string? timeFrame)
        {
            if (Plain(measure) is { } text) outcomes.Add(new OutcomeMeasure(kind, text, null, Plain(timeFrame)));
        }
    }

    public static IReadOnlyList<Location> Places(string? cell, string register, string? countryRow)
    {
        var countries = new List<string>();
        if (Line(cell) is { } text)
        {
            var separators = register is Registers.Umin or Registers.Jrct or Registers.Japic or Registers.Jma ? ";," : ";";
            countries = text.AsSpan().ContainsAny(separators) ? Distinct(text.Split(separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(RegistryText.Country)) : RegistryText.Country(text) is { } only ? [only] : [];
        }
        if (countryRow is not null && EuCountries.Name(countryRow) is { } own && !countries.Contains(own)) countries.Insert(0, own);
        return countries.ConvertAll(country => new Location(null, null, country, null));
    }

    private static List<string> Parts(string? cell)
    {
        var parts = new List<string>();
        foreach (var range in cell.AsSpan().SplitAny(';', '\n'))
        {
            var part = cell.AsSpan(range).Trim();
            if (!part.IsEmpty && Filled(part.Length == cell!.Length ? cell : part.ToString()) is { } text) parts.Add(text);
        }
        return parts;
    }

    /// <summary>What stands behind a label and its colon, up to the next label.</summary>
    private static string? EuCtrPart(string cell, Label label)
    {
        for (var at = label.In(cell, 0); at >= 0; at = label.In(cell, at + 1))
        {
            var rest = cell.AsSpan(at + label.Words.Length).TrimStart();
            if (!rest.StartsWith(':')) continue;
            var from = cell.Length - rest.Length + 1;
            return Plain(EuCtrLabel().Match(cell, from) is { Success: true } next ? cell[from..next.Index] : cell[from..]);
        }
        return null;
    }

    /// <summary>A label in any case: to look for it so is several times quicker than without its case, where the program carries no cultures, as here.</summary>
    private sealed record Label(string Words)
    {
        private readonly SearchValues<string> _alone = SearchValues.Create([Words], StringComparison.OrdinalIgnoreCase);

        public SearchValues<string> WithColon { get; } = SearchValues.Create([Words + ":"], StringComparison.OrdinalIgnoreCase);

        public int In(string cell, int from) => cell.AsSpan(from).IndexOfAny(_alone) is var at and >= 0 ? from + at : -1;
    }

    [GeneratedRegex(@";\s*(?:Main Objective|Secondary Objective|Primary end point|Secondary end point|Timepoint)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EuCtrLabel();

    [GeneratedRegex(@":\s*([0-9]{1,9})\s*(?:;|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();

    [GeneratedRegex(@"^(\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s*MedDRA version\s*:.*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex MedDra();

    [GeneratedRegex(@"Health Condition \d+\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex HealthCondition();

    [GeneratedRegex(@"^-?[A-Z]\d{2,3}(?:\.\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeAlone();

    [GeneratedRegex(@"^-?(?:[A-Z]\d{2,3}(?:\.\d{1,2})?|[A-Z]\d\d-[A-Z]\d\d)\s*(?:-\s*|\s(?=[A-Z]))", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingCode();

    [GeneratedRegex(@"(?:Trade Name|Product Name|INN or Proposed INN)\s*:\s*(.{1,300}?)\s*(?=Trade Name|Product Name|Product Code|Pharmaceutical Form|INN or Proposed|CAS Number|Current Sponsor|Other descriptive|Concentration|\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ProductName();

    [GeneratedRegex(@"(?:^|\s)(?:Control )?Intervention\s?\d{1,2}\s*:\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
