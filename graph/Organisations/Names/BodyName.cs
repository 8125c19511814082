using System.Text.RegularExpressions;

namespace Horizon.Graph.Organisations.Names;

/// <summary>
/// A body's name as it is compared: the words that name it, without legal form, country and acronym, in one language, and the department of it that is named, apart.
/// Two names of one <see cref="Key"/> are one body. Pure; the same name always gives the same key.
/// </summary>
public sealed partial record BodyName
{
    private const int LongestName = 400;
    private const int TellingBeforeTown = 2;

    /// <summary>Letters of an acronym that bodies of several countries share: MRC, NCI, INCA.</summary>
    private const int LongestShort = 4;

    private static readonly string[] UnitInside =
        ["department", "departments", "dept", "abteilung", "klinik fur", "klinik for", "klinik und", "institut fur", "institut for", "lehrstuhl", "sektion", "poliklinik", "frauenklinik", "schwerpunkt"];

    private static readonly HashSet<string> Shared = [.. NameWords.Shared.SelectMany(Meaning)];

    private static readonly string[] Joining = [" of ", " at ", " der ", " des ", " am ", " an ", " de ", " in "];

    public required string Written { get; init; }

    /// <summary>The words of the whole body, each once, in the order of letters; of a name of general words alone as written, in the order of the name.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The folded words of the part of the body that is named; null where the name is the body's own.</summary>
    public string? Unit { get; init; }

    /// <summary>A university by its English name "University of X" at a place that has an "X University" too, or may have.</summary>
    public bool IsUniversityOf { get; init; }

    /// <summary>No word of it is the body's own: "National Cancer Institute". There order, language and country are what tells it from others.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Letters behind the name or in brackets that stand for it, lower case; null where there are none.</summary>
    public string? Acronym { get; init; }

    /// <summary>
    /// The country behind the name or in brackets, by its ISO 3166-1 alpha-2 code, a part of the United Kingdom by its ISO 3166-2 code. Where the name has none and would be many bodies' without one,
    /// the country that the source gives beside it; else null.
    /// </summary>
    public string? CountryCode { get; init; }

    /// <summary>The country as a part of the key, lower case, beside <see cref="Words"/>: of an acronym, and of a place with one word of its own, which stand in many countries; null where it is none.</summary>
    public string? Home { get; init; }

    /// <summary>The name without its country.</summary>
    internal string AtHome { get; init; } = "";

    /// <summary>Nothing in the name says that it is of another country.</summary>
    public bool MayBeOf(string country) => CountryCode is null || Agree(CountryCode, country);

    /// <summary>Of the whole body.</summary>
    public string Key => (IsUniversityOf ? "of-" : "") + string.Join('-', Home is null ? Words : [.. Words.Append(Home).Order(StringComparer.Ordinal)]);

    /// <summary>Of exactly what is named: a department has its own.</summary>
    public string OwnKey => Unit is null ? Key : $"{Key}--{Unit.Replace(' ', '-')}";

    internal IEnumerable<string> Telling => Words.Where(w => !NameWords.Generic.Contains(w));

    /// <summary>The code of a country as a source writes it in a field of its own; null where it is none.</summary>
    public static string? CodeOf(string? country) =>
        country is null ? null : NameText.Fold(country) is var folded && NameWords.Country.TryGetValue(folded, out var code) ? code : NameWords.FieldCountry.GetValueOrDefault(folded);

    /// <summary>Of a text that names no body what it says instead, folded: a person, that the money is the investigator's own; empty where it says in usual words that there is none.</summary>
    public static string InsteadOfBody(string written) => NameText.Fold(written) is var folded && NameWords.None.Contains(folded) ? "" : folded;

    /// <summary>Null where the text names nobody: "none", "not applicable", a person, no letter at all.</summary>
    /// <param name="country">The code of the country that the source gives of the body in a field of its own; null where it gives none. One in the name itself goes before it.</param>
    public static BodyName? Of(string? written, string? country = null)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > LongestName || PersonName.Without(Unglued(NameText.Mend(written))) is not { } text) return null;
        var (given, folded) = (country, NameText.Fold(text));
        if (IsNobody(folded)) return null;
        string? acronym = null;
        country = null;
        text = Brackets().Replace(text, found =>
        {
            var inside = NameText.Fold(found.Groups[1].Value);
            if (NameWords.Country.TryGetValue(inside, out var code)) country = code;
            if (code is not null || inside.Split(' ').All(w => NameWords.Legal.Contains(w) || NameWords.Stop.Contains(w))) return " ";
            if (!IsAcronym(found.Groups[1].Value)) return $" {found.Groups[1].Value} ";
            acronym ??= inside.Replace(" ", "", StringComparison.Ordinal);
            return " ";
        });
        text = Affiliated().Replace(Address().Replace(text, ""), " ");
        var whole = WithoutPlace([.. Separators().Split(text).Select(NameText.Fold).Where(s => s.Length > 0)], ref country);
        var (segments, unit) = WithoutUnits(whole);
        // "Department of Medicine, University Hospital" alone names no body.
        if (unit is not null && !segments.SelectMany(s => s.Split(' ')).Any(w => !NameWords.Stop.Contains(w) && !NameWords.Meaning.ContainsKey(w))) (segments, unit) = (whole, null);
        var twice = segments is [var only] && (only.StartsWith("university of ", StringComparison.Ordinal) || only.StartsWith("the university of ", StringComparison.Ordinal)) ? NameWords.Twice.Where(t => $" {only} ".Contains($" {t.Key} ", StringComparison.Ordinal)).ToList() : [];
        var words = Content(string.Join(' ', segments));
        acronym ??= TakeAcronym(words, segments);
        if (whole.Count > 0 && IsNobody(string.Join(' ', whole))) return null;
        var named = words.SelectMany(Meaning).Distinct().ToList();
        var isGeneral = named.Count > 0 && named.TrueForAll(NameWords.IsOfNobody);
        var isShared = !isGeneral && IsShared(words);
        var isAcronym = words is [{ Length: <= LongestShort }] && IsAcronym(Separators().Split(text)[0].Trim());
        if (isGeneral || isShared || isAcronym || twice.Count > 0) country ??= given;
        // "University of York, Canada" is not the one that the name alone says; "Royal Victoria Hospital, Canada" is none of the others of that name.
        if (country is not null && (isShared || (twice.Count > 0 && !twice.Exists(t => t.Any(home => Agree(home, country)))))) named = [.. named.Append(country.ToLowerInvariant()).Distinct()];
        if (isGeneral) named = [.. Content(string.Join(' ', whole)).Concat(country is null ? [] : NameWords.CountryName.GetValueOrDefault(country, country.ToLowerInvariant()).Split(' ')).Distinct()];
        else named.Sort(StringComparer.Ordinal);
        if (named.Count == 0) named = [.. folded.Split(' ').Distinct().Order(StringComparer.Ordinal)];
        return new BodyName
        {
            Written = written.Trim(),
            Words = named,
            Unit = unit,
            IsUniversityOf = twice.Count > 0,
            IsGeneral = isGeneral,
            Acronym = acronym,
            CountryCode = country,
            Home = country is not null && !isGeneral && !isShared && (isAcronym || IsPlaceOfOneWord(named)) && unit is null ? country[..2].ToLowerInvariant() : null,
            AtHome = string.Join(", ", whole),
        };
    }

    /// <summary>A name that may have a <see cref="Home"/> and has none.</summary>
    internal static bool HasHomes(BodyName name) => name is { Home: null, Unit: null, IsGeneral: false } && (name.Words is [{ Length: <= LongestShort }] ? IsAcronym(name.Written) : IsPlaceOfOneWord(name.Words) && !IsShared([.. name.Words]));

    /// <summary>The same country, or one is a part of the other.</summary>
    public static bool Agree(string a, string b) => a == b || a.StartsWith($"{b}-", StringComparison.Ordinal) || b.StartsWith($"{a}-", StringComparison.Ordinal);

    private static bool IsShared(List<string> words) =>
        words.SelectMany(Meaning).Where(w => !NameWords.IsOfNobody(w)).ToList() is { Count: > 0 } telling && telling.TrueForAll(Shared.Contains);

    /// <summary>"Peterson Clinic": a place that one word names beside what it is. Places of such a name stand in many countries; companies and universities of one seldom do.</summary>
    private static bool IsPlaceOfOneWord(IReadOnlyList<string> named) => named.Count(w => !NameWords.IsOfNobody(w)) == 1 && named.Any(w => w is "hospital" or "clinical" or "institute" or "centre") && !named.Contains("university");

    /// <summary>"None", "self-raised funds", "Investigator initiated and funded".</summary>
    private static bool IsNobody(string folded) =>
        folded.Length == 0 || NameWords.None.Contains(folded) || folded.Split(' ').Where(w => !NameWords.Stop.Contains(w)).DefaultIfEmpty("the").All(NameWords.Nobody.Contains);

    private static IEnumerable<string> Meaning(string word) => NameWords.Meaning.TryGetValue(word, out var meaning) ? meaning : [Umlauts(word)];

    /// <summary>Muenchen and Munchen are one.</summary>
    private static string Umlauts(string word) => word.Length <= 4 ? word
        : word.Replace("ue", "u", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal);

    private static List<string> Content(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        // A legal form of two words stands at the end: "Co Ltd", "Private Limited"; what is left has to name something.
        while (words.Count > 1 && NameWords.Legal.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        var kept = words.Where(w => !NameWords.Stop.Contains(w)).Select(w => w == "saint" ? "st" : w).ToList();
        return kept.Count > 0 ? kept : words;
    }

    private static string? TakeAcronym(List<string> words, List<string> segments)
    {
        if (words.Count < 4) return null;
        var all = string.Concat(segments.SelectMany(s => s.Split(' ')).Select(w => w[0]));
        foreach (var at in (ReadOnlySpan<int>)[words.Count - 1, 0])
        {
            var word = words[at];
            var initials = string.Concat(words.Where((_, i) => i != at).Select(w => w[0]));
            if (word.Length < 3 || (initials != word && !all.Contains(word, StringComparison.Ordinal))) continue;
            words.RemoveAt(at);
            return word;
        }
        return null;
    }

    /// <summary>The country at the end goes, and the town before it where the name tells enough without.</summary>
    private static List<string> WithoutPlace(List<string> segments, ref string? country)
    {
        var hadCountry = false;
        while (segments.Count > 1 && (NameWords.Country.ContainsKey(segments[^1]) || segments[^1].Split(' ').All(NameWords.Legal.Contains)))
        {
            if (NameWords.Country.TryGetValue(segments[^1], out var code)) (country, hadCountry) = (code, true);
            segments.RemoveAt(segments.Count - 1);
        }
        RemoveAddress(segments);
        if (hadCountry && segments.Count > 1 && segments[^1].Split(' ') is { Length: <= 2 } town && !town.Any(NameWords.Meaning.ContainsKey)
            && segments[0].Split(' ').Count(w => !NameWords.Stop.Contains(w) && !NameWords.Meaning.ContainsKey(w)) >= TellingBeforeTown) segments.RemoveAt(segments.Count - 1);
        return segments;
    }

    /// <summary>"University Hospital X, Im Feld 400, 69120 X": a line with a postcode behind the body, and the lines with numbers before it, say where it stands.</summary>
    private static void RemoveAddress(List<string> segments)
    {
        var body = segments.FindIndex(HasBody);
        if (body < 0 || segments.FindLastIndex(s => Postcode().IsMatch(s)) <= body) return;
        for (var at = segments.Count - 1; at > body; at--)
        {
            var words = segments[at].Split(' ');
            if (words.Any(w => char.IsAsciiDigit(w[0])) && !words.Any(NameWords.Meaning.ContainsKey)) segments.RemoveAt(at);
        }
    }

    private static (List<string> Segments, string? Unit) WithoutUnits(List<string> segments)
    {
        var units = new List<string>();
        var bodies = new List<string>();
        foreach (var segment in segments)
        {
            var unit = NameWords.Unit.FirstOrDefault(u => segment.StartsWith(u, StringComparison.Ordinal) && (segment.Length == u.Length || segment[u.Length] == ' '));
            if (unit is null && segment.IndexOf(" department of ", StringComparison.Ordinal) is > 0 and var named && HasBody(segment[named..]))
            {
                // "Emergency Department of X Hospital".
                units.Add(segment[..(named + " department".Length)]);
                bodies.Add(segment[(named + " department of ".Length)..]);
            }
            else if (unit is null) bodies.Add(segment);
            else if (BodyAfter(segment, unit.Length) is { } at)
            {
                units.Add(segment[..at].Trim());
                bodies.Add(segment[at..]);
            }
            else units.Add(segment);
        }
        if (!bodies.Exists(HasBody)) return (segments, null);
        for (var i = 0; i < bodies.Count; i++)
        {
            foreach (var unit in UnitInside)
            {
                var at = bodies[i].IndexOf($" {unit} ", StringComparison.Ordinal);
                if (at <= 0 || !HasBody(bodies[i][..at])) continue;
                units.Add(bodies[i][(at + 1)..]);
                bodies[i] = bodies[i][..at];
            }
        }
        return (bodies, units.Count == 0 ? null : string.Join(' ', units));
    }

    /// <summary>Where in "Department of Medicine University Hospital X" the whole body begins; null where it does not.</summary>
    private static int? BodyAfter(string segment, int from)
    {
        for (var at = segment.IndexOf(' ', from); at >= 0; at = segment.IndexOf(' ', at + 1))
        {
            var end = segment.IndexOf(' ', at + 1);
            var word = segment[(at + 1)..(end < 0 ? segment.Length : end)];
            if (IsBodyWord(word) && (end > 0 || !segment[..at].EndsWith(" of", StringComparison.Ordinal))) return WithNameBefore(segment, at + 1, from);
        }
        return null;
    }

    /// <summary>"of the Aarhus University": the name may stand before the word that says what it is, back to the last joining word.</summary>
    private static int WithNameBefore(string segment, int at, int from)
    {
        var joined = Joining.Max(j => segment.LastIndexOf(j, at - 1, at - 1, StringComparison.Ordinal) is >= 0 and var found ? found + j.Length : -1);
        return joined > from ? joined : at;
    }

    private static bool HasBody(string segment) => segment.Split(' ').Any(IsBodyWord);

    private static bool IsBodyWord(string word) => NameWords.Meaning.TryGetValue(word, out var meaning) && (meaning.Contains("university") || meaning.Contains("hospital") || meaning.Contains("infirmary")) && word is not ("klinik" or "clinica");

    private static bool IsAcronym(string text) => text.Length is > 1 and < 12 && text.All(c => char.IsUpper(c) || c is '-' or ' ' or '.' or '/') && text.Count(char.IsUpper) > 1;

    /// <summary>"TherapieUniversitätsklinikum": words that a register ran into each other.</summary>
    private static string Unglued(string text) => Glue().Replace(text, found => NameWords.Meaning.ContainsKey(NameText.Fold(found.Groups[2].Value)) ? $"{found.Groups[1].Value}, {found.Groups[2].Value}" : found.Value);

    [GeneratedRegex(@"\(([^()]{1,120})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b[Aa]ffiliated\s+(?:to|with)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Affiliated();

    /// <summary>" - Sao Paulo, SP, Brazil".</summary>
    [GeneratedRegex(@"\s+-\s+[\p{L} .']{2,40},\s*[A-Z]{2},\s*Brazil\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:\d{4,6}|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\s*[,;/]\s*|\s+[-\u2013\u2014]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(\p{Ll}{2})(\p{Lu}\p{Ll}{5,40})", RegexOptions.CultureInvariant)]
    private static partial Regex Glue();
}
