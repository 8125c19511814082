using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>What has been read of a study so far; <see cref="Finish"/> makes the record of it.</summary>
internal sealed partial class StudyDraft
{
    public string? NctId;
    public string? OrgStudyId;
    public string? OrgStudyIdType;
    public string? Organisation;
    public List<SecondaryId> SecondaryIds = [];
    public IReadOnlyList<string> FormerIds = [];
    public string? BriefTitle;
    public string? OfficialTitle;
    public string? Acronym;
    public string? Status;
    public string? WhyStopped;
    public string? StartDate;
    public string? PrimaryCompletionDate;
    public string? CompletionDate;
    public string? FirstPosted;
    public string? ResultsPosted;
    public string? UpdatePosted;
    public string? UpdateSubmitted;
    public bool? HasResults;
    public bool HasResultsSection;
    public bool HasDerivedSection;
    public string? StudyType;
    public IReadOnlyList<string> Phases = [];
    public string? Allocation;
    public string? InterventionModel;
    public string? Masking;
    public string? PrimaryPurpose;
    public int? Enrolment;
    public string? EnrolmentType;
    public string? Summary;
    public string? Description;
    public IReadOnlyList<string> Conditions = [];
    public IReadOnlyList<string> Keywords = [];
    public List<MeshHeading> ConditionMesh = [];
    public List<MeshHeading> InterventionMesh = [];
    public List<TrialArm> Arms = [];
    public List<Intervention> Interventions = [];
    public List<OutcomeMeasure> Outcomes = [];
    public string? Eligibility;
    public string? Sex;
    public string? MinimumAge;
    public string? MaximumAge;
    public SponsorName? LeadSponsor;
    public List<SponsorName> Collaborators = [];
    public List<Location> Locations = [];
    public List<Reference> References = [];

    private readonly List<string> _unknown = [];
    private (long Index, string Expected, string Found)? _misshapen;
    private string? _misshapenPath;

    public void Unknown(string? path, string name)
    {
        var full = path is null ? name : $"{path}.{name}";
        if (!_unknown.Contains(full)) _unknown.Add(full);
    }

    /// <summary>Notes that the current token is not what the registry's structure has there. The first such place is the one told.</summary>
    public void Misshapen(ref Utf8JsonReader reader, string expected) =>
        _misshapen ??= (reader.TokenStartIndex, expected, KindOf(reader.TokenType));

    /// <inheritdoc cref="Misshapen(ref Utf8JsonReader, string)"/>
    public void Misshapen(string path, string expected, string found)
    {
        _misshapenPath ??= path;
        _misshapen ??= (-1, expected, found);
    }

    public void AddReference(string? pmid, string? type, string? citation)
    {
        var known = pmid is not null && pmid.All(char.IsAsciiDigit) ? pmid.TrimStart('0') : null;
        if (string.IsNullOrEmpty(known)) known = null;
        if (known is null && citation is null) return;
        var word = type?.ToLowerInvariant();
        References.Add(new Reference(known, word is "result" or "derived" ? word : "background", citation));
    }

    /// <summary>An id of ClinicalTrials.gov in canonical form, or null.</summary>
    public static string? Canonical(string? id)
    {
        var text = id?.Trim().ToUpperInvariant();
        return text is ['N', 'C', 'T', .. { Length: 8 } digits] && digits.All(char.IsAsciiDigit) ? text : null;
    }

    private static string KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        _ => "true or false",
    };
}
