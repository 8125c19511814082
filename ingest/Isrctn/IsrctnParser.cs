using System.Globalization;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Isrctn;

/// <summary>
/// Reads one trial of the ISRCTN registry: a <c>fullTrial</c> or <c>trial</c> element of its XML, or the JSON that tools make of it. Pure and thread-safe;
/// never throws on what the bytes say. Contacts are never read.
/// </summary>
public static class IsrctnParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private const string Source = SourceNames.Isrctn;

    /// <summary>What a record holds and this version leaves out on purpose.</summary>
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
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
        return new ParsedRecord(new RecordKey(Source, id), updated, isReduced, Version, facts, ReferenceEquals(root, trial) ? root.Unknown(LeftOut) : [.. root.Unknown(LeftOut), .. trial.Unknown(LeftOut)]);
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
        var sponsors = Parties(root, trial, "sponsor").Select(Sponsor).OfType<SponsorName>().Distinct().ToList();
        var sites = trial.List("conditions", "condition").ToList();
        return new TrialFacts
        {
            Registration = id,
            SecondaryIds = IsrctnIds.Of(trial, id),
            BriefTitle = Line(text?.At("title")),
            OfficialTitle = Line(text?.At("scientificTitle")),
            Acronym = Line(text?.At("acronym")),
            Status = isReduced && word is null && status == TrialStatus.Unknown ? null : status,
            SourceStatus = word,
            WhyStopped = Plain(design?.At("reasonAbandoned")),
            StartDate = RegistryDate.Read(people?.At("recruitmentStart")) ?? RegistryDate.Read(design?.At("overallStartDate")),
            CompletionDate = RegistryDate.Read(design?.At("overallEndDate")),
            FirstPosted = RegistryDate.Read(trial.Find("isrctn", "@dateAssigned")?.Text),
            ResultsPosted = outputs.PostedOn,
            HasResults = outputs.HasResults ? true : isReduced ? null : false,
            StudyType = design?.At("primaryStudyDesign")?.ToLowerInvariant() is "interventional" or "observational" ? design.At("primaryStudyDesign")!.ToLowerInvariant() : null,
            Phase = Phase(trial),
            Allocation = IsrctnDesign.Allocation(design),
            InterventionModel = IsrctnDesign.Model(design),
            Masking = IsrctnDesign.Masking(design),
            PrimaryPurpose = IsrctnDesign.Purpose(design),
            Enrolment = final ?? Count(people?.At("targetEnrolment")),
            EnrolmentIsActual = final is not null ? true : Count(people?.At("targetEnrolment")) is null ? null : false,
            Summary = IsrctnText.WithoutContact(IsrctnText.Current(text?.At("plainEnglishSummary"))),
            Description = IsrctnText.Current(text?.At("studyHypothesis")),
            Conditions = Distinct(sites.Select(c => Line(c.At("description")))),
            Keywords = Distinct(sites.SelectMany(c => new[] { Line(c.At("diseaseClass1")), Line(c.At("diseaseClass2")) })),
            Interventions = [.. trial.List("interventions", "intervention").Select(Given).OfType<Intervention>()],
            Outcomes = [.. Outcomes(text, "primary"), .. Outcomes(text, "secondary")],
            Eligibility = Eligibility(IsrctnText.Current(people?.At("inclusion")), IsrctnText.Current(people?.At("exclusion"))),
            Sex = Sex(people?.At("gender")),
            MinimumAge = Age(people?.At("lowerAgeLimit")),
            MaximumAge = Age(people?.At("upperAgeLimit")),
            LeadSponsor = sponsors.FirstOrDefault(),
            Collaborators = [.. sponsors.Skip(1)],
            Funders = [.. Parties(root, trial, "funder").Select(Funder).OfType<FunderName>().Distinct()],
            Locations = Places(people),
            References = outputs.References,
        };
    }

    /// <summary>Sponsors and funders stand beside the trial; where only the trial is left, tools put them into it.</summary>
    private static IEnumerable<RecordTree> Parties(RecordTree root, RecordTree trial, string name) =>
        ReferenceEquals(root, trial) ? trial.All(name) : root.All(name).Concat(trial.All(name));

    private static SponsorName? Sponsor(RecordTree sponsor) =>
        Line(sponsor.At("organisation")) is { } name ? new SponsorName(name, Line(sponsor.At("commercialStatus")), RorId.TryParse(sponsor.At("rorId"))?.Value) : null;

    private static FunderName? Funder(RecordTree funder) =>
        Line(funder.At("name")) is { } name ? new FunderName(name, Doi.TryParse(funder.At("fundRef"))?.Value, RorId.TryParse(funder.At("rorId"))?.Value) : null;

    private static string? Phase(RecordTree trial)
    {
        var phases = trial.List("interventions", "intervention").Select(i => PhaseWords.Read(i["phase"]?.Raw)).OfType<string>().Distinct().ToList();
        if (phases.Count > 1) phases.Remove("not applicable");
        return phases.Count switch { 0 => null, 1 => phases[0], _ => PhaseWords.Of([.. phases.SelectMany(p => p.Split('/'))]) };
    }

    private static Intervention? Given(RecordTree intervention)
    {
        var (type, name, description) = (Line(intervention.At("interventionType")), Line(intervention.At("drugNames")), IsrctnText.Current(intervention.At("description")));
        return name is null && description is null ? null : new Intervention(type, name ?? "", description, [], []);
    }

    /// <summary>Newer records have measures with their parts, older ones a text; in some both stand.</summary>
    private static IEnumerable<OutcomeMeasure> Outcomes(RecordTree? text, string kind)
    {
        if (text is null) yield break;
        var any = false;
        foreach (var measure in text.List(kind + "Outcomes", "outcomeMeasure").Concat(text.List(kind + "Outcome", "outcomeMeasure")))
        {
            if ((Plain(measure.At("variable")) ?? Plain(measure.At("method"))) is not { } variable) continue;
            any = true;
            yield return new OutcomeMeasure(kind, variable, Plain(measure.At("method")), Plain(measure.At("timepoints")));
        }
        if (any || (IsrctnText.Current(text.At(kind + "Outcome")) ?? IsrctnText.Current(text.At(kind + "Outcomes"))) is not { } old) yield break;
        yield return new OutcomeMeasure(kind, old, null, null);
    }

    private static List<Location> Places(RecordTree? people)
    {
        if (people is null) return [];
        var places = people.List("trialCentres", "trialCentre")
            .Select(c => new Location(Line(c.At("name")), Line(c.At("city")), Country(c.At("country")), null))
            .Where(place => (place.Facility ?? place.City ?? place.Country) is not null).ToList();
        var countries = people.List("recruitmentCountries", "country").Select(c => Country(c.Text)).OfType<string>().ToList();
        foreach (var country in countries)
        {
            // The registry lists the United Kingdom and its nations beside each other.
            var isNation = country is "England" or "Scotland" or "Wales" or "Northern Ireland" && countries.Contains("United Kingdom");
            if (!isNation && !places.Exists(place => place.Country == country)) places.Add(new Location(null, null, country, null));
        }
        return places;
    }

    private static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
