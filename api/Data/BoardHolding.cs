using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Store;

namespace Horizon.Api.Data;

/// <summary>The board of gaps of a folder. It follows the store in the process that holds the search index; any other reads it.</summary>
internal sealed class BoardHolding(DataFolder folder, IGraphStore store) : IDisposable
{
    private GapBoard board = GapBoard.OpenReader(folder.GapsPath);
    private BoardFollower? follower;

    public GapBoard Board => board;

    /// <summary>Brings the board to the end of the store. Only for the process that holds the index, and for one caller at a time.</summary>
    public async Task FollowAsync(Action<long>? progress, CancellationToken cancellation)
    {
        if (follower is null)
        {
            board = GapBoard.OpenWriter(folder.GapsPath);
            follower = new BoardFollower(store, board);
        }
        await follower.CatchUpAsync(progress, cancellation);
    }

    public void Dispose()
    {
        follower?.Dispose();
        follower = null;
        board.Dispose();
    }
}
