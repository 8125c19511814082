using System.Text.Json;

namespace Horizon.Api.Data;

/// <summary>
/// The folder that holds everything: <c>horizon.db</c> (the store), <c>index/</c> and <c>gaps.db</c> (derived) and <c>folder.json</c>, which says what the folder is.
/// </summary>
internal sealed class DataFolder
{
    /// <summary>Grows when the folder's layout changes; the store and the index carry versions of their own.</summary>
    private const int Form = 1;

    private DataFolder(string path, Marker marker)
    {
        Path = path;
        this.marker = marker;
    }

    private Marker marker;

    public string Path { get; }

    /// <summary>The folder holds the synthetic sample and takes in nothing else.</summary>
    public bool IsSample => marker.Sample;

    /// <summary>The sample is wholly loaded; loading goes on where it stopped otherwise.</summary>
    public bool SampleLoaded => marker.SampleLoaded;

    public string StorePath => System.IO.Path.Combine(Path, "horizon.db");

    public string IndexPath => System.IO.Path.Combine(Path, "index");

    public string GapsPath => System.IO.Path.Combine(Path, "gaps.db");

    private string MarkerPath => System.IO.Path.Combine(Path, "folder.json");

    /// <summary>Nothing of Horizon's is in the folder yet, or it does not exist.</summary>
    public static bool IsEmpty(string path) =>
        !File.Exists(System.IO.Path.Combine(path, "folder.json")) && !File.Exists(System.IO.Path.Combine(path, "horizon.db"));

    /// <summary>Opens a folder that exists. Throws <see cref="CommandException"/> with what to do where there is none or it cannot be used.</summary>
    public static DataFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (IsEmpty(path))
        {
            // A graph on a server is there already; only this machine's index is not.
            if (StoreChoice.Current.IsShared) return OpenOrCreate(path, sample: false);
            throw new CommandException(
                $"There is no Horizon data in {path}. Start a folder with `horizon import PATH --data {path}` or `horizon crawl --data {path}`, or look at the sample with `horizon serve`.");
        }
        return new DataFolder(path, ReadMarker(path));
    }

    /// <summary>Opens a folder, making it where it is empty or absent.</summary>
    public static DataFolder OpenOrCreate(string path, bool sample)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!IsEmpty(path)) return Open(path);
        try
        {
            Directory.CreateDirectory(path);
            var folder = new DataFolder(path, new Marker(Form, sample, false, StoreChoice.Current.Name));
            // Another process may have begun the folder in the meantime: what it is then stands.
            return folder.Save(overwrite: false) ? folder : Open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The folder {path} cannot be written ({e.Message}). Name another with --data.", e);
        }
    }

    /// <summary>Opens a folder for real records. Throws where it holds the sample, naming the command that starts a real one.</summary>
    public static DataFolder OpenForRecords(string path, string command)
    {
        var folder = OpenOrCreate(path, sample: false);
        if (!folder.IsSample) return folder;
        throw new CommandException(
            $"{folder.Path} holds the synthetic sample, and real records must not mix with it. Start a real folder: `horizon {command} --data {SiblingOf(folder.Path)}`, then `horizon serve --data {SiblingOf(folder.Path)}`.");
    }

    /// <summary>Throws where the folder's index follows another graph than the chosen one.</summary>
    public void BelongTo(StoreChoice choice)
    {
        if (marker.Store == choice.Name) return;
        var mine = marker.Store is { } name ? $"follows the graph in {name}" : "holds a graph of its own";
        throw new CommandException(
            $"{Path} {mine}, and its search index fits no other. {(choice.IsShared ? "Name another folder with --data for the graph in Neo4j." : "Name it with --graph neo4j --neo4j-url, or another folder with --data.")}");
    }

    public void MarkSampleLoaded()
    {
        marker = marker with { SampleLoaded = true };
        Save(overwrite: true);
    }

    private static string SiblingOf(string path) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? path, "real-data");

    private static Marker ReadMarker(string path)
    {
        var file = System.IO.Path.Combine(path, "folder.json");
        // A store without its marker was moved or restored by hand; it is real data unless something says otherwise.
        if (!File.Exists(file)) return new Marker(Form, false, false, null);
        try
        {
            var marker = JsonSerializer.Deserialize<Marker>(File.ReadAllText(file), JsonSerializerOptions.Web)
                ?? throw new JsonException("It is empty.");
            if (marker.Form > Form)
                throw new CommandException($"The data folder {path} was written by a newer Horizon (form {marker.Form}, this program knows {Form}). Use that newer program, or name another folder with --data.");
            return marker;
        }
        catch (JsonException e)
        {
            throw new CommandException($"{file} cannot be read ({e.Message}). It says whether the folder holds the sample: restore it from a backup, or delete it if the folder holds real records.", e);
        }
    }

    /// <summary>False where there is a marker already that is not to be written over.</summary>
    private bool Save(bool overwrite)
    {
        // Written aside under a name that no other process has, and moved, so that a crash leaves the old one or the new one.
        var aside = $"{MarkerPath}.{System.IO.Path.GetRandomFileName()}";
        File.WriteAllText(aside, JsonSerializer.Serialize(marker, JsonSerializerOptions.Web));
        try
        {
            File.Move(aside, MarkerPath, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(MarkerPath))
        {
            File.Delete(aside);
            return false;
        }
    }

    private sealed record Marker(int Form, bool Sample, bool SampleLoaded, string? Store);
}
