namespace Horizon.Search.Topics.Meaning;

/// <summary>The words of a text as they are used: runs of letters in lower case with their endings ("warrants" is not "warranted"), and question marks.</summary>
internal static class TextWords
{
    private const int Longest = 40;

    public static Enumerator Of(string text) => new(text);

    internal struct Enumerator(string text)
    {
        private readonly char[] letters = new char[Longest];
        private int at;
        private int length;

        /// <summary>Holds until the next word is asked for.</summary>
        public readonly ReadOnlySpan<char> Current => letters.AsSpan(0, length);

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (at < text.Length && !char.IsLetter(text[at]) && text[at] != '?') at++;
            if (at == text.Length) return false;
            if (text[at] == '?')
            {
                (letters[0], length) = ('?', 1);
                at++;
                return true;
            }
            for (length = 0; at < text.Length && char.IsLetter(text[at]); at++)
            {
                if (length < Longest) letters[length++] = char.ToLowerInvariant(text[at]);
            }
            return true;
        }
    }
}
