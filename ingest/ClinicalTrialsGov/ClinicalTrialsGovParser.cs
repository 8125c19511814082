using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>
/// Reads one study of ClinicalTrials.gov: API v2 (of 2023 and since), the legacy <c>Study</c> of a FullStudiesResponse, the legacy XML, or a row of the site's table.
/// Pure and thread-safe; never throws on what the bytes say. Names, e-mail addresses and telephone numbers of contacts are never read.
/// </summary>
public static class ClinicalTrialsGovParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 3;

    /// <param name="studyJson">The bytes of one study, UTF-8, without a byte-order mark.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> studyJson)
    {
        if (LegacyXml.Is(studyJson.Span)) return LegacyXml.Parse(studyJson);
        var draft = new StudyDraft();
        try
        {
            return Read(studyJson, draft, out var isRow) ?? (isRow ? SiteTable.Parse(studyJson) : draft.Finish(studyJson.Span));
        }
        catch (JsonException broken)
        {
            return draft.Reject($"Broken JSON at byte {ByteOf(studyJson.Span, broken)} of the study: fetch the record again.");
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader says so of bytes that are no UTF-8 and of half a surrogate pair.
            return draft.Reject("A text of the study is not valid UTF-8: fetch the record again, or save the file as UTF-8.");
        }
    }

    private static RejectedRecord? Read(ReadOnlyMemory<byte> studyJson, StudyDraft draft, out bool isRow)
    {
        isRow = false;
        var reader = new Utf8JsonReader(studyJson.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return draft.Reject("This is no JSON object, so it is no study.");
        var isStudy = false;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("protocolSection"u8))
            {
                isStudy = true;
                ProtocolSection.Read(ref reader, draft);
            }
            else if (reader.ValueTextEquals("derivedSection"u8)) DerivedSection.Read(ref reader, draft);
            else if (reader.ValueTextEquals("hasResults"u8)) draft.HasResults = reader.Flag(draft);
            else if (reader.ValueTextEquals("resultsSection"u8))
            {
                draft.HasResultsSection = true;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("ProtocolSection"u8)) return LegacyStudy.Read(studyJson, draft);
            else if (reader.ValueTextEquals(SiteTable.IdColumn))
            {
                isRow = true;
                return null;
            }
            else reader.SkipUnread(draft, null, "documentSection", "annotationSection", "DocumentSection", "AnnotationSection", "ResultsSection", "DerivedSection");
        }
        reader.Read();
        return isStudy ? null : draft.Reject("No protocolSection stands in this object, so it is no study of ClinicalTrials.gov.");
    }

    /// <summary>The exception counts lines; people and tools count bytes.</summary>
    private static long ByteOf(ReadOnlySpan<byte> json, JsonException broken)
    {
        var start = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--)
        {
            var end = json[start..].IndexOf((byte)'\n');
            if (end < 0) break;
            start += end + 1;
        }
        return start + (broken.BytePositionInLine ?? 0);
    }
}
