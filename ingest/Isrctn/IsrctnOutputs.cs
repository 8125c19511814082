using System.Buffers;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Isrctn;

/// <summary>
/// What came of a trial. <paramref name="PostedOn"/>: when results were put into the registry itself, null where none were.
/// </summary>
internal sealed record IsrctnOutputs(bool HasResults, PartialDate? PostedOn, IReadOnlyList<Reference> References)
{
    private static readonly SearchValues<string> Result = SearchValues.Create(["result"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Names = SearchValues.Create(["10.", "pubmed", "PMID"], StringComparison.OrdinalIgnoreCase);

    public static IsrctnOutputs Of(RecordTree trial)
    {
        var references = new List<Reference>();
        var hasResults = false;
        PartialDate? postedOn = null;
        foreach (var output in trial.List("outputs", "output"))
        {
            var type = output.At("@outputType") ?? output.At("outputType") ?? "";
            var description = output.At("description");
            var isResult = IsResult(type) || (type.Length == 0 && IsResult(description ?? ""));
            hasResults |= isResult;
            if (type.StartsWith("basicresult", StringComparison.OrdinalIgnoreCase))
                postedOn = Earlier(postedOn, RegistryDate.Read(output.At("@dateUploaded") ?? output.At("@dateCreated")));
            var link = output.At("externalLink", "@url") ?? output.At("externalLink");
            Add(references, link is null ? description : $"{link} {description}", isResult);
        }
        var results = trial["results"];
        hasResults |= results?.At("publicationStage")?.Equals("Results", StringComparison.OrdinalIgnoreCase) == true || results?.At("basicReport") is not null;
        foreach (var line in (results?.PlainAt("publicationDetails") ?? "").Split('\n')) Add(references, line, line.AsSpan().ContainsAny(Result));
        return new IsrctnOutputs(hasResults, postedOn, references);
    }

    private static bool IsResult(string words) =>
        words.AsSpan().ContainsAny(Result) && !words.StartsWith("no results", StringComparison.OrdinalIgnoreCase);

    private static void Add(List<Reference> references, string? text, bool isResult)
    {
        if (RegistryText.Line(text) is not { } citation || !MayName(citation)) return;
        foreach (var found in IdReader.ReadCitation(citation))
        {
            // The DOI of a registration names the record itself.
            var (pmid, doi) = (found.Kind == "pmid" ? found.Value : null, found.Kind == "doi" && !found.Value.Contains("/isrctn", StringComparison.Ordinal) ? found.Value : null);
            if (pmid is null && doi is null) continue;
            var at = references.FindIndex(r => (pmid is not null && r.Pmid == pmid) || (doi is not null && r.Doi == doi));
            if (at < 0) references.Add(new Reference(pmid, isResult ? "result" : "background", citation, doi));
            else if (isResult) references[at] = references[at] with { Type = "result" };
        }
    }

    /// <summary>Looking for ids costs more than all the rest: only where one can stand.</summary>
    private static bool MayName(string citation) =>
        citation.AsSpan().ContainsAny(Names);

    private static PartialDate? Earlier(PartialDate? a, PartialDate? b) => a is null || b < a ? b ?? a : a;
}
