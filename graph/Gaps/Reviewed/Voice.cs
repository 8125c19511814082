namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>Whose voice a body's list carries. What is not marked is not known.</summary>
public sealed record Voice(string Organisation, bool Patients, bool Clinicians, string Source)
{
    private static readonly Dictionary<string, Voice> ByName =
        ReviewedTable.Rows("voices.tsv").Select(r => new Voice(r[0], r[1] == "yes", r[2] == "yes", r[3])).ToDictionary(v => v.Organisation, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a body of which it is not known.</summary>
    public static Voice? Of(string? organisation) => organisation is null ? null : ByName.GetValueOrDefault(organisation);
}
