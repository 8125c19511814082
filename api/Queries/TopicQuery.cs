using Horizon.Api.Answers;
using Horizon.Api.Data.Topics;
using Horizon.Search.Topics;
using Horizon.Search.Topics.GapStatements;

namespace Horizon.Api.Queries;

/// <summary><c>POST /api/classify</c> and <c>POST /api/gap-statements</c>. Nothing of a text is stored.</summary>
internal sealed class TopicQuery(TopicShelf shelf)
{
    public ClassifyAnswer Classify(ClassifyRequest request)
    {
        var text = Text(request.Text);
        var models = request.Model is { } name ? [Named(name)] : On();
        return new ClassifyAnswer(
            [
                .. models.SelectMany(m => m.Predict(text).Where(t => t.Given).Select(t => new TopicAnswer(t.Id, StudyTopics.Label(t.Id), t.Probability, m.Content.Name)))
                    .OrderByDescending(t => t.Probability).ThenBy(t => t.Id, StringComparer.Ordinal),
            ],
            Named(models[0]), [.. models.Select(Named)]);
    }

    public static GapStatementsAnswer Statements(GapStatementsRequest request) => new(GapStatementReader.Read(Text(request.Text)));

    /// <summary>Of the file's form and of the examples: another table or correction gives another.</summary>
    public static string Version(TopicModelContent content) => $"{content.Version}-{content.DataSha256[..12]}";

    private static TopicModelAnswer Named(TopicModel model) => new(model.Content.Name, Version(model.Content));

    private static string Text(string? text)
    {
        if (text is null) throw new BadRequestException("There is no text to read: send {\"text\": \"…\"}.");
        return text.Length <= ExtractQuery.LongestText ? text : throw new BadRequestException($"The text is longer than {ExtractQuery.LongestText} characters. Send it in parts.");
    }

    /// <summary>The built-in model, then those of one's own that are switched on. One whose file cannot be read is told of at <c>/api/topics</c>, and the others answer.</summary>
    private List<TopicModel> On()
    {
        var models = new List<TopicModel> { BuiltInModels.Topics };
        foreach (var name in shelf.Names.Where(n => shelf.State(n).On))
        {
            try
            {
                if (shelf.Model(name) is { } model) models.Add(model);
            }
            catch (TopicInputException)
            {
                // Its page says what is wrong with it.
            }
        }
        return models;
    }

    private TopicModel Named(string name)
    {
        if (name == BuiltInModels.Topics.Content.Name) return BuiltInModels.Topics;
        try
        {
            if (!shelf.Has(name) || shelf.Model(name) is not { } model)
                throw new BadRequestException($"There is no model \"{name}\" here. /topics lists those that are, and trains one.");
            return shelf.State(name).On ? model : throw new BadRequestException($"The model \"{name}\" is switched off. An editor switches it on at /topics/{name}.");
        }
        catch (TopicInputException e)
        {
            throw new CommandException(e.Message, e);
        }
    }
}
