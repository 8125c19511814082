using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Tests.Import;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>The states that the rule gives a gap, as they are kept.</summary>
public sealed class GapStatesTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AFileThatIsNoDatabaseIsMadeAgain()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, new string('x', 10_000), TestContext.Current.CancellationToken);
        GapBoard.Clear(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task ABoardOfAnotherVersionIsReadAsNone()
    {
        var folder = Directory.CreateTempSubdirectory("horizon-gap-states-");
        try
        {
            var path = Path.Combine(folder.FullName, "gaps.db");
            using (var board = GapBoard.OpenWriter(path))
            {
                using var follower = new BoardFollower(sample.Graph.Store, board);
                await follower.CatchUpAsync(null, TestContext.Current.CancellationToken);
            }
            using (var same = GapBoard.OpenReader(path)) Assert.NotEqual(0, same.Sequence);
            await using (var database = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                await database.OpenAsync(TestContext.Current.CancellationToken);
                await using var older = database.CreateCommand();
                older.CommandText = "UPDATE meta SET value = '1.of-before' WHERE name = 'version'; ALTER TABLE study DROP COLUMN trials";
                await older.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
            using var other = GapBoard.OpenReader(path);
            Assert.Equal(0, other.Sequence);
            Assert.Empty(other.Contents().Cells);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task EachStateIsKeptOnceWithItsReasonAndOutlivesTheBoard()
    {
        var folder = Directory.CreateTempSubdirectory("horizon-gap-states-");
        try
        {
            var path = Path.Combine(folder.FullName, "gaps.db");
            EvidenceGap gap, changed;
            using (var board = GapBoard.OpenWriter(path))
            {
                using var follower = new BoardFollower(sample.Graph.Store, board);
                await follower.CatchUpAsync(null, TestContext.Current.CancellationToken);
                var gaps = GapAtlas.Of(board.Contents(), board.CountsOfGap, sample.Truth.AsOf).Gaps;
                gap = gaps.First(g => g.Life.State == GapStates.BeingAddressed);
                var answered = gap.Life with { State = GapStates.Answered, Why = "A systematic review came." };
                changed = gap with { Life = answered, ByRule = answered };
                board.KeepStates(gaps, board.Sequence, Start);
                board.KeepStates(gaps, board.Sequence + 1, Start.AddDays(1));
                board.KeepStates([changed], board.Sequence + 2, Start.AddDays(2));
                Assert.NotEqual(0, board.Sequence);
            }
            GapBoard.Clear(path);
            using var again = GapBoard.OpenWriter(path);
            Assert.Equal(0, again.Sequence);
            var states = again.StatesOf(gap.Ids);
            Assert.Equal([(GapStates.BeingAddressed, gap.Life.Why, Start), (GapStates.Answered, "A systematic review came.", Start.AddDays(2))], states.Select(s => (s.State, s.Why, s.At)));
            Assert.Equal(2, states[1].Sequence - states[0].Sequence);
            // An editor's word is no state by the rule.
            again.KeepStates([changed.Decided(new GapDecision(gap.Id, GapStates.Retired, "Given up.", "A. Editor", Start))], 9, Start.AddDays(3));
            Assert.Equal(2, again.StatesOf(gap.Ids).Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
