using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Horizon.Graph.Gaps.Board;

/// <summary>
/// What gaps are told from, kept beside the store in a file of its own: every statement of a gap, every study of radiotherapy with its techniques and sites, and
/// who pays and where it is open, counts by technique, site, state and year, and what editors decided of gaps. Counts are counters: what one study costs depends on its own techniques and sites. One process writes, any number
/// read. Thread-safe.
/// </summary>
public sealed class GapBoard : IDisposable
{
    /// <summary>In a cell's technique or site: all of them together, of the studies that name both.</summary>
    public const string All = "";

    /// <summary>In a cell's site: whether or not the study names a site.</summary>
    public const string AnySite = "*";

    private const string StudyColumns = "id, state, year, done, title, techniques, sites, networks, providers, bands, outcomes, tells, begins, places, awards, amount, currency, open, status, tried, comparators, awarded, reports, trials, statuson, unrandomised";
    private const string ById = $"SELECT {StudyColumns} FROM study WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly Lock gate = new();
    private readonly string path;
    private SqliteSession? writer;

    private GapBoard(string path, SqliteSession? writer) => (this.path, this.writer) = (path, writer);

    /// <summary>Opens the board to write in. A file of another version or vocabulary is emptied: following fills it again.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The board owns its session.")]
    public static GapBoard OpenWriter(string path) => new(path, BoardFile.Writer(path, RadiotherapyVocabulary.Current.Version));

    /// <summary>Opens the board that another process writes.</summary>
    public static GapBoard OpenReader(string path) => new(path, null);

    /// <summary>Empties a board that nobody has open, but for the states that gaps have had; a file that is no database any more is deleted.</summary>
    public static void Clear(string path)
    {
        if (!File.Exists(path)) return;
        try
        {
            BoardFile.Clear(path);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            Delete(path);
        }
    }

    private static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
    }

    public bool CanWrite => writer is not null;

    /// <summary>The store's sequence number up to which the board follows; 0 for an empty board or none.</summary>
    public long Sequence => Read(s => long.Parse(s.Text("SELECT value FROM meta WHERE name = 'sequence'") ?? "0", CultureInfo.InvariantCulture), 0);

    /// <summary>All counts and statements.</summary>
    public BoardContents Contents() => Read(
        session => session.InTransaction(
            s => new BoardContents(
                long.Parse(s.Text("SELECT value FROM meta WHERE name = 'sequence'") ?? "0", CultureInfo.InvariantCulture),
                s.Rows("SELECT technique, site, state, year, n FROM cell", r => new CellCount(r.Text(0), r.Text(1), r.Text(2), r.Int(3), r.Int(4))),
                s.Rows("SELECT technique, network, n FROM access", r => new AccessCount(r.Text(0), r.Text(1), r.Int(2))),
                s.Rows("SELECT body FROM statement ORDER BY id", r => JsonSerializer.Deserialize<GapStatement>(r.Bytes(0), Form)!),
                // Who says that it addresses a gap decides the gap's state.
                s.Rows($"SELECT {StudyColumns} FROM study WHERE id IN (SELECT j.value FROM statement, json_each(statement.body, '$.addressedBy') j UNION SELECT j.value FROM statement, json_each(statement.body, '$.protocolOf') j)", Study),
                s.Rows($"SELECT {StudyColumns} FROM study WHERE state = '{StudyStates.Award}' ORDER BY id", Study),
                [.. s.Rows($"SELECT {StudyColumns} FROM study WHERE id IN (SELECT supported.id FROM supported JOIN study ON study.id = supported.award) ORDER BY id", Study).Where(e => e.IsTrial)],
                s.Rows($"SELECT {StudyColumns} FROM study WHERE state = '{StudyStates.Review}' ORDER BY id", Study),
                s.Rows("SELECT body FROM decision ORDER BY id", r => JsonSerializer.Deserialize<GapDecision>(r.Bytes(0), Form)!),
                // A paper of a trial that is counted as published already is no more evidence.
                s.Rows($"SELECT {StudyColumns} FROM study WHERE reports = 1 AND NOT EXISTS (SELECT 1 FROM json_each(study.trials) j JOIN study t ON t.id = j.value WHERE t.state = '{StudyStates.Published}') ORDER BY id", Study)),
            writes: false, CancellationToken.None),
        BoardContents.Empty);

    /// <summary>The studies that name one of the techniques, ordered by id.</summary>
    public IReadOnlyList<StudyEntry> StudiesOfTechniques(IReadOnlyCollection<string> techniques) => Read(
        s => s.Rows($"SELECT {StudyColumns} FROM study WHERE id IN (SELECT id FROM place WHERE technique IN (SELECT value FROM json_each(?1))) ORDER BY id", Study, JsonSerializer.Serialize(techniques)), []);

    /// <summary>How many studies in each state are of all of these techniques, or narrower ones, at one of the sites of each of the <see cref="SiteGroups"/>. None without a technique or a site.</summary>
    /// <param name="mayBeRandomised">Only those whose registration does not say that they are not randomised.</param>
    public IReadOnlyDictionary<string, int> CountsOfGap(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, bool mayBeRandomised) =>
        techniques.Count == 0 || sites.Count == 0 ? CountedStudies.None.Counts : Read(
            s =>
            {
                var (places, wanted) = Places(techniques, sites);
                return s.Rows($"SELECT state, COUNT(*) FROM study WHERE {places}{(mayBeRandomised ? " AND unrandomised = 0" : "")} GROUP BY state", r => (State: r.Text(0), Count: r.Int(1)), wanted).ToDictionary(r => r.State, r => r.Count, StringComparer.Ordinal);
            },
            CountedStudies.None.Counts);

    /// <summary>As <see cref="CountsOfGap"/>, all counted and the first few of each state told.</summary>
    /// <param name="mostOfState">At least 1.</param>
    /// <param name="within">Only those with this value; null for all.</param>
    public CountedStudies CountStudiesOfGap(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, int mostOfState, FacetValue? within = null) =>
        techniques.Count == 0 || sites.Count == 0 ? CountedStudies.None : Read(
            session => session.InTransaction(
                s =>
                {
                    var (places, wanted) = Places(techniques, sites, within);
                    var states = s.Rows($"SELECT id, state FROM study WHERE {places} ORDER BY id", r => (Id: r.Text(0), State: r.Text(1)), wanted).GroupBy(r => r.State, StringComparer.Ordinal).ToList();
                    var first = s.Rows(ById, Study, JsonSerializer.Serialize(states.SelectMany(g => g.Take(mostOfState)).Select(r => r.Id)));
                    return new CountedStudies(states.ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal), first);
                },
                writes: false, CancellationToken.None),
            CountedStudies.None);

    /// <summary>As <see cref="CountsOfGap"/>, those alone that are in a state, the latest to begin first.</summary>
    /// <param name="most">At least 1.</param>
    /// <param name="within">Only those with this value; null for all.</param>
    public IReadOnlyList<StudyEntry> StudiesOfGapInState(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, string state, int most, FacetValue? within = null) =>
        techniques.Count == 0 || sites.Count == 0 ? [] : Read(
            s =>
            {
                var (places, wanted) = Places(techniques, sites, within);
                return s.Rows($"SELECT {StudyColumns} FROM study WHERE state = ?{wanted.Length + 1} AND {places} ORDER BY year DESC, id LIMIT {most.ToString(CultureInfo.InvariantCulture)}", Study, [.. wanted, state]);
            },
            []);

    /// <summary>As <see cref="CountsOfGap"/>, those alone whose record tells a technique that is only compared with.</summary>
    /// <param name="within">Only those with this value; null for all.</param>
    public IReadOnlyList<StudyEntry> ComparingStudiesOfGap(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, FacetValue? within = null) =>
        techniques.Count == 0 || sites.Count == 0 ? [] : Read(
            s =>
            {
                var (places, wanted) = Places(techniques, sites, within);
                return s.Rows($"SELECT {StudyColumns} FROM study WHERE comparators <> '' AND {places} ORDER BY id", Study, wanted);
            },
            []);

    /// <summary>Of a gap that names only techniques or only sites too, studies under way of what it names, those that recruit first, then ordered by id.</summary>
    /// <param name="most">At least 1.</param>
    public IReadOnlyList<StudyEntry> StudiesUnderWayNear(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, int most)
    {
        if (techniques.Count + sites.Count == 0) return [];
        var vocabulary = RadiotherapyVocabulary.Current;
        var named = techniques.Select(t => vocabulary.WithNarrower([t])).ToList();
        var groups = SiteGroups.Of(sites).Select(vocabulary.WithNarrower).ToList();
        return Read(
            session => session.InTransaction(
                s =>
                {
                    // A common site has most of all studies, of which few are under way: these are looked at, and not the site's.
                    var near = s.Rows("SELECT id, state, techniques, sites FROM study WHERE state IN ('planned', 'recruiting', 'active')", r => (Id: r.Text(0), State: r.Text(1), Techniques: Words(r.Text(2)), Sites: Words(r.Text(3))))
                        .Where(r => named.TrueForAll(n => r.Techniques.Any(n.Contains)) && groups.TrueForAll(g => r.Sites.Any(g.Contains)))
                        .OrderBy(r => r.State == "recruiting" ? 0 : 1).ThenBy(r => r.Id, StringComparer.Ordinal).Take(most).Select(r => r.Id).ToList();
                    var entries = s.Rows(ById, Study, JsonSerializer.Serialize(near)).ToDictionary(e => e.Id, StringComparer.Ordinal);
                    return near.ConvertAll(id => entries[id]);
                },
                writes: false, CancellationToken.None),
            []);
    }

    // A study stands at each of its techniques with each of its sites: what has all techniques at every group of sites is what stands at each technique with the first group, and at the first technique with each other.
    private static (string Sql, object?[] Wanted) Places(IReadOnlyList<string> techniques, IReadOnlyList<string> sites, FacetValue? within = null)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var groups = SiteGroups.Of(sites).Select(g => (IReadOnlyCollection<string>)vocabulary.WithNarrower(g)).ToList();
        var (parts, wanted) = (new List<string>(), new List<object?>());
        foreach (var technique in techniques) Add(technique, groups[0]);
        foreach (var group in groups.Skip(1)) Add(techniques[0], group);
        var sql = $"id IN ({string.Join(" INTERSECT ", parts)})";
        if (within?.Facet.Column is { } column)
        {
            wanted.Add($" {within.Class.Id} ");
            sql += $" AND instr(' ' || {column} || ' ', ?{wanted.Count}) > 0";
        }
        return (sql, [.. wanted]);

        void Add(string technique, IReadOnlyCollection<string> group)
        {
            parts.Add($"SELECT id FROM place WHERE technique IN ({List(vocabulary.WithNarrower([technique]))}) AND site IN ({List(group)})");

            string List(IReadOnlyCollection<string> ids)
            {
                wanted.Add(JsonSerializer.Serialize(ids));
                return $"SELECT value FROM json_each(?{wanted.Count})";
            }
        }
    }

    /// <summary>Of these nodes, the studies that the board counts, ordered by id.</summary>
    public IReadOnlyList<StudyEntry> StudiesById(IReadOnlyCollection<string> ids) => Read(
        s => s.Rows(ById, Study, JsonSerializer.Serialize(ids)), []);

    /// <summary>The trials that each of these awards pays for, ordered by id.</summary>
    public ILookup<string, StudyEntry> TrialsOfAwards(IReadOnlyCollection<string> awards) => Read(
        s =>
        {
            var pairs = s.Rows("SELECT award, id FROM supported WHERE award IN (SELECT value FROM json_each(?1)) ORDER BY award, id", r => (Award: r.Text(0), Id: r.Text(1)), JsonSerializer.Serialize(awards));
            var trials = s.Rows(ById, Study, JsonSerializer.Serialize(pairs.Select(p => p.Id).Distinct())).Where(e => e.IsTrial).ToDictionary(e => e.Id, StringComparer.Ordinal);
            return pairs.Where(p => trials.ContainsKey(p.Id)).ToLookup(p => p.Award, p => trials[p.Id], StringComparer.Ordinal);
        },
        Array.Empty<(string, StudyEntry)>().ToLookup(p => p.Item1, p => p.Item2, StringComparer.Ordinal));

    /// <summary>All trials that recruit, ordered by id.</summary>
    public IReadOnlyList<StudyEntry> OpenTrials() => Read(s => s.Rows($"SELECT {StudyColumns} FROM study WHERE open = 1 ORDER BY id", Study), []);

    /// <summary>All trials whose registration names a provider of a network, whether it recruits there or did, ordered by id.</summary>
    public IReadOnlyList<StudyEntry> PlacedTrials() => Read(s => s.Rows($"SELECT {StudyColumns} FROM study WHERE networks <> '' ORDER BY id", Study), []);

    /// <summary>Every award, trial and paper of radiotherapy of which a funder is known, once for each of its funders.</summary>
    public IReadOnlyList<(string Body, StudyEntry Study)> Funded() => Read(
        s =>
        {
            var studies = s.Rows($"SELECT {StudyColumns} FROM study WHERE id IN (SELECT id FROM party WHERE role = 'funder')", Study).ToDictionary(e => e.Id, StringComparer.Ordinal);
            return s.Rows("SELECT body, id FROM party WHERE role = 'funder' ORDER BY body, id", r => (r.Text(0), studies[r.Text(1)]));
        },
        []);

    /// <summary>All awards, ordered by id.</summary>
    public IReadOnlyList<StudyEntry> Awards() => Read(s => s.Rows($"SELECT {StudyColumns} FROM study WHERE state = '{StudyStates.Award}' ORDER BY id", Study), []);

    /// <summary>Each body that a trial names as collaborator, with the trial.</summary>
    public IReadOnlyList<(string Body, string Trial)> Collaborations() => Read(
        s => s.Rows($"SELECT body, id FROM party WHERE role = '{StudyEntry.CollaboratorRole}' ORDER BY body, id", r => (r.Text(0), r.Text(1))), []);

    /// <summary>The studies of which one of these bodies is a funder (or, with another role, the lead sponsor or a collaborator), ordered by id.</summary>
    public IReadOnlyList<StudyEntry> StudiesOf(IReadOnlyCollection<string> bodies, string role = StudyEntry.FunderRole) => Read(
        s => s.Rows(
            $"SELECT {StudyColumns} FROM study WHERE id IN (SELECT id FROM party WHERE body IN (SELECT value FROM json_each(?1)) AND role = ?2) ORDER BY id", Study, JsonSerializer.Serialize(bodies), role),
        []);

    /// <summary>Trials that one of these awards supports, ordered by id.</summary>
    public IReadOnlyList<StudyEntry> Supported(IReadOnlyCollection<string> awards) => Read(
        s => s.Rows($"SELECT {StudyColumns} FROM study WHERE id IN (SELECT id FROM supported WHERE award IN (SELECT value FROM json_each(?1))) ORDER BY id", Study, JsonSerializer.Serialize(awards)), []);

    /// <summary>The funders of each of these studies (or, with another role, the lead sponsor or the collaborators); one without a known one is absent.</summary>
    public ILookup<string, string> FundersOf(IReadOnlyCollection<string> ids, string role = StudyEntry.FunderRole) => Read(
        s => s.Rows("SELECT id, body FROM party WHERE role = ?2 AND id IN (SELECT value FROM json_each(?1)) ORDER BY id, body", r => (Id: r.Text(0), Body: r.Text(1)), JsonSerializer.Serialize(ids), role), [])
        .ToLookup(r => r.Id, r => r.Body, StringComparer.Ordinal);

    /// <summary>Statements that stand in one of these nodes.</summary>
    internal IReadOnlyList<string> StatementsIn(IReadOnlyCollection<string> sources) =>
        Read(s => s.Rows("SELECT id FROM statement WHERE source IN (SELECT value FROM json_each(?1))", r => r.Text(0), JsonSerializer.Serialize(sources)), []);

    /// <summary>Replaces what the board holds of these nodes, and moves to a sequence number, all at once.</summary>
    /// <param name="studies">By id; null takes the study out.</param>
    /// <param name="statements">By id; null takes the statement out.</param>
    /// <param name="decisions">By the gap's id.</param>
    internal void Write(
        long sequence, IReadOnlyDictionary<string, StudyEntry?> studies, IReadOnlyDictionary<string, GapStatement?> statements, IReadOnlyDictionary<string, GapDecision> decisions,
        CancellationToken cancellation)
    {
        lock (gate)
        {
            var session = writer ?? throw new InvalidOperationException("The board is open for reading.");
            session.InTransaction(
                s =>
                {
                    var counts = new CountChanges();
                    foreach (var (id, study) in studies) Replace(s, id, study, counts);
                    counts.Write(s);
                    foreach (var (id, statement) in statements)
                    {
                        if (statement is null) s.Execute("DELETE FROM statement WHERE id = ?1", id);
                        else s.Execute("INSERT OR REPLACE INTO statement VALUES (?1, ?2, ?3)", id, statement.SourceId, JsonSerializer.Serialize(statement, Form));
                    }
                    foreach (var (id, decision) in decisions) s.Execute("INSERT OR REPLACE INTO decision VALUES (?1, ?2)", id, JsonSerializer.Serialize(decision, Form));
                    s.Execute("UPDATE meta SET value = ?1 WHERE name = 'sequence'", sequence.ToString(CultureInfo.InvariantCulture));
                    return true;
                },
                writes: true, cancellation);
        }
    }

    /// <summary>Keeps the rule's state of each gap that has another one than was last kept, with its reason. Does nothing where the board is open for reading.</summary>
    public void KeepStates(IReadOnlyList<EvidenceGap> gaps, long sequence, DateTimeOffset at)
    {
        // Whoever reads does not wait for the board to follow: what is not kept now is when gaps are next made.
        if (!gate.TryEnter()) return;
        try
        {
            writer?.InTransaction(
                s =>
                {
                    var last = s.Rows("SELECT gap, state, max(at) FROM life GROUP BY gap", r => (Gap: r.Text(0), State: r.Text(1))).ToDictionary(l => l.Gap, l => l.State, StringComparer.Ordinal);
                    foreach (var gap in gaps.Where(g => last.GetValueOrDefault(g.Id) != g.ByRule.State))
                        s.Execute("INSERT OR REPLACE INTO life VALUES (?1, ?2, ?3, ?4, ?5)", gap.Id, SqliteTime.Write(at), sequence, gap.ByRule.State, gap.ByRule.Why);
                    return true;
                },
                writes: true, CancellationToken.None);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>The states that the rule gave a gap of these ids, the first first.</summary>
    public IReadOnlyList<GapStateChange> StatesOf(IEnumerable<string> ids) => Read(
        s => s.Rows(
            "SELECT sequence, at, state, why FROM life WHERE gap IN (SELECT value FROM json_each(?1)) ORDER BY at, gap", r => new GapStateChange(r.Long(0), SqliteTime.Read(r.Text(1)), r.Text(2), r.Text(3)),
            JsonSerializer.Serialize(ids)),
        []);

    public void Dispose()
    {
        lock (gate)
        {
            writer?.Dispose();
            writer = null;
        }
    }

    private static void Replace(SqliteSession s, string id, StudyEntry? study, CountChanges counts)
    {
        if (s.Rows($"SELECT {StudyColumns} FROM study WHERE id = ?1", Study, id) is [var before])
        {
            counts.Add(before, -1);
            foreach (var (technique, site) in Places(before)) s.Execute("DELETE FROM place WHERE technique = ?1 AND site = ?2 AND id = ?3", technique, site, id);
            s.Execute("DELETE FROM party WHERE id = ?1", id);
            foreach (var award in before.Awards) s.Execute("DELETE FROM supported WHERE award = ?1 AND id = ?2", award, id);
            if (study is null) s.Execute("DELETE FROM study WHERE id = ?1", id);
        }
        if (study is null) return;
        counts.Add(study, 1);
        s.Execute(
            "INSERT OR REPLACE INTO study VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
            id, study.State, study.Year, study.Done?.ToString(), study.Title, Join(study.Techniques), Join(study.Sites), Join(study.Networks), Join(study.Providers), Join(study.Bands),
            Join(study.Outcomes), study.TellsOutcomes, study.Begins?.ToString(), study.Places,
            JsonSerializer.Serialize(study.Awards), study.Amount?.ToString(CultureInfo.InvariantCulture), study.Currency, study.IsOpen, study.Status,
            Join(study.Tried), Join(study.Comparators), study.AwardedOn?.ToString(), study.ReportsTrial, JsonSerializer.Serialize(study.Trials), study.StatusOn?.ToString(), study.IsUnrandomised);
        foreach (var (body, role) in study.Parties) s.Execute("INSERT OR IGNORE INTO party VALUES (?1, ?2, ?3)", body, role, id);
        foreach (var award in study.Awards) s.Execute("INSERT OR IGNORE INTO supported VALUES (?1, ?2)", award, id);
        foreach (var (technique, site) in Places(study)) s.Execute("INSERT OR IGNORE INTO place VALUES (?1, ?2, ?3)", technique, site, id);
    }

    private static IEnumerable<(string Technique, string Site)> Places(StudyEntry study) =>
        study.Techniques.SelectMany(t => study.Sites.Count == 0 ? [(t, "")] : study.Sites.Select(s => (t, s)));

    private static StudyEntry Study(SqliteRow r) => new(
        r.Text(0), r.Text(1), r.Int(2), PartialDate.ParseOrNull(r.TextOrNull(3)), r.TextOrNull(4), Words(r.Text(5)), Words(r.Text(6)), Words(r.Text(7)))
    {
        Providers = Words(r.Text(8)),
        Bands = Words(r.Text(9)),
        Outcomes = Words(r.Text(10)),
        TellsOutcomes = r.Bool(11),
        Begins = PartialDate.ParseOrNull(r.TextOrNull(12)),
        Places = r.Text(13),
        // Ids of awards can hold blanks.
        Awards = JsonSerializer.Deserialize<string[]>(r.Bytes(14))!,
        Amount = Amount(r.TextOrNull(15)),
        Currency = r.TextOrNull(16),
        IsOpen = r.Bool(17),
        Status = r.TextOrNull(18),
        Tried = Words(r.Text(19)),
        Comparators = Words(r.Text(20)),
        AwardedOn = PartialDate.ParseOrNull(r.TextOrNull(21)),
        ReportsTrial = r.Bool(22),
        Trials = JsonSerializer.Deserialize<string[]>(r.Bytes(23))!,
        StatusOn = PartialDate.ParseOrNull(r.TextOrNull(24)),
        IsUnrandomised = r.Bool(25),
    };

    private static decimal? Amount(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Join(IReadOnlyList<string> words) => string.Join(' ', words);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private T Read<T>(Func<SqliteSession, T> read, T none)
    {
        using var session = BoardFile.Reader(path);
        return session is null ? none : read(session);
    }
}
