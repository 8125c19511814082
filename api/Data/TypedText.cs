namespace Horizon.Api.Data;

/// <summary>Text that a person typed into a form.</summary>
internal static class TypedText
{
    /// <summary>Without blanks around it, and with line breaks of one character, as the form counts them: browsers send two. Null where nothing was typed.</summary>
    public static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
