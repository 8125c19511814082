using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>Words a paper's title and structured abstract.</summary>
internal static class PaperText
{
    public static PaperSpec Write(PaperSpec paper, SampleChance chance)
    {
        var parts = new List<AbstractPart>
        {
            new("BACKGROUND", "BACKGROUND", Background(paper)),
            new("METHODS", "METHODS", Methods(paper, chance)),
        };
        if (paper.Kind != "protocol")
            parts.Add(new AbstractPart("RESULTS", "RESULTS", Results(paper, chance)));
        parts.Add(new AbstractPart(paper.Kind == "protocol" ? "DISCUSSION" : "CONCLUSIONS", "CONCLUSIONS", Conclusion(paper, chance)));
        return paper with { Title = Title(paper), Abstract = parts };
    }

    private static string Title(PaperSpec paper)
    {
        var question = paper.Question;
        var population = question.Populations[paper.Population];
        var against = paper.Trial is { Comparative: true } ? $" versus {TrialComposer.Lower(question.Ctl!.Name)}" : string.Empty;
        var name = paper.Trial?.Acronym is { } acronym ? $" ({acronym})" : string.Empty;
        return paper.Kind switch
        {
            "result" when paper.Trial!.Comparative => $"{question.Exp.Name}{against} for {population}{name}: primary results of a randomised trial.",
            "result" when paper.Trial!.Observational => $"{question.Exp.Name} for {population}{name}: outcomes of a prospective cohort.",
            "result" => $"{question.Exp.Name} for {population}{name}: results of a single-arm trial.",
            "secondary" => $"Patient-reported outcomes after {TrialComposer.Lower(question.Exp.Name)}{against} for {population}{name}.",
            "protocol" => $"{question.Exp.Name}{against} for {population}{name}: trial protocol.",
            "review" => $"{question.Exp.Name} for {population}: a systematic review and meta-analysis.",
            _ => $"Outcomes of {TrialComposer.Lower(question.Exp.Name)} for {population}: a multicentre retrospective study.",
        };
    }

    private static string Background(PaperSpec paper)
    {
        var population = paper.Question.Populations[paper.Population];
        return paper.Kind switch
        {
            "review" => $"Several studies have tested {TrialComposer.Lower(paper.Question.Exp.Name)} for {population}. We asked whether {paper.Question.Aim}.",
            _ => $"It is uncertain whether {paper.Question.Aim} in {population}.",
        };
    }

    private static string Methods(PaperSpec paper, SampleChance chance)
    {
        var question = paper.Question;
        if (paper.Kind == "review")
            return $"We searched MEDLINE, Embase and trial registries to {paper.Published.Year - 1}, and pooled {chance.Between(4, 19)} studies with a random-effects model.";
        var dose = paper.Trial is { } trial ? trial.Dose : question.Exp.Doses.Count == 0 ? null : SampleDose.Parse(question.Exp.Doses[0]);
        var notation = chance.Below(SampleDose.Notations);
        var treatment = dose is null ? question.Exp.Text : question.Exp.Text.Replace("{dose}", dose.Written(notation), StringComparison.Ordinal);
        if (paper.Trial is null)
            return $"Records of patients treated at {chance.Between(3, 12)} centres between {paper.Published.Year - 9} and {paper.Published.Year - 2} were reviewed. {treatment}";
        var registered = paper.Link == "text" ? $" The trial is registered at ClinicalTrials.gov, {paper.Trial.NctId}." : string.Empty;
        if (!paper.Trial.Comparative)
            return $"Patients were entered in a prospective study. {treatment}{registered}";
        var control = paper.Trial.ControlDose is { } other ? question.Ctl!.Text.Replace("{dose}", other.Written(notation + 1), StringComparison.Ordinal) : question.Ctl!.Text;
        var verb = paper.Kind == "protocol" ? "are" : "were";
        return $"Patients {verb} randomised 1:1. Experimental arm: {treatment} Control arm: {control}{registered}";
    }

    private static string Results(PaperSpec paper, SampleChance chance)
    {
        var outcome = SampleTables.Outcomes[paper.Kind == "secondary" ? "qlq" : paper.Question.Primary[0]];
        var patients = paper.Trial?.Enrolment ?? chance.Between(60, 900);
        var ratio = 60 + chance.Below(60);
        var text = FormattableString.Invariant($"{patients} patients were analysed with a median follow-up of {chance.Between(18, 74)} months. For {TrialComposer.Lower(outcome.Measure)} the hazard ratio was {ratio / 100m:0.00} (95% CI {(ratio - 17) / 100m:0.00}-{(ratio + 23) / 100m:0.00}).");
        return paper.Trial is { Comparative: false } || paper.Kind == "cohort"
            ? string.Create(CultureInfo.InvariantCulture, $"{patients} patients were analysed with a median follow-up of {chance.Between(18, 74)} months. {outcome.Measure} was {chance.Between(8, 92)}% (95% CI within 6 points). Grade 3 toxicity was seen in {chance.Between(1, 14)}%.")
            : text;
    }

    /// <summary>The planted statement of a gap, of whose technique and site the truth tells; null for a paper that holds none.</summary>
    public static string? StatedGap(PaperSpec paper) =>
        paper.Kind is "cohort" or "review" ? $"Randomised trials of {TrialComposer.Lower(paper.Question.Exp.Name)} for {paper.Question.Populations[paper.Population]} are needed." : null;

    private static string Conclusion(PaperSpec paper, SampleChance chance)
    {
        var text = paper.Kind switch
        {
            "protocol" => "The trial will show whether practice should change.",
            "cohort" => $"{paper.Question.Exp.Name} was feasible in routine practice. {chance.Pick(SampleTables.Words.GapSentences)} {StatedGap(paper)}",
            "review" => $"The certainty of the evidence is low. {chance.Pick(SampleTables.Words.GapSentences)} {StatedGap(paper)}",
            _ => $"The trial supports a role for {TrialComposer.Lower(paper.Question.Exp.Name)}. {chance.Pick(SampleTables.Words.GapSentences)}",
        };
        return $"{text} Synthetic sample record; not real data.";
    }
}
