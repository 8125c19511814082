using System.Security.Cryptography;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>The id of a gap that a record states: made of the record and the words without case, punctuation and spacing, so that it is the same for ever.</summary>
public static class StatedGapId
{
    private const string Prefix = NodeKinds.Gap + ":stated:";

    public static string Of(RecordKey record, string quote) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{record.Source}/{record.Id}\n{Normalised(quote)}")))[..16];

    /// <summary>Lower-case letters and digits, one space between words.</summary>
    internal static string Normalised(string quote)
    {
        var words = new StringBuilder(quote.Length);
        foreach (var c in quote)
        {
            if (char.IsLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }
}
