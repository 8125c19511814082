using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>A board in a folder of its own that goes with it.</summary>
internal sealed class TemporaryBoard : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-board-");
    private readonly BoardFollower follower;

    public TemporaryBoard(IGraphStore store)
    {
        Board = GapBoard.OpenWriter(Path.Combine(folder.FullName, "gaps.db"));
        follower = new BoardFollower(store, Board);
    }

    public GapBoard Board { get; }

    public Task<long> FollowAsync() => follower.CatchUpAsync(null, TestContext.Current.CancellationToken);

    public GapAtlas Atlas(DateOnly today, params GapDecision[] decisions) => GapAtlas.Of(
        Board.Contents() with { Decisions = [.. Board.Contents().Decisions, .. decisions] }, Board.CountsOfGap, today);

    public void Dispose()
    {
        follower.Dispose();
        Board.Dispose();
        folder.Delete(recursive: true);
    }
}
