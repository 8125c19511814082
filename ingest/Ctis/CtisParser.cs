using System.Globalization;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Ctis;

/// <summary>
/// Reads one trial of the EU's Clinical Trials Information System: the answer of "retrieve" in its forms before and since June 2024, or a row of a search. Pure and
/// thread-safe; never throws on what the bytes say. Contacts are never read.
/// </summary>
public static class CtisParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private const string Source = SourceNames.Ctis;

    /// <summary>The members of a record that are known, read or not; their insides are the agency's file keeping for the most part and are not looked through.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "ctNumber", "ctStatus", "ctTitle", "ctPublicStatusCode", "startDateEU", "endDateEU", "endDate", "startDate", "decisionDate", "decisionDateOverall", "publishDate", "authorizedApplication",
        "authorizedPartI", "authorizedPartsII", "events", "results", "documents", "trialRegion", "trialRegionCode", "correctiveMeasures", "shortTitle", "trialCountries", "therapeuticAreas",
        "sponsorType", "sponsor", "trialPhase", "ageRangeSecondary", "ageGroup", "gender", "totalNumberEnrolled", "resultsFirstReceived", "lastUpdated", "lastPublicationUpdate", "ctrname",
        "record_last_import", "authorizationDate", "recruitmentStatus", "hasDeferrallApplied", "hasAmendmentApplied", "publicEvaluation", "id", "title", "primarySponsor", "coSponsors",
        "submissionDate", "initialApplicationId", "applications", "memberStatesConcerned", "trialGlobalEnd", "isRmsTacitAssignment", "eudraCtInfo", "mscTrialNotificationsInfoList",
        "totalPartIISubjectCount", "conditions", "primaryEndPoint", "secondaryEndPoint", "endPoint", "product", "trialStatus", "numberOfSubjects", "pip", "eudraCtNumber", "link",
    };

    /// <param name="trial">The bytes of one object, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> trial) => RecordTree.Parse(Source, trial, Read);

    private static ParseResult Read(RecordTree root)
    {
        var written = root.At("ctNumber");
        if (written is null) return new RejectedRecord(Source, null, "The record has no ctNumber. Fetch it again.");
        if (CtisNumber.TryParse(written) is not { } number)
            return new RejectedRecord(Source, written, $"The trial's number is \"{written}\", which is no EU CT number: 2022-500244-37-00 is one.");
        var partOne = root.Find("authorizedApplication", "authorizedPartI") ?? root["authorizedPartI"];
        var updated = RegistryDate.Read(root.At("lastUpdated")) ?? RegistryDate.Read(root.At("lastPublicationUpdate")) ?? RegistryDate.Read(root.At("publishDate"));
        var isReduced = partOne?["trialDetails"] is null;
        return new ParsedRecord(
            new RecordKey(Source, number.Value), updated, isReduced, Version, Facts(number.Value, root, partOne, isReduced),
            [.. root.Children.Where(c => !Known.Contains(c.Name) && (c.Text is not null || c.HasChildren)).Select(c => c.Name).Distinct(StringComparer.Ordinal)]);
    }

    private static TrialFacts Facts(string number, RecordTree root, RecordTree? partOne, bool isReduced)
    {
        var details = partOne?["trialDetails"];
        var titles = details?["clinicalTrialIdentifiers"];
        var information = details?["trialInformation"];
        var population = information?["populationOfTrialSubjects"];
        var partsTwo = (root["authorizedApplication"] ?? root).All("authorizedPartsII");
        var statusCode = root.At("ctPublicStatusCode") ?? root.At("ctStatus");
        var results = root["results"] is { } posted ? [.. posted.All("summaryResults"), .. posted.All("laypersonResults")] : new List<RecordTree>();
        var sponsors = Sponsors(root, partOne);
        var enrolment = Enrolment(root, partOne, partsTwo);
        return new TrialFacts
        {
            Registration = number,
            SecondaryIds = SecondaryIds(root, titles, number),
            BriefTitle = Line(titles?.At("publicTitle")) ?? Line(root.At("ctTitle")) ?? Line(root.At("title")),
            OfficialTitle = Line(titles?.At("fullTitle")) ?? (titles is null ? null : Line(root.At("title"))),
            Acronym = Line(root.At("shortTitle")) ?? Line(titles?.At("shortTitle")),
            Status = CtisPlaces.EndedEarly(root, CtisCodes.Status(statusCode)),
            SourceStatus = CtisCodes.StatusWord(statusCode) ?? statusCode,
            StartDate = CtisPlaces.Start(root, partsTwo) ?? RegistryDate.Read(information?.At("trialDuration", "estimatedRecruitmentStartDate")),
            CompletionDate = RegistryDate.Read(root.At("endDateEU")) ?? RegistryDate.Read(information?.At("trialDuration", "estimatedEndDate")),
            FirstPosted = Earliest((root["authorizedApplication"] ?? root).All("memberStatesConcerned").Select(m => m.At("firstDecisionDate"))) ?? RegistryDate.Read(root.At("decisionDateOverall")),
            ResultsPosted = Earliest(results.Select(r => r.At("submissionDate"))),
            HasResults = results.Count > 0 ? true : root.At("resultsFirstReceived") is { } received ? received.StartsWith("yes", StringComparison.OrdinalIgnoreCase) : isReduced ? null : false,
            StudyType = "interventional",
            Phase = CtisCodes.Phase(information?.At("trialCategory", "trialPhase")) ?? CtisCodes.Phase(root.At("trialPhase")),
            Enrolment = enrolment,
            EnrolmentIsActual = enrolment is null ? null : false,
            Summary = Plain(information?.At("trialObjective", "mainObjective")),
            Conditions = Conditions(root, partOne, information),
            Keywords = Distinct([.. root.All("therapeuticAreas").Select(a => Line(a.Text) ?? Line(a.At("name"))), .. Terms(information)]),
            Arms = [.. Arms(details)],
            Interventions = CtisProducts.Of(root, partOne),
            Outcomes = [.. EndPoints(information, "primary"), .. EndPoints(information, "secondary"), .. RowEndPoints(root, information)],
            Eligibility = RegistryText.Eligibility(Criteria(information, "principalInclusionCriteria"), Criteria(information, "principalExclusionCriteria")),
            Sex = SexOf(population) ?? Sex(root.At("gender")),
            MinimumAge = Ages(root).Minimum,
            MaximumAge = Ages(root).Maximum,
            LeadSponsor = sponsors.FirstOrDefault(),
            Collaborators = [.. sponsors.Skip(1)],
            Funders = [.. Distinct((information?.All("sourceOfMonetarySupport") ?? []).Select(s => Line(s.At("organisationName")) ?? Line(s.At("name")))).Select(name => new FunderName(name, null, null))],
            Locations = CtisPlaces.Of(root, partOne, partsTwo),
            References = [.. Distinct(details?.All("pubmedCode").Select(c => c.Text) ?? []).Select(code => Pmid.TryParse(code)).OfType<Pmid>().Select(pmid => new Reference(pmid.Value, "background", null))],
        };
    }

    private static List<SecondaryId> SecondaryIds(RecordTree root, RecordTree? titles, string own)
    {
        var ids = new List<SecondaryId>();
        Add(root.At("eudraCt", "eudraCtCode") ?? root.At("authorizedApplication", "eudraCt", "eudraCtCode") ?? root.At("eudraCtInfo", "eudraCtCode"));
        foreach (var number in titles?["secondaryIdentifyingNumbers"]?.Children ?? []) Add(number.At("number") ?? number.Text);
        return ids;

        void Add(string? written)
        {
            if (Line(written) is not { } text) return;
            var id = RegistrationId.TryParse(text);
            var value = id?.Value ?? text;
            if (value == own || ids.Exists(other => other.Id == value)) return;
            ids.Add(new SecondaryId(value, id?.Register switch { null => "OTHER", Registers.EuCtr => "EUDRACT_NUMBER", Registers.Ctis => "CTIS", _ => "REGISTRY" }, id?.Register));
        }
    }

    private static List<SponsorName> Sponsors(RecordTree root, RecordTree? partOne)
    {
        var sponsors = (partOne?.All("sponsors") ?? []).OrderByDescending(s => s.At("primary") == "true").Select(s => Sponsor(s)).OfType<SponsorName>().ToList();
        if (sponsors.Count == 0 && root["primarySponsor"] is { } primary && Sponsor(primary) is { } lead) sponsors.Add(lead);
        if (sponsors.Count == 0 && Line(root.At("sponsor")) is { } name) sponsors.Add(new SponsorName(name, Line(root.At("sponsorType"))));
        return [.. sponsors.DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static SponsorName? Sponsor(RecordTree sponsor)
    {
        var body = sponsor["organisation"] ?? sponsor.Find("addresses", "organisation") ?? sponsor.Find("publicContacts", "organisation") ?? sponsor.Find("scientificContacts", "organisation");
        return Line(body?.At("name")) is { } name ? new SponsorName(name, Line(body?.At("type")), null, Country(sponsor.At("addresses", "address", "countryName"))) : null;
    }

    /// <summary>Planned participants of all member states and of the rest of the world; a search row counts those of the member states.</summary>
    private static int? Enrolment(RecordTree root, RecordTree? partOne, List<RecordTree> partsTwo)
    {
        var counts = partsTwo.Select(p => Count(p.At("recruitmentSubjectCount"))).OfType<int>().ToList();
        return counts.Count > 0 ? counts.Sum() + (Count(partOne?.At("rowSubjectCount")) ?? 0) : Count(root.At("totalNumberEnrolled"));
    }

    private static List<string> Conditions(RecordTree root, RecordTree? partOne, RecordTree? information)
    {
        var named = Distinct((information?["medicalCondition"]?.All("partIMedicalConditions") ?? []).Select(c => Line(c.At("medicalCondition"))));
        if (named.Count == 0) named = Distinct((partOne?.All("medicalConditions") ?? []).Select(c => Line(c.At("medicalCondition"))));
        return named.Count > 0 ? named : Distinct(root.All("conditions").SelectMany(c => (c.Text ?? "").Split(';')).Select(Line));
    }

    private static IEnumerable<string?> Terms(RecordTree? information) =>
        (information?["medicalCondition"]?.All("meddraConditionTerms") ?? []).Select(t => Line(t.At("termName")));

    private static IEnumerable<TrialArm> Arms(RecordTree? details)
    {
        foreach (var arm in (details?.Find("protocolInformation", "studyDesign")?.All("periodDetails") ?? []).SelectMany(p => p.All("armDetails")))
        {
            if ((Line(arm.At("title")) ?? Plain(arm.At("description"))) is not null) yield return new TrialArm(Line(arm.At("title")) ?? "", null, Plain(arm.At("description")), []);
        }
    }

    private static IEnumerable<OutcomeMeasure> EndPoints(RecordTree? information, string kind) =>
        (information?["endPoint"]?.All(kind + "EndPoints") ?? []).Select(e => Plain(e.At("endPoint"))).OfType<string>().Select(e => new OutcomeMeasure(kind, e, null, null));

    private static IEnumerable<OutcomeMeasure> RowEndPoints(RecordTree root, RecordTree? information)
    {
        if (information is not null) yield break;
        if (Plain(root.At("primaryEndPoint")) is { } primary) yield return new OutcomeMeasure("primary", primary, null, null);
        if (Plain(root.At("secondaryEndPoint")) is { } secondary) yield return new OutcomeMeasure("secondary", secondary, null, null);
    }

    private static string? Criteria(RecordTree? information, string name)
    {
        var criteria = (information?["eligibilityCriteria"]?.All(name) ?? []).Select(c => Plain(c.At(name))).OfType<string>().ToList();
        return criteria.Count == 0 ? null : string.Join('\n', criteria);
    }

    private static string? SexOf(RecordTree? population) => (population?.At("isFemaleSubjects"), population?.At("isMaleSubjects")) switch
    {
        ("true", "true") => "ALL",
        ("true", _) => "FEMALE",
        (_, "true") => "MALE",
        _ => null,
    };

    /// <summary>The limits that the portal's age groups leave: "18-64 years, 65+ years" begins at 18 and has no end.</summary>
    private static (string? Minimum, string? Maximum) Ages(RecordTree root)
    {
        var groups = string.Join(", ", root.All("ageGroup").Select(g => g.Text));
        var (child, adult, old) = (groups.Contains("0-17", StringComparison.Ordinal), groups.Contains("18-64", StringComparison.Ordinal), groups.Contains("65+", StringComparison.Ordinal));
        return (child ? null : adult ? "18 Years" : old ? "65 Years" : null, old ? null : adult ? "64 Years" : child ? "17 Years" : null);
    }

    internal static PartialDate? Earliest(IEnumerable<string?> dates) => dates.Select(RegistryDate.Read).OfType<PartialDate>().OrderBy(d => d).Cast<PartialDate?>().FirstOrDefault();

    private static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
