namespace Horizon.Graph.Vocabulary;

/// <summary>One reviewed row of the vocabulary.</summary>
/// <param name="Id"><c>technique:</c> or <c>site:</c> and a slug; never changed and never reused.</param>
/// <param name="Kind">Technique or site.</param>
/// <param name="Label">The usual British name, in sentence case.</param>
/// <param name="Synonyms">Phrases read wherever they stand, the label included; in the row's order, distinct by case-folded text.</param>
/// <param name="Abbreviations">Short forms with the context that they need.</param>
/// <param name="Broader">Ids of the directly broader concepts; several are allowed, cycles are not.</param>
/// <param name="MeshId">MeSH descriptor (D…), or null where none means the same.</param>
/// <param name="RooId">Class of the Radiation Oncology Ontology, <c>ncit:C…</c> or <c>roo:C…</c>, or null.</param>
/// <param name="Icd10">ICD-10 codes or ranges as written in the row, or null.</param>
/// <param name="Group">The heading it is shown under; one word list a kind.</param>
/// <param name="Origin">Where the row comes from.</param>
/// <param name="Version">12 hex digits of a hash of the row's expanded content: changes with any change of the row.</param>
public sealed record Concept(
    string Id,
    ConceptKind Kind,
    string Label,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<Abbreviation> Abbreviations,
    IReadOnlyList<string> Broader,
    string? MeshId,
    string? RooId,
    string? Icd10,
    string Group,
    string Origin,
    string Version)
{
    /// <summary>Phrases that mean this concept only near a word of radiotherapy ("boost", "proton").</summary>
    public IReadOnlyList<string> ContextualPhrases { get; init; } = [];

    /// <summary>Organ words: a site mention together with a word for neoplasm, never alone.</summary>
    public IReadOnlyList<string> Organs { get; init; } = [];

    /// <summary>Organ words: a site mention together with a word for metastasis, never alone.</summary>
    public IReadOnlyList<string> MetastasisOrgans { get; init; } = [];

    /// <summary>Words that make this technique of the radiotherapy that follows them: "adjuvant" before "IMRT", "pelvic radiotherapy".</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>Ids of techniques that, with all narrower ones, <see cref="Modifiers"/> do not speak of ("low-dose" before total body irradiation).</summary>
    public IReadOnlyList<string> NotBefore { get; init; } = [];

    /// <summary>Phrases that mean this concept only where the text also speaks of another fractionation ("conventional radiotherapy" beside SABR).</summary>
    public IReadOnlyList<string> ContrastPhrases { get; init; } = [];

    /// <summary>Words that mean this concept only where the word of a comparison and another fractionation follow them ("conventional" in "conventional versus hypofractionated radiotherapy").</summary>
    public IReadOnlyList<string> ContrastModifiers { get; init; } = [];

    /// <summary>Words that, anywhere in a text, forbid the forms that need context, and every short form.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Every string that stands for this concept in a search: label, synonyms, abbreviations, and its organ
    /// words combined with the commonest words for neoplasm or metastasis. Distinct by case-folded text, stable order.</summary>
    public IReadOnlyList<string> SearchTerms() =>
    [
        .. Synonyms
            .Concat(Abbreviations.Select(a => a.Text))
            .Concat(Organs.SelectMany(o => CommonNeoplasmWords.Select(n => $"{o} {n}")))
            .Concat(MetastasisOrgans.SelectMany(o => CommonMetastasisWords.Select(n => $"{o} {n}")))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static readonly string[] CommonNeoplasmWords =
        ["cancer", "carcinoma", "tumour", "tumor", "neoplasm", "neoplasms", "malignancy", "adenocarcinoma"];

    private static readonly string[] CommonMetastasisWords = ["metastases", "metastasis"];
}
