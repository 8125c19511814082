using System.Collections.Frozen;

namespace Horizon.Search.Analysis;

/// <summary>Words that a question holds and no answer turns on. They are indexed, and count in phrases; a search by words passes over them.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Terms = Make();

    /// <param name="term">As the index holds it.</param>
    public static bool Contains(string term) => Terms.Contains(term);

    private static FrozenSet<string> Make()
    {
        const string English = "a an and are as at be been but by can did do does for from had has have how i if in into is it its may more most no nor not of on or our over s so such than that the their them then there these they this those to versus vs was we were what when where which while who whom whose why will with within without would";
        return English.Split(' ').Select(word => TermForms.Shared.Term(word)).ToFrozenSet(StringComparer.Ordinal);
    }
}
