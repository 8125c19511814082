using System.Collections.Concurrent;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Search.Topics;
using Horizon.Search.Topics.GapStatements;

namespace Horizon.Api.Queries;

/// <summary><c>POST /api/classify</c> and <c>POST /api/gap-statements</c>. Nothing of a text is stored.</summary>
/// <param name="workspace">Its folder <c>topics</c> holds the models that people trained themselves, <c>NAME.json</c> each.</param>
internal sealed class TopicQuery(Workspace workspace)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, TopicModel Model)> own = new(StringComparer.Ordinal);

    public ClassifyAnswer Classify(ClassifyRequest request)
    {
        var text = Text(request.Text);
        var model = request.Model is null ? BuiltInModels.Topics : Own(request.Model);
        var content = model.Content;
        return new ClassifyAnswer(
            [.. model.Predict(text).Where(t => t.Given).Select(t => new TopicAnswer(t.Id, StudyTopics.Label(t.Id), t.Probability))],
            new TopicModelAnswer(content.Name, $"{content.Version}-{content.DataSha256[..12]}"));
    }

    public static GapStatementsAnswer Statements(GapStatementsRequest request) => new(GapStatementReader.Read(Text(request.Text)));

    private static string Text(string? text)
    {
        if (text is null) throw new BadRequestException("There is no text to read: send {\"text\": \"…\"}.");
        return text.Length <= ExtractQuery.LongestText ? text : throw new BadRequestException($"The text is longer than {ExtractQuery.LongestText} characters. Send it in parts.");
    }

    private TopicModel Own(string name)
    {
        var folder = Path.Combine(workspace.Folder.Path, "topics");
        var path = Path.Combine(folder, name + ".json");
        if (name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) || !File.Exists(path))
            throw new BadRequestException($"There is no model \"{name}\" here. `horizon topics train --from FILE.jsonl --out {Path.Combine(folder, "NAME.json")}` makes one.");
        var written = File.GetLastWriteTimeUtc(path);
        if (own.TryGetValue(name, out var known) && known.Written == written) return known.Model;
        try
        {
            var model = TopicModelFile.Load(path);
            own[name] = (written, model);
            return model;
        }
        catch (TopicInputException e)
        {
            throw new CommandException(e.Message, e);
        }
    }
}
