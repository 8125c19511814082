using Horizon.Graph.Records;

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

    public static IReadOnlyDictionary<string, string[]> BySource { get; } = new Dictionary<string, string[]>(AwardSamples.BySource)
    {
        [SourceNames.ClinicalTrialsGov] = [.. Studies, $"{{\"totalCount\":2,\"studies\":[{Studies[0]},{Studies[0]}]}}"],
        [SourceNames.PubMed] =
        [
            .. Articles.Select(a => $"<PubmedArticleSet>{a}</PubmedArticleSet>"),
            $"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b 'c'>]><PubmedArticleSet>{Articles[0]}{Articles[1]}</PubmedArticleSet>",
        ],
    };
}
