using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>Where a study recruits. Contacts and officials are persons and are skipped unread.</summary>
internal static class LocationsModule
{
    private const string Path = "protocolSection.contactsLocationsModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("locations"u8)) Locations(ref reader, draft);
            else reader.SkipUnread(draft, Path, "centralContacts", "overallOfficials");
        }
    }

    private static void Locations(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.EnterList(draft)) return;
        draft.Locations = [];
        while (reader.NextItem(draft))
        {
            string? facility = null, city = null, country = null, status = null;
            while (reader.NextMember())
            {
                if (reader.ValueTextEquals("facility"u8)) facility = reader.Text(draft);
                else if (reader.ValueTextEquals("city"u8)) city = reader.Text(draft);
                else if (reader.ValueTextEquals("country"u8)) country = reader.Text(draft);
                else if (reader.ValueTextEquals("status"u8)) status = reader.Text(draft);
                else if (reader.ValueTextEquals("geoPoint"u8) || reader.ValueTextEquals("zip"u8) || reader.ValueTextEquals("state"u8)) reader.Skip();
                else reader.SkipUnread(draft, Path + ".locations", "contacts", "countryCode");
            }
            if ((facility ?? city ?? country) is not null) draft.Locations.Add(new Location(facility, city, country, status));
        }
    }
}
