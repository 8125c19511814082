namespace Horizon.Ingest.Sample;

/// <summary>
/// The bundled sample: synthetic trials, papers and awards in the sources' own formats, made by a seed, with planted duplicates,
/// overlaps, gaps and traps whose truth is known. All ids lie in ranges that no registry has issued (NCT9…, PMID 99…, 10.5555/…, NIHR99…, C99…/A99…, MR/Z999…).
/// </summary>
/// <remarks>
/// <c>Files</c>: In the order of delivery.
/// </remarks>
public sealed record SamplePortfolio(IReadOnlyList<SampleFile> Files, SampleTruth Truth)
{
    /// <summary>What stands in the place of a source's licence.</summary>
    public const string Licence = "Synthetic sample made by Horizon: no real data";

    /// <summary>The same seed gives the same bytes, on every machine.</summary>
    public static SamplePortfolio Create(int seed = 20261101)
    {
        var chance = new SampleChance((ulong)seed);
        var trials = new TrialPlanner(chance).Plan();
        var papers = new PaperPlanner(chance).Plan(trials);
        var awards = new AwardPlanner(new SampleChance((ulong)seed + 1)).Plan(trials);
        var grants = awards.Where(award => award.Trial is not null).ToDictionary(award => award.Trial!.NctId, award => award.Reference, StringComparer.Ordinal);
        var cited = papers.Where(paper => paper.InReferences).ToLookup(paper => paper.Trial!.NctId, StringComparer.Ordinal);
        var traps = SampleTables.Traps.Select((trap, index) => TrapComposer.Compose(trap, index, chance)).ToList();
        List<StudyContent> studies =
        [
            .. trials.Select(trial => TrialComposer.Compose(trial, chance) with { References = [.. cited[trial.NctId].Select(Reference)], Grant = grants.GetValueOrDefault(trial.NctId) }),
            .. traps,
        ];
        var deliveries = new SampleDeliveries(chance);
        List<SampleFile> files = [.. deliveries.Studies(studies), .. deliveries.Papers(papers), SampleDeliveries.Awards(awards)];
        var trapTruth = SampleTables.Traps.Select((trap, index) => new SampleTrap(traps[index].NctId, trap.Kind)).ToList();
        return new SamplePortfolio(files, TruthWriter.Write(trials, papers, awards, trapTruth, deliveries.Duplicates));
    }

    /// <summary>Writes every file and <c>truth.json</c> under the directory, which is made when absent; files of the same name are replaced.</summary>
    public async Task WriteToAsync(string directory, CancellationToken cancellationToken)
    {
        foreach (var file in Files.Append(new SampleFile("truth.json", Truth.ToJson())))
        {
            var path = Path.Combine(directory, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes, cancellationToken);
        }
    }

    /// <summary>A paper that also names the trial is linked by machine (DERIVED); one that does not was given by the sponsor.</summary>
    private static StudyReference Reference(PaperSpec paper) =>
        new(paper.Pmid, paper.Kind == "protocol" ? "BACKGROUND" : paper.InDataBank ? "DERIVED" : "RESULT", paper.Citation);
}
