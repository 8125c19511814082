using System.Globalization;
using System.Text.Json;

namespace Horizon.Ingest.Sample;

internal sealed record SiteProfile(
    string Key, string Id, IReadOnlyList<string> Conditions, string Mesh, string Sex, IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Inclusion, IReadOnlyList<string> Exclusion, string MinAge = "18 Years", string? MaxAge = null);

internal sealed record OutcomeText(string Measure, string Description, string TimeFrame);

/// <remarks>
/// <c>Provider</c>: Name in the provider list; empty for a place outside the eleven networks.
/// </remarks>
internal sealed record Facility(string Name, string City, string Country, double Lat, double Lon, string Provider);

/// <remarks><c>Sites</c>: keys of the sites that a charity funds; empty where it funds any.</remarks>
internal sealed record NamedOrganisation(string Name, string Class, string Role, IReadOnlyList<string> Sites);

internal sealed record TrapTemplate(
    string Kind, string Title, IReadOnlyList<string> Conditions, string Mesh, string Intervention, string Summary,
    IReadOnlyList<string> Inclusion, IReadOnlyList<string> Exclusion);

internal sealed record SampleWords(
    IReadOnlyList<string> Acronyms, IReadOnlyList<string> Surnames, IReadOnlyList<string> Forenames, IReadOnlyList<string> Journals,
    IReadOnlyList<string> WhyStopped, IReadOnlyList<string> WhyWithdrawn, IReadOnlyList<string> WhySuspended, IReadOnlyList<string> GapSentences);

/// <summary>The sample's word lists and tables, as they travel inside the assembly.</summary>
internal static class SampleTables
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<QuestionTemplate> Questions { get; } =
    [
        .. Json<List<QuestionTemplate>>("questions-pelvis.json"),
        .. Json<List<QuestionTemplate>>("questions-thorax-breast.json"),
        .. Json<List<QuestionTemplate>>("questions-head-brain.json"),
        .. Json<List<QuestionTemplate>>("questions-other.json"),
    ];

    public static IReadOnlyDictionary<string, SiteProfile> Sites { get; } =
        Json<List<SiteProfile>>("sites.json").ToDictionary(site => site.Key, StringComparer.Ordinal);

    public static IReadOnlyList<TrapTemplate> Traps { get; } = Json<List<TrapTemplate>>("traps.json");

    public static SampleWords Words { get; } = Json<SampleWords>("words.json");

    public static IReadOnlyDictionary<string, OutcomeText> Outcomes { get; } =
        Rows("outcomes.tsv").ToDictionary(row => row[0], row => new OutcomeText(row[1], row[2], row[3]), StringComparer.Ordinal);

    public static IReadOnlyList<Facility> Facilities { get; } =
        [.. Rows("facilities.tsv").Select(row => new Facility(row[0], row[1], row[2], Number(row[3]), Number(row[4]), row[5]))];

    public static IReadOnlyList<NamedOrganisation> Organisations { get; } =
        [.. Rows("organisations.tsv").Select(row => new NamedOrganisation(row[0], row[1], row[2], row[3].Split(',', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>Technique and site of cells to which the treatment does not apply: no trial of the sample may fill them, and none is a gap.</summary>
    public static IReadOnlyList<(string Technique, string Site)> NotApplicable { get; } = [.. Rows("not-applicable.tsv").Select(row => (row[0], row[1]))];

    /// <summary>Technique and site of each planted gap: a cell that no trial of the sample may fill, of a technique and a site so common that one would be expected. Many others are empty because few of either were planned.</summary>
    public static IReadOnlyList<(string Technique, string Site)> Gaps { get; } = [.. Rows("gaps.tsv").Select(row => (row[0], row[1]))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static T Json<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidOperationException($"The sample's table {name} is empty.");
    }

    private static List<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        reader.ReadLine();
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            rows.Add(line.Split('\t'));
        return rows;
    }

    private static Stream Open(string name) =>
        typeof(SampleTables).Assembly.GetManifestResourceStream($"{typeof(SampleTables).Namespace}.Data.{name}")
        ?? throw new InvalidOperationException($"The assembly lacks the sample's table {name}.");
}
