namespace Horizon.Api.Statement;

/// <summary>How whatever leaves Horizon says that it was made from the synthetic sample: at its top and end, in its title and in its file's name.</summary>
internal static class SampleMark
{
    public const string Words = "SAMPLE – made from synthetic records; not for use in an application or a decision";

    public static string Title(bool isSample, string title) => isSample ? $"SAMPLE: {title}" : title;

    public static string FileName(bool isSample, string name) => isSample ? $"SAMPLE-{name}" : name;
}
