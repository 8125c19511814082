using System.Collections.Frozen;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Tells drugs by the stems of their international nonproprietary names ("-mab", "-platin", "-tinib"), and the common ones that have none by a list.
/// Neither tells all drugs: what is not told makes no facet differ.
/// </summary>
internal static class DrugNames
{
    private static readonly FrozenSet<string> NotDrugs = FrozenSet.ToFrozenSet(
    [
        "prostatin", "cystatin", "anthracycline", "nitroimidazole", "imidazole", "benzimidazole", "benzothiazole", "thiazole", "oxazole", "triazole", "pyrazole", "carbazole", "follistatin", "myostatin", "vasostatin",
        "tumstatin", "pancreastatin", "trichostatin", "interleukin", "aminopenicillin", "mammalian target of rapamycin", "mechanistic target of rapamycin", "target of rapamycin", "somatostatin receptor",
        "somatostatin receptors", "somatostatin analog", "somatostatin analogs", "somatostatin analogue", "somatostatin analogues", "gonadotropin-releasing hormone", "vitamin d receptor", "vitamin d deficiency",
        "vitamin k antagonist", "vitamin k antagonists", "zinc finger", "arginine methyltransferase", "nicotinamide adenine dinucleotide", "nicotinamide phosphoribosyltransferase", "glutamine synthetase",
        "carnitine palmitoyltransferase", "dexamethasone suppression test", "interferon gamma release assay", "interferon-gamma release assay", "interferon regulatory factor", "interleukin-2 receptor", "il-2 receptor",
        "erythropoietin receptor", "thrombopoietin receptor agonist", "octreotide scan", "octreotide scintigraphy", "melatonin receptor", "thymosin beta", "retinoic acid receptor",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Shortest part of a name before its stem.</summary>
    private const int ShortestRoot = 3;
    private const int LongestRoot = 14;

    /// <summary>Of the WHO's stem book: drugs against cancer, then those that are given beside them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stems = FrozenSet.ToFrozenSet(
    [
        "mab", "bart", "mig", "tinib", "rafenib", "metinib", "ciclib", "parib", "lisib", "sertib", "degib", "platin", "taxel", "rubicin", "citabine", "citidine", "zolomide", "lutamide", "relix",
        "relin", "rolimus", "trexed", "tecan", "poside", "blastine", "cristine", "relbine", "zomib", "domide", "mustine", "fosfamide", "phosphamide", "mycin", "oxifen", "sidenib",
        "toclax", "nidazole", "inostat", "staurin", "bercept",
        "leukin", "rasib", "nexor", "menib", "metostat", "demstat", "mastat", "resib", "madlin", "anib", "alkib", "protafib", "estrant", "mestane", "ifene", "gestrol", "golix", "pristone", "tug", "fusp", "pilone",
        "arabine", "fluridine", "xuridine", "xantrone", "sulfan", "fosine", "aspargase", "retinoin", "arotene", "olimod", "quimod", "plostim", "bopag", "xafor", "denant", "tercept", "nercept", "tacept", "kinra",
        "xaban", "gatran", "grel", "grelor", "pril", "thiazide", "semide", "fibrate", "glinide", "prazan", "tadine", "pramine", "faxine", "opram", "racetam", "gabalin", "zolam", "peridone", "peridol", "tiapine",
        "lukast", "tropium", "moterol", "meterol", "penem", "bactam", "buvir", "asvir", "amivir", "tegravir", "fovir", "vudine", "triptan", "orexant", "neurant", "zanetant", "milast", "calcet", "calcitol", "calcidol",
        "fentanil", "porfin", "betasol", "sonide", "cinolone",
        "dronate", "dronic", "setron", "pitant", "grastim", "gramostim", "poetin", "fermin", "coxib", "profen", "caine", "steride", "reotide", "glutide", "afinil",
        "afil", "prost", "zole", "vaptan", "fylline", "parin", "quine", "floxacin", "cillin", "cycline", "navir", "clovir", "fungin", "statin", "formin", "gliflozin",
        "gliptin", "glitazone", "dipine", "sartan", "olol", "oxetine", "azepam", "triptyline", "sone", "solone",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The last two letters of stems, by which most words are told to have none.</summary>
    private static readonly FrozenSet<int> Endings = FrozenSet.ToFrozenSet(Stems.Set.Select(s => EndingOf(s)));

    private static readonly int[] StemLengths = [.. Stems.Set.Select(s => s.Length).Distinct().OrderDescending()];

    /// <summary>In text order, lower case, each once.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        var found = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var end = HeadEnd(text, i);
            if (end > i && (i == 0 || !IsWord(text[i - 1])))
            {
                var last = EndOfListed(text, i, end);
                if (last == 0 && JoinedTo(text, i, end) is > 0 and var joined) i = joined;
                if (last == 0 && HasStem(text.AsSpan(i, end - i)) && (end == text.Length || !IsWord(text[end]))) last = end;
                if (last > 0) found.Add(text[i..last].ToLowerInvariant());
                end = Math.Max(end, last);
            }
            i = Math.Max(i + 1, end);
        }
        return [.. found.Where(d => !NotDrugs.Contains(d)).SelectMany(Bare).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Words that stand before a drug; "hydroxyChloroquine" is one name.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Before =
        FrozenSet.ToFrozenSet(["concurrent", "concomitant", "weekly", "daily", "oral", "plus", "with", "and", "versus"], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>"concurrentGemcitabine": where the second of two words begins that a register has run together; 0 where none does.</summary>
    private static int JoinedTo(string text, int start, int end)
    {
        for (var at = end - 1; at > start + ShortestRoot; at--)
        {
            if (char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetterLower(text[at - 1])) return Before.Contains(text.AsSpan(start, at - start)) ? at : 0;
        }
        return 0;
    }

    /// <summary>The stem of a name that has one: its class.</summary>
    public static string? StemOf(string name)
    {
        foreach (var length in StemLengths) if (name.Length > length && Stems.TryGetValue(name.AsSpan(name.Length - length), out var stem)) return stem;
        return null;
    }

    /// <summary>Ends in a stem, after a root of a name's length.</summary>
    private static bool HasStem(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestRoot + StemLengths[^1] || !Endings.Contains(EndingOf(word))) return false;
        foreach (var length in StemLengths)
        {
            if (word.Length - length is >= ShortestRoot and <= LongestRoot && Stems.Contains(word[^length..])) return true;
        }
        return false;
    }

    /// <summary>Of ASCII letters, whatever their case.</summary>
    private static int EndingOf(ReadOnlySpan<char> word) => ((word[^2] | 0x20) << 8) | (word[^1] | 0x20);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>By the names that others use: a trade name's drug, a scheme's drugs. "TPI 287", "TPI-287": a code is one however it is written.</summary>
    private static IReadOnlyList<string> Bare(string name)
    {
        if (TradeNames.TryGetValue(name, out var drugs)) return drugs;
        if (name.Length <= 3 || name.AsSpan(name.Length - 3).IndexOfAnyExceptInRange('0', '9') >= 0) return [name];
        var code = name.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return TradeNames.TryGetValue(code, out var named) ? named : [code];
    }

    private static readonly IReadOnlyList<(string[] Drugs, string[] Others)> Listed = Load();

    private static readonly FrozenDictionary<string, string[]> TradeNames = Listed.SelectMany(l => l.Others.Select(o => (o, l.Drugs))).ToFrozenDictionary(p => p.o.ToLowerInvariant(), p => p.Drugs, StringComparer.Ordinal);

    private static bool IsInCapitals(string name) => name.Any(char.IsAsciiLetterUpper);

    private static List<(string[] Drugs, string[] Others)> Load() =>
        [.. Lines("trade-names.txt").Where(l => !l.StartsWith('#')).Select(l => (Line: l, At: l.IndexOf(": ", StringComparison.Ordinal))).Where(l => l.At > 0)
            .Select(l => (l.Line[..l.At].Split('+'), l.Line[(l.At + 2)..].Split('|', StringSplitOptions.TrimEntries)))];

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DrugNames).Assembly.GetManifestResourceStream($"Horizon.Search.Check.Facets.{name}") ?? throw new InvalidOperationException($"{name} is missing from the build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>Names without a stem, trade names and supplements, lower case.</summary>
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Names = ByHead(
    [
        .. Listed.SelectMany(l => l.Drugs.Concat(l.Others.Where(o => !IsInCapitals(o)))).Distinct(),
        .. Lines("drug-names.txt").Where(l => !l.StartsWith('#') && l.Length > 0),
        // "Somatostatin receptor" is read whole, and is none.
        .. NotDrugs.Where(n => n.Contains(' ', StringComparison.Ordinal)),
        .. "bcdek".Select(letter => $"vitamin {letter}"), .. "bcdek".SelectMany(letter => Enumerable.Range(0, 100).Select(n => $"vitamin {letter}{n}")),
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Schemes, by their capitals: people chop, too.</summary>
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Schemes =
        ByHead(Listed.SelectMany(l => l.Others.Where(IsInCapitals)), StringComparer.Ordinal);

    /// <summary>What stands before the number of a company's code.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Companies = FrozenSet.ToFrozenSet(
    [
        "AZD", "MK", "MEDI", "BMS", "AMG", "GDC", "PF", "ABT", "ABBV", "VX", "OGX", "INO", "CRLX", "ODM", "ZD", "TPI", "MLN", "PLX", "BAY", "GSK", "SAR", "INCB", "EMD", "NKTR", "SGI", "BIBW", "CDX", "DNX", "BGB",
        "SHR", "IBI", "JNJ", "TAK", "LY", "REGN", "BNT",
    ], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByHead(IEnumerable<string> names, StringComparer comparer) =>
        names.GroupBy(n => n[..HeadEnd(n, 0)], comparer).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToArray(), comparer).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The end of a run of letters, or of one of digits.</summary>
    private static int HeadEnd(string text, int start)
    {
        var end = start;
        if (end < text.Length && char.IsAsciiDigit(text[end])) while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        else while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return end;
    }

    /// <summary>The end of a listed name, scheme or code that begins with the run from start to end; 0 where none does.</summary>
    private static int EndOfListed(string text, int start, int end)
    {
        var head = text.AsSpan(start, end - start);
        if (Names.TryGetValue(head, out var names) && Longest(names, StringComparison.OrdinalIgnoreCase) is > 0 and var name) return name;
        if (Schemes.TryGetValue(head, out var schemes) && Longest(schemes, StringComparison.Ordinal) is > 0 and var scheme) return scheme;
        if (!Companies.Contains(head)) return 0;
        var digits = end < text.Length && text[end] is '-' or ' ' ? end + 1 : end;
        var last = digits;
        while (last < text.Length && char.IsAsciiDigit(text[last])) last++;
        return last - digits is >= 3 and <= 7 && IsEnd(last) ? last : 0;

        int Longest(string[] listed, StringComparison comparison)
        {
            foreach (var one in listed)
            {
                if (string.Compare(text, start, one, 0, one.Length, comparison) == 0 && IsEnd(start + one.Length)) return start + one.Length;
            }
            return 0;
        }

        bool IsEnd(int at) => at <= text.Length && (at == text.Length || !IsWord(text[at]));
    }
}
