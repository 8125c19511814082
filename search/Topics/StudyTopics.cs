namespace Horizon.Search.Topics;

/// <summary>
/// The labels of the built-in model of topics and how weak labels are made for them: from fields of ClinicalTrials.gov, which the text that is
/// learned from does not hold. Labels that did not hold in cross-validation are left out (the model's card names them). Research activities are named as the HRCS groups are; the purpose that a registry holds is close to them, not the same.
/// </summary>
public static class StudyTopics
{
    /// <summary>Ids with what people call them, and the field's value that stands for each.</summary>
    public static IReadOnlyList<(string Id, string Label, string Field, string Value)> All { get; } =
    [
        ("study-type:interventional", "Interventional study", "studyType", "INTERVENTIONAL"),
        ("study-type:observational", "Observational study", "studyType", "OBSERVATIONAL"),
        ("study-type:randomised", "Randomised allocation", "allocation", "RANDOMIZED"),
        ("research-activity:treatment-evaluation", "Evaluation of treatments (registered purpose: treatment)", "primaryPurpose", "TREATMENT"),
    ];

    /// <summary>The label that people read; the id where the model has labels of its own.</summary>
    public static string Label(string id) => All.FirstOrDefault(t => t.Id == id).Label ?? id;
}
