using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>Words a planned trial as its sponsor would have registered it.</summary>
internal static class TrialComposer
{
    public static StudyContent Compose(TrialSpec spec, SampleChance chance)
    {
        var question = spec.Question;
        var site = spec.Site;
        var arms = Arms(spec);
        return new StudyContent
        {
            NctId = spec.NctId,
            OrgStudyId = $"SAMPLE-{spec.NctId[^6..]}",
            Acronym = spec.Acronym,
            BriefTitle = BriefTitle(spec),
            OfficialTitle = OfficialTitle(spec),
            BriefSummary = Summary(spec),
            DetailedDescription = Description(spec),
            Status = spec.Status,
            WhyStopped = spec.WhyStopped,
            Dates = spec.Dates,
            Sponsor = spec.Sponsor,
            Collaborators = spec.Collaborators,
            Official = $"{chance.Pick(SampleTables.Words.Forenames)} {chance.Pick(SampleTables.Words.Surnames)}",
            Conditions = site.Conditions,
            Keywords = [.. site.Keywords, question.Exp.Name, question.Purpose],
            Mesh = site.Mesh,
            Phases = spec.Phases,
            Observational = spec.Observational,
            Randomised = spec.Comparative,
            Purpose = question.Purpose == "prophylactic" ? "PREVENTION" : "TREATMENT",
            Enrolment = spec.Enrolment,
            Arms = arms,
            Interventions = Interventions(spec, arms),
            Primary = Outcomes(question.Primary),
            Secondary = Outcomes(question.Secondary),
            Inclusion = [$"Diagnosis: {spec.PopulationText}", .. site.Inclusion, "WHO performance status 0 to 2", "Written informed consent"],
            Exclusion = [.. site.Exclusion, PriorTreatment(question), "Any condition that, in the opinion of the investigator, precludes follow-up"],
            Sex = site.Sex,
            MinAge = site.MinAge,
            MaxAge = site.MaxAge,
            Facilities = spec.Facilities,
            HasResults = spec.HasResults,
        };
    }

    public static string BriefTitle(TrialSpec spec)
    {
        var question = spec.Question;
        if (spec.Reworded)
            return $"{question.Exp.Name} compared with {Lower(question.Ctl!.Name)} in {spec.PopulationText}";
        var title = (spec.Comparative ? question.Title : question.Single).Replace("{pop}", spec.PopulationText, StringComparison.Ordinal);
        // Trials of one question differ in dose: the less usual one says which it tests.
        if (spec.Dose is { } dose && dose != SampleDose.Parse(question.Exp.Doses[0]))
            title += $": {dose.Written(0)}";
        if (spec.Observational)
            title += ", a prospective cohort study";
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static string OfficialTitle(TrialSpec spec)
    {
        var design = spec.Comparative ? "randomised controlled trial" : spec.Observational ? "prospective registry" : "single-arm trial";
        var phase = spec.Phases is [] or ["NA"] ? string.Empty : $"phase {string.Join('/', spec.Phases.Select(Roman))} ";
        var against = spec.Comparative ? $" compared with {Lower(spec.Question.Ctl!.Name)}" : string.Empty;
        var name = spec.Acronym is null ? string.Empty : $"{spec.Acronym}: ";
        return $"{name}a {phase}{design} of {Lower(spec.Question.Exp.Name)}{against} in {spec.PopulationText}";
    }

    private static string Summary(TrialSpec spec)
    {
        var question = spec.Question;
        var verb = spec.Comparative ? "compares" : "studies";
        var against = spec.Comparative ? $" with {Lower(question.Ctl!.Name)}" : string.Empty;
        return $"Synthetic sample record. This study {verb} {Lower(question.Exp.Name)}{against} in patients with {spec.PopulationText}. " +
            $"It asks whether {question.Aim}. The main measure is {Lower(SampleTables.Outcomes[question.Primary[0]].Measure)}.";
    }

    private static string Description(TrialSpec spec)
    {
        var question = spec.Question;
        var text = spec.Comparative
            ? $"Patients are randomised 1:1 by minimisation on centre and performance status. Experimental arm: {Filled(question.Exp, spec.Dose, spec.Notation)}\n\nControl arm: {Filled(question.Ctl!, spec.ControlDose, spec.Notation + 1)}"
            : $"All patients have: {Filled(question.Exp, spec.Dose, spec.Notation)}";
        return $"{text}\n\nTreatment plans are reviewed by the trial's quality assurance group. Patients are followed up for five years, with toxicity graded by CTCAE v5.0.";
    }

    private static StudyArm[] Arms(TrialSpec spec)
    {
        var question = spec.Question;
        var experimental = new StudyArm(question.Exp.Label, spec.Observational ? string.Empty : "EXPERIMENTAL", Filled(question.Exp, spec.Dose, spec.Notation));
        return spec.Comparative
            ? [experimental, new StudyArm(question.Ctl!.Label, "ACTIVE_COMPARATOR", Filled(question.Ctl, spec.ControlDose, spec.Notation + 1))]
            : [experimental];
    }

    private static List<StudyIntervention> Interventions(TrialSpec spec, StudyArm[] arms)
    {
        var question = spec.Question;
        var interventions = new List<StudyIntervention>
        {
            new(question.Exp.Type, question.Exp.Name, Filled(question.Exp, spec.Dose, spec.Notation + 2), [arms[0].Label]),
        };
        if (spec.Comparative)
            interventions.Add(new StudyIntervention(question.Ctl!.Type, question.Ctl.Name, Filled(question.Ctl, spec.ControlDose, spec.Notation + 3), [arms[1].Label]));
        foreach (var added in question.Added)
        {
            var labels = new List<string>();
            if (added.Arms.Contains('E', StringComparison.Ordinal))
                labels.Add(arms[0].Label);
            if (spec.Comparative && added.Arms.Contains('C', StringComparison.Ordinal))
                labels.Add(arms[1].Label);
            if (labels.Count > 0)
                interventions.Add(new StudyIntervention(added.Type, added.Name, added.Text, labels));
        }

        return interventions;
    }

    private static string Filled(ArmTemplate arm, SampleDose? dose, int notation) =>
        dose is null ? arm.Text : arm.Text.Replace("{dose}", dose.Written(notation), StringComparison.Ordinal);

    private static OutcomeText[] Outcomes(IReadOnlyList<string> keys) => [.. keys.Select(key => SampleTables.Outcomes[key])];

    private static string PriorTreatment(QuestionTemplate question) => question.Id.Contains("reirradiation", StringComparison.Ordinal)
        ? "Interval of less than 6 months since the first course of treatment"
        : "Prior radiotherapy to the same region, or prior radiotherapy above 30 Gy at any site that overlaps";

    /// <summary>Lower-cases a name's first letter unless it starts an abbreviation or an isotope.</summary>
    internal static string Lower(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..] : name;

    private static string Roman(string phase) => phase switch { "PHASE1" => "I", "PHASE2" => "II", "PHASE3" => "III", _ => "IV" };
}
