using System.Text.RegularExpressions;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Records;

namespace Horizon.Graph.Gaps;

/// <summary>
/// The classes of outcome that a trial registers. Registrations name outcomes shorter than sentences do, by abbreviation (PFS, DLT) and by instrument (EORTC QLQ-C30, CTCAE), so that more words tell here
/// than in a statement of a gap. An instrument tells from an outcome's description too: it is how the outcome is measured.
/// </summary>
public static partial class RegisteredOutcomes
{
    private static readonly (string Class, Regex Names, Regex Instruments)[] Classes =
    [
        ("survival", Survival(), None()), ("tumour-control", Control(), ControlInstruments()), ("toxicity", Toxicity(), ToxicityInstruments()), ("quality-of-life", QualityOfLife(), QualityOfLifeInstruments()),
        ("function", Function(), FunctionInstruments()), ("cost", Cost(), None()),
    ];

    /// <summary>Ids of <see cref="GapSubject.AllOutcomes"/>, in its order, of the primary and secondary outcomes.</summary>
    public static IReadOnlyList<string> Of(TrialFacts trial)
    {
        var outcomes = trial.Outcomes.Where(o => o.Kind is "primary" or "secondary").ToList();
        if (outcomes.Count == 0) return [];
        var measures = string.Join('\n', outcomes.Select(o => o.Measure));
        var described = string.Join('\n', outcomes.SelectMany(o => new[] { o.Measure, o.Description }).OfType<string>());
        var named = GapSubject.Outcomes(measures).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        return [.. Classes.Where(c => named.Contains(c.Class) || c.Names.IsMatch(measures) || c.Instruments.IsMatch(described)).Select(c => c.Class)];
    }

    /// <summary>Whether an outcome that is not registered can be taken as not measured: primary and secondary outcomes are there, and one of them at least could be read.</summary>
    public static bool AreTold(TrialFacts trial) => trial.Outcomes.Any(o => o.Kind == "primary") && trial.Outcomes.Any(o => o.Kind == "secondary") && Of(trial).Count > 0;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("(?!)", Options)]
    private static partial Regex None();

    [GeneratedRegex(@"\bdeaths?\b(?![- ](?:ligand|receptor|protein))|\bdied\b|\balive\b", Options)]
    private static partial Regex Survival();

    [GeneratedRegex(@"(?-i:\b(?:[blr]?PFS|DFS|EFS|RFS|LRFS|DMFS|MFS|FFS|TTP|BCR|ORR|DCR|D[Oo]R|LRC|pCR|PSA)\b)|\bprogression\b|\brelapses?\b|\bremission\b|\bdistant metastas[ei]s\b|\bmetastas[ei]s[- ]free\b|\b(?:failure|event|recurrence|relapse)-free\b|\bfreedom from (?:any |local |regional |loco-?regional |distant |biochemical |clinical |treatment )*(?:failure|progression|relapse|recurrence|metastas[ei]s)\b|\btumou?r (?:size|volume|shrinkage|regression)\b|\bdown-?stag|\b(?:incidence|rate|occurrence|development|time to(?: new| first)?)(?: of)? (?:new |symptomatic |distant |brain |bone |lung |liver |nodal )*metastas[ei]s\b", Options)]
    private static partial Regex Control();

    [GeneratedRegex(@"\bRECIST\b|\bRANO\b|\bDeauville\b|\bPhoenix (?:definition|criteria)\b", Options)]
    private static partial Regex ControlInstruments();

    [GeneratedRegex(@"(?-i:\b(?:TE|TR|ir)?S?AEs?\b|\bDLTs?\b|\bMTD\b)|\bdose[- ]limiting\b|\bmaxim(?:um|al)(?:ly)? tolerated\b|\btolerance\b|\btolerated\b|\b(?:osteo)?radio-?necrosis\b|\b(?:o?esophag|cyst|myel|col|vagin)itis\b|\blymph?o?edema\b|\blymphoedema\b|\b(?:neutro|lympho|thrombocyto|cyto)penia\b|\bmyelosuppression\b|\balopecia\b|\bnausea\b|\bvomiting\b|\bdiarrho?ea\b|\bbleeding\b|\bha?emorrhage\b|\bha?ematuria\b|\bfractures?\b|\bneuropathy\b|\bplexopathy\b|\bstrictures?\b|\bstenosis\b|\bfistula\b|\bhypothyroidism\b|\binfections?\b|\bradiation[- ]induced\b|\bcardiac events?\b|\btelangiectasia\b|\bdry mouth\b", Options)]
    private static partial Regex Toxicity();

    [GeneratedRegex(@"\bCTCAE\b|\bCTC[- ]?AE\b|\bNCI[- ]CTC\b|\bRTOG\b|\bLENT[-/ ]{0,3}SOMA\b|\bClavien\b", Options)]
    private static partial Regex ToxicityInstruments();

    [GeneratedRegex(@"(?-i:\bPROs?\b)|\bpatient[- ]rated\b|\bself[- ]reported\b|\bwell-?being\b|\banxiety\b|\bdepression\b|\bdistress\b|\banalgesi|\bopioids?\b|\bsatisfaction\b", Options)]
    private static partial Regex QualityOfLife();

    [GeneratedRegex(@"\bEORTC[- ]QLQ|\bQLQ[- ]|\bFACT[- ][A-Z]|\bFACIT\b|\bEQ[- ]?5D|\bEPIC[- ]?(?:26|CP)?\b(?! (?:trial|study))|\bSF[- ]?(?:12|36)\b|\bIPSS\b|\bPRO[- ]CTCAE\b|\bMDASI\b|\bBrief Pain Inventory\b|\bHADS\b|\bESAS\b|\bPROMIS\b|\bPedsQL\b|\bDLQI\b|\bBREAST-Q\b|\bUW[- ]QOL\b", Options)]
    private static partial Regex QualityOfLifeInstruments();

    [GeneratedRegex(@"\bfunction(?:s|ing)?\b|\bmemory\b|\bintelligence\b|\bneuropsycholog|\bperformance status\b|\bFEV1\b|\bDLCO\b|\bspirometr|\bejection fraction\b|(?-i:\bLVEF\b)|\bsaliva|\bambulat|\bactivities of daily living\b|\bmobility\b|\bvoice\b|\bvisual\b|\bfeeding tube\b|\btube feeding\b|\b(?:larynx|laryngeal|bladder|rectum|limb|eye|breast|sphincter|organ)[- ](?:preservation|conservation|sparing|intact|retention)\b|\brange of motion\b|\bpotency\b|\b(?:in)?continence\b|\btrismus\b|\bmouth opening\b", Options)]
    private static partial Regex Function();

    [GeneratedRegex(@"\bHVLT\b|\bHopkins Verbal\b|\bMoCA\b|\bMMSE\b|\bMini[- ]Mental\b|\bIIEF\b|\bTrail Making\b|\bMDADI\b|\bDysphagia Inventory\b|\bVoice Handicap\b|\bWechsler\b", Options)]
    private static partial Regex FunctionInstruments();

    [GeneratedRegex(@"(?-i:\bQALYs?\b|\bICER\b)|\blength of (?:hospital )?stay\b|\bhospital (?:stay|admission)|\breadmissions?\b|\b(?:resource|health[- ]?care|service) utili[sz]ation\b|\btreatment time\b|\bworkload\b|\bquality[- ]adjusted life\b", Options)]
    private static partial Regex Cost();
}
