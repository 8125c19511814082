using Horizon.Search.Topics;

namespace Horizon.Api.Data.Topics;

/// <summary>A training under way. <paramref name="Progress"/>: 0 to 1, of cross-validation, which takes most of the time.</summary>
internal sealed record RunningTraining(string Name, string By, DateTimeOffset Since, double Progress);

/// <summary>Trains people's models beside the serving, one at a time: each takes all cores for seconds to minutes.</summary>
internal sealed class TopicTraining(TopicShelf shelf, TimeProvider time, IHostApplicationLifetime life, ILogger<TopicTraining> log)
{
    private readonly Lock one = new();
    private RunningTraining? now;
    private double progress;

    /// <summary>Null while nothing is trained.</summary>
    public RunningTraining? Now
    {
        get
        {
            lock (one) return now is null ? null : now with { Progress = Volatile.Read(ref progress) };
        }
    }

    /// <summary>Begins with the examples and corrections that are kept under the name, and returns.</summary>
    /// <param name="keepOn">A model that answers goes on answering with what it learned anew; false where its quality must be seen first.</param>
    /// <exception cref="TooManyException">One is being trained.</exception>
    /// <exception cref="BadRequestException">There are no examples.</exception>
    public RunningTraining Start(string name, bool keepOn, string by)
    {
        lock (one)
        {
            if (now is not null) throw new TooManyException($"\"{now.Name}\" is being trained just now, and one at a time is. Try again in a minute.");
            var corrections = shelf.Corrections(name).Count;
            var examples = shelf.Examples(name).Where(e => !e.Labels.Contains(ExampleTable.Unsaid)).ToList();
            if (examples.Count == 0) throw new BadRequestException($"No labelled examples of \"{name}\" are kept here: give a table.");
            Volatile.Write(ref progress, 0);
            now = new RunningTraining(name, by, time.GetUtcNow(), 0);
            _ = Task.Run(() => Run(name, examples, corrections, keepOn, by), CancellationToken.None);
            return now;
        }
    }

    private void Run(string name, List<LabelledText> examples, int corrections, bool keepOn, string by)
    {
        try
        {
            var trained = TopicTrainer.Train(examples, new TrainingOptions(name), new Progressing(this), life.ApplicationStopping);
            shelf.Keep(name, trained, corrections, keepOn && shelf.State(name).On, by);
        }
        catch (TopicInputException e)
        {
            shelf.Fail(name, e.Message);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the examples are kept, and who asks trains again.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody waits for this task: what went wrong would be lost, and the next could never start.
            Log.TrainingFailed(log, name, e);
            shelf.Fail(name, "Training failed; what happened stands in the program's log.");
        }
        finally
        {
            lock (one) now = null;
        }
    }

    private sealed class Progressing(TopicTraining training) : IProgress<double>
    {
        public void Report(double value) => Volatile.Write(ref training.progress, value);
    }
}
