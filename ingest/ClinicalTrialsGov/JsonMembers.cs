using System.Text;
using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>
/// Steps through a study without building a tree. Every method starts at a property name (or inside an array) and ends on the value's last token.
/// A value of another type than expected is noted on the draft, skipped, and makes the study a rejected one.
/// </summary>
internal static class JsonMembers
{
    public static bool NextMember(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    public static bool Enter(this ref Utf8JsonReader reader, StudyDraft draft) => EnterAs(ref reader, draft, JsonTokenType.StartObject, "an object");

    public static bool EnterList(this ref Utf8JsonReader reader, StudyDraft draft) => EnterAs(ref reader, draft, JsonTokenType.StartArray, "a list");

    /// <summary>Moves to the next object of a list; false at the list's end.</summary>
    public static bool NextItem(this ref Utf8JsonReader reader, StudyDraft draft)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) return true;
            if (reader.TokenType == JsonTokenType.Null) continue;
            draft.Misshapen(ref reader, "an object");
            reader.Skip();
        }
        return false;
    }

    /// <summary>The value as trimmed text, null where it is absent or blank; numbers and truth values as they are written.</summary>
    public static string? Text(this ref Utf8JsonReader reader, StudyDraft draft)
    {
        reader.Read();
        return Value(ref reader, draft);
    }

    public static IReadOnlyList<string> Texts(this ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.EnterList(draft)) return [];
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Value(ref reader, draft) is { } text) texts.Add(text);
        }
        return texts;
    }

    public static bool? Flag(this ref Utf8JsonReader reader, StudyDraft draft) => RegistryWords.Flag(reader.Text(draft));

    public static int? Number(this ref Utf8JsonReader reader, StudyDraft draft) => RegistryWords.Number(reader.Text(draft));

    /// <summary>The date of a <c>{date, type}</c> structure as written.</summary>
    public static string? DateOf(this ref Utf8JsonReader reader, StudyDraft draft, string path)
    {
        string? date = null;
        if (!reader.Enter(draft)) return null;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("date"u8)) date = reader.Text(draft);
            else reader.SkipUnread(draft, path, "type");
        }
        return date;
    }

    /// <summary>Skips a member that this version does not read, and counts it as unknown unless it is one of <paramref name="known"/>.
    /// <paramref name="path"/>: where the member stands; null for the study itself.</summary>
    public static void SkipUnread(this ref Utf8JsonReader reader, StudyDraft draft, string? path, params ReadOnlySpan<string> known)
    {
        var isKnown = false;
        foreach (var name in known)
        {
            if (!reader.ValueTextEquals(name)) continue;
            isKnown = true;
            break;
        }
        if (!isKnown) draft.Unknown(path, reader.GetString()!);
        reader.Skip();
    }

    private static bool EnterAs(ref Utf8JsonReader reader, StudyDraft draft, JsonTokenType expected, string words)
    {
        reader.Read();
        if (reader.TokenType == expected) return true;
        if (reader.TokenType == JsonTokenType.Null) return false;
        draft.Misshapen(ref reader, words);
        reader.Skip();
        return false;
    }

    private static string? Value(ref Utf8JsonReader reader, StudyDraft draft)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return RegistryWords.Filled(RegistryWords.Unescaped(reader.GetString()));
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Null:
                return null;
            default:
                draft.Misshapen(ref reader, "text");
                reader.Skip();
                return null;
        }
    }
}
