namespace Horizon.Ingest.Sample;

/// <summary>What the generator decided about one paper.</summary>
/// <remarks>
/// <c>Kind</c>: result, secondary, protocol, review or cohort.<br/>
/// <c>Trial</c>: The trial it reports; null for a review or a cohort.<br/>
/// <c>Link</c>: How the trial can be known: databank, reference, both, text (the id stands in the abstract alone) or none.
/// </remarks>
internal sealed record PaperSpec(
    string Pmid, string Kind, QuestionTemplate Question, int Population, TrialSpec? Trial, string Link, DateOnly Published, DateOnly Revised,
    string Journal, IReadOnlyList<string> Authors, string Title, IReadOnlyList<AbstractPart> Abstract)
{
    /// <summary>10.5555 is the prefix that Crossref keeps for examples.</summary>
    public string Doi => $"10.5555/horizon.sample.{Pmid}";

    public bool InDataBank => Link is "databank" or "both";

    public bool InReferences => Link is "reference" or "both";

    public string JournalTitle => Journal.Split('|')[0];

    public string JournalAbbreviation => Journal.Split('|')[1];

    public string Citation => $"{string.Join(", ", Authors.Select(Short))}. {Title} {JournalAbbreviation}. {Published.Year}. doi: {Doi}.";

    private static string Short(string author)
    {
        var names = author.Split('|');
        return $"{names[1]} {names[0][0]}";
    }
}

internal sealed record AbstractPart(string Label, string Category, string Text);
