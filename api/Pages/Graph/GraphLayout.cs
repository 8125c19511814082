using System.Globalization;

namespace Horizon.Api.Pages.Graph;

/// <summary>A box of the picture, in its units (pixels where it is shown in its own size). <paramref name="Mirrored"/>: its links stand on its left.</summary>
internal sealed record PlacedThing(ShownThing Thing, string GroupKey, int X, int Y, int Width, int Height, IReadOnlyList<string> Lines, bool Mirrored);

/// <summary>Words of the picture. <paramref name="Kind"/>: "head" of a group, "words" of an edge, "more" of what is left out.</summary>
internal sealed record PlacedText(string Kind, string Text, int X, int Y, bool Mirrored, string? Link);

/// <summary>A line of the picture.</summary>
internal sealed record PlacedLine(string Path, string GroupKey, bool IsWorkedOut);

/// <summary>
/// Where everything stands: the thing in the middle between two columns, or, on a telephone, above one. What an opened neighbour is linked with stands below it, moved in.
/// </summary>
internal sealed class GraphLayout
{
    public const int LineHeight = 16;
    public const int Button = 28;

    private const int ColumnWidth = 352;
    private const int CentreWidth = 248;
    private const int WideWidth = 1088;
    private const int NarrowWidth = 344;
    private const int Indent = 22;

    /// <summary>Mean width of a character of the picture's small type, with room for a wide font.</summary>
    private const double CharacterWidth = 6.8;
    private const int MostLines = 3;

    /// <summary>Things of one group that each have a curve to the middle.</summary>
    private const int MostCurves = 12;

    private readonly List<PlacedThing> things = [];
    private readonly List<PlacedText> texts = [];
    private readonly List<PlacedLine> lines = [];
    private readonly GraphAddress address;

    private GraphLayout(ShownGraph graph, GraphAddress address, bool isNarrow)
    {
        this.address = address;
        Width = isNarrow ? NarrowWidth : WideWidth;
        CentreLines = Wrap(GraphWords.Label(graph.Centre), isNarrow ? 38 : 24, 5);
        var centreHeight = (CentreLines.Count * 18) + 40;
        if (isNarrow)
        {
            Centre = (0, 4, NarrowWidth, centreHeight);
            var y = centreHeight + 12;
            foreach (var group in graph.Groups) y = Place(group, 18, NarrowWidth - 18, y, false, ToTrunk);
            if (things.Count > 0) lines.Add(new PlacedLine(F($"M8 {centreHeight + 4}V{Middle(things.Last(t => t.X == 18))}"), "trunk", false));
            Height = y + 4;
        }
        else
        {
            var ends = new[] { 0, 0 };
            var columns = graph.Groups.Select(g => (Group: g, Side: Side(g.Group.Key, ends, Size(g)))).ToList();
            // Beside long columns the middle stands where the page opens, not far below.
            var centreY = Math.Min(Math.Max(0, (ends.Max() - centreHeight) / 2), 200);
            Centre = ((WideWidth - CentreWidth) / 2, centreY, CentreWidth, centreHeight);
            var y = new[] { 0, 0 };
            foreach (var (group, side) in columns)
            {
                var isLong = group.Things.Count > MostCurves;
                var from = things.Count;
                y[side] = Place(group, side == 0 ? 0 : WideWidth - ColumnWidth, ColumnWidth, y[side], side == 0, isLong ? ToRail : ToCentre);
                if (isLong) Rail([.. things.Skip(from).Where(t => t.Width == ColumnWidth - (2 * Button))]);
            }
            Height = Math.Max(y.Max(), centreY + centreHeight) + 4;
            foreach (var link in graph.Cross) Cross(link);
        }
    }

    public int Width { get; }
    public int Height { get; }
    public (int X, int Y, int Width, int Height) Centre { get; }
    public IReadOnlyList<string> CentreLines { get; }
    public IReadOnlyList<PlacedThing> Things => things;
    public IReadOnlyList<PlacedText> Texts => texts;
    public IReadOnlyList<PlacedLine> Lines => lines;

    public static GraphLayout Of(ShownGraph graph, GraphAddress address, bool isNarrow) => new(graph, address, isNarrow);

    /// <summary>What is studied stands left, what is not known and who pays right; the rest where there is room.</summary>
    private static int Side(string group, int[] ends, int size)
    {
        var side = group switch { "techniques" or "sites" => 0, "gaps" or "bodies" => 1, _ => ends[0] <= ends[1] ? 0 : 1 };
        ends[side] += size;
        return side;
    }

    private static int Size(ShownGroup group) => 44 + (group.Things.Select(t => t.Words).Distinct().Count() * 20) + group.Things.Sum(t => 52 + (t.Groups?.Sum(Size) ?? 0)) + (group.More is null ? 0 : 24);

    private int Place(ShownGroup group, int x, int width, int y, bool mirrored, Action<PlacedThing> join, bool isOpened = false)
    {
        y += isOpened ? 0 : 26;
        if (!isOpened) texts.Add(new PlacedText("head", $"{group.Group.Title} ({(group.IsCut ? $"more than {group.Total}" : group.Total)})", mirrored ? x + width : x, y - 6, mirrored, null));
        string? words = null;
        foreach (var thing in group.Things)
        {
            if (thing.Words != words)
            {
                words = thing.Words;
                y += 20;
                texts.Add(new PlacedText("words", Wrap(words, 50, 1)[0], mirrored ? x + width : x, y - 6, mirrored, null));
            }
            var box = width - (2 * Button);
            var said = Wrap(thing.Label, (int)((box - 16) / CharacterWidth), MostLines);
            var placed = new PlacedThing(thing, group.Group.Key, mirrored ? x + (2 * Button) : x, y, box, (said.Count * LineHeight) + 14, said, mirrored);
            things.Add(placed);
            join(placed);
            y += placed.Height + 6;
            foreach (var inner in thing.Groups ?? []) y = Place(inner, mirrored ? x : x + Indent, width - Indent, y, mirrored, child => Step(placed, child), isOpened: true);
            if (thing.Groups is null) continue;
            y += 6;
            // What stands below is said anew, for the words above it are those of the opened one.
            words = null;
        }
        if (group.More is { } more)
        {
            y += 20;
            // What an opened neighbour has besides is seen from itself.
            texts.Add(new PlacedText("more", isOpened ? $"{more} not shown ({group.Group.Title.ToLowerInvariant()})" : address.All == group.Group.Key ? $"{more} not shown" : $"{more} not shown: show all", mirrored ? x + width : x, y - 6, mirrored, isOpened || address.All == group.Group.Key ? null : address.Full(group.Group.Key)));
        }
        return y;
    }

    private void ToCentre(PlacedThing thing)
    {
        var (fromX, toX) = thing.Mirrored ? (Centre.X, thing.X + thing.Width) : (Centre.X + Centre.Width, thing.X);
        var fromY = Centre.Y + (Centre.Height / 2);
        var bend = (fromX + toX) / 2;
        lines.Add(new PlacedLine(F($"M{fromX} {fromY}C{bend} {fromY} {bend} {Middle(thing)} {toX} {Middle(thing)}"), thing.GroupKey, thing.Thing.IsWorkedOut));
    }

    /// <summary>A hundred curves to one point are a blot: a long group has one, to a rail beside its boxes.</summary>
    private void Rail(List<PlacedThing> group)
    {
        var (first, last) = (group[0], group[^1]);
        var rail = RailOf(first);
        var fromX = first.Mirrored ? Centre.X : Centre.X + Centre.Width;
        var fromY = Centre.Y + (Centre.Height / 2);
        lines.Add(new PlacedLine(F($"M{fromX} {fromY}H{rail}M{rail} {Math.Min(fromY, Middle(first))}V{Math.Max(fromY, Middle(last))}"), first.GroupKey, false));
    }

    private void ToRail(PlacedThing thing) => lines.Add(new PlacedLine(F($"M{RailOf(thing)} {Middle(thing)}H{Inner(thing)}"), thing.GroupKey, thing.Thing.IsWorkedOut));

    private static int RailOf(PlacedThing thing) => Inner(thing) + (thing.Mirrored ? 22 : -22);

    private void ToTrunk(PlacedThing thing) => lines.Add(new PlacedLine(F($"M8 {Middle(thing)}H{thing.X}"), thing.GroupKey, thing.Thing.IsWorkedOut));

    /// <summary>From an opened thing down to what stands below it.</summary>
    private void Step(PlacedThing parent, PlacedThing child)
    {
        var (fromX, toX) = parent.Mirrored ? (parent.X + parent.Width - 10, child.X + child.Width) : (parent.X + 10, child.X);
        lines.Add(new PlacedLine(F($"M{fromX} {parent.Y + parent.Height}V{Middle(child)}H{toX}"), child.GroupKey, child.Thing.IsWorkedOut));
    }

    private void Cross(CrossLink link)
    {
        if (things.Find(t => t.Thing.Node.Id == link.From) is not { } from || things.Find(t => t.Thing.Node.Id == link.To) is not { } to) return;
        var (fromX, toX) = (Inner(from), Inner(to));
        var bend = from.Mirrored == to.Mirrored ? fromX + (from.Mirrored ? 60 : -60) : (fromX + toX) / 2;
        lines.Add(new PlacedLine(F($"M{fromX} {Middle(from)}C{bend} {Middle(from)} {bend} {Middle(to)} {toX} {Middle(to)}"), to.GroupKey, link.Edge.IsWorkedOut));
    }

    private static int Inner(PlacedThing thing) => thing.Mirrored ? thing.X + thing.Width : thing.X;

    private static int Middle(PlacedThing thing) => thing.Y + (thing.Height / 2);

    /// <summary>At most so many lines of at most so many characters, broken between words; the last ends with "…" where something is left out.</summary>
    internal static IReadOnlyList<string> Wrap(string text, int width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        lines.Add(line);
        var isCut = lines.Count > most;
        var kept = lines.Take(most).Select(l => l.Length > width ? $"{l[..(width - 1)]}…" : l).ToList();
        if (isCut && !kept[^1].EndsWith('…')) kept[^1] = kept[^1].Length < width ? $"{kept[^1]}…" : $"{kept[^1][..(width - 1)]}…";
        return kept;
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
