using System.Globalization;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Isrctn;

/// <summary>
/// Reads one trial of the ISRCTN registry: a <c>fullTrial</c> or <c>trial</c> element of its XML, or the JSON that tools make of it. Pure and thread-safe;
/// never throws on what the bytes say. Of contacts the sponsor's country alone is read.
/// </summary>
public static class IsrctnParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 3;

    private const string Source = SourceNames.Isrctn;

    /// <summary>What a record holds and this version leaves out on purpose.</summary>
    private static readonly LeftOut LeftOut = new()
    {
        "ctrname", "record_last_import", "contact", "parties", "miscellaneous", "attachedFiles", "trial", "parties.funderId",
        "trialDescription.acknowledgment", "trialDescription.trialWebsite", "trialDescription.ethicsApprovalRequired", "trialDescription.ethicsApproval",
        "trialDescription.ethicsCommittees", "externalRefs.doi", "trialDesign.trialSettings", "trialDesign.trialSetting", "participants.participantType", "results.intentToPublish", "trialDesign.studyDesign", "participants.participantTypes", "participants.ageRange",
        "participants.totalTarget", "participants.targetEnrolment", "participants.recruitmentStart", "participants.recruitmentEnd", "trialDesign.overallStartDate", "trialDesign.overallEndDate", "participants.patientInfoSheet", "participants.recruitmentStartStatusOverride", "participants.healthyVolunteersAllowed", "results.publicationPlan",
        "results.ipdSharingStatement", "results.dataPolicies", "results.biomedRelated", "results.plainEnglishReport", "interventions.intervention.pharmaceuticalStudyTypes",
        "participants.trialCentres.trialCentre.address", "participants.trialCentres.trialCentre.state", "participants.trialCentres.trialCentre.zip",
        "participants.trialCentres.trialCentre.rtsId", "participants.trialCentres.trialCentre.id", "outputs.output.productionNotes", "outputs.output.localFile",
        "sponsor.sponsorType", "sponsor.contactDetails", "sponsor.privacy", "sponsor.gridId", "sponsor.website", "funder.id",
    };

    /// <param name="trial">The bytes of one element or object, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> trial) => RecordTree.Parse(Source, trial, Read);

    private static ParseResult Read(RecordTree root)
    {
        var trial = root["trial"] ?? root;
        var written = trial.At("isrctn") ?? trial.At("@publicIdentifierCanonical");
        if (written is null) return new RejectedRecord(Source, null, "The trial has no ISRCTN: the element isrctn is absent or empty. Fetch the record again.");
        if (IdOf(written) is not { } id) return new RejectedRecord(Source, written, $"The trial's id is \"{written}\", which is no ISRCTN: eight digits are expected.");

        var updated = RegistryDate.Read(trial.At("@lastUpdated") ?? trial.At("lastUpdated"));
        var isReduced = trial["participants"] is null || trial["trialDescription"] is null;
        var facts = Facts(id, trial, root, updated, isReduced);
        return new ParsedRecord(new RecordKey(Source, id), updated, isReduced, Version, facts, root == trial ? root.Unknown(LeftOut) : [.. root.Unknown(LeftOut), .. trial.Unknown(LeftOut)]);
    }

    /// <summary>The registry writes the digits alone.</summary>
    private static string? IdOf(string written) =>
        written.All(char.IsAsciiDigit) ? Horizon.Graph.Ids.Isrctn.TryParse("ISRCTN" + written)?.Value : Horizon.Graph.Ids.Isrctn.TryParse(written)?.Value;

    private static TrialFacts Facts(string id, RecordTree trial, RecordTree root, PartialDate? updated, bool isReduced)
    {
        var text = trial["trialDescription"];
        var design = trial["trialDesign"];
        var people = trial["participants"];
        var (status, word) = IsrctnStatus.Of(trial, updated);
        var final = Count(people?.At("totalFinalEnrolment"));
        // Nought stands in the form of a trial that has not ended yet.
        if (final == 0 && status is not (TrialStatus.Stopped or TrialStatus.Withdrawn)) final = null;
        var outputs = IsrctnOutputs.Of(trial);
        var sponsors = Parties(root, trial, "sponsor", Sponsor);
        var conditions = trial.List("conditions", "condition");
        var given = trial.List("interventions", "intervention");
        var type = design?.At("primaryStudyDesign")?.ToLowerInvariant();
        return new TrialFacts
        {
            Registration = id,
            SecondaryIds = IsrctnIds.Of(trial, id),
            BriefTitle = text?.LineAt("title"),
            OfficialTitle = text?.LineAt("scientificTitle"),
            Acronym = text?.LineAt("acronym"),
            Status = isReduced && word is null && status == TrialStatus.Unknown ? null : status,
            SourceStatus = word,
            WhyStopped = design?.PlainAt("reasonAbandoned"),
            StartDate = RegistryDate.Read(people?.At("recruitmentStart")) ?? RegistryDate.Read(design?.At("overallStartDate")),
            CompletionDate = RegistryDate.Read(design?.At("overallEndDate")),
            FirstPosted = RegistryDate.Read(trial.Find("isrctn", "@dateAssigned")?.Text),
            ResultsPosted = outputs.PostedOn,
            HasResults = outputs.HasResults ? true : isReduced ? null : false,
            StudyType = type is "interventional" or "observational" ? type : null,
            Phase = Phase(given),
            Allocation = IsrctnDesign.Allocation(design),
            InterventionModel = IsrctnDesign.Model(design),
            Masking = IsrctnDesign.Masking(design),
            PrimaryPurpose = IsrctnDesign.Purpose(design),
            Enrolment = final ?? Count(people?.At("targetEnrolment")),
            EnrolmentIsActual = final is not null ? true : Count(people?.At("targetEnrolment")) is null ? null : false,
            Summary = IsrctnText.WithoutContact(IsrctnText.Current(text?.PlainAt("plainEnglishSummary"))),
            Description = IsrctnText.Current(text?.PlainAt("studyHypothesis")),
            Conditions = Distinct(conditions.Select(c => c.LineAt("description"))),
            Keywords = Distinct(conditions.SelectMany(c => new[] { c.LineAt("diseaseClass1"), c.LineAt("diseaseClass2") })),
            Interventions = Interventions(given),
            Outcomes = Outcomes(text),
            Eligibility = Eligibility(IsrctnText.Current(people?.PlainAt("inclusion")), IsrctnText.Current(people?.PlainAt("exclusion"))),
            Sex = Sex(people?.At("gender")),
            MinimumAge = Age(people?.At("lowerAgeLimit")),
            MaximumAge = Age(people?.At("upperAgeLimit")),
            LeadSponsor = sponsors is [var lead, ..] ? lead : null,
            Collaborators = sponsors.Count > 1 ? sponsors[1..] : [],
            Funders = Parties(root, trial, "funder", Funder),
            Locations = Places(people),
            References = outputs.References,
        };
    }

    /// <summary>Sponsors and funders stand beside the trial; where only the trial is left, tools put them into it.</summary>
    private static List<T> Parties<T>(RecordTree root, RecordTree trial, string name, Func<RecordTree, T?> read) where T : class
    {
        var parties = new List<T>();
        foreach (var party in root.All(name)) Add(party);
        if (root != trial) foreach (var party in trial.All(name)) Add(party);
        return parties;

        void Add(RecordTree party)
        {
            if (read(party) is { } one && !parties.Contains(one)) parties.Add(one);
        }
    }

    private static SponsorName? Sponsor(RecordTree sponsor) =>
        sponsor.LineAt("organisation") is { } name ? new SponsorName(name, sponsor.LineAt("commercialStatus"), RorId.TryParse(sponsor.At("rorId"))?.Value, Country(sponsor.At("contactDetails", "country"))) : null;

    private static FunderName? Funder(RecordTree funder) =>
        funder.LineAt("name") is { } name ? new FunderName(name, Doi.TryParse(funder.At("fundRef"))?.Value, RorId.TryParse(funder.At("rorId"))?.Value) : null;

    private static string? Phase(List<RecordTree> interventions)
    {
        var phases = new List<string>();
        foreach (var intervention in interventions)
        {
            if (PhaseWords.Read(intervention["phase"]?.Raw) is { } phase && !phases.Contains(phase)) phases.Add(phase);
        }
        if (phases.Count > 1) phases.Remove("not applicable");
        return phases.Count switch { 0 => null, 1 => phases[0], _ => PhaseWords.Of([.. phases.SelectMany(p => p.Split('/'))]) };
    }

    private static List<Intervention> Interventions(List<RecordTree> given)
    {
        var interventions = new List<Intervention>(given.Count);
        foreach (var intervention in given)
        {
            var (type, name, description) = (intervention.LineAt("interventionType"), intervention.LineAt("drugNames"), IsrctnText.Current(intervention.PlainAt("description")));
            if (name is not null || description is not null) interventions.Add(new Intervention(type, name ?? "", description, [], []));
        }
        return interventions;
    }

    private static List<OutcomeMeasure> Outcomes(RecordTree? text)
    {
        var outcomes = new List<OutcomeMeasure>();
        if (text is not { } description) return outcomes;
        AddOutcomes(outcomes, description, "primary", "primaryOutcome", "primaryOutcomes");
        AddOutcomes(outcomes, description, "secondary", "secondaryOutcome", "secondaryOutcomes");
        return outcomes;
    }

    /// <summary>Newer records have measures with their parts, older ones a text; in some both stand.</summary>
    private static void AddOutcomes(List<OutcomeMeasure> outcomes, RecordTree text, string kind, string one, string many)
    {
        var before = outcomes.Count;
        foreach (var measure in text.List(many, "outcomeMeasure")) Add(measure);
        foreach (var measure in text.List(one, "outcomeMeasure")) Add(measure);
        if (outcomes.Count == before && (IsrctnText.Current(text.PlainAt(one)) ?? IsrctnText.Current(text.PlainAt(many))) is { } old) outcomes.Add(new OutcomeMeasure(kind, old, null, null));

        void Add(RecordTree measure)
        {
            var method = measure.PlainAt("method");
            if ((measure.PlainAt("variable") ?? method) is { } variable) outcomes.Add(new OutcomeMeasure(kind, variable, method, measure.PlainAt("timepoints")));
        }
    }

    private static List<Location> Places(RecordTree? participants)
    {
        var places = new List<Location>();
        if (participants is not { } people) return places;
        foreach (var centre in people.List("trialCentres", "trialCentre"))
        {
            var place = new Location(centre.LineAt("name"), centre.LineAt("city"), Country(centre.At("country")), null);
            if ((place.Facility ?? place.City ?? place.Country) is not null) places.Add(place);
        }
        var countries = people.List("recruitmentCountries", "country").ConvertAll(c => Country(c.Text));
        foreach (var country in countries)
        {
            // The registry lists the United Kingdom and its nations beside each other.
            var isNation = country is "England" or "Scotland" or "Wales" or "Northern Ireland" && countries.Contains("United Kingdom");
            if (country is not null && !isNation && !places.Exists(place => place.Country == country)) places.Add(new Location(null, null, country, null));
        }
        return places;
    }

    private static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
