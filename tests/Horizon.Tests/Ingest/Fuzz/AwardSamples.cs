using Horizon.Graph.Records;

namespace Horizon.Tests.Ingest.Fuzz;

/// <summary>Small files of awards, organisations, tables and pages.</summary>
internal static class AwardSamples
{
    private const string Project =
        """{"id":"1","title":"T \u00e9 <b>é</b>","grantCategory":"g","leadFunder":"MRC","identifiers":{"identifier":[{"value":"MR/Z999999/1"}]},"abstractText":"a &amp; b","start":1415385000000,"participantValues":{"participant":[{"role":"LEAD","organisationName":"O","grantOffer":7}]},"fund":[{"valuePounds":{"amount":1.5}}]}""";

    private const string Award =
        """{"project_id":"NIHR990001","project_title":"T \u00e9 é","award_amount_from_dh":"1,000","start_date":"01/02/2020","award_holder_name":"A/B","hrcs_rac_category":["x"]}""";

    private const string Grant =
        """{"id":"360G-x-NIHR990001","title":"T \u00e9","amountAwarded":1e3,"awardDate":"5/6/2014","fundingOrganization":[{"name":"F"}]}""";

    private const string Organisation =
        """{"id":"https://ror.org/02jx3x895","names":[{"value":"T \u00e9","types":["ror_display"]}],"locations":[],"types":["funder"],"status":"active","established":1826,"relationships":[{"type":"parent","id":"https://ror.org/04cw6st05"}]}""";

    public static IEnumerable<KeyValuePair<string, string[]>> BySource { get; } = new Dictionary<string, string[]>
    {
        [SourceNames.Gtr] = [Project, $"{{\"totalSize\":2,\"totalPages\":1,\"project\":[{Project},{Project}]}}", "ProjectReference,Title,StartDate,AwardPounds\nMR/Z999999/1,T é,01/02/2020,\"1,5\"\n"],
        [SourceNames.Nihr] = [$"[{Award}]", $"{{\"total_count\":9,\"results\":[{Award}]}}", "Short Name;Managing Specialty;Link\nS é;Cancer;99001\n"],
        [SourceNames.ThreeSixtyGiving] = [$"{{\"grants\":[{Grant}]}}", $"{{\"count\":1,\"results\":[{{\"grant_id\":\"g\",\"data\":{Grant},\"data_license\":{{\"url\":\"u\"}}}}]}}", "Identifier,Title,Amount Awarded,Funding Org:0:Name\n360G-x-1,T,£5,F é\n"],
        [SourceNames.Ror] = [Organisation, $"{{\"number_of_results\":1,\"items\":[{Organisation}]}}", $"{{\"items\":[{{\"chosen\":true,\"organization\":{Organisation}}}]}}"],
        [SourceNames.Csv] = ["id,title,abstract,year,authors\n1,T é,<i>a</i> & b,2019,A;B\n", "{\"id\":1,\"text\":\"T \\u00e9\",\"labels\":[\"a\",\"b\"]}\n{\"id\":2,\"text\":\"é\"}\n"],
        [SourceNames.Page] =
        [
            """<!doctype html><link rel="canonical" href="https://www.jla.nihr.ac.uk/priority-setting-partnerships/x"><h1>T &eacute;</h1><time datetime="2020-01-02">x</time><div id="tab-top-10-priorities"><ol><li>Is <b>it</b> é?</li><li>And?</li></ol></div>""",
            """<html><head><meta property="og:url" content="https://www.nice.org.uk/guidance/ng999"></head><body><h1>T</h1><table><tr><td>NG999/01</td><td>Which &amp; when?</td></tr></table></body></html>""",
            """[{"recipe":"r","kind":"gap","id":"1","text":"T \u00e9","page":null,"rank":3,"date":"2020-01"}]""",
        ],
    };
}
