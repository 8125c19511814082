using Xunit;

namespace Horizon.Tests.Ingest;

/// <summary>Finds the shared data, or skips the test by name.</summary>
internal static class RealData
{
    public static string Folder(string relative)
    {
        var root = Environment.GetEnvironmentVariable("HORIZON_TEST_DATA") ?? Beside(AppContext.BaseDirectory);
        var folder = root is null ? null : Path.Combine(root, "real", relative);
        if (!Directory.Exists(folder)) Assert.Skip($"The shared data is absent: real/{relative} (set HORIZON_TEST_DATA).");
        return folder!;
    }

    private static string? Beside(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Horizon.sln"))) return Path.Combine(folder.FullName, "..", "shared", "data");
        }
        return null;
    }
}
