using System.Security.Cryptography;
using System.Text;

namespace Horizon.Search.Topics.WeakLabels;

/// <summary>
/// Makes examples with weak labels: what registries' and indexers' fields say, and where no field says it, rules of words. A model that learned from
/// a rule's own words alone would only be the rule again, so every second text (by chance of its id) loses all words that the rules read, and what is left must tell.
/// Pure and thread-safe.
/// </summary>
internal static class WeakLabel
{
    public static LabelledText Of(WeakText text)
    {
        var verdict = new WeakVerdict();
        StudyTypeRules.Read(text, verdict);
        ActivityRules.Read(text, verdict);
        RadiotherapyRules.Read(text, verdict);
        return new LabelledText(text.Id, Hidden(text.Id) ? verdict.Without(text.Text) : text.Text, verdict.Labels, verdict.Unsaid);
    }

    /// <summary>Whether a text of this id loses the words that the rules read.</summary>
    public static bool Hidden(string id) => (SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] & 1) == 0;
}
