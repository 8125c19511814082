using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.EuCtr;

/// <summary>
/// Reads one record of the EU Clinical Trials Register: a member state's protocol form as text, as a saved page or as JSON. The records of one trial carry the country
/// in their key and name one registration. Pure and thread-safe; never throws on what the bytes say. Contacts are never read.
/// </summary>
public static partial class EuCtrParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    private const string Source = SourceNames.EuCtr;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="record">The bytes of one record, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> record)
    {
        var start = record.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start >= 0 && record.Span[start] == '{') return RecordTree.Parse(Source, record, tree => Read(EuCtrForms.OfJson(tree), tree));
        try
        {
            var text = Strict.GetString(record.Span);
            return Read(start >= 0 && record.Span[start] == '<' ? EuCtrForms.OfPage(text) : EuCtrForms.OfText(text), null);
        }
        catch (DecoderFallbackException)
        {
            return new RejectedRecord(Source, null, "A text of the record is not valid UTF-8: fetch it again, or save the file as UTF-8.");
        }
        catch (Exception deep) when (deep is not OutOfMemoryException)
        {
            // The reader of pages says so of elements that stand hundreds deep in each other.
            return new RejectedRecord(Source, null, $"The page cannot be read: {deep.Message} Save it again.");
        }
    }

    private static ParseResult Read(EuCtrFields fields, RecordTree? json)
    {
        var written = fields["a2", "eudract number"] ?? json?.At("eudractNumber");
        if (written is null) return new RejectedRecord(Source, null, "The record has no EudraCT number (A.2). Save the protocol page or the full details again.");
        if (EudraCtNumber.TryParse(Line(written)) is not { } number)
            return new RejectedRecord(Source, Line(written), $"The record's number is \"{Line(written)}\", which is no EudraCT number: 2013-000615-24 is one.");
        var state = fields["a1", "national competent authority"];
        var country = CountryCode(fields["link"], json?.At("_id"), state);
        var isReduced = fields["a3", "e11", "e3"] is null || fields["a1"] is null;
        var key = country is null ? number.Value : $"{number.Value}-{country}";
        return new ParsedRecord(new RecordKey(Source, key), null, isReduced, Version, Facts(number.Value, fields, json, country, isReduced), []);
    }

    /// <summary>The country of a record: from its address, its id, or the authority that stands first in it.</summary>
    private static string? CountryCode(string? link, string? id, string? state)
    {
        if (InLink().Match(link ?? id ?? "") is { Success: true } match) return match.Groups[1].Value.ToUpperInvariant();
        if (Country(state) is not { } name) return null;
        return name.Contains("outside", StringComparison.OrdinalIgnoreCase) ? "3RD" : EuCountries.Code(name);
    }

    private static TrialFacts Facts(string number, EuCtrFields fields, RecordTree? json, string? country, bool isReduced)
    {
        var results = json?["trialInformation"];
        var word = Line(fields["trial status"] ?? fields["p end of trial status"]);
        var sponsors = fields.AllWithNext("b11", "b134").Select(s => new SponsorName(Line(s.Value)!, Line(fields.All("b31").Where(c => c.Group == s.Group).Select(c => c.Value).FirstOrDefault()), null, Country(s.Next))).ToList();
        if (sponsors.Count == 0 && Line(fields["sponsor name"]) is { } sponsor) sponsors.Add(new SponsorName(sponsor, null));
        var enrolment = EuCtrDesign.Enrolment(fields);
        var posted = RegistryDate.Read(json?.At("firstreceived_results_date"));
        return new TrialFacts
        {
            Registration = number,
            SecondaryIds = SecondaryIds(fields, results, number),
            BriefTitle = Line(fields["a31"]) ?? Line(fields["a32"]),
            OfficialTitle = Line(fields["a3", "full title"]) ?? Line(results?.At("fullTitle")),
            Acronym = Line(fields["a32"]) is { Length: <= 40 } acronym ? acronym : null,
            Status = EndOfWhole(results, word is null ? null : TrialStatusWords.FromRegister(word)),
            SourceStatus = word,
            StartDate = RegistryDate.Read(results?.At("recruitmentStartDate")) ?? RegistryDate.Read(fields["start date"]),
            CompletionDate = RegistryDate.Read(fields["p date of the global end of the trial"]) ?? RegistryDate.Read(results?.At("globalEndOfTrialDate")),
            FirstPosted = RegistryDate.Read(fields["date on which this record was first entered in the eudract database"]),
            ResultsPosted = posted,
            HasResults = posted is not null || results is not null || fields["trial results"]?.Contains("view", StringComparison.OrdinalIgnoreCase) == true ? true : null,
            StudyType = "interventional",
            Phase = EuCtrDesign.Phase(fields),
            Allocation = fields.Says("e811") switch { true => "RANDOMIZED", false => "NON_RANDOMIZED", _ => null },
            InterventionModel = EuCtrDesign.Model(fields),
            Masking = EuCtrDesign.Masking(fields),
            PrimaryPurpose = EuCtrDesign.Purpose(fields),
            Enrolment = enrolment,
            EnrolmentIsActual = enrolment is null ? null : false,
            Summary = fields["e21"],
            Description = fields["e22"],
            Conditions = Distinct([Line(fields["e11", "medical condition", "e111"])]),
            Keywords = Distinct([Line(fields["e111"]), Line(fields["e112"]), .. fields.All("e12").Where(t => t.Label.Equals("term", StringComparison.OrdinalIgnoreCase)).Select(t => Line(t.Value))]),
            Interventions = EuCtrDesign.Products(fields),
            Outcomes = [.. Outcome(fields, "primary", "e51", "e511"), .. Outcome(fields, "secondary", "e52", "e521")],
            Eligibility = Eligibility(fields["e3"], fields["e4"]),
            Sex = EuCtrDesign.SexOf(fields) ?? Sex(fields["gender"]),
            MinimumAge = EuCtrDesign.Ages(fields).Minimum,
            MaximumAge = EuCtrDesign.Ages(fields).Maximum,
            LeadSponsor = sponsors.FirstOrDefault(),
            Collaborators = [.. sponsors.Skip(1).DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase)],
            Funders = [.. fields.AllWithNext("b41", "b42").Select(f => (Name: Line(f.Value), Country: Country(f.Next))).Where(f => f.Name is not null).Distinct().Select(f => new FunderName(f.Name!, null, null, f.Country))],
            Locations = Places(fields, country, word),
            References = isReduced ? [] : References(json),
        };
    }

    /// <summary>A member state may go on saying "ongoing" when the posted results say that the whole trial has ended.</summary>
    private static TrialStatus? EndOfWhole(RecordTree? results, TrialStatus? status) =>
        status is TrialStatus.Active or null && results?.At("isGlobalEndOfTrialReached") == "true"
            ? results?.At("globalEndOfTrialPremature") == "true" ? TrialStatus.Stopped : TrialStatus.Completed : status;

    private static List<SecondaryId> SecondaryIds(EuCtrFields fields, RecordTree? results, string own)
    {
        var ids = new List<SecondaryId>();
        Add(fields["a41", "sponsor protocol number", "sponsor's protocol code number"], null);
        Add(fields["a51"], "REGISTRY");
        Add(fields["a52"] ?? results?.At("usctnIdentifier"), "REGISTRY");
        Add(fields["a53"] ?? results?.At("whoIdentifier"), "OTHER");
        Add(fields["a54"], "OTHER");
        return ids;

        void Add(string? written, string? type)
        {
            if (Line(written) is not { } text) return;
            var found = RegistrationId.TryParse(text) is { } whole ? [whole.Value] : IdReader.Read(text).Where(f => f.Kind == "registration").Select(f => f.Value).ToList();
            if (found.Count == 0) found = [text];
            foreach (var id in found.Where(id => id != own && !ids.Exists(other => other.Id == id)))
                ids.Add(new SecondaryId(id, RegistrationId.TryParse(id) is null && type == "REGISTRY" ? "OTHER" : type, null));
        }
    }

    private static IEnumerable<OutcomeMeasure> Outcome(EuCtrFields fields, string kind, string measure, string time)
    {
        if (fields[measure] is { } text) yield return new OutcomeMeasure(kind, text, null, fields[time]);
    }

    private static List<Location> Places(EuCtrFields fields, string? country, string? status)
    {
        var places = new List<Location>();
        if (country is not null && EuCountries.Name(country) is { } own) places.Add(new Location(null, null, own, status));
        var listed = fields["e863"] is { } elsewhere && (fields.HasLines || !elsewhere.Contains(' ', StringComparison.Ordinal)) ? elsewhere.Split('\n').Select(Country) : [];
        // The short download: "Trial protocol: DE(Completed) GB(Ongoing)".
        var states = InProtocol().Matches(fields["trial protocol"] ?? "").Select(m => (Country: EuCountries.Name(m.Groups[1].Value), Status: Filled(m.Groups[2].Value)));
        foreach (var (name, its) in listed.Select(name => (name, (string?)null)).Concat(states))
        {
            if (name is not null && !places.Exists(p => p.Country == name)) places.Add(new Location(null, null, name, its));
        }
        return places;
    }

    private static List<Reference> References(RecordTree? json) =>
        [.. Distinct((json?.Find("trialChanges", "pubMedReferenceNumbers")?.Children ?? []).Select(c => c.Text)).Select(text => Pmid.TryParse(text)).OfType<Pmid>().Select(pmid => new Reference(pmid.Value, "background", null))];

    internal static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\d{4}-\d{6}-\d\d[-/]([A-Za-z]{2}|3rd|3RD)(?:/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex InLink();

    [GeneratedRegex(@"\b([A-Z]{2})\s*\(([^()]{2,60})\)", RegexOptions.CultureInvariant)]
    private static partial Regex InProtocol();
}
