using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Data.Topics;
using Horizon.Search.Topics;

namespace Horizon.Api.Queries;

/// <summary>The models of topics: built-in ones and those that people train here, with their quality, switch and corrections.</summary>
internal sealed class TopicModelsQuery(TopicShelf shelf, TopicTraining training)
{
    public const int MostUnsure = 50;

    /// <summary>So many corrections since the last training train again by themselves.</summary>
    public const int CorrectionsToTrainAgain = 10;

    /// <summary>Those that come with Horizon.</summary>
    public static IReadOnlyList<TopicModel> BuiltIn { get; } = [BuiltInModels.Topics, BuiltInModels.GapStatements];

    public TopicModelsAnswer List() => new([.. BuiltIn.Select(Summary), .. shelf.Names.Select(Summary)], Running(null));

    /// <summary>Null where there is no model of the name, nor one on its way.</summary>
    public TopicModelCard? Find(string name)
    {
        if (BuiltIn.FirstOrDefault(m => m.Content.Name == name) is { } builtIn)
            return new TopicModelCard(Summary(builtIn), builtIn.Content.DataSha256, Labels(builtIn.Content), [], [], 0, 0, null, null, BuiltInModels.Card(name), null);
        if (!shelf.Has(name)) return null;
        var (state, summary) = (shelf.State(name), Summary(name));
        var content = summary.Version is null ? null : shelf.Model(name)!.Content;
        return new TopicModelCard(
            summary, content?.DataSha256, content is null ? [] : Labels(content), [.. state.LeftOut.Select(l => new TopicLeftOutAnswer(l.Label, l.Why))], state.Notices ?? [],
            shelf.Corrections(name).Count, state.Corrections, state.SwitchedBy, state.SwitchedAt, null, Running(name));
    }

    /// <summary>Trains with a table, or again with what is kept; returns at once.</summary>
    public async Task<RunningAnswer> TrainAsync(string name, string? table, string by, CancellationToken cancellation)
    {
        if (!TopicShelf.IsName(name)) throw new BadRequestException($"\"{name}\" cannot be a model's name: 1 to {TopicShelf.LongestName} letters, digits, - and _.");
        if (BuiltIn.Any(m => m.Content.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) throw new BadRequestException($"\"{name}\" is a built-in model. Choose another name.");
        // Before the table takes the place of what is kept.
        if (training.Now is { } other) throw new TooManyException($"\"{other.Name}\" is being trained just now, and one at a time is. Try again in a minute.");
        if (table is not null) shelf.Put(name, await ExampleTable.ReadAsync(table, cancellation));
        else if (!shelf.Has(name)) throw new BadRequestException($"No examples of \"{name}\" are kept here: give a table.");
        return Answer(training.Start(name, keepOn: table is null, by));
    }

    /// <exception cref="NotThereException">There is no such model of one's own.</exception>
    public void Switch(string name, bool on, string by)
    {
        Own(name);
        shelf.Switch(name, on, by);
    }

    public void Delete(string name)
    {
        Own(name);
        if (training.Now is { } now && now.Name == name) throw new TooManyException($"\"{name}\" is being trained just now. Delete it when that is done.");
        shelf.Delete(name);
    }

    /// <summary>The texts that nobody has corrected, least sure first: those of no said labels by the model, the others by models that did not learn from them.</summary>
    public UnsureAnswer Unsure(string name, int limit)
    {
        Own(name);
        if (limit is < 1 or > MostUnsure) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostUnsure}.");
        if (Model(name).Model is not { } model) return new UnsureAnswer(0, []);
        var (heldOut, seen) = (shelf.HeldOut(name), shelf.Corrections(name).Select(c => c.Id).ToHashSet(StringComparer.Ordinal));
        var waiting = shelf.Examples(name).Where(e => !seen.Contains(e.Id) && ExampleRules.HasWord(e.Text)).Select(e => Judged(e, model, heldOut)).ToList();
        return new UnsureAnswer(waiting.Count, [.. waiting.OrderBy(t => t.Sureness).ThenBy(t => t.Id, StringComparer.Ordinal).Take(limit)]);
    }

    /// <summary>Keeps what an editor says, and trains again after every so many. True where that has begun.</summary>
    /// <exception cref="BadRequestException">The text is none of the model's, or a label is none.</exception>
    public bool Correct(string name, string? id, IReadOnlyList<string>? labels, string by)
    {
        Own(name);
        if (id is null || labels is null) throw new BadRequestException("Send {\"id\": \"…\", \"labels\": [\"…\"]}; a text of no label has an empty list.");
        var examples = shelf.Examples(name);
        if (!examples.Any(e => e.Id == id)) throw new BadRequestException($"\"{id}\" is no text of \"{name}\".");
        shelf.Correct(name, id, Known(name, examples, labels), by);
        if (shelf.Corrections(name).Count - shelf.State(name).Corrections < CorrectionsToTrainAgain || training.Now is not null) return false;
        training.Start(name, keepOn: true, by);
        return true;
    }

    /// <summary>The labels in the model's spelling, else the table's. One that neither knows is a slip: as an example of its own it would teach nothing.</summary>
    private List<string> Known(string name, IReadOnlyList<LabelledText> examples, IReadOnlyList<string> labels)
    {
        var known = (Model(name).Model?.Content.Labels.Select(l => l.Id) ?? []).Concat(examples.SelectMany(e => e.Labels).Where(l => l != ExampleTable.Unsaid)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var said = new List<string>();
        foreach (var label in labels.Select(l => l.Trim()))
        {
            said.Add(known.Find(k => k.Equals(label, StringComparison.OrdinalIgnoreCase))
                ?? throw new BadRequestException($"\"{label}\" is no label of \"{name}\". It has {string.Join(", ", known)}. A new label needs a table whose texts have it."));
        }
        return [.. said.Distinct(StringComparer.Ordinal)];
    }

    private void Own(string name)
    {
        if (!shelf.Has(name)) throw new NotThereException($"There is no model \"{name}\" of your own here. /topics lists those that are.");
    }

    private static UnsureText Judged(LabelledText example, TopicModel model, IReadOnlyDictionary<string, double[]> heldOut)
    {
        var labels = model.Content.Labels;
        var probabilities = heldOut.TryGetValue(example.Id, out var held) && held.Length == labels.Count ? held : model.Probabilities(example.Text) ?? new double[labels.Count];
        var sureness = labels.Count == 0 ? 1 : labels.Select((l, i) => Math.Abs(probabilities[i] - l.Threshold)).Min();
        return new UnsureText(
            example.Id, example.Text, example.Labels.Contains(ExampleTable.Unsaid) ? null : [.. example.Labels.Select(l => labels.FirstOrDefault(m => m.Id.Equals(l, StringComparison.OrdinalIgnoreCase))?.Id ?? l)], [.. labels.Where((l, i) => probabilities[i] >= l.Threshold).Select(l => l.Id)],
            Math.Round(sureness, 4), [.. labels.Select((l, i) => new TopicProbability(l.Id, Math.Round(probabilities[i], 4)))]);
    }

    private (TopicModel? Model, string? Problem) Model(string name)
    {
        try
        {
            return (shelf.Model(name), shelf.State(name).Failure);
        }
        catch (TopicInputException e)
        {
            return (null, e.Message);
        }
    }

    private TopicModelSummary Summary(string name)
    {
        var (state, (model, problem)) = (shelf.State(name), Model(name));
        return new TopicModelSummary(
            name, false, state.On && model is not null, model is null ? null : TopicQuery.Version(model.Content), model?.Content.Examples ?? 0, model?.Content.Scores, state.TrainedAt, state.TrainedBy, problem);
    }

    private static TopicModelSummary Summary(TopicModel model) =>
        new(model.Content.Name, true, true, TopicQuery.Version(model.Content), model.Content.Examples, model.Content.Scores, null, null, null);

    private static List<TopicLabelAnswer> Labels(TopicModelContent content) => [.. content.Labels.Select(l => new TopicLabelAnswer(l.Id, StudyTopics.Label(l.Id), l.Threshold, l.Confidence, l.Quality))];

    private RunningAnswer? Running(string? name) => training.Now is { } now && (name is null || now.Name == name) ? Answer(now) : null;

    private static RunningAnswer Answer(RunningTraining running) => new(running.Name, running.Since, Math.Round(running.Progress, 2));
}
