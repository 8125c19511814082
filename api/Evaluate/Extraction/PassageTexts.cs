using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsvHelper;

namespace Horizon.Api.Evaluate.Extraction;

/// <summary>The fields that passages stand in, from the folder of real records, each source as README.md says.</summary>
internal sealed class PassageTexts(string dataFolder, IReadOnlySet<(string Source, string Id)> wanted)
{
    private readonly string real = Path.Combine(dataFolder, "real");

    /// <summary>Each field's text; a record that is not there has none.</summary>
    /// <exception cref="IOException">A source's file cannot be read.</exception>
    public IReadOnlyDictionary<(string Source, string Id, string Field), string> Read(CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(string, string, string), string>();
        foreach (var (source, id, field, text) in RegistryTexts().Concat(Abstracts()).Concat(Studies()).Concat(Articles()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            texts[(source, id, field)] = text;
        }

        return texts;
    }

    private IEnumerable<(string Source, string Id, string Field, string Text)> RegistryTexts()
    {
        foreach (var line in File.ReadLines(Path.Combine(real, "clinicaltrials.gov-text", "radiotherapy_trials.jsonl")))
        {
            using var record = JsonDocument.Parse(line);
            var id = record.RootElement.GetProperty("nct").GetString()!;
            if (wanted.Contains(("ctgov-text", id))) yield return ("ctgov-text", id, "text", record.RootElement.GetProperty("text").GetString()!);
        }
    }

    private IEnumerable<(string Source, string Id, string Field, string Text)> Abstracts()
    {
        var table = File.ReadAllText(Path.Combine(real, "abstracts-radiation-oncology", "screening.csv"));
        using var rows = CsvReader.FromText(table, new CsvReaderOptions { Separator = ';', HasHeader = false });
        rows.Read();
        for (var row = 0; rows.Read(); row++)
        {
            var id = row.ToString(CultureInfo.InvariantCulture);
            if (wanted.Contains(("screening", id))) yield return ("screening", id, "title+abstract", $"{rows.GetString(0)}\n{rows.GetString(1)}");
        }
    }

    private IEnumerable<(string Source, string Id, string Field, string Text)> Studies()
    {
        foreach (var (source, id) in wanted)
        {
            var path = Path.Combine(real, "clinicaltrials.gov", "studies", id + ".json");
            if (source != "ctgov-studies" || !File.Exists(path)) continue;
            using var study = JsonDocument.Parse(File.ReadAllBytes(path));
            var protocol = study.RootElement.GetProperty("protocolSection");
            var parts = new List<string?> { Text(protocol, "identificationModule", "officialTitle"), Text(protocol, "descriptionModule", "briefSummary"), Text(protocol, "descriptionModule", "detailedDescription") };
            if (protocol.TryGetProperty("armsInterventionsModule", out var arms) && arms.TryGetProperty("armGroups", out var groups))
            {
                foreach (var arm in groups.EnumerateArray())
                    if (arm.TryGetProperty("description", out var description)) parts.Add($"{arm.GetProperty("label").GetString()}: {description.GetString()}");
            }

            yield return (source, id, "title+summary+description+arms", string.Join("\n\n", parts.Where(p => !string.IsNullOrEmpty(p))));
        }
    }

    private static string? Text(JsonElement protocol, string module, string field) =>
        protocol.TryGetProperty(module, out var found) && found.TryGetProperty(field, out var value) ? value.GetString() : null;

    private IEnumerable<(string Source, string Id, string Field, string Text)> Articles()
    {
        foreach (var (source, id) in wanted)
        {
            var path = Path.Combine(real, "pmc-jats-radiotherapy", id + ".nxml");
            if (source != "jats" || !File.Exists(path)) continue;
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var number = 0;
            foreach (var part in XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName is "abstract" or "body"))
            {
                foreach (var paragraph in part.Descendants("p").Where(p => !p.Descendants("p").Any()))
                    yield return (source, id, $"p[{number++}]", string.Join(' ', paragraph.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            }
        }
    }
}
