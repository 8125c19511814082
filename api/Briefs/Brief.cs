using System.Text;
using System.Text.Json.Serialization;

namespace Horizon.Api.Briefs;

/// <summary>A document made of what the graph holds: every line names its records, every figure its day. <paramref name="Sequence"/> is the store's sequence number that it was made from.</summary>
/// <param name="IsSample">The records are made up: the brief says SAMPLE wherever it is shown.</param>
public sealed record Brief(string Title, string About, DateTimeOffset AsOf, long Sequence, bool IsSample, IReadOnlyList<BriefSection> Sections)
{
    /// <summary>What every form of a brief says of its lines.</summary>
    public const string Rests = "A line names the record that it rests on; a count rests on all records here.";

    private const int MostOfName = 60;

    /// <summary>What it is of, as its file's name says it: small letters, digits and hyphens. Two subjects that differ beyond so many letters only share it.</summary>
    [JsonIgnore]
    public string FileName
    {
        get;
        init
        {
            var name = new StringBuilder();
            foreach (var c in value.Normalize(NormalizationForm.FormD))
            {
                if (char.IsAsciiLetterOrDigit(c)) name.Append(char.ToLowerInvariant(c));
                else if (name.Length > 0 && name[^1] != '-' && !char.IsLetter(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark) name.Append('-');
            }
            var all = name.ToString().Trim('-');
            field = all.Length <= MostOfName ? all : all.LastIndexOf('-', MostOfName) is > 0 and var end ? all[..end] : all[..MostOfName];
        }
    } = "";
}

/// <param name="Empty">What is said where there is no line.</param>
public sealed record BriefSection(string Heading, IReadOnlyList<BriefLine> Lines, string Empty)
{
    /// <summary>What a reader must know of the figures, before them.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The lines as a table, which is shown in their place; null where they are no figures.</summary>
    public BriefTable? Table { get; init; }
}

/// <param name="Columns">Their headings; the first is of words, the others are of figures.</param>
/// <param name="Rest">What is said of rows that are left out; null where all are there.</param>
public sealed record BriefTable(IReadOnlyList<string> Columns, IReadOnlyList<BriefRow> Rows, BriefLine? Rest = null);

/// <param name="Source">What the first cell leads to.</param>
public sealed record BriefRow(IReadOnlyList<string> Cells, BriefSource Source);

/// <param name="Quoted">The text is a source's own words.</param>
public sealed record BriefLine(string Text, IReadOnlyList<BriefSource> Sources, bool Quoted = false)
{
    public static BriefLine Of(string text, params IReadOnlyList<BriefSource> sources) => new(text, sources);
}

/// <summary>A record that a line rests on. <paramref name="Url"/> is null for what has no page here, and begins with a slash for one of Horizon's own.</summary>
public sealed record BriefSource(string Label, string? Url, string? Date);
