using System.Text.Json;
using Xunit;

namespace Horizon.Api.Tests.Running;

/// <summary>What every answer must keep to.</summary>
internal static class Expect
{
    /// <summary>problem+json of a status, with a sentence that holds the words and nothing of the program's inside.</summary>
    public static string Problem(this Answer answer, int status, params string[] words)
    {
        Assert.True(answer.Status == status, $"{answer.Status} in place of {status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.Type);
        var problem = answer.Json();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        var sentence = problem.GetProperty("detail").GetString()!;
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Horizon.Api.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Text, StringComparison.Ordinal);
        return sentence;
    }

    public static void Fields(this JsonElement thing, params string[] names) =>
        Assert.All(names, name => Assert.True(thing.TryGetProperty(name, out _), $"{name} is missing in {thing}"));

    /// <summary>An ISO 8601 time in UTC.</summary>
    public static void UtcTime(this JsonElement time)
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$", time.GetString());
    }

    /// <summary>camelCase names, and no empty string where null is meant.</summary>
    public static void Form(this JsonElement thing, string where = "$")
    {
        switch (thing.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in thing.EnumerateObject())
                {
                    Assert.True(property.Name.Length > 0 && !char.IsUpper(property.Name[0]), $"{where}.{property.Name} is not camelCase");
                    property.Value.Form($"{where}.{property.Name}");
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in thing.EnumerateArray()) item.Form(where + "[]");
                break;
            case JsonValueKind.String:
                Assert.True(thing.GetString()!.Length > 0, $"{where} is an empty string");
                break;
        }
    }

    public static string[] Strings(this JsonElement list, string name) => [.. list.EnumerateArray().Select(i => i.GetProperty(name).GetString()!)];
}
