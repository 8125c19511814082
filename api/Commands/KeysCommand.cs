using System.CommandLine;
using System.Globalization;
using Horizon.Api.Data;

namespace Horizon.Api.Commands;

/// <summary><c>keys add NAME</c>, <c>keys remove NAME</c>, <c>keys list</c></summary>
internal static class KeysCommand
{
    public static Command Create(SharedOptions shared, TimeProvider time)
    {
        var command = new Command("keys", "Keys of the editors, who decide what is one and what is two.");
        var name = new Argument<string>("NAME") { Description = "The person who decides with the key." };
        var add = new Command("add", "Make a key. It is shown once and kept as a hash.") { name };
        add.SetAction(parsed =>
        {
            var key = Keys(parsed).Add(parsed.GetRequiredValue(name));
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(new { name = parsed.GetRequiredValue(name).Trim(), key });
            else Console.WriteLine($"{key}\nKeep it: it is not shown again. Sign in with it at /sign-in, or send it as the header \"Authorization: Bearer KEY\".");
            return CommandLine.Code(true);
        });
        var remove = new Command("remove", "Take a key away. What was decided with it stands.") { name };
        remove.SetAction(parsed => Keys(parsed).Remove(parsed.GetRequiredValue(name))
            ? CommandLine.Code(true)
            : throw new CommandException($"{parsed.GetRequiredValue(name)} has no key. `horizon keys list` shows who has."));
        var list = new Command("list", "Who has a key, since when.");
        list.SetAction(parsed =>
        {
            var keys = Keys(parsed).All;
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(keys.Select(k => new { name = k.Name, since = k.Since }));
            else foreach (var key in keys) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key.Since:yyyy-MM-dd}  {key.Name}"));
            return CommandLine.Code(true);
        });
        command.Subcommands.Add(add);
        command.Subcommands.Add(remove);
        command.Subcommands.Add(list);
        return command;

        EditorKeys Keys(ParseResult parsed) => new(DataFolder.Open(parsed.GetRequiredValue(shared.Data)), time);
    }
}
