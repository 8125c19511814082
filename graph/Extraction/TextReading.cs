using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Ids;

namespace Horizon.Graph.Extraction;

/// <summary>All that is read from one text, each reader once: what one has found the next takes over.</summary>
/// <param name="Concepts">With the negated and historical ones.</param>
/// <param name="Roles">Of each concept, in its order; null where the text does not say.</param>
public sealed record TextReading(
    IReadOnlyList<Mention> Concepts, IReadOnlyList<ArmRole?> Roles, IReadOnlyList<DoseSchedule> Schedules, IReadOnlyList<PurposeMention> Intents, IReadOnlyList<PurposeMention> Combinations, StudyDesign Design, Enrolment? Enrolment,
    IReadOnlyList<FoundId> Ids)
{
    /// <summary>Pure, thread-safe, linear in the text, never throws.</summary>
    public static TextReading Of(string text)
    {
        var concepts = ConceptReader.Read(text);
        var places = new PurposePlaces(text);
        var intents = IntentReader.Read(places, concepts, ReadingOptions.Default);
        return new TextReading(
            concepts, ArmRoleReader.Read(text, concepts), ScheduleReader.Read(text), intents, CombinationReader.Read(places, concepts, intents, ReadingOptions.Default), DesignReader.Read(text), EnrolmentReader.Read(text), IdReader.Read(text));
    }
}
