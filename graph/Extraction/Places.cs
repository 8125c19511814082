namespace Horizon.Graph.Extraction;

/// <summary>Places of a text in its order, of which few overlap: asked by halving, so that many of them in a long text stay cheap.</summary>
internal static class Places
{
    /// <summary>Whether one of them touches what lies between.</summary>
    public static bool Touch(List<(int Start, int End)> places, int start, int end)
    {
        var next = Next(places, end + 1);
        return next > 0 && places[next - 1].End >= start;
    }

    /// <summary>Whether one of them holds all of it.</summary>
    public static bool Hold(List<(int Start, int End)> places, int start, int end)
    {
        var next = Next(places, start + 1);
        return next > 0 && places[next - 1].End >= end;
    }

    /// <summary>How far the nearest is, in characters; <see cref="int.MaxValue"/> where there is none.</summary>
    public static int Distance(List<(int Start, int End)> places, int start, int end)
    {
        var next = Next(places, start);
        var after = next < places.Count ? Math.Max(0, places[next].Start - end) : int.MaxValue;
        var before = next > 0 ? Math.Max(0, start - places[next - 1].End) : int.MaxValue;
        return Math.Min(before, after);
    }

    /// <summary>The first that begins at a place or behind it.</summary>
    private static int Next(List<(int Start, int End)> places, int start)
    {
        var found = places.BinarySearch((start, int.MinValue));
        return found < 0 ? ~found : found;
    }
}
