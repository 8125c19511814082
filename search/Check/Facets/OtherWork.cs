using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Papers that test no treatment, as their own titles say: a survey, a calculator, a planning study. They are about the question's patients and technique, and answer another question.</summary>
internal static partial class OtherWork
{
    /// <summary>What a title calls the work; null where it says nothing of the kind.</summary>
    public static string? Read(string title) => Kinds().Match(title) is { Success: true } said ? said.Value : null;

    /// <summary>Different in what is measured; null where the paper may test a treatment, or the question asks for such work itself.</summary>
    public static Facet? Of(Aspects asked, Aspects found) => found is { IsPaper: true, OtherWork: { } work } && asked.OtherWork is null
        ? new Facet(Facet.Different, $"The paper's title says “{work}”: it measures no effect of a treatment.") { OrderedAs = Facet.Unknown }
        : null;

    [GeneratedRegex(
        @"\b(?:surveys?|questionnaires?|calculators?|nomograms?|decision aids?|(?:prediction|predictive|prognostic) models?|machine[- ]learning|deep[- ]learning|radiomics?|artificial intelligence|cost[- ](?:effectiveness|utility|benefit|minimi[sz]ation)|economic (?:evaluation|analysis|model)|budget impact|decision[- ](?:support|analytic)|texture analysis|risk (?:score|stratification tool)"
        + @"|(?:treatment[- ])?planning (?:study|comparison)|dosimetric|dosimetry|phantoms?|auto-?(?:matic )?segmentation|contouring|delineation|inter-?observer"
        + @"|case reports?|report of (?:a|two|three) cases?|attitudes|perceptions|preferences|patients?[’'] values|willingness|acceptability among|"
        // What people think of a treatment; "beam's eye view" and "experience with SABR" are no people's.
        + @"(?:(?:patients?|physicians?|clinicians?|oncologists?|surgeons?|women|men|carers?|caregivers?|stakeholders?|participants?|professionals?|providers?|survivors?)(?:[’']s?)? (?:and (?:physicians?|clinicians?|oncologists?|patients?|carers?|caregivers?|surgeons?)(?:[’']s?)? )?(?:views?|perspectives?|opinions?|beliefs?|expectations?|decisions?|decision[- ]making|choices|experiences?|knowledge|awareness)"
        + @"|(?:views|perspectives|opinions|beliefs|attitudes)(?: and \w+)? (?:of|on|to|towards?|about|regarding|among|from))|"
        + @"practice patterns|patterns of care|bibliometric|erratum|corrigend(?:um|a)|correction"
        + @"|in vitro|in mice|murine|mouse model|rat model|cell lines?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kinds();
}
