using Horizon.Search.Analysis;

namespace Horizon.Search.Language;

/// <summary>What one unquoted word is searched as.</summary>
/// <param name="Words">One index term, or the parts of a hyphenated word, which must follow each other.</param>
/// <param name="Joined">The hyphenated word written as one.</param>
internal readonly record struct WordUnit(string[] Words, string[]? Joined);

/// <summary>Takes an unquoted word apart: "Gy/20f" is two words, "SABR-COMET" is a phrase.</summary>
internal static class WordUnits
{
    public static List<WordUnit> Of(string text)
    {
        var terms = TextTerms.Of(text);
        var units = new List<WordUnit>();
        for (var i = 0; i < terms.Count; i++)
        {
            var joined = i;
            while (joined < terms.Count && terms[joined].Start >= terms[i].Start && !(terms[joined].Joined && terms[joined].Start == terms[i].Start)) joined++;
            if (joined < terms.Count && terms[joined].Joined && terms[joined].Start == terms[i].Start && joined > i)
            {
                units.Add(new WordUnit([.. terms[i..joined].Select(t => t.Text)], [terms[joined].Text]));
                i = joined;
            }
            else
            {
                units.Add(new WordUnit([terms[i].Text], null));
            }
        }

        return units;
    }
}
