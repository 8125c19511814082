using Horizon.Graph.Records;
using Horizon.Tests.Ingest.Registries;

namespace Horizon.Tests.Ingest.Fuzz;

/// <summary>Small files of each source's forms, for changing at random. Every source must have some.</summary>
internal static class SampleFiles
{
    private static readonly string[] Studies =
    [
        """{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"T \u00e9 é","secondaryIdInfos":[{"id":"1"}]},"statusModule":{"startDateStruct":{"date":"2011-03"}},"designModule":{"phases":["PHASE1"],"enrollmentInfo":{"count":5}},"outcomesModule":{"primaryOutcomes":[{"measure":"m"}]},"contactsLocationsModule":{"locations":[{"city":"c"}]}},"hasResults":true}""",
        """{"ProtocolSection":{"IdentificationModule":{"NCTId":"NCT01234567","SecondaryIdInfoList":{"SecondaryIdInfo":[{"SecondaryId":"1"}]}},"StatusModule":{"StartDateStruct":{"StartDate":"March 3, 2011"}},"DesignModule":{"PhaseList":{"Phase":["Phase 1"]}}}}""",
    ];

    private static readonly string[] Articles =
    [
        "<PubmedArticle><MedlineCitation><PMID Version=\"1\">12</PMID><DateRevised><Year>2020</Year><Month>2</Month><Day>29</Day></DateRevised><Article><Journal><JournalIssue><PubDate><MedlineDate>2000 Nov-Dec</MedlineDate></PubDate></JournalIssue></Journal><ArticleTitle>A <i>é</i> &amp; b</ArticleTitle><ELocationID EIdType=\"doi\">10.5555/x</ELocationID><AuthorList><Author><LastName>L</LastName><Identifier Source=\"ORCID\">0000-0002-1825-0097</Identifier></Author></AuthorList></Article></MedlineCitation></PubmedArticle>",
        "<PubmedBookArticle><BookDocument><PMID>12</PMID><Book><BookTitle>B</BookTitle><PubDate><Year>1993</Year></PubDate></Book></BookDocument></PubmedBookArticle>",
    ];

    private static readonly string[] EuropePmc =
    [
        """{"id":"1","source":"MED","pmid":"1","title":"A <i>b</i> &amp; c","abstractText":"<h4>A</h4>b<h4>Trial registration</h4>NCT01234567","authorList":{"author":[{"fullName":"A B"}]},"journalInfo":{"dateOfPublication":"2000 Nov-Dec"}}""",
        "<result><id>1</id><source>MED</source><pmid>1</pmid><title>T</title><authorList><author><lastName>L</lastName></author></authorList></result>",
        "<article><front><article-meta><article-id pub-id-type=\"pmc\">12</article-id><title-group><article-title>T</article-title></title-group><abstract><p><bold>A</bold> b</p></abstract><pub-date pub-type=\"epub\"><year>2020</year><month>2</month></pub-date></article-meta></front><body><sec><title>Methods</title><p>60 Gy</p></sec></body></article>",
    ];

    public static IReadOnlyDictionary<string, string[]> BySource { get; } = new Dictionary<string, string[]>(AwardSamples.BySource)
    {
        [SourceNames.ClinicalTrialsGov] =
        [
            .. Studies, $"{{\"totalCount\":2,\"studies\":[{Studies[0]},{Studies[0]}]}}", ClinicalTrialsGovOtherFormsTests.Xml, ClinicalTrialsGovOtherFormsTests.Today,
        ],
        [SourceNames.PubMed] =
        [
            .. Articles.Select(a => $"<PubmedArticleSet>{a}</PubmedArticleSet>"),
            $"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b 'c'>]><PubmedArticleSet>{Articles[0]}{Articles[1]}</PubmedArticleSet>",
            "PMID- 12\nTI  - T\nDP  - 2000 Nov\nGR  - a/b/c/d\nAU  - A B\nAUID- ORCID: 1\nAB  - AIM: x. METHODS: y.\n\nPMID- 13\nTI  - U\n      goes on\n",
        ],
        [SourceNames.Isrctn] = [$"<allTrials totalCount=\"2\">{IsrctnParserTests.Full}{IsrctnParserTests.Full}</allTrials>"],
        [SourceNames.Ictrp] = [$"<Trials_downloaded_from_ICTRP>{IctrpParserTests.Portal}{IctrpParserTests.Portal}</Trials_downloaded_from_ICTRP>"],
        [SourceNames.Ctis] = [$"{{\"pagination\":{{\"totalRecords\":1}},\"data\":[{CtisParserTests.Row}]}}", CtisParserTests.Full],
        [SourceNames.EuCtr] = [EuCtrParserTests.Text, EuCtrParserTests.Page, EuCtrParserTests.Json],
        [SourceNames.EuropePmc] =
        [
            $"{{\"hitCount\":1,\"nextCursorMark\":\"*\",\"resultList\":{{\"result\":[{EuropePmc[0]}]}}}}", $"<responseWrapper><hitCount>1</hitCount><resultList>{EuropePmc[1]}</resultList></responseWrapper>", EuropePmc[2],
        ],
        [SourceNames.Crossref] =
        [
            """{"status":"ok","message-type":"work-list","message":{"total-results":1,"items":[{"DOI":"10.5555/x","type":"journal-article","title":["t"],"issued":{"date-parts":[[2020,2,3]]},"author":[{"family":"f"}],"funder":[{"award":["1"]}],"relation":{"is-preprint-of":[{"id-type":"doi","id":"10.5555/y"}]},"abstract":"<jats:p>a</jats:p>"}]}}""",
        ],
        [SourceNames.OpenAlex] =
        [
            """{"meta":{"count":1,"next_cursor":null},"results":[{"id":"https://openalex.org/W12","doi":"https://doi.org/10.5555/x","title":"t","ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/1"},"abstract_inverted_index":{"a":[0,2],"b":[1]},"authorships":[{"author":{"display_name":"A B"}}],"publication_date":"2020-03-04"}]}""",
        ],
        [SourceNames.MedRxiv] =
        [
            """{"messages":[{"status":"ok","count":1,"total":"1"}],"collection":[{"doi":"10.1101/2020.01.02.1","title":"t","authors":"A, B.; C, D.","date":"2020-01-02","version":"2","category":"oncology","server":"medRxiv","abstract":"x","published":"10.5555/y"}]}""",
        ],
        [SourceNames.Csv] =
        [
            .. AwardSamples.BySource.Single(s => s.Key == SourceNames.Csv).Value,
            "id;title;abstract;year;doi\n1;\"T \"\"q\"\"; é\";Long;2019;10.5555/x\n2;U;;;\n",
            "TY  - JOUR\nTI  - T\nPY  - 2013/04/09/\nDO  - 10.5555/x\nER  - \n",
            "@article{k, title = {A {B} \\\"u c}, author = {A B and {C}}, doi = \"10.5555/x\", year = 2020}\n",
            "@string{j = \"J\"}\n@article(k, title = {A}, journal = j # \" b\", year = 2020) @misc{l, title = \"B\"}\n",
            "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title><style>T</style></title></titles><electronic-resource-num>10.5555/x</electronic-resource-num></record></records></xml>",
        ],
    };
}
