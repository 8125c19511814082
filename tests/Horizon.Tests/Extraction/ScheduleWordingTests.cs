using Horizon.Graph.Extraction.Schedules;
using Xunit;

namespace Horizon.Tests.Extraction;

/// <summary>Ways of saying a schedule that go beyond "total in fractions": total/fractions/dose per fraction of each, as they stand.</summary>
public sealed class ScheduleWordingTests
{
    [Theory]
    [InlineData("radiotherapy consisting of 74 Gy up to a maximum of 81 Gy to the prostate", "74-81//")]
    [InlineData("the dose per patient is escalated (from 42 Gy up to 63 Gy in 3.5 Gy per fraction)", "42-63/12-18/3.5")]
    [InlineData("8 Gy up to 12 Gy in a single fraction", "8-12/1/8-12")]
    [InlineData("a total irradiation dose of 7200 till 8200 cGy", "72-82//")]
    [InlineData("a total dose of 54 Gy in fractions of either 1.8 Gy or 2 Gy", "54//1.8-2")]
    [InlineData("Total doses of 54 to ~60 Gy are applied", "54-60//")]
    [InlineData("Patients get a dose of 8 Gy or 20 Gy", "8// 20//")]
    [InlineData("the median total dose was 66 Gy (range, 60-70 Gy) with 2 Gy per fraction", "66/33/2")]
    public void RangeHasAUnitAtEachEnd(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("10 fractions each of 3.5 Gy", "35/10/3.5")]
    [InlineData("SABR to the lung, 5 fractions, each of 8 Gy", "40/5/8")]
    [InlineData("whole breast radiotherapy 2.67 Gy/fraction; 15 fractions", "40.05/15/2.67")]
    [InlineData("A 5-fraction regimen of 26 Gy to the whole breast", "26/5/5.2")]
    [InlineData("Gamma Knife 80 Gy single shot for trigeminal neuralgia", "80/1/80")]
    [InlineData("radiotherapy of weekly 5.7 Gy for 5 weeks", "28.5/5/5.7")]
    [InlineData("A total of 30 Gy, given 6 Gy twice a week, of radiotherapy", "30/5/6")]
    [InlineData("irradiation up to 70. 40Gy in 1. 6Gy twice daily treatments", "70.4/44/1.6")]
    [InlineData("a radiotherapy boost of 10 Gy (5 x 2.0 Gy a week)", "10/5/2")]
    [InlineData("a radiotherapy boost of 10 Gy (5 x 2.0 Gy per week) to the tumour", "10/5/2")]
    [InlineData("24 Gy in 12 fractions versus 4 Gy in 2 fractions; a lower response was found in the 4 Gy group", "24/12/2 4/2/2")]
    [InlineData("radiotherapy of 10 x 3 Gy in most. The median total dose was 30 Gy", "30/10/3")]
    [InlineData("10 consecutive daily treatments of 3 Gy", "30/10/3")]
    [InlineData("Patients will receive 1-5 fractions of 5-8 Gray (Gy)", "/1-5/5-8")]
    [InlineData("IMRT (total dose of 60 Gy, division 27 times)", "60/27/2.2222")]
    [InlineData("radiotherapy of 2.8 Gy/f (total of 20 times)", "56/20/2.8")]
    [InlineData("Short course RT (total, 25 Gy; 5 fraction in 5 days)", "25/5/5")]
    [InlineData("RT of 50 Gy; 5 fractions of 8 Gy SBRT", "50// 40/5/8")]
    [InlineData("20 Gy per fraction to a total of 60 Gy (a BED equivalent of >100 Gy)", "60/3/20")]
    [InlineData("a total dose of 25 Gy of PCI, once a day, 2.5 Gy of brain irradiation each time", "25/10/2.5")]
    [InlineData("60-66 Cobalt Gray Equivalent (GyE). Weekly fractionation of 6 x 3 GyE", "60-66/20-22/3")]
    [InlineData("a boost of 87.5 Grey/35# (2.5 Gray/#)", "87.5/35/2.5")]
    [InlineData("brachytherapy (4 consecutive daily treatments to deliver 26 Gy)", "26/4/6.5")]
    [InlineData("25 treatments of 1.8 Gy, for a total of 45 Gy", "45/25/1.8")]
    [InlineData("60 Gy over 30 with temozolomide", "60/30/2")]
    [InlineData("60 Gy over 30 days", "60//")]
    [InlineData("45 Gy over 5 consecutive days", "45/5/9")]
    [InlineData("12 Gy over 4 consecutive days", "12//")]
    [InlineData("6 Gy delivered daily x 5 days, for a total of 30 Gy", "30/5/6")]
    [InlineData("increasing from 5.5-6.5 Gy x 3 to 8.25-11.5 Gy x 2", "16.5-19.5/3/5.5-6.5 16.5-23/2/8.25-11.5")]
    [InlineData("multiple fractions (20 Gy in 5 fractions or 30 Gy in 10 fractions)", "20/5/4 30/10/3")]
    public void FractionsAreCounted(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("short-course radiotherapy (5*6Gy/7Gy/8Gy)", "30/5/6 35/5/7 40/5/8")]
    [InlineData("5 fractions of 5, 6 or 7 Gy", "25/5/5 30/5/6 35/5/7")]
    [InlineData("5 fractions of either 7 Gy or 8 Gy", "35/5/7 40/5/8")]
    [InlineData("5 x 4 Gy or 8 Gy of radiotherapy", "20/5/4 8//")]
    [InlineData("5 x 5 Gy or 6 Gy x 4", "25/5/5 24/4/6")]
    [InlineData("25, 30 or 35 Gy in 5 fractions", "25/5/5 30/5/6 35/5/7")]
    public void AlternativesShareTheNumberOfFractions(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("66 Gy to the tumour, 60 Gy to high-risk volumes and 54 Gy to low-risk volumes in 33 fractions", "66/33/2 60/33/1.8182 54/33/1.6364")]
    [InlineData("62.5 Gy to the prostate bed (PB) and 45 Gy to pelvic nodes in 25 fractions", "62.5/25/2.5 45/25/1.8")]
    [InlineData("68-72 Gy to PTVnx (planning target volume of the tumour) and 54-58 Gy to PTV2 (planning target volume 2) in 30-32 fractions", "68-72/30-32/ 54-58/30-32/")]
    [InlineData("IMRT with 70/63/56 Gy in 35 fractions", "70/35/2 63/35/1.8 56/35/1.6")]
    [InlineData("radiotherapy of 66 Gy to the prostate bed and 46 Gy to the pelvis in 23 fractions", "66// 46/23/2")]
    [InlineData("radiotherapy of 70-74 Gy to the tumour, 60-64 Gy to the involved neck and 50 Gy to the uninvolved neck", "70-74// 60-64// 50//")]
    public void VolumesOfOneCourseShareTheNumberOfFractions(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("The dose is 45 Gy to the pelvis. This is given in 25 fractions over 5 weeks.", "45/25/1.8")]
    [InlineData("A total dose of 60 Gy is planned. Treatment will be given in 30 fractions.", "60/30/2")]
    [InlineData("Radiotherapy to 60 Gy. Patients attend 15 sessions of physiotherapy.", "60//")]
    [InlineData("The dose is 54 Gy. A boost is given in 5 fractions.", "54//")]
    [InlineData("Doses are 59.4 Gy and 66.6 Gy after R0 and R1 resection, the nodes get 54 Gy. Fractionation is conventional (1.8 Gy/d 5 days a week).", "59.4/33/1.8 66.6/37/1.8 54/30/1.8")]
    [InlineData("Patients received 50.4 and 54 Gy in 28 and 30 fractions, respectively", "50.4/28/1.8 54/30/1.8")]
    [InlineData("The dose was 40 Gy for T1 and 50 Gy for T2 tumours in 15 and 25 fractions respectively", "40/15/2.6667 50/25/2")]
    [InlineData("Patients received 60 and 70 Gy in 20 and 30 fractions, respectively", "60/20/3 70/30/2.3333")]
    [InlineData("Patients received 51 and 70 Gy in 28 and 30 fractions, respectively", "51// 70//")]
    [InlineData("Radiotherapy for 6 weeks, 5 days a week, 2 Gy a day", "60/30/2")]
    [InlineData("Radiotherapy 2 Gy/day, 5 times/week, 6 weeks", "60/30/2")]
    [InlineData("a dose of 50-54 Gy is applied in daily fractions of 5 * 2 Gy", "50-54/25-27/2")]
    [InlineData("radiotherapy with 5 x 1.8 Gy per week to 50.4 Gy", "50.4/28/1.8")]
    [InlineData("radiotherapy of 50 Gy and a boost of 5 x 2 Gy", "50// 10/5/2")]
    [InlineData("Radiotherapy 5 days a week for 6 weeks to a total dose of 60 Gy", "60/30/2")]
    [InlineData("Radiotherapy 5 days a week for 6 weeks to a total dose of 64 Gy", "64//")]
    [InlineData("chemoradiotherapy (2 Gy per day), even in doses above 60 Gy", "//2")]
    [InlineData("WBRT of 45 Gy for patients with less than a complete response to chemotherapy or 36 Gy for complete responders", "45// 36//")]
    [InlineData("a regimen consisting of 44 Gy with concurrent chemotherapy", "44//")]
    [InlineData("Arm 1: no radiotherapy Arm 2: 2 Gy radiotherapy Arm 3: 4 Gy radiotherapy", "2// 4//")]
    public void NextClauseSaysTheFractions(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("single dose TBI 200 cGy", "2/1/2")]
    [InlineData("patients were treated with single dose 24 Gy to all foci", "24/1/24")]
    [InlineData("radiosurgery with standard radiation doses (15-24 Gy)", "15-24//")]
    [InlineData("single doses of 1 Gy and total dose of 6 Gy", "6/6/1")]
    [InlineData("a single dose of 2 Gy up to a total dose of 60 Gy", "60/30/2")]
    [InlineData("photons with a total dose of 39 Gy in single doses of 3 Gy", "39/13/3")]
    [InlineData("a total dose of 44 Gy, single dose 2 Gy", "44/22/2")]
    [InlineData("35 Gy in single doses of 7 Gy", "35/5/7")]
    [InlineData("44 Gy, 2 Gy per fraction", "44/22/2")]
    [InlineData("daily doses of 2 Gy up to 44 Gy", "44/22/2")]
    [InlineData("single doses of 2 Gy to a total of 44 Gy", "44/22/2")]
    // No share of it, and another treatment.
    [InlineData("22 Gy in a single dose of 22 Gy", "22/1/22")]
    [InlineData("10 Gy in a single dose of 4 Gy", "10/1/10")]
    [InlineData("one dose of total body irradiation (200cGy)", "2/1/2")]
    [InlineData("radiotherapy with 8 Gy in single therapy session", "8/1/8")]
    [InlineData("an accelerated irradiation schedule (7 fractions per week, 2 Gy single dose)", "//2")]
    public void SingleDoseIsTheOnlyOneOrEach(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("radiotherapy was optimised and the lung V(5 Gy) fell")]
    [InlineData("radiotherapy dose was learnt with an RMSE = 3.3 Gy")]
    [InlineData("the dose is escalated (an additional +5 Gy at each escalation)")]
    [InlineData("the dose was escalated in 5 Gy increments")]
    [InlineData("Radiotherapy dose escalation levels of 5 Gy were chosen")]
    [InlineData("images acquired during the radiotherapy (at 42 Gy)")]
    [InlineData("an absorbed dose of 120 20 Gy")]
    [InlineData("The average mean heart dose was 4 Gy (range 0.1-24 Gy) and average bilateral common carotid artery dose was 21.5 Gy")]
    [InlineData("the BED to normal tissue in this series, in correspondence to doses of radiotherapy, was 37.5 Gy")]
    [InlineData("Patients who had received 30 Gy or more to the bone marrow were excluded")]
    public void StepsMeasuresAndExclusionsAreNoSchedule(string text) => Assert.Empty(ScheduleReader.Read(text));

    [Theory]
    [InlineData("a radiosurgery boost after external beam radiation of 45 Gy", "initial")]
    [InlineData("a boost after 45 Gy", "initial")]
    [InlineData("a boost of 16 Gy in 8 fractions", "boost")]
    public void WhatABoostComesAfterIsInitial(string text, string phase) => Assert.Equal(phase, Assert.Single(ScheduleReader.Read(text)).Phase);

    [Theory]
    [InlineData("From D57 until D99 (2 Gy/day, 5 days/week, total dose is 66 Gy)", "66/33/2")]
    [InlineData("D99 (2 Gy a day, radiotherapy)", "")]
    public void DayIsNoVolume(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("5 fractions of 5, 6 or 7 Gy, 5 x 6 Gy/7 Gy/")]
    [InlineData("66 Gy to the tumour (of ")]
    [InlineData("60 Gy. Treatment is given in 30 fractions. 2 Gy. ")]
    [InlineData("single dose of 2 Gy up to total ")]
    [InlineData("74 Gy up to a maximum of ")]
    [InlineData("Patients who had 30 Gy were excluded and ")]
    public void LongRepetitionIsReadToItsEnd(string part) => Assert.NotNull(ScheduleReader.Read(string.Concat(Enumerable.Repeat(part, 20_000)) + "2 Gy"));
}
