using System.Text.Json;
using Horizon.Ingest.Fields;
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

    private static readonly Dictionary<string, (IctrpField Field, byte Rank)> FieldOfKey = Fields
        .SelectMany(field => field.Keys.Select((key, rank) => (Key: key, Value: (field.Field, (byte)rank)))).ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);

    /// <summary>A file has the same few columns in every record.</summary>
    private static readonly RepeatedWords<Column> Elements = new(ColumnOf);

    private static readonly NameTable<Column> Members = new(name => ColumnOf(name[(name.LastIndexOf(':') + 1)..]));

    private readonly string?[] _texts = new string?[Fields.Length];
    private readonly byte[] _ranks = new byte[Fields.Length];
    private List<Column>? _unknown;

    public IctrpRow(RecordTree record)
    {
        foreach (var cell in record.Children)
        {
            var column = Elements.Of(cell.Name);
            if (IsWanted(column)) Put(column, cell.Raw);
        }
    }

    public IctrpRow(JsonValue record)
    {
        foreach (var cell in record.Children) Add(Members.Of(cell), cell);
    }

    /// <summary>The text of the first filled of a field's columns; null where all are empty.</summary>
    public string? this[IctrpField field] => _texts[(int)field];

    /// <summary>Filled columns that hold no field, but those that are left out on purpose.</summary>
    public IReadOnlyList<string> Unknown => _unknown is null ? [] : _unknown.ConvertAll(column => column.Name);

    private void Add(Column column, JsonValue value)
    {
        if (!IsWanted(column)) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Put(column, value.GetString());
                break;
            case JsonValueKind.Array:
                foreach (var item in value.Children) Add(column, item);
                break;
            case JsonValueKind.Object:
                // Tools that turn XML to JSON put an element's own text beside its attributes under such a name.
                if ((value.Member("#text") ?? value.Member("_text") ?? value.Member("value")) is { ValueKind: JsonValueKind.String } text) Put(column, text.GetString());
                break;
            case not JsonValueKind.Null:
                Put(column, value.GetRawText());
                break;
        }
    }

    /// <summary>Whether a column's text is needed: it holds a field of which no better column was filled, or nobody knows it.</summary>
    private bool IsWanted(Column column) =>
        column.Field is { } field ? _texts[(int)field] is null || column.Rank < _ranks[(int)field] : !column.IsLeftOut && !IsNoted(column);

    private bool IsNoted(Column column)
    {
        if (_unknown is null) return false;
        foreach (var other in _unknown)
        {
            if (other.Key == column.Key) return true;
        }
        return false;
    }

    private void Put(Column column, string? written)
    {
        // "N/A" is a phase, and nothing elsewhere.
        var text = column.Field == Phase ? string.IsNullOrWhiteSpace(written) ? null : written.Trim() : RegistryText.Filled(written);
        if (text is null) return;
        if (column.Field is { } field) (_texts[(int)field], _ranks[(int)field]) = (text, column.Rank);
        else (_unknown ??= []).Add(column);
    }

    private static Column ColumnOf(string name)
    {
        var key = Key(name);
        return FieldOfKey.TryGetValue(key, out var found)
            ? new Column(name, key, found.Field, found.Rank, IsLeftOut: false)
            : new Column(name, key, null, 0, LeftOut.Any(part => key.Contains(part, StringComparison.Ordinal)));
    }

    /// <summary>Lower-case letters and digits of a column's name.</summary>
    public static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private sealed record Column(string Name, string Key, IctrpField? Field, byte Rank, bool IsLeftOut);
}
