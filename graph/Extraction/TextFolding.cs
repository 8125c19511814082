namespace Horizon.Graph.Extraction;

/// <summary>What one character means to the matcher. Letters and digits (accents and superscripts folded) and the few
/// signs that patterns contain are symbols; spaces, dashes, quotes and brackets are gaps; all else ends a match.</summary>
internal static class TextFolding
{
    public const byte Stop = 0;
    public const byte Gap = 254;
    public const byte OtherLetter = 255;
    public const byte Symbols = 41;
    private const byte Comma = 37;

    private static readonly byte[] Table = Build();

    public static byte Fold(char c) =>
        c < Table.Length ? Table[c]
        : c is >= '\u2010' and <= '\u2015' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2212' or '\u202F' or '\u2060' or '\uFEFF' ? Gap
        : c is >= '\u2000' and <= '\u200D' ? Gap
        : c is >= '\uFF01' and <= '\uFF5E' ? Table[c - 0xFEE0]
        : c is '\u3000' ? Gap
        : c is '\u2070' ? (byte)27
        : c is >= '\u2074' and <= '\u2079' ? (byte)(27 + c - '\u2070')
        : char.IsLetterOrDigit(c) ? OtherLetter
        : Stop;

    public static bool IsWord(byte folded) => folded is (> Stop and < Comma) or OtherLetter;

    public static bool IsWordAt(string text, int index) => (uint)index < (uint)text.Length && IsWord(Fold(text[index]));

    private static byte[] Build()
    {
        var table = new byte[0x180];
        for (var c = 0; c < 26; c++) table['a' + c] = table['A' + c] = (byte)(1 + c);
        for (var c = 0; c < 10; c++) table['0' + c] = (byte)(27 + c);
        for (var c = 0xAA; c < 0x180; c++) if (char.IsLetterOrDigit((char)c)) table[c] = OtherLetter;
        table[','] = Comma;
        table['/'] = 38;
        table['+'] = 39;
        table['&'] = 40;
        foreach (var gap in " \t\r\n\u00A0-'\u2019\"()[]\u00AD`\u00AE") if (gap < table.Length) table[gap] = Gap;
        table['\u00B9'] = 28;
        table['\u00B2'] = 29;
        table['\u00B3'] = 30;
        FoldAll("àáâãäåÀÁÂÃÄÅ", 'a');
        FoldAll("èéêëÈÉÊË", 'e');
        FoldAll("ìíîïÌÍÎÏ", 'i');
        FoldAll("òóôõöøÒÓÔÕÖØ", 'o');
        FoldAll("ùúûüÙÚÛÜ", 'u');
        FoldAll("çÇ", 'c');
        FoldAll("ñÑ", 'n');
        return table;

        void FoldAll(string letters, char plain)
        {
            foreach (var letter in letters) table[letter] = table[plain];
        }
    }
}
