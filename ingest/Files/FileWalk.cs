namespace Horizon.Ingest.Files;

/// <summary>A file to read, or a path that cannot be read and why.</summary>
public sealed record FoundFile(string Path, string? Problem);

/// <summary>
/// Lists the files under paths, each path in turn, within a folder by name in ordinal order. Hidden files are listed; folders whose name begins
/// with a dot (.git) are named and left out, unless given themselves. A folder that a link leads back to is walked once.
/// </summary>
public static class FileWalk
{
    public static IEnumerable<FoundFile> Files(IEnumerable<string> paths)
    {
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var found in Folder(path, walked)) yield return found;
            }
            else yield return new FoundFile(path, File.Exists(path) ? null : "There is no such file or folder.");
        }
    }

    private static IEnumerable<FoundFile> Folder(string folder, HashSet<string> walked)
    {
        if (!walked.Add(Real(folder))) yield break;
        var (entries, problem) = Entries(folder);
        if (problem is not null) yield return new FoundFile(folder, problem);
        foreach (var entry in entries)
        {
            if (!Directory.Exists(entry)) yield return new FoundFile(entry, null);
            else if (Path.GetFileName(entry).StartsWith('.')) yield return new FoundFile(entry, "A folder whose name begins with a dot is left out with all that it holds. Import it by its own path if it is meant.");
            else
            {
                foreach (var found in Folder(entry, walked)) yield return found;
            }
        }
    }

    private static (IReadOnlyList<string> Entries, string? Problem) Entries(string folder)
    {
        try
        {
            return ([.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)], null);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return ([], $"The folder cannot be read: {denied.Message}");
        }
    }

    /// <summary>The folder's own place, each link on the way followed.</summary>
    private static string Real(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            if (Directory.ResolveLinkTarget(full, returnFinalTarget: true) is { } target) return Real(target.FullName);
        }
        catch (IOException)
        {
            return full;
        }
        return Path.GetDirectoryName(full) is { } parent ? Path.Combine(Real(parent), Path.GetFileName(full)) : full;
    }
}
