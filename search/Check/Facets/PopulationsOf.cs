using System.Buffers;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads who is treated, as far as it comes in kinds of which nobody is two: the one table of opposite populations.</summary>
internal static partial class PopulationsOf
{
    /// <summary>Told by a title or running text; registers list conditions that only some of the people have ("Recurrent …", "Stage IV …").</summary>
    private static readonly string[][] Broad =
        [["children", "adults"], ["new", "recurrent"], ["inoperable", "operable"], ["metastatic", "local"], ["metastatic", "operable"], ["operable", "borderline"], ["mastectomy", "conservation"], ["prevents", "treats"], ["survivors", "undergoing"], ["naive", "pretreated"], ["resected", "locallyadvanced"]];

    /// <summary>Told by the name of a condition too.</summary>
    private static readonly string[][] Narrow =
    [
        ["resistant", "sensitive"], ["asymptomatic", "symptomatic"], ["limited", "extensive"], ["resected", "intact"],
        ["hpvpositive", "hpvnegative"], ["her2positive", "her2negative"], ["erpositive", "ernegative"],
        ["egfrpositive", "egfrnegative"], ["alkpositive", "alknegative"], ["egfrpositive", "alkpositive"], ["driverpositive", "drivernegative"],
        ["methylated", "unmethylated"], ["idhmutant", "idhwildtype"], ["premenopausal", "postmenopausal"], ["nodepositive", "nodenegative"],
        ["lowrisk", "averagerisk", "intermediaterisk", "highrisk"], ["midgut", "pancreatic", "bronchial"], ["pleural", "peritoneal"], ["skullbase", "sacral"],
        ["muscleinvasive", "nonmuscleinvasive"], ["early", "locallyadvanced"], ["borderline", "locallyadvanced"], ["favourable", "unfavourable"], ["spinal", "nonspinal"],
        ["indolentlymphoma", "aggressivelymphoma", "mantlelymphoma", "burkitt"], ["lymphoblastic", "myeloid", "chroniclymphocytic", "chronicmyeloid"], ["differentiatedthyroid", "anaplasticthyroid", "medullarythyroid"],
        ["immunosuppressed", "immunocompetent"], ["synovial", "nervesheath", "liposarcoma", "leiomyosarcoma", "rhabdomyosarcoma", "angiosarcoma", "gist", "desmoid", "osteosarcoma", "ewing"],
        ["chronicphase", "blastphase"], ["upperlimb", "lowerlimb"], ["hivpositive", "hivnegative"], ["unilateral", "bilateral"], ["knee", "hip", "shoulder", "elbow"],
    ];

    public static readonly string[][] Families = [.. Broad, .. Narrow];

    private static readonly string[] AllKinds = OppositeKinds.Of(Families);
    private static readonly string[] NarrowKinds = OppositeKinds.Of(Narrow);

    /// <summary>By kind, the words that said it first.</summary>
    public static Dictionary<string, string> Read(string text) => OppositeKinds.Read(Kinds(), AllKinds, Beginnings, text);

    /// <summary>What the names of conditions say, as far as they say it of all.</summary>
    public static Dictionary<string, string> OfConditions(IEnumerable<string> conditions) => OppositeKinds.Read(Kinds(), NarrowKinds, Beginnings, string.Join(". ", conditions));

    /// <summary>One of these begins all that <see cref="Kinds"/> reads.</summary>
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "child", "pediatric", "paediatric", "infant", "adolescent", "adult", "elderly", "geriatric", "older ", "over ", "aged ", "age ", "castrat", "hormone", "androgen", "nm", "m0", "mcr", "mcs", "mhs", "crpc", "hspc", "cspc",
            "never ", "heavily", "living ", "as first", "as the first", "chemo", "first", "second", "third", "upfront", "up-front", "up front", "HIV", "AIDS", "one-sided", "unilateral", "both ", "bilateral", "knee", "hip ", "hips", "shoulder", "elbow", "once ", "preventing",
            "prevent", "prophyla", "to prevent", "treat", "manag", "relief", "healing", "who have", "that have", "established", "organ", "immuno", "transplant", "synovial", "malignant per", "peripheral", "mpnst", "liposarc", "leiomyo", "rhabdo", "angiosarc", "gastrointestinal str", "gist", "desmoid", "aggressive", "osteosarc", "ewing", "at ", "in ", "with ", "on ", "newly", "previously", "untreated", "has ", "which ", "that ", "recurring", "treatment", "primary", "recurrent", "relaps", "refractory", "unre", "un-re", "non", "irre", "inop", "not ", "cannot", "can not", "can't", "could", "unable", "unfit", "inel", "unsuit", "no ",
            "rese", "operab", "operative", "surg", "post", "after", "following", "intact", "metastatic", "oligo", "stage", "had ", "have ", "undergone", "immediate", "implant", "autologous", "breast", "reconstr", "lump", "wide",
            "asympt", "surviv", "cancer surv", "finished", "completed", "undergoing", "while ", "whilst ", "when ", "people ", "patients ", "women ", "men ", "during ", "symptom", "painful", "limited", "ls-", "ld-", "ed-", "es-", "extensive", "hpv", "p16", "human", "her2", "her-2", "triple", "tnbc", "estrogen", "oestrogen", "er-", "er ", "er/", "er+", "erp", "ern", "hr-", "hr ", "hr+", "hrp", "hrn", "luminal",
            "egfr", "wild", "without", "mutant", "alk", "driver", "oncogene", "lack", "mgmt", "unmeth", "un-meth", "methylat", "idh", "pre", "nod", "positive", "negative", "low", "high", "intermed", "average", "standard",
            "mid", "small", "ileal", "jejunal", "pancreatic", "pnet", "pannet", "bronch", "lung", "pulmonary", "thoracic", "pleural ", "peritoneal ", "skull", "sacral ", "chordoma", "chondrosarcoma", "locali", "early", "locally", "muscle", "mibc", "borderline", "favo", "unfavo", "bulky", "spin", "verteb", "other than", "pelvic", "long", "rib", "femoral", "limb", "extremity", "appendicular",
            "follic", "indolent", "marginal", "diffuse", "large", "aggressive", "dlbcl", "mantle", "burkitt", "acute", "aml", "all/", "all or", "all and", "all,", "leuk", "precursor", "chronic", "accelerated", "blast", "arm ", "upper", "leg ", "lower", "cll", "cml", "differentiated", "papillary", "anaplastic", "medullary",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What several texts say, the one that tells most surely first: what it says of a family of kinds stands above what later ones say of it.</summary>
    public static Dictionary<string, string> First(params IEnumerable<IReadOnlyDictionary<string, string>> texts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var told = found.Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var (kind, words) in text)
            {
                if (!Array.Exists(Families, f => f.Contains(kind) && Array.Exists(f, told.Contains))) found.TryAdd(kind, words);
            }
        }
        return found;
    }

    /// <summary>Joins two kinds of which a text names both: "HPV-positive and -negative".</summary>
    private const string And = @"(?:,? (?:and|or|and/or|versus|vs\.?|&) ?-?|/)";

    /// <summary>Joins degrees of risk: "low- to intermediate-risk".</summary>
    private const string To = @"-?(?:,? (?:to|and|or|and/or|versus|vs\.?) (?:un)?(?:favou?rable[- ])?(?:very[- ])?|/|-to-)";

    /// <summary>"At high risk of falls" and "high-risk volume" tell nobody's tumour.</summary>
    private const string OfDisease = @"(?! (?:of|for) (?!(?:a |local |distant |locoregional |any )?(?:recurrence|relapse))|[- ](?:(?:clinical )?(?:target )?volumes?|regions?|areas?|organs?|C?TV|PTV|CTV|lymph|nodal|nodes?|HPV|human))";

    /// <summary>What has or gives no symptoms must be the disease: "symptomatic pneumonitis" is an outcome.</summary>
    private const string Disease = @"(?=(?: [\w-]+){0,3} (?:metasta(?:s[ei]s|tic)|disease|lesions?|patients|people|myelomas?|plasmacytomas?|cancers?|carcinomas?|tumou?rs?|meningiomas?|h(?:a)?emangiomas?|gliomas?)\b)";

    /// <summary>Young adults are treated with children as often as with adults, and tell nothing.</summary>
    [GeneratedRegex(
        @"\G\b(?:(?<children>child(?:ren|hood)?|pa?ediatric|infants?|adolescents?)"
        + @"|(?<adults>(?<!young )adults?|elderly|geriatric|older (?:people|adults|patients|men|women)|(?:over|aged?|older than) (?:60|65|70|75|80)(?!\.?[0-9]| ?(?:c?Gy|%|ml|mg)\b))"
        // Before "refractory" alone, which is of a recurrence.
        + @"|(?<resistant>castrat(?:e|ion)[- ]resistan(?:t|ce)|hormone[- ](?:refractory|resistant)|androgen[- ]independent|(?:nm|m0|m)?CRPC)(?<sensitive>" + And + @"sensitive)?"
        + @"|(?<sensitive>(?:hormone|castrat(?:e|ion))[- ](?:sensitive|dependent|na(?:i|\u00EF)ve)|(?:nm|m)?(?:HSPC|CSPC))(?<resistant>" + And + @"resistant)?"
        + @"|(?<naive>never (?:had|received|been (?:given|exposed to|treated with)) (?:an? |any )?(?:[\w/-]+ ){0,3}?(?:agents?|inhibitors?|chemotherapy|treatment|therapy|radiotherapy|immunotherapy|antibod(?:y|ies))|(?:chemotherapy|chemo|immunotherapy)[- ]na(?:i|\u00EF)ve|(?<new>(?:has |have )?not (?:yet )?(?:had|received|been given) any (?:prior |previous |systemic |anticancer )?(?:treatment|therapy)|no (?:prior|previous) (?:systemic |anticancer )?(?:treatment|therapy)|(?:up-?front|first[- ]line)(?= (?:[\w+-]+ ){0,4}(?:treatment|therapy|chemotherapy|setting)\b)|as (?:the )?first(?:-line)? treatment))"
        + @"|(?<pretreated>(?:previously|heavily) (?:treated|pre-?treated|exposed)|pre-?treated (?:patients|with)|(?:second|third)[- ]line(?= (?:[\w+-]+ ){0,3}(?:treatment|therapy|chemotherapy)\b))"
        + @"|(?<hivpositive>HIV[- ](?:positive|infected|related|associated)|AIDS[- ]related|(?:with|living with) HIV\b)|(?<hivnegative>HIV[- ]negative|without HIV\b)"
        + @"|(?<unilateral>unilateral|one-sided)(?<bilateral>" + And + @"bilateral)?|(?<bilateral>bilateral)(?<unilateral>" + And + @"unilateral)?(?= (?:retinoblastoma|breast|disease|tumou?rs?|osteoarthritis|lymph))"
        + @"|(?<knee>knees?)(?<hip>" + And + @"hips?)?(?= (?:or hip )?(?:osteoarthritis|replacements?|arthroplast\w+|pain|joints?))|(?<hip>hips?)(?<knee>" + And + @"knees?)?(?= (?:osteoarthritis|replacements?|arthroplast\w+|pain|joints?|fractures?))|(?<shoulder>shoulders?(?= (?:pain|arthroplast\w+|tend\w+|syndrome|replacements?)))|(?<elbow>elbows?)"
        + @"|(?<new>newly[- ]diagnosed|(?<naive>(?:previously )?untreated|treatment[- ]na(?:i|\u00EF)ve))"
        + @"|(?<new>primary)(?<recurrent>" + And + @"(?:locally )?(?:recurrent|relapsed))?(?= (?:(?:untreated|locali[sz]ed|operable|resectable) )?(?:(?:rectal|breast|prostate|cervical|vulvar|vaginal|anal|bladder|endometrial|o?esophageal|laryngeal|oropharyngeal|nasopharyngeal|head and neck|head-and-neck)"
        + @" (?:cancers?|carcinomas?|adenocarcinomas?|squamous)|(?:high-grade )?gliomas?|glioblastomas?|meningiomas?|(?:soft[- ]tissue |retroperitoneal )?sarcomas?))"
        + @"|(?<recurrent>recurrent|(?:has|have|had|which|that) recurred|recurring (?:after|following)|(?:at|in|with|on) (?:their |a |the )?(?:first |second |third )?(?:recurrence|relapse)\b|relapsed|relapsing|refractory)"
        + @"|(?<prevents>(?:prevention|prophylaxis) of(?! recurren| relapse| metasta)|preventing (?:or reducing |and reducing )?(?:\w+ ){0,3}?(?:mucositis|dermatitis|pneumonitis|diarrh\w+|nausea|fatigue|xerostomia|toxicity|proctitis|cystitis|oesophagitis|esophagitis)\b|to prevent (?:\w+ ){0,3}?(?:mucositis|dermatitis|pneumonitis|diarrh\w+|nausea|fatigue|xerostomia|necrosis|toxicity|reactions?|effects?|lymph\w+|trismus|proctitis|cystitis|oesophagitis|esophagitis|infections?)\b|prophylactically)"
        + @"|(?<treats>(?:treatment|management|treating|managing|relief|healing) of (?:established |existing |chronic |acute |severe |adverse |late |radiation[- ]induced |radiation |oral |painful ){0,3}(?:mucositis|dermatitis|pneumonitis|diarrh\w+|nausea|fatigue|xerostomia|radionecrosis|necrosis|toxicit\w+|reactions?|effects?|lymph(?:o)?edema|trismus|proctitis|cystitis|oesophagitis|esophagitis)\b|(?:who|that) have (?:already )?developed|once (?:[\w-]+ ){0,5}?(?:mucositis|dermatitis|pneumonitis|diarrh\w+|nausea|fatigue|xerostomia|necrosis|proctitis|cystitis|oesophagitis|esophagitis) (?:has|have) (?:set in|developed|begun|appeared)|established (?:grade|mucositis|dermatitis|lesions?|lymph(?:o)?edema|toxicity|ulcers?))"
        + @"|(?<immunosuppressed>organ[- ]transplant (?:recipients?|patients)|immuno-?suppressed|immuno-?compromised|transplant recipients?)|(?<immunocompetent>immuno-?competent)"
        + @"|(?<synovial>synovial sarcomas?)|(?<nervesheath>(?:malignant )?peripheral nerve sheath tumou?rs?|MPNSTs?)|(?<liposarcoma>liposarcomas?)|(?<leiomyosarcoma>leiomyosarcomas?)|(?<rhabdomyosarcoma>rhabdomyosarcomas?)|(?<angiosarcoma>angiosarcomas?)|(?<gist>gastrointestinal stromal tumou?rs?|(?-i:GISTs?))|(?<desmoid>desmoid(?: tumou?rs?| fibromatosis)?|aggressive fibromatosis)|(?<osteosarcoma>osteosarcomas?)|(?<ewing>ewing(?:'s|s)? (?:family|sarcomas?|tumou?rs?))"
        + @"|(?<inoperable>(?<intact>unresectable|non-?resectable|irresectable|inoperable|not (?:resectable|operable)"
        + @"|(?:cannot|can not|can't|could not|unable to) (?:have|undergo|tolerate|receive) (?:an? )?(?:surgery|(?:surgical )?resection|operation)|(?:unfit|ineligible|unsuitable|(?:not|no|non-?)(?: medically)? ?(?:fit|eligible|suitable|candidates?)) for (?:an? )?(?:surgery|(?:surgical )?resection|operation)))"
        + @"|(?<operable>(?<!non-|not |borderline )(?:resectable|operable))"
        + @"|(?<resected>(?:surgical|surgery|resection|post-?operative|operative) cavit(?:y|ies)|(?<!un-|non-|not |be )resected|(?:after|following) (?:surgical |complete |radical |gross[- ]total )?resection)"
        + @"|(?<intact>intact (?:brain|metastas[ei]s|prostates?|breasts?|cervix|uterus|tumou?rs?|lesions?)|un-?resected|non-?resected)"
        + @"|(?<metastatic>(?<!non[- ])(?:oligo-?)?metastatic|oligo-?metastas[ei]s|stage IV\b)"
        + @"|(?<mastectomy>post-?mastectomy|(?:after|following|had|have had|undergone) (?:an? )?(?:(?:total|radical|modified radical|simple|skin-sparing|nipple-sparing) )?mastectomy|(?:immediate |implant |implant-based |autologous )*breast reconstruction|reconstructed breasts?)"
        + @"|(?<conservation>breast[- ](?:conserv(?:ing|ation)|preserv(?:ing|ation))(?: (?:surgery|therapy|treatment))?|lumpectomy|wide local excision)"
        + @"|(?<survivors>(?:long[- ]term )?(?:cancer )?survivors|(?:finished|completed) (?:their |all |curative |radical |definitive ){0,2}(?:radiotherapy|radiation(?: therapy)?|chemoradiotherapy|chemoradiation|(?:cancer )?treatment)(?= (?:\S+ ){0,8}?(?:years?|months?) (?:ago|before|earlier)))"
        + @"|(?<undergoing>(?:undergoing|(?:while|whilst|when|people|patients|women|men) (?:having|receiving|on)|during) (?:their |a course of |curative |radical |definitive |adjuvant |concurrent |pelvic |thoracic |breast |chest |head and neck ){0,2}(?:radiotherapy|radiation(?: therapy| treatment)?|irradiation|chemoradiotherapy|chemoradiation))"
        + @"|(?<asymptomatic>asymptomatic)" + Disease
        + @"|(?<symptomatic>(?<!minimally |mildly |oligo-)(?:symptomatic|painful))" + Disease
        + @"|(?<limited>limited[- ]stage|limited[- ](?:disease )?(?:SCLC|small[- ]cell)|L[SD]-SCLC)"
        + @"|(?<limited>limited)-?" + And + @"(?<extensive>extensive)[- ](?:stage|disease)"
        + @"|(?<extensive>extensive[- ](?:stage|disease)|extensive[- ](?:SCLC|small[- ]cell)|E[SD]-SCLC)"
        + @"|(?<hpvpositive>(?:HPV|p16|human papilloma ?virus)[- ]?(?:positive|associated|related|driven|mediated|induced|\+))(?<hpvnegative>" + And + @"negative)?"
        + @"|(?<hpvnegative>(?:HPV|p16|human papilloma ?virus)[- ]?(?:negative|unrelated|independent))(?<hpvpositive>" + And + @"positive)?"
        + @"|(?<her2positive>HER-?2(?:/neu)?[- ]?(?:positive|over-?expressing|amplified|\+))(?<her2negative>" + And + @"negative)?"
        + @"|(?<her2negative>HER-?2(?:/neu)?(?:[- ]?negative|[-\u2212\u2013](?![\w-])))(?<her2positive>" + And + @"positive)?"
        + @"|(?<ernegative>(?<her2negative>triple[- ]negative|TNBC))"
        + @"|(?<erpositive>(?:(?:o?estrogen|hormone)[- ]receptor|ER(?:/PR)?|HR)[- ]?(?:positive|\+)|luminal[- ][AB])(?<ernegative>" + And + @"negative)?"
        + @"|(?<ernegative>(?:(?:o?estrogen|hormone)[- ]receptor|ER(?:/PR)?|HR)[- ]?negative)(?<erpositive>" + And + @"positive)?"
        + @"|(?<egfrnegative>EGFR[- ]?(?:wild[- ]?type|negative|unmutated|(?:mutation|mutant)[- ]negative)|wild[- ]?type EGFR|(?:without|no) (?:an? )?(?:(?:known|sensiti[sz]ing|activating) )?EGFR[- ]mutations?)(?<egfrpositive>" + And + @"(?:positive|mutant))?"
        + @"|(?<driverpositive>(?<egfrpositive>EGFR[- ]?(?:mutant|mutated|(?:(?:activating|sensiti[sz]ing)[- ])?mutations?(?! status| test)(?:[- ]positive)?|positive)|mutant EGFR))(?<egfrnegative>" + And + @"(?:negative|wild[- ]?type))?"
        + @"|(?<alknegative>ALK[- ]?(?:negative|wild[- ]?type))(?<alkpositive>" + And + @"positive)?"
        + @"|(?<driverpositive>(?<alkpositive>ALK[- ]?(?:positive|rearranged|rearrangements?|fusions?|translocated|\+)))(?<alknegative>" + And + @"negative)?"
        + @"|(?<drivernegative>(?<egfrnegative>(?<alknegative>driver[- ](?:gene[- ]|mutation[- ]|oncogene[- ])?negative|(?:without|no|lacking) (?:an? )?(?:(?:known|actionable|oncogenic|targetable) )?(?:oncogenic )?driver (?:gene )?(?:mutations?|alterations?))))(?<driverpositive>" + And + @"positive)?"
        + @"|(?<driverpositive>driver[- ](?:gene[- ]|mutation[- ]|oncogene[- ])?positive|oncogene[- ](?:driven|addicted))(?<drivernegative>" + And + @"negative)?"
        + @"|(?<unmethylated>MGMT(?:[- ]promoter)?[- ](?:un-?|non-?)methylated|(?:un-?|non-?)methylated (?:MGMT|glioblastomas?|GBM)|without MGMT (?:promoter )?methylation)(?<methylated>" + And + @"methylated)?"
        + @"|(?<methylated>MGMT(?:[- ]promoter)?[- ]methylat(?:ed|ion(?! status| analysis| test))|(?<!un-|non-)methylated (?:MGMT|glioblastomas?|GBM))(?<unmethylated>" + And + @"(?:un-?|non-?)methylated)?"
        + @"|(?<idhwildtype>(?:without|no|lack(?:s|ing)?) (?:an? |any )?(?:known )?IDH-?[12]?(?:/2)?[- ]mutations?)"
        + @"|(?<idhmutant>IDH-?[12]?(?:/2)?[- ](?:mutant|mutated|mutations?(?! status| test))|mutant IDH[12]?)(?<idhwildtype>" + And + @"wild[- ]?type)?"
        + @"|(?<idhwildtype>IDH-?[12]?[- ]wild[- ]?type|wild[- ]?type IDH[12]?)(?<idhmutant>" + And + @"mutant)?"
        + @"|(?<premenopausal>pre)-?" + And + @"(?:peri-?" + And + @")?(?<postmenopausal>post-?menopausal)"
        + @"|(?<premenopausal>pre-?menopausal)|(?<postmenopausal>post-?menopausal)"
        + @"|(?<nodepositive>nod(?:e|al)[- ]positive|positive (?:(?:axillary|pelvic|lymph|sentinel|regional) ){0,2}nodes?)(?<nodenegative>" + And + @"negative)?"
        + @"|(?<nodenegative>nod(?:e|al)[- ]negative|negative (?:(?:axillary|pelvic|lymph|sentinel|regional) ){0,2}nodes?)(?<nodepositive>" + And + @"positive)?"
        + @"|(?:(?<lowrisk>low)" + To + @"(?<intermediaterisk>intermediate)(?:" + To + @"(?<highrisk>high))?|(?<lowrisk>low)" + To + @"(?<highrisk>high)|(?<highrisk>high)" + To + @"(?:(?<intermediaterisk>intermediate)|(?<lowrisk>low))"
        + @"|(?<intermediaterisk>intermediate)" + To + @"(?:(?<highrisk>high)|(?<lowrisk>low))|(?<averagerisk>average|standard)" + To + @"(?<highrisk>high)|(?<lowrisk>low)|(?<intermediaterisk>intermediate)|(?<averagerisk>average|standard)|(?<highrisk>high))[- ]risk" + OfDisease
        + @"|(?<midgut>mid-?gut|(?:small[- ](?:bowel|intestinal)|ileal|jejunal) (?:neuroendocrine|NETs?|NENs?|carcinoids?))"
        + @"|(?<pancreatic>pancreatic(?=(?:" + And + @"[\w-]+)? (?:neuroendocrine|NETs?|NENs?|islet))|(?-i:pNETs?|panNETs?|PanNETs?))"
        + @"|(?<bronchial>(?:bronchial|bronchopulmonary|lung|pulmonary|thoracic) (?:neuroendocrine tumou?rs?|NETs?|carcinoids?))"
        + @"|(?<pleural>pleural(?= mesotheliomas?))|(?<peritoneal>peritoneal(?= mesotheliomas?))"
        + @"|(?<skullbase>skull[- ]base (?=chordomas?|chondrosarcomas?)|(?:chordomas?|chondrosarcomas?) of the (?:skull base|base of the skull))|(?<sacral>sacral (?=chordomas?|chondrosarcomas?)|(?:chordomas?|chondrosarcomas?) of the sacrum)"
        + @"|(?<nonmuscleinvasive>non-?muscle[- ]invasive|NMIBC)(?<muscleinvasive>" + And + @"muscle[- ]invasive)?|(?<muscleinvasive>muscle[- ]invasive|MIBC)(?<nonmuscleinvasive>" + And + @"non-?muscle[- ]invasive)?"
        + @"|(?<nonspinal>non-?spin(?:e|al)|other than (?:the )?spine|(?:pelvic|long[- ]bone|rib|femoral|limb|extremity|appendicular)(?:,? (?:and|or) (?:pelvic|long[- ]bone|rib|femoral|limb|extremity))?(?<spinal>,? (?:and|or) (?:spinal|vertebral|spine))?(?= (?:bone )?metasta))|(?<spinal>spine|spinal|vertebral)(?<nonspinal>,? (?:and|or) (?:pelvic|long[- ]bone|rib|femoral|limb|extremity))(?= (?:bone )?metasta)|(?<spinal>(?<=metastas[ei]s (?:in|of|to) the )(?:spine|vertebra)|(?:spine|spinal|vertebral)(?= (?:bone )?(?:oligo)?metasta))(?<nonspinal>" + And + @"non-?spin(?:e|al))?"
        + @"|(?<unfavourable>(?:early[- ](?:stage )?)?unfavou?rable|bulky)(?<favourable>" + And + @"favou?rable)?(?=[- ](?:early|stage|risk|prognos|intermediate|hodgkin|disease))"
        + @"|(?<favourable>(?:early[- ](?:stage )?)?favou?rable)(?<unfavourable>" + And + @"(?:unfavou?rable|bulky))?(?=[- ](?:early|stage|risk|prognos|intermediate|hodgkin|disease))"
        + @"|(?<indolentlymphoma>(?:follicular|indolent|marginal[- ]zone|low[- ]grade)(?= (?:[\w-]+ ){0,4}lymphomas?))(?<aggressivelymphoma>" + And + @"(?:aggressive|diffuse large|high[- ]grade))?"
        + @"|(?<aggressivelymphoma>(?:diffuse large|large[- ](?:B-?)?cell|aggressive|high[- ]grade)(?= (?:[\w-]+ ){0,4}lymphomas?)|DLBCL)(?<indolentlymphoma>" + And + @"(?:indolent|follicular|low[- ]grade))?"
        + @"|(?<mantlelymphoma>mantle[- ]cell(?= lymphomas?))|(?<burkitt>burkitt(?:'s)?(?= lymphomas?))"
        + @"|(?<lymphoblastic>(?<myeloid>acute (?:lympho\w+,? (?:or|and) myelo\w+|myelo\w+,? (?:or|and) lympho\w+)(?= leuk)))|(?<lymphoblastic>(?-i:ALL))(?<myeloid>(?:,? (?:or|and) |/)(?-i:AML))|(?<myeloid>(?-i:AML))(?<lymphoblastic>(?:,? (?:or|and) |/)(?-i:ALL))"
        + @"|(?<myeloid>leuk(?:a)?emias?, myelo\w+, acute)|(?<lymphoblastic>(?:precursor cell lymphoblastic leuk|leuk(?:a)?emias?, (?:\w+[ -])?lympho\w+, acute)\w*)"
        + @"|(?<lymphoblastic>acute lympho(?:blastic|cytic|id) leuk(?:a)?emias?)|(?<myeloid>acute (?:non-?lympho(?:blastic|cytic)|myelo(?:id|genous|cytic|blastic)|promyelocytic) leuk(?:a)?emias?|(?-i:AML))"
        + @"|(?<chroniclymphocytic>chronic lympho(?:cytic|id) leuk(?:a)?emias?|(?-i:CLL))|(?<chronicmyeloid>chronic (?:phase )?(?:chronic )?myelo(?:id|genous|cytic) leuk(?:a)?emias?|(?-i:CML))"
        + @"|(?<differentiatedthyroid>(?:(?<!un|poorly )differentiated|papillary)(?= (?:or follicular |and follicular )?thyroid))|(?<anaplasticthyroid>anaplastic(?= thyroid))|(?<medullarythyroid>medullary(?= thyroid))"
        + @"|(?<upperlimb>(?:arm|upper[- ](?:limb|extremity))(?= lymph(?:o)?edema| swelling))(?<lowerlimb>" + And + @"(?:leg|lower[- ](?:limb|extremity)))?|(?<lowerlimb>(?:leg|lower[- ](?:limb|extremity))(?= lymph(?:o)?edema| swelling))"
        + @"|(?<chronicphase>(?:chronic|accelerated)(?:(?: or |/)(?:chronic|accelerated))?[- ]phase)(?<blastphase>" + And + @"blast)?|(?<blastphase>blast(?:ic)? (?:crisis|phase))"
        + @"|(?<borderline>borderline[- ]resectable)(?<locallyadvanced>" + And + @"(?:locally[- ]advanced|unresectable))?"
        + @"|(?<local>(?<early>early[- ]stage)(?<locallyadvanced>" + And + @"locally[- ]advanced)?|(?<locallyadvanced>locally[- ]advanced)(?:(?<early>" + And + @"early)|(?<borderline>" + And + @"borderline))?)"
        + @"|(?<early>early)(?:(?<locallyadvanced>" + And + @"locally[- ]advanced)|(?= (?:\w+ )?(?:cancers?|carcinomas?|tumou?rs?|disease)))"
        + @"|(?<local>locali[sz]ed|non[- ]?metastatic|stage I{1,3}\b))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Kinds();
}
