using System.Collections.Concurrent;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Ictrp.IctrpField;

namespace Horizon.Ingest.Ictrp;

/// <summary>A record of the platform by field, whatever the spelling of its columns: "Public title", "public_title" and "Public_title" are one.</summary>
internal sealed class IctrpRow
{
    /// <summary>Persons, ethics, and what the record says about the platform itself.</summary>
    private static readonly string[] LeftOut =
    [
        "contact", "ethics", "exportdate", "internalnumber", "otherrecords", "bridg", "childs", "retrospectiveflag", "typeenrolment", "resultsipd", "resultsbaseline", "resultsparticipant",
        "resultsadverse", "resultsoutcome", "resultsurl", "resultssummary", "resultsyesno", "dateregistration", "webaddress", "url", "sourceregister", "trialid", "prospective", "relevant",
    ];

    /// <summary>The columns of each field: the first of them that is filled is read.</summary>
    private static readonly (IctrpField Field, string[] Keys)[] Fields =
    [
        (TrialId, ["trialid", "mainid", "id"]),
        (UpdatedOn, ["lastrefreshedon", "lastupdated", "lastrefreshed"]),
        (PublicTitle, ["publictitle"]),
        (ScientificTitle, ["scientifictitle"]),
        (Acronym, ["acronym", "titleacronym", "publicacronym", "scientificacronym"]),
        (SecondaryIds, ["secondaryids", "secondaryid"]),
        (Status, ["recruitmentstatus", "status"]),
        (StudyType, ["studytype"]),
        (StudyDesign, ["studydesign"]),
        (Phase, ["phase"]),
        (TargetSize, ["targetsize", "targetsamplesize"]),
        (ActualSize, ["resultsactualenrollment", "resultsactualenrolment"]),
        (SizeType, ["typeenrolment", "typeenrollment"]),
        (StartsOn, ["dateenrollement", "dateenrollment", "dateenrolment", "dateoffirstenrolment"]),
        (CompletedOn, ["resultsdatecompleted"]),
        (RegisteredOnAgain, ["dateregistration3"]),
        (RegisteredOn, ["dateregistration"]),
        (ResultsPostedOn, ["resultsdateposted", "resultsdatefirstpublication"]),
        (ResultsSummary, ["resultssummary"]),
        (ResultsLink, ["resultsurllink"]),
        (HasResults, ["resultsyesno"]),
        (Conditions, ["condition", "conditions", "healthconditions"]),
        (Interventions, ["intervention", "interventions"]),
        (PrimaryOutcomes, ["primaryoutcome", "primaryoutcomes"]),
        (SecondaryOutcomes, ["secondaryoutcome", "secondaryoutcomes"]),
        (InclusionCriteria, ["inclusioncriteria"]),
        (ExclusionCriteria, ["exclusioncriteria"]),
        (Sex, ["inclusiongender", "gender", "sex"]),
        (MinimumAge, ["inclusionagemin", "agemin", "agemininclusion", "minage"]),
        (MaximumAge, ["inclusionagemax", "agemax", "maxage"]),
        (PrimarySponsor, ["primarysponsor"]),
        (SecondarySponsors, ["secondarysponsors", "secondarysponsor"]),
        (Support, ["sourcesupport", "sourceofsupport", "sourcesofsupport", "sourcesupports"]),
        (Countries, ["countries", "country", "countriesofrecruitment"]),
    ];

    private static readonly Dictionary<string, (IctrpField Field, int Rank)> FieldOfKey = Fields
        .SelectMany(field => field.Keys.Select((key, rank) => (key, field.Field, rank))).ToDictionary(each => each.key, each => (each.Field, each.rank), StringComparer.Ordinal);

    /// <summary>A file has the same few columns in every row.</summary>
    private static readonly ConcurrentDictionary<string, Column> Columns = new(StringComparer.Ordinal);

    private const int MostColumns = 2000;

    private readonly (string? Text, int Rank)[] _cells = new (string?, int)[Fields.Length];
    private readonly List<Column> _unknown = [];

    public IctrpRow(RecordTree record)
    {
        foreach (var cell in record.Children)
        {
            var column = ColumnOf(cell.Name);
            if (column.Field is { } field)
            {
                ref var known = ref _cells[(int)field];
                if (known.Text is not null && known.Rank <= column.Rank) continue;
                // "N/A" is a phase, and nothing elsewhere.
                if ((field == Phase ? cell.Raw : cell.Text) is { } text) known = (text, column.Rank);
            }
            else if (!column.IsLeftOut && cell.Text is not null && !_unknown.Exists(other => other.Key == column.Key)) _unknown.Add(column);
        }
    }

    /// <summary>The text of the first filled of a field's columns; null where all are empty.</summary>
    public string? this[IctrpField field] => _cells[(int)field].Text;

    /// <summary>Filled columns that hold no field, but those that are left out on purpose.</summary>
    public IReadOnlyList<string> Unknown => _unknown.ConvertAll(column => column.Name);

    private static Column ColumnOf(string name)
    {
        if (Columns.TryGetValue(name, out var known)) return known;
        var key = Key(name);
        var column = FieldOfKey.TryGetValue(key, out var found)
            ? new Column(name, key, found.Field, found.Rank, IsLeftOut: false)
            : new Column(name, key, null, 0, LeftOut.Any(part => key.Contains(part, StringComparison.Ordinal)));
        if (Columns.Count < MostColumns) Columns.TryAdd(name, column);
        return column;
    }

    /// <summary>Lower-case letters and digits of a column's name.</summary>
    public static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private sealed record Column(string Name, string Key, IctrpField? Field, int Rank, bool IsLeftOut);
}
