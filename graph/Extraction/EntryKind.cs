namespace Horizon.Graph.Extraction;

/// <summary>What a matched string is to the readers. A string can be several things at once ("bone" is two kinds of organ word).</summary>
internal enum EntryKind
{
    Concept,
    ContextualConcept,
    ContrastConcept,
    TechniqueModifier,
    TechniqueFiller,
    Organ,
    MetastasisOrgan,
    Unless,
    Neoplasm,
    Metastasis,
    Modifier,
    Joiner,
    Of,
    RadiotherapyWord,
    OncologyWord,
    Decoy,
    Pseudo,
    Negation,
    TechniqueNegation,
    History,
    TechniqueHistory,
    HistoryAfter,
    HistorySentence,
    ScopeEnd,
    EligibilityHeading,
    OtherHeading,
    Purpose,
    OtherTreatment,
}
