using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Horizon.Graph.Identity;
using Xunit;

namespace Horizon.Tests.Identity;

public sealed class GroupingTests
{
    private static IReadOnlyDictionary<string, string> Marks(string id) => new Dictionary<string, string> { [id[..1]] = id };

    [Fact]
    public void TiesBindOverOthers() =>
        Assert.Equal([["a1", "b1", "c1"]], Grouping.Of(["a1", "b1", "c1"], [new("a1", "b1", 5, false), new("b1", "c1", 4, false)], Marks, []));

    [Fact]
    public void TwoOfOneRegisterNeverMeetAndTheStrongerTieWins() =>
        Assert.Equal([["a1"], ["a2", "b1"]], Grouping.Of(["a1", "a2", "b1"], [new("a1", "b1", 5, false), new("a2", "b1", 6, false)], Marks, []));

    [Fact]
    public void WhatAPersonPartedStaysParted() =>
        Assert.Equal([["a1", "b1"], ["c1"]], Grouping.Of(["a1", "b1", "c1"], [new("a1", "b1", 5, false), new("b1", "c1", 4, false), new("a1", "c1", 3, false)], Marks, [("b1", "c1")]));

    [Fact]
    public void WhatAPersonSaidIsOneIsOneThoughARegisterHasTwoIdsForIt() =>
        Assert.Equal([["a1", "a2"]], Grouping.Of(["a1", "a2"], [new("a1", "a2", 0, true)], Marks, []));

    [Fact]
    public void APersonsWordJoinsNoTwoIdsOfARegisterThatItIsNotAbout()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        // The name belongs to the body that it was given to first, however alike the other one is.
        Assert.Equal([["a1", "n1"], ["a2"]], Grouping.Of(["a1", "a2", "n1"], [new("a1", "n1", 1, true, at), new("a2", "n1", 3, true, at.AddHours(1))], Marks, []));
        Assert.Equal([["a1", "a2", "n1"]], Grouping.Of(["a1", "a2", "n1"], [new("a1", "n1", 1, true, at), new("a2", "n1", 3, true, at.AddHours(1)), new("a1", "a2", 0, true, at.AddHours(2))], Marks, []));
    }

    [Property(MaxTest = 200, Replay = "20261125,1")]
    public Property AnyOrderOfTiesEndsInTheSameGroupsWithoutAConflict() => Prop.ForAll(
        Gen.ListOf(Gen.Two(Gen.Choose(0, 11)), 14).Select(l => l.ToList()).ToArbitrary(),
        pairs =>
        {
            string Id(int i) => $"{(char)('a' + (i % 4))}{i / 4}";
            var ids = Enumerable.Range(0, 12).Select(Id).ToList();
            var ties = pairs.Where(p => p.Item1 != p.Item2).Select((p, i) => (p, i)).GroupBy(x => (Math.Min(x.p.Item1, x.p.Item2), Math.Max(x.p.Item1, x.p.Item2)))
                .Select(g => new Tie(Id(g.Key.Item1), Id(g.Key.Item2), g.Key.Item1 + (3 * g.Key.Item2 % 5), false)).ToList();
            var forward = Grouping.Of(ids, ties, Marks, []);
            var backward = Grouping.Of([.. ids.AsEnumerable().Reverse()], ties.AsEnumerable().Reverse(), Marks, []);
            return forward.Select(g => string.Join(',', g)).SequenceEqual(backward.Select(g => string.Join(',', g))) && forward.All(g => g.Select(m => m[0]).Distinct().Count() == g.Count);
        });
}
