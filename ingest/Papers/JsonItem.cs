using System.Buffers.Text;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using Horizon.Ingest.Fields;

namespace Horizon.Ingest.Papers;

/// <summary>
/// A value of a paper's record, which may be absent. What is asked of it as another kind than it is reads as absent, and its name is kept in
/// <paramref name="strange"/>, so that a changed format is seen.
/// </summary>
internal readonly struct JsonItem(JsonValue? value, string name, List<string> strange)
{
    public bool Exists => value is not null;

    public JsonItem this[string member]
    {
        get
        {
            if (value is not { } parent) return default;
            if (parent.ValueKind != JsonValueKind.Object) Strange();
            return new JsonItem(parent.Member(member), member, strange);
        }
    }

    /// <summary>Text without white space around it, numbers and truth values as they are written; null for what is absent, blank or a placeholder.</summary>
    public string? Text
    {
        get
        {
            switch (value?.ValueKind)
            {
                case null:
                    return null;
                case JsonValueKind.String:
                    return PaperText.Filled(value.Value.GetString());
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    return value.Value.GetRawText();
                default:
                    Strange();
                    return null;
            }
        }
    }

    public bool Flag => value?.ValueKind == JsonValueKind.True || Text is "true" or "Y";

    /// <summary>The elements of a list; a value that stands alone where a list may be is a list of one.</summary>
    public JsonItems Items => value is not { } list ? default : new JsonItems(list.ValueKind == JsonValueKind.Array ? list.Children : list.Alone, name, strange);

    public IReadOnlyList<string> Texts => Of(static item => item.Text);

    /// <summary>What is read of each element of a list, where there is anything.</summary>
    public IReadOnlyList<T> Of<T>(Func<JsonItem, T?> read)
        where T : class
    {
        List<T>? all = null;
        foreach (var item in Items)
        {
            if (read(item) is { } one) (all ??= []).Add(one);
        }
        return all ?? (IReadOnlyList<T>)[];
    }

    /// <summary>The members of an object, in their order, the null ones too.</summary>
    public JsonChildren Members
    {
        get
        {
            if (value is not { } parent) return default;
            if (parent.ValueKind == JsonValueKind.Object) return parent.Children;
            Strange();
            return default;
        }
    }

    /// <summary>One of <see cref="Members"/>.</summary>
    public JsonItem Of(JsonValue member) => new(member, name, strange);

    /// <summary>The whole number that stands here, as a number or as text; null where none does.</summary>
    public int? Number
    {
        get
        {
            if (value is { ValueKind: JsonValueKind.Number } plain && Utf8Parser.TryParse(plain.Written, out int whole, out var read) && read == plain.Written.Length) return whole;
            return int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }

    private void Strange()
    {
        if (!strange.Contains(name)) strange.Add(name);
    }
}

/// <summary>The elements of a list that are not null.</summary>
internal readonly struct JsonItems(JsonChildren values, string name, List<string> strange) : IEnumerable<JsonItem>
{
    public Enumerator GetEnumerator() => new(values.GetEnumerator(), name, strange);

    IEnumerator<JsonItem> IEnumerable<JsonItem>.GetEnumerator()
    {
        foreach (var item in this) yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<JsonItem>)this).GetEnumerator();

    internal struct Enumerator(JsonChildren.Enumerator values, string name, List<string> strange)
    {
        private JsonChildren.Enumerator _values = values;

        public readonly JsonItem Current => new(_values.Current, name, strange);

        public bool MoveNext()
        {
            while (_values.MoveNext())
            {
                if (_values.Current.ValueKind != JsonValueKind.Null) return true;
            }
            return false;
        }
    }
}
