namespace Horizon.Api.Briefs;

/// <summary>A document made of what the graph holds: every line names its records, every figure its day. <paramref name="Sequence"/> is the store's sequence number that it was made from.</summary>
/// <param name="IsSample">The records are made up: the brief says SAMPLE wherever it is shown.</param>
public sealed record Brief(string Title, string About, DateTimeOffset AsOf, long Sequence, bool IsSample, IReadOnlyList<BriefSection> Sections)
{
    /// <summary>What every form of a brief says of its lines.</summary>
    public const string Rests = "A line names the record that it rests on; a count rests on all records here.";
}

/// <param name="Empty">What is said where there is no line.</param>
public sealed record BriefSection(string Heading, IReadOnlyList<BriefLine> Lines, string Empty);

/// <param name="Quoted">The text is a source's own words.</param>
public sealed record BriefLine(string Text, IReadOnlyList<BriefSource> Sources, bool Quoted = false)
{
    public static BriefLine Of(string text, params IReadOnlyList<BriefSource> sources) => new(text, sources);
}

/// <summary>A record that a line rests on. <paramref name="Url"/> is null for what has no page here, and begins with a slash for one of Horizon's own.</summary>
public sealed record BriefSource(string Label, string? Url, string? Date);
