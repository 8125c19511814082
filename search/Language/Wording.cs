namespace Horizon.Search.Language;

/// <summary>One way to say what is searched for.</summary>
/// <param name="Words">Index terms in order.</param>
/// <param name="Weight">1 as it was asked, less for a synonym or a narrower concept.</param>
internal sealed record Wording(string[] Words, float Weight)
{
    /// <summary>Whether these words stand in the other's, one behind the other: whatever holds the other then holds this.</summary>
    public bool StandsIn(Wording other)
    {
        for (var i = 0; i + Words.Length <= other.Words.Length; i++)
        {
            if (other.Words.AsSpan(i, Words.Length).SequenceEqual(Words)) return true;
        }

        return false;
    }
}
