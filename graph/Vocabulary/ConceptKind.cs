namespace Horizon.Graph.Vocabulary;

public enum ConceptKind
{
    Technique,
    Site,
}
