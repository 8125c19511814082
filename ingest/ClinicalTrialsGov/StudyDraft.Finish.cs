using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

internal sealed partial class StudyDraft
{
    public RejectedRecord Reject(string reason) => new(SourceNames.ClinicalTrialsGov, Canonical(NctId) ?? NctId, reason);

    /// <param name="study">The bytes that were read, to tell the place of what is wrong.</param>
    public ParseResult Finish(ReadOnlySpan<byte> study)
    {
        if (_misshapen is var (index, expected, found))
            return Reject($"{_misshapenPath ?? JsonPath.At(study, index)} is {found} where {expected} is expected: the record is not in a form that this version reads.");
        if (Canonical(NctId) is not { } id)
        {
            return Reject(NctId is null
                ? "The study has no id: identificationModule.nctId is absent. Ask the source for it with that field."
                : $"The study's id is \"{NctId}\", which is no id of ClinicalTrials.gov: NCT and eight digits are expected.");
        }
        var isReduced = IsReduced();
        return new ParsedRecord(
            new RecordKey(SourceNames.ClinicalTrialsGov, id),
            RegistryWords.Date(UpdatePosted) ?? RegistryWords.Date(UpdateSubmitted),
            isReduced,
            ClinicalTrialsGovParser.Version,
            Facts(id, isReduced),
            _unknown);
    }

    /// <summary>A record that lacks what every full study has was fetched with fewer fields, or cut by hand: what it lacks says nothing.</summary>
    private bool IsReduced()
    {
        var isInterventional = RegistryWords.Word(StudyType) == "INTERVENTIONAL";
        var isFull = Status is not null && UpdatePosted is not null && LeadSponsor is not null && Summary is not null && Conditions.Count > 0 &&
            StudyType is not null && Eligibility is not null && (HasResults is not null || HasDerivedSection) &&
            (!isInterventional || ((Arms.Count > 0 || Interventions.Count > 0) && Outcomes.Any(o => o.Kind == "primary")));
        return !isFull;
    }

    /// <summary>The field holds one id, several, or one with words around it ("ISRCTN12345678 / 2010-012345-12", "2010-012345-12 (EudraCT)"). What is no register's or funder's stays as it is written.</summary>
    private static IEnumerable<SecondaryId> Each(SecondaryId written)
    {
        if (RegistrationId.TryParse(written.Id) is not null || GrantReference.TryParse(written.Id) is not null) return [written];
        var within = IdReader.Read(written.Id).Where(found => found.Kind is "registration" or "grant").ToList();
        if (!within.Exists(found => found.Kind == "registration")) return [written];
        // The words beside an id may say that it is the parent study's.
        var rest = within.Aggregate(written.Id, (text, found) => text.Replace(written.Id[found.Start..found.End], " ", StringComparison.Ordinal)).Trim(' ', '/', ',', ';', '(', ')', ':');
        var domain = rest.Any(char.IsLetter) ? written.Domain is { } given ? $"{given}: {rest}" : rest : written.Domain;
        return within.Select(found => new SecondaryId(found.Value, found.Register is { } register ? TypeOf(register) : written.Type, domain));
    }

    private static string TypeOf(string register) => register switch
    {
        Registers.EuCtr => "EUDRACT_NUMBER",
        Registers.Ctis => "CTIS",
        Registers.Iras or Registers.Cpms => "OTHER",
        _ => "REGISTRY",
    };

    private TrialFacts Facts(string id, bool isReduced) => new()
    {
        Registration = id,
        SecondaryIds = [.. (OrgStudyId is null ? SecondaryIds : [new SecondaryId(OrgStudyId, OrgStudyIdType, Organisation), .. SecondaryIds]).SelectMany(Each)],
        FormerIds = [.. FormerIds.Select(Canonical).OfType<string>().Where(former => former != id).Distinct(StringComparer.Ordinal)],
        BriefTitle = BriefTitle,
        OfficialTitle = OfficialTitle,
        Acronym = Acronym,
        Status = Status is null ? null : TrialStatusWords.FromClinicalTrialsGov(Status),
        SourceStatus = Status,
        WhyStopped = WhyStopped,
        StartDate = RegistryWords.Date(StartDate),
        PrimaryCompletionDate = RegistryWords.Date(PrimaryCompletionDate),
        CompletionDate = RegistryWords.Date(CompletionDate),
        FirstPosted = RegistryWords.Date(FirstPosted),
        ResultsPosted = RegistryWords.Date(ResultsPosted),
        HasResults = HasResults ?? (HasResultsSection ? true : isReduced ? null : false),
        StudyType = RegistryWords.Word(StudyType)?.ToLowerInvariant(),
        Phase = RegistryWords.Phase(Phases),
        Allocation = RegistryWords.Word(Allocation),
        InterventionModel = RegistryWords.Word(InterventionModel),
        Masking = RegistryWords.Word(Masking),
        PrimaryPurpose = RegistryWords.Word(PrimaryPurpose),
        Enrolment = Enrolment,
        EnrolmentIsActual = Enrolment is null || EnrolmentType is null ? null : RegistryWords.Word(EnrolmentType) == "ACTUAL",
        Summary = Summary,
        Description = Description,
        Conditions = Conditions,
        Keywords = Keywords,
        ConditionMesh = ConditionMesh,
        InterventionMesh = InterventionMesh,
        Arms = Arms,
        Interventions = Interventions,
        Outcomes = Outcomes,
        Eligibility = Eligibility,
        Sex = RegistryWords.Word(Sex),
        MinimumAge = MinimumAge,
        MaximumAge = MaximumAge,
        LeadSponsor = LeadSponsor,
        Collaborators = Collaborators,
        Locations = Locations,
        References = References,
    };
}
