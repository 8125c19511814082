namespace Horizon.Tests.Vocabulary;

internal static class TestData
{
    public static string Root { get; } = Environment.GetEnvironmentVariable("HORIZON_TEST_DATA") is { Length: > 0 } set ? set : Beside();

    private static string Beside()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Horizon.sln"))) folder = folder.Parent;
        return Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "..", "shared", "data"));
    }
}
