using Horizon.Ingest.Registries;

namespace Horizon.Ingest.EuCtr;

/// <summary>
/// One numbered field of a protocol form. <paramref name="Code"/>: "e11" for E.1.1, or a lower-case label where the form has no number.
/// <paramref name="Language"/> is null for English, <paramref name="Group"/> counts the sponsors and products that a form repeats.
/// </summary>
internal sealed record EuCtrField(string Code, string Label, string? Language, int Group, string Value);

/// <summary>The fields of one record, from whichever form it came in.</summary>
internal sealed class EuCtrFields(IReadOnlyList<EuCtrField> fields, bool hasLines)
{
    /// <summary>Whether lists keep one value a line; tools that make JSON run them together.</summary>
    public bool HasLines { get; } = hasLines;

    public int Count => fields.Count;

    /// <summary>The English value of the first of some codes, else one in another language; null where there is none.</summary>
    public string? this[params ReadOnlySpan<string> codes]
    {
        get
        {
            foreach (var code in codes)
            {
                string? other = null;
                foreach (var field in fields)
                {
                    if (field.Code != code || RegistryText.Plain(field.Value) is not { } text) continue;
                    if (field.Language is null) return text;
                    other ??= text;
                }
                if (other is not null) return other;
            }
            return null;
        }
    }

    /// <summary>All English values of a code, with the group that each stands in.</summary>
    public IEnumerable<(int Group, string Label, string Value)> All(string code) =>
        fields.Where(f => f.Code == code && f.Language is null).Select(f => (f.Group, f.Label, Value: RegistryText.Plain(f.Value))).Where(f => f.Value is not null).Select(f => (f.Group, f.Label, f.Value!));

    /// <summary>All English values of a code, with the group that each stands in and the value of another code that follows it before the next one; null where none does.</summary>
    public IEnumerable<(int Group, string Value, string? Next)> AllWithNext(string code, string next)
    {
        for (var at = 0; at < fields.Count; at++)
        {
            if (fields[at].Code != code || fields[at].Language is not null || RegistryText.Plain(fields[at].Value) is not { } value) continue;
            var after = fields.Skip(at + 1).TakeWhile(f => f.Code != code).FirstOrDefault(f => f.Code == next && f.Group == fields[at].Group);
            yield return (fields[at].Group, value, RegistryText.Plain(after?.Value));
        }
    }

    public bool? Says(string code) => this[code]?.ToUpperInvariant() switch { "YES" or "TRUE" => true, "NO" or "FALSE" => false, _ => null };
}
