using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Trials;

/// <summary>
/// Values of a trial that editors enter by hand: one record a registration, which holds every entry with who, when and why. What stands of it comes before what any register says
/// (<see cref="NodeFacts"/>), and is shown beside it; taken back, the registers' value is shown again. No delivery of a source touches it.
/// </summary>
public static class HandValues
{
    private const int Attempts = 20;
    private const int LongestText = 500;
    private const int MostPeople = 10_000_000;

    private static readonly Dictionary<string, (string Form, Func<TrialFacts, string, TrialFacts?> Take)> ByName = new(StringComparer.Ordinal)
    {
        ["status"] = ("planned, recruiting, active, completed, stopped or withdrawn", (t, v) => Enum.GetValues<TrialStatus>().Any(s => s != TrialStatus.Unknown && s.Word() == v) ? t with { Status = Enum.Parse<TrialStatus>(v, true), SourceStatus = v } : null),
        ["whyStopped"] = ("a sentence, shown while the trial is stopped or withdrawn", (t, v) => t with { WhyStopped = v }),
        ["phase"] = ("1, 1/2, 2, 2/3, 3, 4, early 1 or not applicable", (t, v) => TrialPhases.All.Contains(v) ? t with { Phase = v } : null),
        ["enrolment"] = ("a number of people with the word planned or reached, such as 120 reached", People),
        ["startDate"] = (Date, (t, v) => PartialDate.TryParse(v, out var on) ? t with { StartDate = on } : null),
        ["primaryCompletionDate"] = (Date, (t, v) => PartialDate.TryParse(v, out var on) ? t with { PrimaryCompletionDate = on } : null),
        ["completionDate"] = (Date, (t, v) => PartialDate.TryParse(v, out var on) ? t with { CompletionDate = on } : null),
        ["resultsPosted"] = (Date, (t, v) => PartialDate.TryParse(v, out var on) ? t with { ResultsPosted = on, HasResults = true } : null),
    };

    private const string Date = "a date of the form 2021, 2021-03 or 2021-03-05";

    /// <summary>The fields that can be entered by hand, with the form of their values in words.</summary>
    public static IReadOnlyList<(string Field, string Form)> Fields { get; } = [.. ByName.Select(f => (f.Key, f.Value.Form))];

    /// <summary>What stands of all that was entered for a trial, by field. Of two registrations that are one trial now the record that was written last counts, as in the merge.</summary>
    public static IReadOnlyList<HandEntry> Standing(Node node) =>
        [.. Records(node).SelectMany(Standing).DistinctBy(e => e.Field).OrderBy(e => e.Field, StringComparer.Ordinal)];

    /// <summary>All that was entered for a trial or taken back, the oldest first.</summary>
    public static IReadOnlyList<HandEntry> History(Node node) => [.. Records(node).SelectMany(t => t.ByHand).OrderBy(e => e.At)];

    /// <summary>The registrations under which a value of a field stands, that which counts first; empty where none does.</summary>
    public static IReadOnlyList<string> HoldersOf(Node node, string field) => [.. Records(node).Where(t => Standing(t).Any(e => e.Field == field)).Select(t => t.Registration)];

    private static IEnumerable<TrialFacts> Records(Node node) => node.Claims.Select(c => c.Version.Facts).OfType<TrialFacts>().Where(t => t.ByHand.Count > 0).OrderByDescending(t => t.ByHand[^1].At).ThenBy(t => t.Registration, StringComparer.Ordinal);

    private static IEnumerable<HandEntry> Standing(TrialFacts record) => record.ByHand.GroupBy(e => e.Field).Select(g => g.Last()).Where(e => e.Value is not null);

    /// <summary>Keeps a value of a registration; a null <see cref="HandEntry.Value"/> takes back what stands. The registration must be one that the store holds.</summary>
    /// <exception cref="ArgumentException">The field cannot be entered by hand, or the value has not its form; the message says which forms there are.</exception>
    public static async Task WriteAsync(IGraphStore store, string registration, HandEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!ByName.TryGetValue(entry.Field, out var field)) throw new ArgumentException($"\"{entry.Field}\" cannot be entered by hand; what can: {string.Join(", ", ByName.Keys)}.", nameof(entry));
        if (entry.Value is { } value && (value.Length > LongestText || field.Take(new TrialFacts { Registration = registration }, value) is null))
            throw new ArgumentException($"{entry.Field} is \"{(value.Length > LongestText ? $"{value[..LongestText]}…" : value)}\"; it must be {field.Form}, of at most {LongestText} characters.", nameof(entry));
        for (var attempt = 1; ; attempt++)
        {
            var stored = (await store.RecordsAsync([Key(registration)], cancellation))[Key(registration)];
            if (RecordLinker.Link(stored, Version(registration, [.. Entries(stored), entry])).Change is not { } change) return;
            try
            {
                await store.ApplyAsync(ChangeSet.Of(change), cancellation);
                return;
            }
            catch (StaleRecordException) when (attempt < Attempts)
            {
                // Two editors at once: both entries are kept, the later stands.
            }
        }
    }

    private static RecordKey Key(string registration) => new(SourceNames.Hand, registration);

    private static IReadOnlyList<HandEntry> Entries(StoredRecord stored) =>
        stored.Versions.FirstOrDefault(v => stored.LiveHashes.Contains(v.Hash))?.Facts is TrialFacts facts ? facts.ByHand : [];

    private static NewVersion Version(string registration, IReadOnlyList<HandEntry> entries)
    {
        var facts = new TrialFacts { Registration = registration, ByHand = entries };
        foreach (var standing in Standing(facts).ToList()) facts = ByName[standing.Field].Take(facts, standing.Value!) ?? facts;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(facts, FactsJson.Default.TrialFacts);
        var raw = new RawDocument(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        return new NewVersion(new VersionedFacts(raw.Hash, null, false, facts), 1, PackedDocument.Pack(raw), new Origin($"horizon:hand/{registration}", entries[^1].At, "Horizon's editors"));
    }

    private static TrialFacts? People(TrialFacts trial, string value) =>
        value.Split(' ') is [var number, "planned" or "reached"] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people <= MostPeople
            ? trial with { Enrolment = people, EnrolmentIsActual = value.EndsWith("reached", StringComparison.Ordinal) } : null;
}
