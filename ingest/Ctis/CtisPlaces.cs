using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Ctis;

/// <summary>Where a trial runs, and what the member states report of it.</summary>
internal static class CtisPlaces
{
    /// <summary>Sites with their state's status, then the states and other countries without a site.</summary>
    public static IReadOnlyList<Location> Of(RecordTree root, RecordTree? partOne, IReadOnlyList<RecordTree> partsTwo)
    {
        var statuses = Statuses(root);
        var places = new List<Location>();
        foreach (var part in partsTwo)
        {
            var country = RegistryText.Country(part.At("mscInfo", "countryName") ?? part.At("mscInfo", "mscName"));
            var status = country is null ? null : statuses.GetValueOrDefault(country);
            foreach (var site in part.All("trialSites"))
            {
                var address = site["organisationAddressInfo"];
                if (Line(address?.At("organisation", "name")) is not { } facility) continue;
                places.Add(new Location(facility, Line(address?.At("address", "city")), RegistryText.Country(address?.At("address", "countryName")) ?? country, status));
            }
            if (country is not null && !places.Exists(p => p.Country == country)) places.Add(new Location(null, null, country, status));
        }
        foreach (var (country, status) in statuses)
        {
            if (!places.Exists(p => p.Country == country)) places.Add(new Location(null, null, country, status));
        }
        foreach (var other in (partOne?.All("rowCountriesInfo") ?? []).Select(c => RegistryText.Country(c.At("name"))).OfType<string>())
        {
            if (!places.Exists(p => p.Country == other)) places.Add(new Location(null, null, other, null));
        }
        return [.. places.Distinct()];
    }

    /// <summary>When the first member state began, as reported; null where none has.</summary>
    public static PartialDate? Start(RecordTree root, IReadOnlyList<RecordTree> partsTwo) =>
        RegistryDate.Read(root.At("startDateEU"))
        ?? CtisParser.Earliest(partsTwo.Select(p => p.At("mscInfo", "activeTrialPeriod", "trialStartDate")))
        ?? CtisParser.Earliest(partsTwo.Select(p => p.At("mscInfo", "activeTrialRecruitmentPeriod", "recruitmentStartDate")));

    /// <summary>"Ended" is the portal's word for trials that were broken off too: those in which every member state reports it.</summary>
    public static TrialStatus? EndedEarly(RecordTree root, TrialStatus? status)
    {
        if (status != TrialStatus.Completed) return status;
        var states = root["events"]?.All("trialEvents") ?? [];
        return states.Count > 0 && states.TrueForAll(state => state.All("events").Any(e => e.At("notificationType")?.Contains("EARLY_TERMINATION", StringComparison.OrdinalIgnoreCase) == true))
            ? TrialStatus.Stopped : status;
    }

    /// <summary>Countries with their status: "France:3" of the portal today, "DE:Authorised, not started, ..." of the earlier one, or the states' own codes.</summary>
    private static Dictionary<string, string?> Statuses(RecordTree root)
    {
        var statuses = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in root.All("trialCountries").Select(c => c.Text).OfType<string>())
        {
            foreach (var part in entry.Contains(':', StringComparison.Ordinal) ? Split(entry) : entry.Split(','))
            {
                var colon = part.IndexOf(':', StringComparison.Ordinal);
                var name = (colon < 0 ? part : part[..colon]).Trim();
                if (RegistryText.Country(EuCountries.Name(name) ?? name) is { } country) statuses.TryAdd(country, colon < 0 ? null : CtisCodes.StatusWord(Filled(part[(colon + 1)..])));
            }
        }
        foreach (var state in (root["authorizedApplication"] ?? root).All("memberStatesConcerned"))
        {
            if (RegistryText.Country(state.At("mscName") ?? state.At("countryName")) is { } country)
                statuses.TryAdd(country, CtisCodes.StatusWord(state.At("mscPublicStatusCode")));
        }
        return statuses;
    }

    /// <summary>Cuts "DE:Authorised, not started, FR:Ended" before each name with a colon.</summary>
    private static IEnumerable<string> Split(string entry)
    {
        var start = 0;
        for (var colon = entry.IndexOf(':', 1); colon >= 0; colon = entry.IndexOf(':', colon + 1))
        {
            var comma = entry.LastIndexOf(',', colon);
            if (comma <= start) continue;
            yield return entry[start..comma];
            start = comma + 1;
        }
        yield return entry[start..];
    }
}
