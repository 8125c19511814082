namespace Horizon.Search.Topics;

/// <summary>
/// The labels for which weak labels are made (see <see cref="WeakLabels.WeakLabel"/>). Those that did not hold in cross-validation are in no model; the model's card
/// names them. Research activities are named as the groups of the Health Research Classification System (HRCS) are, workstreams as those of CTRad; what a
/// registry's field or a rule of words says is close to them, not the same.
/// </summary>
public static class StudyTopics
{
    /// <summary>Ids with what people call them.</summary>
    public static IReadOnlyList<(string Id, string Label)> All { get; } =
    [
        ("study-type:interventional", "Interventional study"),
        ("study-type:observational", "Observational study"),
        ("study-type:randomised", "Randomised allocation"),
        ("study-type:systematic-review", "Systematic review or meta-analysis"),
        ("study-type:methods", "Study of a method, technology or software"),
        ("research-activity:underpinning", "Underpinning research (HRCS 1; registered purpose: basic science)"),
        ("research-activity:prevention", "Prevention (HRCS 3; registered purpose: prevention)"),
        ("research-activity:detection", "Detection, screening and diagnosis (HRCS 4)"),
        ("research-activity:treatment-development", "Development of treatments (HRCS 5)"),
        ("research-activity:treatment-evaluation", "Evaluation of treatments (HRCS 6)"),
        ("research-activity:disease-management", "Management of disease and its symptoms (HRCS 7)"),
        ("research-activity:health-services", "Health services research (HRCS 8)"),
        ("workstream:1", "CTRad workstream 1: science base"),
        ("workstream:2", "CTRad workstream 2: phase I and II trials"),
        ("workstream:3", "CTRad workstream 3: phase III trials and methodology"),
        ("workstream:4", "CTRad workstream 4: new technology, physics and quality assurance"),
        ("intent:radical", "Radical radiotherapy"),
        ("intent:adjuvant", "Adjuvant radiotherapy"),
        ("intent:neoadjuvant", "Neoadjuvant radiotherapy"),
        ("intent:consolidative", "Consolidative radiotherapy"),
        ("intent:salvage", "Salvage radiotherapy"),
        ("intent:palliative", "Palliative radiotherapy"),
        ("intent:prophylactic", "Prophylactic radiotherapy"),
        ("intent:metastasis-directed", "Metastasis-directed radiotherapy"),
        ("technique-family:external-beam", "External beam radiotherapy"),
        ("technique-family:particle-therapy", "Particle therapy"),
        ("technique-family:brachytherapy", "Brachytherapy"),
        ("technique-family:molecular-radiotherapy", "Molecular radiotherapy"),
        ("technique-family:schedule", "Altered fractionation and dose"),
        ("technique-family:combination", "Radiotherapy combined with another treatment"),
        ("technique-family:technology", "Radiotherapy planning, dosimetry and quality assurance"),
    ];

    /// <summary>The label that people read; the id where the model has labels of its own.</summary>
    public static string Label(string id) => All.FirstOrDefault(t => t.Id == id).Label ?? id;
}
