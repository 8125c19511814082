using System.Text;

namespace Horizon.Api.Statement;

/// <summary>Words and links as Markdown (CommonMark).</summary>
internal static class Markdown
{
    private static readonly char[] Marks = ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|'];

    /// <param name="site">What the address of Horizon's own pages begins with.</param>
    public static string Link(string label, string address, string site) =>
        $"[{Escape(label)}](<{(address.StartsWith('/') ? site + address : address).Replace(">", "%3E", StringComparison.Ordinal)}>)";

    /// <summary>The words of sources are no markup.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (Array.IndexOf(Marks, c) >= 0) escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
