using Horizon.Search.Analysis;

namespace Horizon.Search.Check.Ranking;

/// <summary>Which of a question's words and pairs of words a study has, and where. Pure.</summary>
internal sealed class SharedTerms
{
    /// <summary>Words of one study that are read: longer registrations repeat themselves.</summary>
    private const int LongestText = 12_000;

    private readonly AskedTerms asked;

    /// <param name="concepts">Ids of the study's techniques and sites.</param>
    public SharedTerms(AskedTerms asked, StudyTexts study, IReadOnlySet<string> concepts)
    {
        this.asked = asked;
        In = new Fields[asked.Count];
        Pairs = new bool[asked.Pairs];
        Titles = [.. study.Titles.Select(t => Read(t, Fields.Title))];
        foreach (var text in study.Population) Scan(text, Fields.Population);
        foreach (var text in study.Interventions) Scan(text, Fields.Intervention);
        foreach (var text in study.Outcomes) Scan(text, Fields.Outcome);
        foreach (var text in study.Other) Scan(text, Fields.Other);
        foreach (var (_, terms) in asked.Names.Where(n => concepts.Contains(n.Id)))
        {
            Unsaid += Math.Max(0, WordsOfName - terms.Count);
            for (var i = 0; i < terms.Count; i++)
            {
                In[terms[i]] |= Fields.Other;
                if (i > 0 && asked.Pair(terms[i - 1], terms[i]) is >= 0 and var pair) Pairs[pair] = true;
            }
        }

        Bodies = Read(string.Join(' ', study.Bodies), Fields.Body);
        Names = Read(string.Join('\u001F', study.Names.Take(12)), Fields.Intervention);
    }

    /// <summary>Words of a name in full: "SABR" says as much as "stereotactic ablative radiotherapy".</summary>
    private const int WordsOfName = 3;

    /// <summary>Words that the short forms which both share stand for, beside themselves.</summary>
    public int Unsaid { get; }

    /// <summary>By the question's number of a word: the study's fields that have it.</summary>
    public Fields[] In { get; }

    public bool[] Pairs { get; }

    /// <summary>The distinct words of each of the study's titles.</summary>
    public IReadOnlyList<TitleWords> Titles { get; }

    public TitleWords Bodies { get; }

    public TitleWords Names { get; }

    private void Scan(string text, Fields field)
    {
        var scanner = Begin(text);
        var last = -1;
        while (scanner.Next())
        {
            if (scanner.Increment == 0) continue;
            var number = asked[scanner.Term];
            if (number >= 0) last = Meet(number, last, field);
            // Few words are the question's, and of the others only one that follows one of these need be looked at.
            else if (last >= 0 && AskedTerms.Counts(scanner.Term)) last = -1;
        }
    }

    private TitleWords Read(string text, Fields field)
    {
        var (shared, other) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal));
        var scanner = Begin(text);
        var last = -1;
        while (scanner.Next())
        {
            if (scanner.Increment == 0 || !AskedTerms.Counts(scanner.Term)) continue;
            var number = asked[scanner.Term];
            if (number >= 0) shared.Add(number);
            else other.Add(scanner.Term);
            last = Meet(number, last, field);
        }
        return new TitleWords(shared, other);
    }

    private int Meet(int number, int last, Fields field)
    {
        if (number < 0) return -1;
        In[number] |= field;
        if (last >= 0 && asked.Pair(last, number) is >= 0 and var pair) Pairs[pair] = true;
        return number;
    }

    private static TokenScanner Begin(string text)
    {
        var scanner = new TokenScanner(TermForms.Shared);
        var length = Math.Min(text.Length, LongestText);
        var buffer = new char[length];
        text.CopyTo(0, buffer, 0, length);
        scanner.Begin(buffer, length);
        return scanner;
    }
}

/// <summary>A short text's words: those that the question says too, by its number, and the others.</summary>
internal sealed record TitleWords(IReadOnlySet<int> Shared, IReadOnlySet<string> Other);
