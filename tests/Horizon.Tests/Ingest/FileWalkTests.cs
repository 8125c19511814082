using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class FileWalkTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("walk").FullName;

    [Fact]
    public void FilesComeInOrdinalOrderWithoutLoopsAndDotFoldersAreNamedAndLeftOut()
    {
        foreach (var name in new[] { "b/2.json", "b/.hidden", "B.json", "a.json", ".git/x" }) Write(name);
        Directory.CreateSymbolicLink(Path.Combine(_root, "b", "loop"), _root);

        var found = FileWalk.Files([_root]).ToList();

        Assert.Equal([".git", "B.json", "a.json", "b/.hidden", "b/2.json"], found.Select(f => Path.GetRelativePath(_root, f.Path).Replace('\\', '/')));
        Assert.Contains("begins with a dot", found[0].Problem, StringComparison.Ordinal);
        Assert.All(found.Skip(1), f => Assert.Null(f.Problem));
        Assert.Equal("x", Path.GetFileName(Assert.Single(FileWalk.Files([Path.Combine(_root, ".git")])).Path));
    }

    [Fact]
    public async Task WhatIsNotThereOrCannotBeOpenedIsNamed()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "broken"), Path.Combine(_root, "nowhere"));

        var items = await Reading.All(RecordFiles.ReadAsync([_root, Path.Combine(_root, "absent")], ReadLimits.Default, TestContext.Current.CancellationToken));

        Assert.Equal(["broken", "absent"], items.Cast<FileNotUnderstood>().Select(i => Path.GetFileName(i.Path)));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string name)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
    }
}
