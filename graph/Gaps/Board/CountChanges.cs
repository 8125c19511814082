using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps.Board;

/// <summary>Changes of the counters that a batch makes, added up before they are written. A study counts once in a cell and in the cells of every broader concept.</summary>
internal sealed class CountChanges
{
    private readonly Dictionary<(string Technique, string Site, string State, int Year), int> cells = [];
    private readonly Dictionary<(string Technique, string Network), int> access = [];

    public void Add(StudyEntry study, int sign)
    {
        var techniques = RadiotherapyVocabulary.Current.WithBroader(study.Techniques);
        var sites = RadiotherapyVocabulary.Current.WithBroader(study.Sites);
        foreach (var technique in techniques)
        {
            Add(technique, GapBoard.AnySite);
            foreach (var site in sites) Add(technique, site);
            if (sites.Count > 0) Add(technique, GapBoard.All);
            foreach (var network in study.Networks) access[(technique, network)] = access.GetValueOrDefault((technique, network)) + sign;
        }
        Add(GapBoard.All, GapBoard.AnySite);
        if (sites.Count == 0) return;
        foreach (var site in sites) Add(GapBoard.All, site);
        Add(GapBoard.All, GapBoard.All);
        foreach (var within in CellFacet.All.SelectMany(f => f.NamesOf(study, techniques)))
        {
            // Within a facet nobody asks for the year.
            foreach (var site in sites) Add(within, site, 0);
            Add(within, GapBoard.All, 0);
        }

        void Add(string technique, string site, int? year = null)
        {
            var key = (technique, site, study.State, year ?? study.Year);
            cells[key] = cells.GetValueOrDefault(key) + sign;
        }
    }

    public void Write(SqliteSession session)
    {
        foreach (var ((technique, site, state, year), n) in cells)
        {
            if (n == 0) continue;
            session.Execute("INSERT INTO cell VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET n = n + ?5", technique, site, state, year, n);
            if (n < 0) session.Execute("DELETE FROM cell WHERE technique = ?1 AND site = ?2 AND state = ?3 AND year = ?4 AND n <= 0", technique, site, state, year);
        }
        foreach (var ((technique, network), n) in access)
        {
            if (n == 0) continue;
            session.Execute("INSERT INTO access VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = n + ?3", technique, network, n);
            if (n < 0) session.Execute("DELETE FROM access WHERE technique = ?1 AND network = ?2 AND n <= 0", technique, network);
        }
    }
}
