using System.Globalization;
using Horizon.Graph.Extraction.Schedules;
using Xunit;

namespace Horizon.Tests.Extraction;

/// <summary>Schedules that stand together: none takes the words of another.</summary>
public sealed class ScheduleListTests
{
    [Theory]
    [InlineData("8 Gy in a single fraction with 20 Gy in 5 fractions", "8/1/8 20/5/4")]
    [InlineData("We compared 8 Gy in one fraction with 30 Gy in 10 fractions for bone metastases", "8/1/8 30/10/3")]
    [InlineData("10 Gy as a single dose together with 20 Gy in 4 fractions", "10/1/10 20/4/5")]
    [InlineData("16 Gy in two fractions with 10 Gy in a single fraction", "16/2/8 10/1/10")]
    [InlineData("12 Gy in 2 fractions with 8 Gy x 1", "12/2/6 8/1/8")]
    [InlineData("60 Gy in 20 fractions with 60 Gy in 30 fractions", "60/20/3 60/30/2")]
    [InlineData("50 Gy in 25 fractions and 50 Gy in 20 fractions", "50/25/2 50/20/2.5")]
    [InlineData("40 Gy in 15 fractions with 2.67 Gy per fraction", "40/15/2.67")]
    [InlineData("10 fractions with 3 Gy each", "30/10/3")]
    [InlineData("a single fraction of 8 Gy with 20 Gy in 5 fractions", "8/1/8 20/5/4")]
    [InlineData("single-fraction radiotherapy of 8 Gy or 20 Gy in 5 fractions", "8/1/8 20/5/4")]
    [InlineData("Low-dose radiotherapy of 0.5 Gy twice weekly to 3 Gy", "3/6/0.5")]
    [InlineData("Radiotherapy with 1 Gy once a week up to a total dose of 6 Gy", "6/6/1")]
    [InlineData("Seed implant with iodine-125 to 145 Gy", "145//")]
    [InlineData("Split-course radiotherapy: 30 Gy in 10 fractions, a 4 week gap, 25 Gy in 10 fractions", "30/10/3 25/10/2.5")]
    public void EachDoseHasTheFractionsThatAreSaidOfIt(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("20 or 30 Gy in 5 or 10 fractions", "20/5/4 30/10/3")]
    [InlineData("40 Gy or 42.5 Gy in 15 or 16 fractions", "40/15/2.6667 42.5/16/2.6563")]
    [InlineData("30 and 35 Gy in 10 and 14 fractions", "30/10/3 35/14/2.5")]
    [InlineData("24, 27 or 40 Gy in 3, 3 or 5 fractions", "24/3/8 27/3/9 40/5/8")]
    [InlineData("50, 55 or 60 Gy in 25, 28 or 30 fractions", "50/25/2 55/28/1.9643 60/30/2")]
    [InlineData("55 or 60 Gy in 20 or 30 fractions over 4 or 6 weeks", "55/20/2.75 60/30/2")]
    [InlineData("60 or 50 Gy in 25 or 30 fractions", "60// 50/25-30/1.6667-2")]
    [InlineData("50 Gy in 20 or 25 fractions", "50/20-25/2-2.5")]
    [InlineData("50, 54 or 60 Gy in 25 fractions", "50/25/2 54/25/2.16 60/25/2.4")]
    [InlineData("50 Gy or 60 Gy in 25 fractions", "50/25/2 60/25/2.4")]
    [InlineData("60 Gy versus 55 Gy in 20 fractions", "60// 55/20/2.75")]
    [InlineData("60 or 74 Gy in 37 fractions", "60// 74/37/2")]
    [InlineData("36 Gy, 43.2 Gy or 50.4 Gy in 28 fractions", "36// 43.2// 50.4/28/1.8")]
    public void ListsOfDosesAndOfFractionsGoTogether(string text, string expected) => Assert.Equal(expected, ScheduleText.Of("Radiotherapy with " + text));

    [Theory]
    [InlineData("Radiotherapy 45 Gy in 30 twice-daily fractions", "45/30/1.5 2 a day")]
    [InlineData("Radiotherapy 45 Gy in 30 twice daily fractions over 3 weeks", "45/30/1.5 2 a day")]
    [InlineData("Radiotherapy 54 Gy in 36 thrice-daily fractions", "54/36/1.5 3 a day")]
    [InlineData("accelerated radiotherapy with 2 fractions per day of 1.5 Gy to 45 Gy", "45/30/1.5 2 a day")]
    [InlineData("three fractions a day of 1.5 Gy to 54 Gy of radiotherapy", "54/36/1.5 3 a day")]
    [InlineData("1.5 Gy bid to 45 Gy of radiotherapy", "45/30/1.5 2 a day")]
    [InlineData("Radiotherapy 1.5 Gy BID x 30 fractions", "45/30/1.5 2 a day")]
    [InlineData("Radiotherapy 1.5 Gy twice daily x 30 fractions", "45/30/1.5 2 a day")]
    [InlineData("Radiotherapy of 70.8 Gy at 1.2 Gy b.i.d.", "70.8/59/1.2 2 a day")]
    [InlineData("Radiotherapy 45 Gy in 25 daily fractions", "45/25/1.8  a day")]
    public void FractionsOfADayAreRead(string text, string expected) => Assert.Equal(expected, string.Join(' ', ScheduleReader.Read(text).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalDoseGy}/{s.Fractions}/{s.DosePerFractionGy} {s.FractionsPerDay} a day"))));

    [Theory]
    [InlineData("Daily CBCT adds about 1 Gy in 30 fractions of imaging dose.")]
    [InlineData("The scan delivers 5 Gy in 10 fractions of portal imaging")]
    [InlineData("heart dose of 3 Gy in 15 fractions")]
    [InlineData("LAD dose 20 Gy")]
    public void WhatScansGiveAndWhatASparedOrganGetsIsNoSchedule(string text) => Assert.Equal("", ScheduleText.Of(text));

    [Theory]
    [InlineData("10 Gy in 5 fractions to tumour bed", "10/5/2")]
    [InlineData("16 Gy/8# tumour bed boost", "16/8/2")]
    [InlineData("60 Gy in 30 fractions (BED 72 Gy)", "60/30/2")]
    [InlineData("60 Gy in 30 fractions BED10", "")]
    public void ABedIsAPlaceBehindTheWordForOne(string text, string expected) => Assert.Equal(expected, ScheduleText.Of("Radiotherapy with " + text));

    [Theory]
    [InlineData("Radiotherapy:\n1. 8 Gy in 1 fraction\n2. 20 Gy in 5 fractions", "8/1/8 20/5/4")]
    [InlineData("Radiotherapy:\n\n1. 8 Gy in 1 fraction.\n\n2. 20 Gy in 5 fractions.", "8/1/8 20/5/4")]
    [InlineData("Radiotherapy in fractions of 1. 8 Gy to 45 Gy, with a boost of 2. 0 Gy", "45/25/1.8")]
    [InlineData("Radiotherapy to 45 Gy in 25 fractions of\n1. 8 Gy", "45/25/1.8")]
    public void NumbersOfAListAreNoDoses(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("Radiotherapy, 5 fractions of 7 Gy at weekly intervals", "35/5/7")]
    [InlineData("Radiotherapy of 35 Gy in 5 fractions at intervals of a week", "35/5/7")]
    [InlineData("Radiotherapy, 5 fractions of 7 Gy weekly", "35/5/7")]
    [InlineData("Radiotherapy, 4 fractions of 6 Gy every week", "24/4/6")]
    [InlineData("Radiotherapy, 5 fractions of 2 Gy per week", "//2")]
    [InlineData("Radiotherapy, 5 fractions of 3 Gy per week", "//3")]
    [InlineData("Radiotherapy was escalated at 2 Gy intervals", "")]
    public void FractionsOfAWeekAreNotTheCourses(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("PDR brachytherapy: 0.5 Gy per pulse hourly to 20 Gy", "20//")]
    [InlineData("Brachytherapy of 0.6 Gy/pulse, one pulse an hour, to a total of 25 Gy", "25//")]
    [InlineData("Pulsed brachytherapy of 20 Gy in 40 hourly pulses of 0.5 Gy", "20//")]
    [InlineData("Brachytherapy to a cumulative EQD2 >= 80 Gy10", "")]
    [InlineData("Brachytherapy to an EQD2 of 85 Gy", "")]
    public void PulseIsNoFraction(string text, string expected)
    {
        Assert.Equal(expected, ScheduleText.Of(text));
        Assert.All(ScheduleReader.Read(text), s => Assert.Empty(s.DoseEquivalents));
    }

    [Fact]
    public void GapIsNoOverallTime() =>
        Assert.Null(ScheduleReader.Read("Radiotherapy of 30 Gy in 10 fractions, a 4 week gap, then 25 Gy in 10 fractions")[0].OverallDays);

    [Theory]
    [InlineData("20 or 30 Gy in 5 or 10 fractions with ")]
    [InlineData("spinal cord maximum 18 Gy in 3 fractions, heart and ")]
    [InlineData("In the ABC trial was recurrence after previous radiotherapy of 50 Gy in 25 fractions, who had received ")]
    [InlineData("50 Gy in 25 fractions with SIB to 60 Gy boost to a total of ")]
    public void LongRepetitionIsReadToItsEnd(string part) => Assert.NotNull(ScheduleReader.Read(string.Concat(Enumerable.Repeat(part, 20_000)) + "2 Gy"));
}
