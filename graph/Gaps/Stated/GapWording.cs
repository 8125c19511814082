using System.Text.RegularExpressions;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>
/// The wordings that state a gap. Each asks for what is wanted or missing and for the verb that says so within one clause: the words alone ("further",
/// "unclear") stand in too many sentences that state none. Read ordinal and without case; bounded repetitions keep every one linear.
/// </summary>
internal static partial class GapWording
{
    /// <summary>One of these stands in every sentence that any wording matches: a text without them is not looked at further.</summary>
    public static readonly string[] Triggers =
    [
        "need", "warrant", "requir", "necessary", "justif", "deserve", "merit", "unclear", "unknown", "uncertain", "undefined", "unresolved", "unproven", "controversial",
        "debate", "understood", "elucidate", "determined", "established", "defined", "clarified", "known", "not clear", "unanswered", "lack", "paucity", "scarc", "limited", "insufficient",
        "sparse", "been", "no randomi", "no prospective", "no phase", "no trial", "no stud", "no rct", "few ", "consensus", "future", "should", "await",
    ];

    public static readonly (string Rule, GapForm Form, Regex Wording)[] All =
    [
        ("research-is-needed", GapForm.ResearchNeeded, ResearchIsNeeded()),
        ("need-for-research", GapForm.ResearchNeeded, NeedForResearch()),
        ("warrants-research", GapForm.ResearchNeeded, WarrantsResearch()),
        ("research-should-answer", GapForm.ResearchNeeded, ResearchShouldAnswer()),
        ("to-be-tested", GapForm.ResearchNeeded, ToBeTested()),
        ("remains-unknown", GapForm.Unknown, RemainsUnknown()),
        ("is-unknown", GapForm.Unknown, IsUnknown()),
        ("not-known-whether", GapForm.Unknown, NotKnownWhether()),
        ("little-is-known", GapForm.Unknown, LittleIsKnown()),
        ("no-consensus", GapForm.Unknown, NoConsensus()),
        ("not-yet-studied", GapForm.NotStudied, NotYetStudied()),
        ("no-trial", GapForm.NotStudied, NoTrial()),
        ("evidence-is-lacking", GapForm.NotStudied, EvidenceIsLacking()),
        ("lack-of-evidence", GapForm.NotStudied, LackOfEvidence()),
    ];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What is asked for: "further", "large prospective", "randomised phase III".
    private const string Wanted = @"\b(?:further|additional|future|more|larger?|prospective|randomi[sz]ed|confirmatory|phase\s+(?:i{1,3}|[1-3])|well-designed|comparative|controlled|long(?:er)?-term|longer|high[ -]quality|multi-?cent(?:er|re)|multi-?institutional|dedicated|definitive|robust|(?:independent|external)(?=\s+(?:\w+\s+)?(?:validation|stud|confirmation|trial|cohort|replication)))\b";
    private const string Study = @"\b(?:stud(?:y|ies)|trials?|research|investigations?|evaluations?|validation|evidence|data|follow-up|RCTs?|analys[ei]s)\b";
    private const string Clause = @"[^.;:?!]";

    // Studies that found something are not asked for.
    private const string NotFound = @"(?!\s+(?:also\s+|ha(?:s|ve)\s+|had\s+)?(?:reveal(?:s|ed)?|show(?:s|ed|n)?|demonstrate[sd]?|indicate[sd]?|suggest(?:s|ed)?|found|identified|established|confirmed)\b)";

    // What is needed as a rule is a custom, no call.
    private const string Degree = @"(?:(?!(?:frequently|often|usually|generally|typically|always|commonly|routinely|sometimes)\b)\w+\s+){0,2}?";
    private const string Needed = @"(?:needed|warranted|required|necessary|mandatory|justified|essential|desirable|imperative|indicated|awaited|eagerly awaited|urgently needed|called for|crucial)\b";

    [GeneratedRegex(Wanted + Clause + "{0,60}?" + Study + NotFound + Clause + @"{0,220}?\b(?:is|are|be|seems?|appears?|remain)\s+" + Degree + Needed
        + @"|^(?:[\w-]+,?\s+){0,3}?(?:validation|confirmation|replication)\b" + Clause + @"{0,120}?\b(?:is|are|be|remains)\s+" + Degree + Needed, Options)]
    private static partial Regex ResearchIsNeeded();

    [GeneratedRegex(@"(?<!\bno\s)\b(?:need|requirement|call|justification|rationale)s?\s+(?:for|of)\s+(?:\w+[ ,]+){0,3}?" + Wanted + Clause + "{0,60}?" + Study
        + @"|\bneeds?\s+(?:further|additional|more)\s" + Clause + "{0,40}?" + Study + @"|\brequires?\s+(?:(?:further|additional|prospective)\b" + Clause + "{0,40}?" + Study + "|(?:confirmation|validation|(?:further|prospective|additional)\\s+(?:confirmation|exploration))\\b)", Options)]
    private static partial Regex NeedForResearch();

    // "Warrants" and what it asks for: research by name, or more of what only research gives. Oversight, monitoring and treatment are warranted too.
    [GeneratedRegex(@"\b(?:warrants?|deserves?|merits?|justif(?:y|ies)|warranting)\s+(?:(?!(?:during|in|for|by|with|from|of|to)\b)[\w-]+,?\s+){0,5}?(?:investigations?|stud(?:y|ies)|evaluations?|validation|confirmation|testing|tests?|exploration|research|trials?|assessments?|analys[ei]s|examination|clarification|elucidation|comparison|development|follow-up|scrutiny|consideration\s+(?:in|as|for)\b)"
        + @"|\b(?:warrants?|deserves?|merits?)\s+(?:to\s+be\s+)?(?:further|prospectively)\s+(?:\w+\s+)?(?:investigated|evaluated|tested|explored|confirmed|validated|assessed|compared|examined|studied)\b", Options)]
    private static partial Regex WarrantsResearch();

    [GeneratedRegex(@"\b(?:further|additional|future|more|larger|prospective|randomi[sz]ed|ongoing)\b" + Clause + "{0,40}?" + Study + Clause
        + @"{0,25}?\b(?:should|must|need\s+to|needs\s+to|have\s+to|has\s+to|ought\s+to)\s+(?:\w+\s+){0,2}?(?:focus|address|investigate|evaluate|determine|compare|explore|assess|examine|clarify|define|confirm|identify|establish|test|be\s+(?:conducted|performed|done|carried|undertaken|encouraged|considered|designed|initiated|aimed|directed))\b", Options)]
    private static partial Regex ResearchShouldAnswer();

    [GeneratedRegex(@"\b(?:should|must|needs?\s+to|ha(?:s|ve)\s+to|remains?\s+to|(?:is|are)\s+yet\s+to|requires?\s+to)\s+be\s+(?:\w+\s+){0,2}?(?:investigated|evaluated|tested|explored|confirmed|validated|assessed|compared|examined|studied|verified|corroborated|elucidated|clarified)\b"
        + Clause + @"{0,60}?\b(?:in|by|with|through|within|before)\s+(?:\w+[ ,-]+){0,4}?(?:trials?|stud(?:y|ies)|RCTs?|research|cohorts?|analys[ei]s|phase)\b"
        + @"|\bremains?\s+to\s+be\s+(?:\w+\s+){0,2}?(?:seen|determined|defined|established|elucidated|clarified|proven|proved|shown|demonstrated|evaluated|investigated|confirmed|answered|addressed|tested|explored)\b"
        + @"|\b(?:should|must|needs?\s+to)\s+be\s+(?:further|prospectively)\s+(?:\w+\s+)?(?:investigated|evaluated|tested|explored|confirmed|validated|assessed|compared|examined|studied)\b"
        + @"|\b(?:evidence|knowledge|research|this|these)\s+gaps?\s+(?:\w+\s+)?(?:should|needs?\s+to)\s+be\s+(?:\w+\s+)?(?:addressed|bridged)\b", Options)]
    private static partial Regex ToBeTested();

    [GeneratedRegex(@"\bremains?\s+(?:\w+\s+){0,2}?(?:unclear|unknown|uncertain|undefined|undetermined|unresolved|unproven|controversial|debatable|debated|ill-defined|unestablished|unanswered|elusive|poorly\s+(?:understood|defined|studied)|(?:a\s+)?(?:matter|subject|topic|source)\s+of\s+(?:\w+\s+)?(?:debate|controversy|discussion)|an?\s+(?:open|unanswered|unresolved)\s+question)\b", Options)]
    private static partial Regex RemainsUnknown();

    [GeneratedRegex(@"\b(?:is|are)\s+(?:still\s+|currently\s+|largely\s+|as\s+yet\s+|yet\s+|at\s+present\s+|presently\s+|also\s+|relatively\s+)*(?:unclear|unknown|uncertain|undefined|undetermined|unresolved|unproven|controversial|debated|(?:a\s+)?(?:matter|subject|topic)\s+of\s+(?:\w+\s+)?debate|under\s+debate|poorly\s+(?:understood|defined)|not\s+(?:yet\s+)?(?:well[ -]|clearly\s+|fully\s+|completely\s+|been\s+)?(?:established|defined|understood|known|determined|elucidated))\b", Options)]
    private static partial Regex IsUnknown();

    [GeneratedRegex(@"\b(?:it\s+is\s+|is\s+)?(?:not|un)\s*(?:yet\s+|currently\s+)?(?:known|clear)\s+(?:whether|if|how|which|what|when)\b|\bwhether\b" + Clause + @"{3,200}?\b(?:is|are|remains?)\s+(?:\w+\s+)?(?:unclear|unknown|uncertain|not\s+(?:yet\s+)?(?:known|clear))\b|(?<!\b(?:these|those|this)\s(?:\w{1,12}\s)?)\bunanswered\s+questions?\b|\bquestion\s+(?:of|whether)\b" + Clause + @"{3,120}?\b(?:is|remains)\s+(?:still\s+)?(?:open|unanswered|unresolved)\b", Options)]
    private static partial Regex NotKnownWhether();

    [GeneratedRegex(@"\b(?:little|not\s+much|less)\s+is\s+(?:currently\s+)?known\s+(?:about|of|on|regarding|concerning|as\s+to)\b", Options)]
    private static partial Regex LittleIsKnown();

    [GeneratedRegex(@"\bthere\s+is\s+(?:\w+\s+){0,2}?no\s+(?:\w+\s+){0,2}?(?:consensus|standard|agreement)\b|\bno\s+(?:\w+\s+)?consensus\s+(?:exists|has\s+been)\b|\black\s+of\s+(?:\w+\s+)?consensus\b", Options)]
    private static partial Regex NoConsensus();

    [GeneratedRegex(@"\b(?:has|have)\s+(?:not|never)\s+(?:yet\s+|previously\s+|so\s+far\s+|thus\s+far\s+|to\s+date\s+)?been\s+(?:yet\s+|previously\s+)?(?:\w+\s+)?(?:established|determined|evaluated|studied|investigated|defined|compared|tested|clarified|explored|examined|assessed|elucidated|addressed|confirmed\s+in|proven|described|reported|resolved|demonstrated\s+in\s+(?:[\w-]+\s+){0,3}?(?:trials?|stud(?:y|ies)|patients?|humans?|people|practice))\b", Options)]
    private static partial Regex NotYetStudied();

    [GeneratedRegex(@"\b(?:no|few|only\s+(?:a\s+)?few)\s+(?:\w+[- ]+){0,3}?(?:prospective|randomi[sz]ed|controlled|comparative|phase\s+(?:i{1,3}|[1-3])|clinical|published|direct|large|head-to-head)\s+(?:\w+[- ]+){0,3}?(?:trials?|stud(?:y|ies)|data|evidence|comparisons?)\b" + Clause + @"{0,60}?\b(?:ha(?:s|ve)|exists?|(?:is|are)\s+(?:\w+\s+)?available|compar|address|evaluat|investigat|report|assess)"
        + @"|\bthere\s+(?:is|are|have\s+been|has\s+been)\s+(?:currently\s+|to\s+date\s+|as\s+yet\s+|still\s+)?(?:no|few|only\s+few|very\s+few)\s+(?!(?:\w+\s+)?need\b)(?:\w+[- ]+){0,4}?(?:trials?|stud(?:y|ies)|RCTs?|data|evidence|reports?)\b"
        // What a trial does to find out, never what it found. "To our knowledge no study has" says that this one is the first.
        + @"|(?<!\bknowledge,?\s+)\bno\s+(?:trials?|stud(?:y|ies)|RCTs?)\s+(?:to\s+date\s+|so\s+far\s+)?ha(?:s|ve)\s+(?:\w+\s+){0,2}?(?:compared|tested|evaluated|assessed|examined|investigated|addressed|studied|explored)\b", Options)]
    private static partial Regex NoTrial();

    [GeneratedRegex(@"\b(?:data|evidence|trials?|stud(?:y|ies)|information|literature)\b" + Clause + @"{0,70}?\b(?:is|are|remains?)\s+(?:\w+\s+){0,2}?(?:limited(?!\s+(?:to|by)\b)|lacking|scarce|scant|insufficient|inconclusive|sparse|conflicting|missing|inconsistent|not\s+(?:yet\s+)?available)\b", Options)]
    private static partial Regex EvidenceIsLacking();

    [GeneratedRegex(@"\b(?:lack|paucity|dearth|absence|scarcity)\s+of\s+(?!(?:statistical\s+)?power\b)(?:(?!(?:in|of|across|between|among|by|from|within)\b)\w+[- ,]+){0,4}?(?:data|evidence|trials?|stud(?:y|ies)|RCTs?|research|literature|information)\b(?!\s+(?:for|of)\s+(?:an?\s+|any\s+)?(?:significant|differences?|heterogeneity|(?:publication\s+)?bias)\b)|\bthere\s+is\s+(?:\w+\s+)?(?:limited|insufficient|scarce|little|weak|conflicting|not\s+enough)\s+(?:\w+[- ,]+){0,3}?(?:data|evidence|information|research|literature)\b(?!\s+(?:that|of\s+(?:an?\s+|any\s+)?(?:differences?|effects?|benefits?|associations?|harms?|heterogeneity|bias))\b)|\binsufficient\s+(?:\w+\s+){0,2}?(?:data|evidence)\b", Options)]
    private static partial Regex LackOfEvidence();

    /// <summary>Sentences that speak of this study's own limits, of a patient's treatment, or deny the gap.</summary>
    [GeneratedRegex(@"\b(?:limitations?\s+of\s+(?:this|our|the\s+present|the\s+current)|our\s+(?:study|analysis|trial|results|series)\s+(?:is|are|was|were|has)\s+limited|no\s+further\s+(?:stud|trial|research|investigat|evaluat)\w*|(?:further|additional|more)\s+(?:treatments?|surgery|therapy|chemotherapy|intervention|follow-up)\s+(?:is|was|were|are)\s+(?:not\s+)?(?:needed|required|necessary)|informed\s+consent|not\s+(?:be\s+)?(?:warranted|justified|needed|necessary|required)|if\s+(?:needed|required|necessary|warranted|indicated)|full\s+details|\bvaccin\w*|data\s+(?:cut-?off|monitoring|sharing)|to\s+(?:warrant|justify)|insufficient\s+evidence\s+to\s+reject|was\s+insufficient\s+evidence\s+to\s+(?:show|suggest|indicate)\s+that|(?:for|to)\s+(?:be\s+)?pool(?:ing|ed)?|(?:major|main|important|key|principal)\s+limitations?|limitations?\s+(?:include|involve|are|were|is|was)d?|not\s+known\s+to|\b(?:if|until|once|unless)\s+(?:\w+\s+){1,3}?ha(?:s|ve)\s+not|in\s+lack\s+of|in\s+the\s+absence\s+of|were\s+(?:needed|required)|was\s+(?:needed|required|unknown|unclear)|has\s+not\s+been\s+reached|not\s+(?:yet\s+)?(?:been\s+)?reached)\b", Options)]
    public static partial Regex StatesNothing();
}
