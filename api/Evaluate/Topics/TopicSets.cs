using System.Globalization;
using CsvHelper;
using Horizon.Search.Topics;

namespace Horizon.Api.Evaluate.Topics;

/// <summary>The labelled sets of topics in their publishers' own forms, as examples.</summary>
internal static class TopicSets
{
    /// <summary>Hallmarks of Cancer (Baker and others 2016): a folder <c>text</c> and a folder <c>labels</c>, one file an abstract; its labels are those of its sentences.</summary>
    public static List<LabelledText> Hallmarks(string folder)
    {
        var examples = new List<LabelledText>();
        foreach (var path in Files(Path.Combine(folder, "text"), "*.txt"))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            var labels = File.ReadAllText(Path.Combine(folder, "labels", id + ".txt"))
                .Split(["<", "AND"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(l => l != "NULL").Select(l => l.Split("--")[0].Trim());
            examples.Add(new LabelledText(id, File.ReadAllText(path), [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        }
        return examples;
    }

    /// <summary>Challenges and directions (Lahav and others 2022): one sentence a row; the sentences around it are not taken.</summary>
    public static List<LabelledText> Statements(string path)
    {
        using var table = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { HasHeader = true });
        var examples = new List<LabelledText>();
        while (table.Read())
        {
            var labels = new List<string>();
            if (Holds("problem")) labels.Add("challenge");
            if (Holds("direction")) labels.Add("direction");
            examples.Add(new LabelledText($"{table.GetString("sentence_id")}-{examples.Count}", table.GetString("text"), labels));
        }
        return examples;

        bool Holds(string column) => double.Parse(table.GetString(column), CultureInfo.InvariantCulture) > 0;
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)
        : throw new CommandException($"There is no folder {folder}.");
}
