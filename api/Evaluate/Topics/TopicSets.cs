using System.Globalization;
using System.Text.Json;
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

    /// <summary>
    /// Studies of ClinicalTrials.gov as its API gives them, one a file: title, summary and description, with weak labels from the fields of
    /// <see cref="StudyTopics"/>. A study without text, or without any of the fields, is passed over.
    /// </summary>
    public static List<LabelledText> Studies(string folder)
    {
        var examples = new List<LabelledText>();
        foreach (var path in Files(folder, "NCT*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (!json.RootElement.TryGetProperty("protocolSection", out var study)) continue;
            string[] parts = [Text(study, "identificationModule", "briefTitle"), Text(study, "identificationModule", "officialTitle"), Text(study, "descriptionModule", "briefSummary"), Text(study, "descriptionModule", "detailedDescription")];
            var said = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["studyType"] = Text(study, "designModule", "studyType"),
                ["allocation"] = Text(study, "designModule", "designInfo", "allocation"),
                ["primaryPurpose"] = Text(study, "designModule", "designInfo", "primaryPurpose"),
            };
            var text = string.Join('\n', parts.Where(p => p.Length > 0));
            if (text.Length == 0 || said.Values.All(v => v.Length == 0)) continue;
            var labels = StudyTopics.All.Where(t => said[t.Field].Length > 0 && t.Value.Split(' ').Contains(said[t.Field])).Select(t => t.Id);
            examples.Add(new LabelledText(Path.GetFileNameWithoutExtension(path), text, [.. labels]));
        }
        return examples;
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)
        : throw new CommandException($"There is no folder {folder}.");

    private static string Text(JsonElement at, params string[] names)
    {
        foreach (var name in names)
        {
            if (!at.TryGetProperty(name, out at)) return "";
        }
        return at.ValueKind == JsonValueKind.String ? at.GetString()!.Trim() : "";
    }
}
