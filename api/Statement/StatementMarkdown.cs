using System.Globalization;
using System.Text;

namespace Horizon.Api.Statement;

/// <summary>A statement as Markdown: headings, sentences, and each record as a link.</summary>
internal static class StatementMarkdown
{
    public const string ContentType = "text/markdown; charset=utf-8";

    /// <param name="site">Of the links that lead to this server: "https://host".</param>
    public static byte[] Write(EvidenceStatement statement, string site)
    {
        var text = new StringBuilder();
        if (statement.IsSample) text.Append(CultureInfo.InvariantCulture, $"**{SampleMark.Words}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"# {Markdown.Escape(statement.Title)}\n");
        foreach (var part in statement.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Markdown.Escape(part.Heading)}\n");
            foreach (var sentence in part.Sentences)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{Markdown.Escape(sentence.Text)}");
                if (sentence.Sources.Count > 0) text.Append(CultureInfo.InvariantCulture, $" ({string.Join(", ", sentence.Sources.Select(s => Markdown.Link(s.Label, s.Address, site)))})");
                text.Append('\n');
            }
        }
        if (statement.IsSample) text.Append(CultureInfo.InvariantCulture, $"\n**{SampleMark.Words}**\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
