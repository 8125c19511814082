using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Fields;
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

    private static readonly RepeatedWords<TrialStatus> Statuses = new(TrialStatusWords.FromRegister);

    /// <param name="record">The bytes of one element or object, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> record) => record.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..]
        ? RecordTree.Parse(Source, record, static tree => Read(new IctrpRow(tree)))
        : JsonRecord.Read(Source, record, static json => Read(new IctrpRow(json)));

    private static ParseResult Read(IctrpRow row)
    {
        if (Line(row[IctrpField.TrialId]) is not { } written) return new RejectedRecord(Source, null, "The record has no TrialID. Leave the row out, or export it again.");
        if (Identify(written) is not var (registration, register, country))
            return new RejectedRecord(Source, written, $"The TrialID \"{Shown(written)}\" is no registry's id. Check that the columns are those of WHO's export.");
        var key = country is null ? registration : $"{registration}-{country}";
        return new ParsedRecord(new RecordKey(Source, key), RegistryDate.Read(row[IctrpField.UpdatedOn]), true, Version, Facts(row, registration, register, country), row.Unknown);
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
        var word = Line(row[IctrpField.Status]);
        var target = IctrpLists.Enrolment(row[IctrpField.TargetSize]);
        var actual = IctrpLists.Enrolment(row[IctrpField.ActualSize]);
        var posted = RegistryDate.Read(row[IctrpField.ResultsPostedOn]);
        var (conditions, areas) = IctrpLists.Conditions(row[IctrpField.Conditions], register);
        var (summary, outcomes) = IctrpLists.Outcomes(row[IctrpField.PrimaryOutcomes], row[IctrpField.SecondaryOutcomes], register);
        var (arms, interventions) = IctrpLists.Interventions(row[IctrpField.Interventions], register);
        var design = IctrpDesign.Of(Plain(row[IctrpField.StudyDesign]));
        var type = IctrpDesign.StudyType(row[IctrpField.StudyType]);
        var isObserved = type == "observational";
        return new TrialFacts
        {
            Registration = registration,
            SecondaryIds = IctrpLists.SecondaryIds(row[IctrpField.SecondaryIds], registration),
            BriefTitle = Line(row[IctrpField.PublicTitle]),
            OfficialTitle = Line(row[IctrpField.ScientificTitle]),
            Acronym = Line(row[IctrpField.Acronym]),
            Status = word is null ? null : Statuses.Of(word),
            SourceStatus = word,
            StartDate = RegistryDate.Read(row[IctrpField.StartsOn]),
            CompletionDate = RegistryDate.Read(row[IctrpField.CompletedOn]),
            FirstPosted = RegistryDate.Read(row[IctrpField.RegisteredOnAgain]) ?? RegistryDate.Read(row[IctrpField.RegisteredOn]),
            ResultsPosted = posted,
            HasResults = posted is not null || row[IctrpField.ResultsSummary] is not null || row[IctrpField.ResultsLink] is not null || Says(row[IctrpField.HasResults], "yes") ? true : Says(row[IctrpField.HasResults], "no") ? false : null,
            StudyType = type,
            Phase = PhaseWords.Read(row[IctrpField.Phase]),
            Allocation = isObserved ? null : design?.Allocation,
            InterventionModel = isObserved ? null : design?.Model,
            Masking = design?.Masking,
            PrimaryPurpose = design?.Purpose,
            Enrolment = actual ?? target,
            EnrolmentIsActual = actual is not null ? true : target is null ? null : Says(row[IctrpField.SizeType], "actual"),
            Summary = summary,
            Conditions = conditions,
            Keywords = areas,
            Arms = arms,
            Interventions = interventions,
            Outcomes = outcomes,
            Eligibility = Eligibility(row[IctrpField.InclusionCriteria], row[IctrpField.ExclusionCriteria]),
            Sex = Sex(row[IctrpField.Sex]),
            MinimumAge = Age(row[IctrpField.MinimumAge]),
            MaximumAge = Age(row[IctrpField.MaximumAge]),
            LeadSponsor = Line(row[IctrpField.PrimarySponsor])?.TrimEnd(',', ';', ' ') is { Length: > 0 } sponsor ? new SponsorName(sponsor, null) : null,
            Collaborators = IctrpLists.Named(row[IctrpField.SecondarySponsors], name => new SponsorName(name, null)),
            Funders = IctrpLists.Named(row[IctrpField.Support], name => new FunderName(name, null, null)),
            Locations = IctrpLists.Places(row[IctrpField.Countries], register, country),
        };
    }

    private static bool Says(string? text, string word) => text?.Trim().StartsWith(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string Shown(string written) => written.Length <= 80 ? written : string.Create(CultureInfo.InvariantCulture, $"{written.AsSpan(0, 80)}…");

    [GeneratedRegex(@"^(?:EUCTR)?\d{4}-\d{6}-\d\d[-/]([A-Z]{2}|3RD|OUTSIDE-EU/EEA)$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryRow();

    [GeneratedRegex(@"^(?=(?:[^\d]*\d){4})[A-Za-z]{2,12}[A-Za-z0-9\-/._]{4,28}$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherId();
}
