using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>What a study measures: primary first, then secondary, then other.</summary>
internal static class OutcomesModule
{
    private const string Path = "protocolSection.outcomesModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        List<OutcomeMeasure> primary = [], secondary = [], other = [];
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("primaryOutcomes"u8)) primary = Outcomes(ref reader, draft, "primary", Path + ".primaryOutcomes");
            else if (reader.ValueTextEquals("secondaryOutcomes"u8)) secondary = Outcomes(ref reader, draft, "secondary", Path + ".secondaryOutcomes");
            else if (reader.ValueTextEquals("otherOutcomes"u8)) other = Outcomes(ref reader, draft, "other", Path + ".otherOutcomes");
            else reader.SkipUnread(draft, Path);
        }
        draft.Outcomes = [.. primary, .. secondary, .. other];
    }

    private static List<OutcomeMeasure> Outcomes(ref Utf8JsonReader reader, StudyDraft draft, string kind, string path)
    {
        var outcomes = new List<OutcomeMeasure>();
        if (!reader.EnterList(draft)) return outcomes;
        while (reader.NextItem(draft))
        {
            string? measure = null, description = null, timeFrame = null;
            while (reader.NextMember())
            {
                if (reader.ValueTextEquals("measure"u8)) measure = reader.Text(draft);
                else if (reader.ValueTextEquals("description"u8)) description = reader.Text(draft);
                else if (reader.ValueTextEquals("timeFrame"u8)) timeFrame = reader.Text(draft);
                else reader.SkipUnread(draft, path);
            }
            if (measure is not null) outcomes.Add(new OutcomeMeasure(kind, measure, description, timeFrame));
        }
        return outcomes;
    }
}
