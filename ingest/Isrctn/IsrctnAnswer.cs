using System.Globalization;
using System.Xml;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Isrctn;

/// <summary>What a crawl needs of an answer: how many trials the search has, and the ids of those that came.</summary>
internal sealed record IsrctnAnswer(long Total, IReadOnlyList<string> Ids, int WithoutId)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    /// <summary>The answer, or what is wrong with it.</summary>
    public static (IsrctnAnswer? Answer, AnswerFault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new SliceStream(body);
            using var reader = XmlReader.Create(stream, Settings);
            reader.MoveToContent();
            if (reader.LocalName != "allTrials" || !long.TryParse(reader.GetAttribute("totalCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var total))
                return (null, new AnswerFault($"The answer is no list of trials: {AnswerChecks.Start(body)}", MayPass: true));
            var ids = new List<string>();
            var (trials, hasId) = (0, 0);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == "fullTrial") trials++;
                if (reader.LocalName != "isrctn" || hasId == trials) continue;
                if (reader.Text() is not { } id) continue;
                hasId = trials;
                ids.Add(id);
            }
            return (new IsrctnAnswer(total, ids, trials - ids.Count), null);
        }
        catch (XmlException)
        {
            if (!AnswerChecks.Start(body).StartsWith('<')) return (null, new AnswerFault($"The answer is no XML: {AnswerChecks.Start(body)}", MayPass: true));
            return (null, new AnswerFault("The answer is not whole XML", MayPass: true));
        }
    }
}
