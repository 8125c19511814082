using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Reads the cue files: a line <c>kind: a | b</c>, <c>@name = a | b</c> word lists, <c>#</c> comments.</summary>
internal static class ReadingCues
{
    /// <summary>Each kind's name with its patterns, in the file's order.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<string> Patterns)> Load(string name)
    {
        using var stream = typeof(ReadingCues).Assembly.GetManifestResourceStream($"Horizon.Graph.Extraction.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        var words = new WordLists();
        var cues = new List<(string, IReadOnlyList<string>)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '@')
            {
                words.Define(line);
                continue;
            }

            var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
            if (colon < 0) throw new FormatException($"{name}: no kind in the line {line}");
            cues.Add((line[..colon], words.Expand(line[(colon + 2)..])));
        }

        return cues;
    }
}
