using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Ictrp;

/// <summary>
/// Reads one record of WHO's platform: an element of the portal's XML, or a row as JSON from column to text. Pure and thread-safe; never throws on what the bytes
/// say. Contacts are never read. Every record is a reduced one: the platform passes on some of a register's fields.
/// </summary>
public static partial class IctrpParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private const string Source = SourceNames.Ictrp;

    /// <param name="record">The bytes of one element or object, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> record) => RecordTree.Parse(Source, record, tree => Read(new IctrpRow(tree)));

    private static ParseResult Read(IctrpRow row)
    {
        if (Line(row["trialid", "mainid", "id"]) is not { } written) return new RejectedRecord(Source, null, "The record has no TrialID. Leave the row out, or export it again.");
        if (Identify(written) is not var (registration, register, country))
            return new RejectedRecord(Source, written, $"The TrialID \"{Shown(written)}\" is no registry's id. Check that the columns are those of WHO's export.");
        var key = country is null ? registration : $"{registration}-{country}";
        return new ParsedRecord(new RecordKey(Source, key), RegistryDate.Read(row["lastrefreshedon", "lastupdated", "lastrefreshed"]), true, Version, Facts(row, registration, register, country), row.Unknown);
    }

    /// <summary>
    /// The registration that a TrialID names, and the country of EU CTR's rows ("EUCTR2020-001113-21-GB"), of which many make one registration.
    /// An id of a form that no known register has is kept as it is written if it looks like one: the platform takes in new registers.
    /// </summary>
    private static (string Registration, string Register, string? Country)? Identify(string written)
    {
        if (RegistrationId.TryParse(written) is { Register: var register, Value: var id })
            return (id, register, register == Registers.EuCtr && CountryRow().Match(written.ToUpperInvariant()) is { Success: true } match ? match.Groups[1].Value : null);
        return OtherId().IsMatch(written) ? (written, "", null) : null;
    }

    private static TrialFacts Facts(IctrpRow row, string registration, string register, string? country)
    {
        var word = Line(row["recruitmentstatus", "status"]);
        var target = IctrpLists.Enrolment(row["targetsize", "targetsamplesize"]);
        var actual = IctrpLists.Enrolment(row["resultsactualenrollment", "resultsactualenrolment"]);
        var posted = RegistryDate.Read(row["resultsdateposted", "resultsdatefirstpublication"]);
        var (conditions, areas) = IctrpLists.Conditions(row["condition", "conditions", "healthconditions"], register);
        var (summary, outcomes) = IctrpLists.Outcomes(row["primaryoutcome", "primaryoutcomes"], row["secondaryoutcome", "secondaryoutcomes"], register);
        var (arms, interventions) = IctrpLists.Interventions(row["intervention", "interventions"], register);
        var design = IctrpDesign.Of(Plain(row["studydesign"]));
        var type = IctrpDesign.StudyType(row["studytype"]);
        var isObserved = type == "observational";
        return new TrialFacts
        {
            Registration = registration,
            SecondaryIds = IctrpLists.SecondaryIds(row["secondaryids", "secondaryid"], registration),
            BriefTitle = Line(row["publictitle"]),
            OfficialTitle = Line(row["scientifictitle"]),
            Acronym = Line(row["acronym", "titleacronym", "publicacronym", "scientificacronym"]),
            Status = word is null ? null : TrialStatusWords.FromRegister(word),
            SourceStatus = word,
            StartDate = RegistryDate.Read(row["dateenrollement", "dateenrollment", "dateenrolment", "dateoffirstenrolment"]),
            CompletionDate = RegistryDate.Read(row["resultsdatecompleted"]),
            FirstPosted = RegistryDate.Read(row["dateregistration3"]) ?? RegistryDate.Read(row["dateregistration"]),
            ResultsPosted = posted,
            HasResults = posted is not null || row["resultssummary"] is not null || row["resultsurllink"] is not null || Says(row["resultsyesno"], "yes") ? true : Says(row["resultsyesno"], "no") ? false : null,
            StudyType = type,
            Phase = PhaseWords.Read(row["phase"]),
            Allocation = isObserved ? null : design?.Allocation,
            InterventionModel = isObserved ? null : design?.Model,
            Masking = design?.Masking,
            PrimaryPurpose = design?.Purpose,
            Enrolment = actual ?? target,
            EnrolmentIsActual = actual is not null ? true : target is null ? null : Says(row["typeenrolment", "typeenrollment"], "actual"),
            Summary = summary,
            Conditions = conditions,
            Keywords = areas,
            Arms = arms,
            Interventions = interventions,
            Outcomes = outcomes,
            Eligibility = Eligibility(row["inclusioncriteria"], row["exclusioncriteria"]),
            Sex = Sex(row["inclusiongender", "gender", "sex"]),
            MinimumAge = Age(row["inclusionagemin", "agemin", "agemininclusion", "minage"]),
            MaximumAge = Age(row["inclusionagemax", "agemax", "maxage"]),
            LeadSponsor = Line(row["primarysponsor"])?.TrimEnd(',', ';', ' ') is { Length: > 0 } sponsor ? new SponsorName(sponsor, null) : null,
            Collaborators = [.. IctrpLists.Names(row["secondarysponsors", "secondarysponsor"]).Select(name => new SponsorName(name, null))],
            Funders = [.. IctrpLists.Names(row["sourcesupport", "sourceofsupport", "sourcesofsupport", "sourcesupports"]).Select(name => new FunderName(name, null, null))],
            Locations = IctrpLists.Places(row["countries", "country", "countriesofrecruitment"], register, country),
        };
    }

    private static bool Says(string? text, string word) => text?.Trim().StartsWith(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string Shown(string written) => written.Length <= 80 ? written : string.Create(CultureInfo.InvariantCulture, $"{written.AsSpan(0, 80)}…");

    [GeneratedRegex(@"^(?:EUCTR)?\d{4}-\d{6}-\d\d[-/]([A-Z]{2}|3RD|OUTSIDE-EU/EEA)$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryRow();

    [GeneratedRegex(@"^(?=(?:[^\d]*\d){4})[A-Za-z]{2,12}[A-Za-z0-9\-/._]{4,28}$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherId();
}
