using System.CommandLine;
using System.Globalization;
using Horizon.Api.Data;
using Horizon.Api.Queries;

namespace Horizon.Api.Commands;

/// <summary><c>signals [--strength S] [--level L] [--limit N]</c></summary>
internal static class SignalsCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var strength = new Option<string?>("--strength") { Description = "strong, weak, noise or falling; strong and weak where absent." };
        var level = new Option<string?>("--level") { Description = "technique for techniques alone, cell for techniques at a site; both where absent." };
        var limit = new Option<int>("--limit") { Description = "Signals, 1 to 200.", DefaultValueFactory = _ => SignalsQuery.UsualLimit };
        var command = new Command("signals", "Techniques, and techniques at a site, of which more trials start than before.") { strength, level, limit };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await Workspace.OpenAsync(DataFolder.Open(parsed.GetRequiredValue(shared.Data)), time, cancellation);
            await workspace.FollowAsync(cancellation);
            var answer = new SignalsQuery(new GapQuery(workspace, time), time).Run(parsed.GetValue(strength), parsed.GetValue(level), parsed.GetValue(limit));
            if (parsed.GetValue(shared.Json))
            {
                SharedOptions.WriteJson(answer);
                return CommandLine.Code(true);
            }
            Console.WriteLine($"Trials that started in {answer.RecentFrom} to {answer.RecentTo}, against {answer.BeforeFrom} to {answer.RecentFrom - 1}.");
            foreach (var s in answer.Items)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{s.Strength,-8} {s.Ratio,5:0.00} ({s.Low:0.00}-{s.High:0.00})  {s.Recent,4} found, {s.Expected,6:0.0} expected  {s.Technique.Label}{(s.Site is null ? "" : $", {s.Site.Label}")}"));
            }
            Console.WriteLine($"{answer.Items.Count} shown. {answer.Method}");
            return CommandLine.Code(true);
        });
        return command;
    }
}
