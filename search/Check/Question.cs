using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Check.Facets;
using Horizon.Search.Check.Ranking;

namespace Horizon.Search.Check;

/// <summary>A concept that a question names; <paramref name="Words"/> are the person's own, null where the concept came from a record.</summary>
public sealed record AskedConcept(string Id, string Label, string? Role, string? Words);

/// <summary>A study question as it was read: what a match is compared with.</summary>
public sealed partial record Question
{
    private static Concept Root => RadiotherapyVocabulary.Current.Find("technique:radiotherapy")!;

    /// <summary>All that was said, for finding candidates by their words.</summary>
    public required string Text { get; init; }
    public string? Title { get; init; }
    public required IReadOnlyList<AskedConcept> Techniques { get; init; }
    public required IReadOnlyList<AskedConcept> Sites { get; init; }
    public required IReadOnlyList<DoseSchedule> Schedules { get; init; }
    public string? Intent { get; init; }
    public string? Population { get; init; }
    public string? Intervention { get; init; }
    public string? Comparator { get; init; }
    public string? Outcome { get; init; }
    public required StudyDesign Design { get; init; }

    /// <summary>Fields whose words could not be read, in sentences; what the text says stands in their place.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>
    /// What was read from running text for facets that have no field of their own here: who is treated, what is given, with what it is compared, what is measured, in how many fractions where no dose is said, each in the person's words.
    /// A facet for which a field was filled in is absent.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReadFromText()
    {
        var read = Aspects.Of(this);
        var against = read.Comparison?.Against.Concepts.Values.Distinct().ToList() ?? [];
        return new (string Facet, string? Field, IEnumerable<string> Words)[]
            {
                ("population", Population, read.People.Values), ("intervention", Intervention, read.Given.Values.Except(against, StringComparer.OrdinalIgnoreCase)), ("comparator", Comparator, against), ("outcome", Outcome, read.Primary.Values),
                ("dose", null, read.Fractions.Select(f => f.Words)),
            }
            .Select(p => (p.Facet, Words: string.IsNullOrWhiteSpace(p.Field) ? p.Words.Distinct(StringComparer.OrdinalIgnoreCase).ToList() : []))
            .Where(p => p.Words.Count > 0).ToDictionary(p => p.Facet, p => (IReadOnlyList<string>)p.Words);
    }

    /// <summary>The trial that the question is of, as others would be compared with it; null where a person asks.</summary>
    internal Study? Self { get; init; }

    /// <summary>The trial as it is registered asks, and nobody added anything.</summary>
    internal bool IsAsRegistered { get; init; }

    /// <summary>What is compared word by word.</summary>
    internal StudyTexts Texts { get; init; } = StudyTexts.Of(new QuestionParts());

    /// <summary>What the person calls the techniques and sites, by their ids; of a registered trial nothing.</summary>
    internal IReadOnlyList<(string Id, string Words)> Names => Self is null ? [.. Techniques.Concat(Sites).Where(c => c.Words is not null).Select(c => (c.Id, c.Words!)).Distinct()] : [];

    /// <summary>The comparison that the title states; null where it states none.</summary>
    internal Comparison? TitleComparison() => Title is null ? null : Comparison.OfText(Title);

    /// <summary>So many sites, techniques or doses are more than one question has; of a long text those are then the question's that its own sentences name.</summary>
    private const int ManyConcepts = 3;

    /// <summary>Reads a question out of its parts. Concepts named in a field of their own stand above those found in running text, and what a long text says of itself above its background.</summary>
    public static Question Read(QuestionParts parts)
    {
        parts = LabelledParts.Of(parts);
        var whole = ReadAll(parts);
        if (Math.Max(Math.Max(whole.Sites.Count, whole.Techniques.Count), whole.Schedules.Count) < ManyConcepts || parts.Text is null || OwnSentences.Of(parts.Text) is not { } own) return whole;
        var narrow = ReadAll(parts with { Text = own });
        return whole with
        {
            Techniques = Fewer(narrow.Techniques, whole.Techniques),
            Sites = Fewer(narrow.Sites, whole.Sites),
            Schedules = Fewer(narrow.Schedules, whole.Schedules),
            Intent = narrow.Intent ?? whole.Intent,
        };

        static IReadOnlyList<T> Fewer<T>(IReadOnlyList<T> own, IReadOnlyList<T> all) => own.Count > 0 && all.Count >= ManyConcepts ? own : all;
    }

    private static Question ReadAll(QuestionParts parts)
    {
        var text = parts.Running();
        var mentions = Omissions.WithOmitted(text, ConceptReader.Read(text));
        var roles = ArmRoleReader.Read(text, mentions);
        var found = mentions.Zip(roles, (m, role) => (Concept: RadiotherapyVocabulary.Current.Find(m.ConceptId)!, Role: role, Words: text[m.Start..m.End])).ToList();
        var unread = new List<string>();
        var techniques = Asked("technique", parts.Technique, ConceptKind.Technique, found, unread);
        var schedules = ReadSchedules(parts.Dose, text, unread);
        // Who gives gray gives radiotherapy, though no word says so.
        if (techniques.Count == 0 && schedules.Count > 0) techniques = [new AskedConcept(Root.Id, Root.Label, null, schedules[0].Text)];
        var sites = Asked("site", parts.Site, ConceptKind.Site, found, unread);
        if (sites.Count == 0) sites = [.. TreatedOrgans.Read(text).Select(o => new AskedConcept(o.Site.Id, o.Site.Label, null, o.Words))];
        if (sites.Count == 0 && techniques.Count > 0 && TreatedOrgans.OnlyOne(text) is { } only) sites = [new AskedConcept(only.Site.Id, only.Site.Label, null, only.Words)];
        return new Question
        {
            Text = text,
            Title = parts.Title,
            Techniques = techniques,
            Sites = sites,
            Schedules = schedules,
            Intent = IntentOf(parts.Intent, text, unread),
            Unread = unread,
            Population = parts.Population,
            Intervention = parts.Intervention,
            Comparator = parts.Comparator,
            Outcome = parts.Outcome,
            Design = DesignReader.Read(text),
            Texts = StudyTexts.Of(parts),
        };
    }

    /// <summary>"What overlaps with this trial?": what the graph knows of it stands in for reading it; what the person adds stands above it.</summary>
    public static Question OfTrial(TrialView trial, QuestionParts parts)
    {
        var read = Read(parts with { Title = parts.Title ?? trial.Title, Text = parts.Text ?? trial.Facts?.Summary });
        return read with
        {
            Techniques = parts.Technique is null ? [.. trial.Techniques.Select(t => new AskedConcept(t.Id, t.Label, t.Role, null))] : read.Techniques,
            Sites = parts.Site is null ? [.. trial.Sites.Select(s => new AskedConcept(s.Id, s.Label, null, null))] : read.Sites,
            Schedules = parts.Dose is null && trial.Schedules.Count > 0 ? trial.Schedules : read.Schedules,
            Texts = trial.Facts is { } facts ? StudyTexts.Of(facts) : read.Texts,
            Self = trial.Facts is { } own ? new Study(trial.Id, StudyTexts.Of(own), trial, null, null) : null,
            IsAsRegistered = parts == new QuestionParts(),
        };
    }

    /// <summary>What a trial or an award asks, to be compared with others of its kind.</summary>
    internal static Question OfStudy(Study study) => study.Trial is { } trial
        ? OfTrial(trial with { Schedules = [.. TrialSchedules.Of(trial.Facts!)] }, new QuestionParts())
        : Read(new QuestionParts(Title: study.Award!.Title, Text: study.Award.Abstract)) with { Self = study };

    private static List<AskedConcept> Asked(string field, string? named, ConceptKind kind, List<(Concept Concept, ArmRole? Role, string Words)> found, List<string> unread)
    {
        var asked = string.IsNullOrWhiteSpace(named) ? [] : Named(named.Trim(), kind);
        if (asked.Count == 0)
        {
            if (!string.IsNullOrWhiteSpace(named)) unread.Add(NotRead(field, named));
            asked = [.. found.Where(f => f.Concept.Kind == kind).Select(f => new AskedConcept(f.Concept.Id, f.Concept.Label, Word(f.Role), f.Words))];
        }
        return MostSpecific([.. asked.GroupBy(a => a.Id).Select(g => g.FirstOrDefault(a => a.Role is not null) ?? g.First())]);
    }

    /// <summary>What a field of its own names: an id, a short form without another word beside it, or a name without the word that running text needs ("lung", "head and neck", "carbon ion").</summary>
    private static List<AskedConcept> Named(string named, ConceptKind kind)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var (prefix, word) = kind == ConceptKind.Site ? ("site:", "cancer") : ("technique:", "radiotherapy");
        var slug = named.ToLowerInvariant().Replace(' ', '-');
        if ((vocabulary.Find(named) ?? vocabulary.Find(slug) ?? vocabulary.Find(prefix + slug)) is { } exact && exact.Kind == kind) return [new AskedConcept(exact.Id, exact.Label, null, named)];
        if (Read(named) is { Count: > 0 } read) return read;
        if (Read($"{named} {word}").FindAll(a => kind == ConceptKind.Site || a.Id != Root.Id || named.Equals(word, StringComparison.OrdinalIgnoreCase)) is { Count: > 0 } whole) return [.. whole.Select(a => a with { Words = named })];
        return kind == ConceptKind.Site ? [.. TreatedOrgans.Read($"radiotherapy of the {named}").Select(o => new AskedConcept(o.Site.Id, o.Site.Label, null, named))] : [];

        List<AskedConcept> Read(string text)
        {
            var mentions = ConceptReader.Read(text, new ReadingOptions { AssumeRadiotherapy = true, AssumeOncology = true });
            return [.. mentions.Zip(ArmRoleReader.Read(text, mentions), (m, role) => (Concept: vocabulary.Find(m.ConceptId)!, Role: role, Words: text[m.Start..m.End]))
                .Where(m => m.Concept.Kind == kind).Select(m => new AskedConcept(m.Concept.Id, m.Concept.Label, Word(m.Role), m.Words))];
        }
    }

    /// <summary>The purpose that a field of its own names in one word or in words, else the text's.</summary>
    private static string? IntentOf(string? named, string text, List<string> unread)
    {
        if (string.IsNullOrWhiteSpace(named)) return IntentReader.Primary(IntentReader.Read(text))?.Value ?? Aspects.IntentOfWhole(text);
        var word = named.Trim().ToLowerInvariant();
        if (IntentReader.Values.Contains(word)) return word;
        if (IntentReader.Primary(IntentReader.Read($"{named.Trim()} radiotherapy"))?.Value is { } read) return read;
        unread.Add(NotRead("intent", named));
        return IntentReader.Primary(IntentReader.Read(text))?.Value;
    }

    /// <summary>Of the field of its own where one is read there ("36.25/5" is gray and fractions), else of the text.</summary>
    private static IReadOnlyList<DoseSchedule> ReadSchedules(string? named, string text, List<string> unread)
    {
        if (string.IsNullOrWhiteSpace(named)) return ScheduleReader.Read(text, isProposal: true);
        var written = BareDose().Match(named) is { Success: true } bare ? $"{bare.Groups[1].Value} Gy in {bare.Groups[2].Value} fractions" : named;
        if (ScheduleReader.Read(written, isProposal: true) is { Count: > 0 } read) return read;
        if (FractionCounts.Read(named).Count == 0) unread.Add(NotRead("dose and fractions", named));
        return ScheduleReader.Read(text, isProposal: true);
    }

    [GeneratedRegex(@"^\s*(\d{1,3}(?:\.\d{1,3})?)\s*(?:/|in)\s*(\d{1,2})\s*(?:#|f|fx)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareDose();

    private static string NotRead(string field, string named) =>
        $"“{(named.Length > 60 ? named[..60] + "…" : named)}” in the field {field} was not understood, and what the text says stands in its place: use other words, or choose from the list.";

    /// <summary>A broader concept beside a narrower one says nothing more, unless it plays the other role.</summary>
    private static List<AskedConcept> MostSpecific(List<AskedConcept> asked)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        return [.. asked.Where(a => !asked.Exists(b => b.Id != a.Id && (a.Role is null || a.Role == b.Role) && vocabulary.Ancestors(b.Id).Any(x => x.Id == a.Id)))];
    }

    private static string? Word(ArmRole? role) => role switch { ArmRole.Experimental => "experimental", ArmRole.Comparator => "comparator", _ => null };
}

/// <summary>The parts in which a question is asked; null where a part was not given.</summary>
public sealed record QuestionParts(
    string? Text = null, string? Title = null, string? Population = null, string? Intervention = null, string? Comparator = null, string? Outcome = null,
    string? Technique = null, string? Site = null, string? Dose = null, string? Intent = null)
{
    /// <summary>All parts as one text, each a sentence of its own.</summary>
    public string Running() => string.Join(".\n", new[] { Title, Text, Population, Joined(), Outcome, Technique, Site, Dose, Intent }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>"versus" between the two lets the roles be read.</summary>
    private string? Joined() => Intervention is null ? Comparator : Comparator is null ? Intervention : $"{Intervention} versus {Comparator}";
}
