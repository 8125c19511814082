using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Horizon.Search.Topics;

namespace Horizon.Api.Data.Topics;

/// <summary>What an editor said of a text's labels, in place of what the table said or the model guessed.</summary>
internal sealed record TopicCorrection(string Id, IReadOnlyList<string> Labels, string By, DateTimeOffset At);

/// <summary>A label that was not learned.</summary>
internal sealed record TopicLeftOut(string Label, string Why);

/// <summary>What is known of a model beside the model.</summary>
/// <param name="On">Whether it answers.</param>
/// <param name="Corrections">How many corrections it was trained with.</param>
/// <param name="Failure">Why the last training ended without a model; null where it did not.</param>
/// <param name="Notices">What became of examples that were not learned from as they are.</param>
internal sealed record TopicState(
    bool On, string? SwitchedBy, DateTimeOffset? SwitchedAt, string? TrainedBy, DateTimeOffset? TrainedAt, int Corrections, IReadOnlyList<TopicLeftOut> LeftOut, string? Failure, IReadOnlyList<string>? Notices = null)
{
    /// <summary>A model that was put into the folder by hand is meant to answer.</summary>
    public static TopicState ByHand { get; } = new(true, null, null, null, null, 0, [], null);
}

/// <summary>
/// The models that people trained themselves, in <c>topics</c> of the data folder: <c>NAME.json</c> is the model, as the command writes it; the folder <c>NAME</c> holds
/// what belongs to it: the examples, the corrections (a line each, never changed), what cross-validation said of each example, and its state. Thread-safe.
/// </summary>
[SuppressMessage("Security", "CA3003:Review code for file path injection vulnerabilities", Justification = "Checked holds a name to letters, digits, - and _ before it becomes part of a path.")]
internal sealed class TopicShelf(DataFolder folder, TimeProvider time)
{
    public const int LongestName = 40;

    /// <summary>In the data folder.</summary>
    public const string FolderName = "topics";

    private readonly ConcurrentDictionary<string, (DateTime Written, TopicModel Model)> read = new(StringComparer.Ordinal);
    private readonly Lock one = new();

    private string Place => Path.Combine(folder.Path, FolderName);

    /// <summary>Letters, digits, - and _: it is a file's name and stands in an address.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>In order of their names; also those whose first training has not ended.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Place) ? [] :
    [
        .. Directory.EnumerateFiles(Place, "*.json").Select(p => Path.GetFileNameWithoutExtension(p)).Concat(Directory.EnumerateDirectories(Place).Select(p => Path.GetFileName(p)))
            .Where(IsName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public bool Has(string name) => IsName(name) && (File.Exists(ModelPath(name)) || Directory.Exists(Folder(name)));

    /// <summary>Null where there is none yet.</summary>
    /// <exception cref="TopicInputException">The file is no model, or one of another version; says what to do.</exception>
    public TopicModel? Model(string name)
    {
        var path = ModelPath(name);
        if (!File.Exists(path)) return null;
        var written = File.GetLastWriteTimeUtc(path);
        if (read.TryGetValue(name, out var known) && known.Written == written) return known.Model;
        var model = TopicModelFile.Load(path);
        read[name] = (written, model);
        return model;
    }

    public TopicState State(string name)
    {
        lock (one) return Read<TopicState>(StatePath(name)) ?? TopicState.ByHand;
    }

    /// <exception cref="BadRequestException">There is no model to switch on.</exception>
    public void Switch(string name, bool on, string by)
    {
        lock (one)
        {
            if (on && !File.Exists(ModelPath(name))) throw new BadRequestException($"{name} has no model yet: train it first.");
            Save(StatePath(name), State(name) with { On = on, SwitchedBy = by, SwitchedAt = time.GetUtcNow() });
        }
    }

    /// <summary>Puts a table in the place of what was there, corrections included: they belong to the texts of the table. The model that answers goes on until another is trained.</summary>
    public void Put(string name, IReadOnlyList<LabelledText> examples)
    {
        lock (one)
        {
            Directory.CreateDirectory(Folder(name));
            Write(ExamplesPath(name), Encoding.UTF8.GetBytes(string.Concat(examples.Select(e => JsonSerializer.Serialize(e, JsonSerializerOptions.Web) + "\n"))));
            File.Delete(CorrectionsPath(name));
            File.Delete(HeldOutPath(name));
            var state = State(name);
            Save(StatePath(name), state with { On = state.On && File.Exists(ModelPath(name)), Corrections = 0 });
        }
    }

    /// <summary>The table's texts with the corrections in place; empty for a model that was put here by hand.</summary>
    public IReadOnlyList<LabelledText> Examples(string name)
    {
        lock (one)
        {
            if (!File.Exists(ExamplesPath(name))) return [];
            var corrected = Corrections(name).GroupBy(c => c.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Labels, StringComparer.Ordinal);
            return [.. Lines<LabelledText>(ExamplesPath(name)).Select(e => corrected.TryGetValue(e.Id, out var labels) ? e with { Labels = labels } : e)];
        }
    }

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<TopicCorrection> Corrections(string name)
    {
        lock (one) return File.Exists(CorrectionsPath(name)) ? [.. Lines<TopicCorrection>(CorrectionsPath(name))] : [];
    }

    public void Correct(string name, string id, IReadOnlyList<string> labels, string by)
    {
        lock (one) File.AppendAllText(CorrectionsPath(name), JsonSerializer.Serialize(new TopicCorrection(id, labels, by, time.GetUtcNow()), JsonSerializerOptions.Web) + "\n");
    }

    /// <summary>Of each example the probability of each of the model's labels by models that did not learn from it; empty where that is not known.</summary>
    public IReadOnlyDictionary<string, double[]> HeldOut(string name)
    {
        lock (one) return Read<Dictionary<string, double[]>>(HeldOutPath(name)) ?? [];
    }

    /// <param name="corrections">How many corrections the examples held.</param>
    /// <param name="on">Whether it answers from now on.</param>
    public void Keep(string name, TrainedTopics trained, int corrections, bool on, string by)
    {
        lock (one)
        {
            TopicModelFile.Save(trained.Model, ModelPath(name));
            Save(HeldOutPath(name), trained.HeldOut);
            Save(StatePath(name), State(name) with { On = on, TrainedBy = by, TrainedAt = time.GetUtcNow(), Corrections = corrections, LeftOut = [.. trained.LeftOut.Select(l => new TopicLeftOut(l.Label, l.Why))], Failure = null, Notices = trained.Notices });
        }
    }

    public void Fail(string name, string why)
    {
        lock (one) Save(StatePath(name), State(name) with { Failure = why });
    }

    /// <summary>The model with its examples and corrections; nothing is left.</summary>
    public void Delete(string name)
    {
        lock (one)
        {
            File.Delete(ModelPath(name));
            if (Directory.Exists(Folder(name))) Directory.Delete(Folder(name), recursive: true);
            read.TryRemove(name, out _);
        }
    }

    private string ModelPath(string name) => Path.Combine(Place, Checked(name) + ".json");

    private string Folder(string name) => Path.Combine(Place, Checked(name));

    private static string Checked(string name) => IsName(name) ? name : throw new ArgumentException($"\"{name}\" is no model's name.", nameof(name));

    private string StatePath(string name) => Path.Combine(Folder(name), "state.json");

    private string ExamplesPath(string name) => Path.Combine(Folder(name), "examples.jsonl");

    private string CorrectionsPath(string name) => Path.Combine(Folder(name), "corrections.jsonl");

    private string HeldOutPath(string name) => Path.Combine(Folder(name), "held-out.json");

    private static T? Read<T>(string path) where T : class => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), JsonSerializerOptions.Web) : null;

    /// <summary>The last line of a process that was killed may be cut off.</summary>
    private static IEnumerable<T> Lines<T>(string path) => File.ReadLines(path).Where(l => l.EndsWith('}')).Select(l => JsonSerializer.Deserialize<T>(l, JsonSerializerOptions.Web)!);

    private static void Save<T>(string path, T value) => Write(path, JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    /// <summary>Whole or not at all.</summary>
    private static void Write(string path, byte[] bytes)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path + ".next", bytes);
            File.Move(path + ".next", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be written ({e.Message}). Check the folder's permissions and space.", e);
        }
    }
}
