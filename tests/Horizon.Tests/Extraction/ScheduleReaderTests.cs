using FsCheck.Xunit;
using Horizon.Graph.Extraction.Schedules;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class ScheduleReaderTests
{
    [Theory]
    [InlineData("60 Gy in 20 fractions", 60, 20, 3)]
    [InlineData("60Gy/20#", 60, 20, 3)]
    [InlineData("Prostate bed, 55 Gy in 20 fractions", 55, 20, 2.75)]
    [InlineData("60 Gy/20f", 60, 20, 3)]
    [InlineData("60 Gy/20 fr", 60, 20, 3)]
    [InlineData("20 x 3 Gy", 60, 20, 3)]
    [InlineData("5 × 7 Gy", 35, 5, 7)]
    [InlineData("5 x 5.2 Gy", 26, 5, 5.2)]
    [InlineData("5x5Gy", 25, 5, 5)]
    [InlineData("3Gyx10", 30, 10, 3)]
    [InlineData("9. 5Gy x3 fractions", 28.5, 3, 9.5)]
    [InlineData("45 Gy in 1.8 Gy fractions", 45, 25, 1.8)]
    [InlineData("70 Gy at 2 Gy per fraction", 70, 35, 2)]
    [InlineData("2 Gy/fraction to 70 Gy", 70, 35, 2)]
    [InlineData("35 fractions of 2 Gy", 70, 35, 2)]
    [InlineData("four fractions of 12 Gy each", 48, 4, 12)]
    [InlineData("5040 cGy in 28 fractions", 50.4, 28, 1.8)]
    [InlineData("5,040 cGy in 28 fractions", 50.4, 28, 1.8)]
    [InlineData("50,4 Gy in 28 fractions", 50.4, 28, 1.8)]
    [InlineData("1·8 Gy in 25 fractions", 45, 25, 1.8)]
    [InlineData("50.\n\n4 Gy in 28 fractions", 50.4, 28, 1.8)]
    [InlineData("36.25 Gy/5", 36.25, 5, 7.25)]
    [InlineData("8 Gy single fraction", 8, 1, 8)]
    [InlineData("a single dose of 8 Gy", 8, 1, 8)]
    [InlineData("8 Gy in a single fraction", 8, 1, 8)]
    [InlineData("24 Gy single-dose radiotherapy", 24, 1, 24)]
    [InlineData("25 Gy in five fractions", 25, 5, 5)]
    [InlineData("fifty Gy in twenty-five fractions", 50, 25, 2)]
    [InlineData("3.5 Gy for 12 fractions (42 Gy total)", 42, 12, 3.5)]
    [InlineData("60 Gy in 20 fractions (3 Gy)", 60, 20, 3)]
    [InlineData("61.2 Gy given in 34 treatments", 61.2, 34, 1.8)]
    [InlineData("One treatment of 2.0 Gy will be given daily 5 days per week for a total of 60.0 Gy over 6 weeks", 60, 30, 2)]
    [InlineData("a total dose of 46 Gy, 2 Gy single dose", 46, 23, 2)]
    [InlineData("70 Gy in 7 weeks (5 fractions of 2 Gy per week)", 70, 35, 2)]
    [InlineData("fraction dose (fd) of 2 Gy delivered to the total dose (TD) of 36 Gy", 36, 18, 2)]
    [InlineData("in25 fractions of 2 Gy", 50, 25, 2)]
    [InlineData("45 Gy once-daily (1·8 Gy per fraction) for 5 weeks", 45, 25, 1.8)]
    [InlineData("A total of 62 Gy was planned. All patients received a fraction of 2 Gy, five days a week", 62, 31, 2)]
    [InlineData("15 Gy in a single treatment exposure", 15, 1, 15)]
    [InlineData("fifteen (15) fractions of 2 Gy", 30, 15, 2)]
    [InlineData("single-fraction treatment schedule of 8 Gy", 8, 1, 8)]
    [InlineData("the effect after 13 fractions of 3.3 Gy", 42.9, 13, 3.3)]
    [InlineData("radiotherapy of 2 Gy, 5 days a week up to a total dose of 50 Gy", 50, 25, 2)]
    [InlineData("1200 rads in 6 fractionated doses", 12, 6, 2)]
    [InlineData("75.25 Gy with 2.15 Gy fractional dose", 75.25, 35, 2.15)]
    [InlineData("30 Gy in 20 fractions in 2 weeks (1,5 Gy x 2 / day)", 30, 20, 1.5)]
    [InlineData("60 Gray/30 fractions scheduled at 2 Gray/day", 60, 30, 2)]
    [InlineData("SBRT of 6 Gy daily, for 5 days", 30, 5, 6)]
    [InlineData("8 Gy per day for 3 consecutive days", 24, 3, 8)]
    [InlineData("total body irradiation 200 cGy given twice a day for 3 days", 12, 6, 2)]
    [InlineData("three individual 6 Gy fractions", 18, 3, 6)]
    [InlineData("27Gy in 5 daily treatments", 27, 5, 5.4)]
    [InlineData("70 Gy/ 200 cGy/ daily, 5 days/ week", 70, 35, 2)]
    [InlineData("68 Gy or higher in 34 fractions", 68, 34, 2)]
    [InlineData("radiotherapy of 2 Gy daily for 5 days each week, total 60 Gy", 60, 30, 2)]
    [InlineData("whole breast radiotherapy following a single 8 Gy boost", 8, 1, 8)]
    [InlineData("60 Gray (Gy)/30 fractions", 60, 30, 2)]
    [InlineData("200 centigray (cGy) per fraction to 60 Gray (Gy)", 60, 30, 2)]
    [InlineData("5 fraction(s) of 7 Gy to the lesion(s)", 35, 5, 7)]
    [InlineData("CTV54.4Gy/32f", 54.4, 32, 1.7)]
    [InlineData("PTV-HR66. 5 Gy/35 fx", 66.5, 35, 1.9)]
    [InlineData("50.\n\n4~50.\n\n4 Gy in 28 fractions", 50.4, 28, 1.8)]
    [InlineData("SBRT with cobalt60. 2 Gy per fraction to 60 Gy", 60, 30, 2)]
    [InlineData("7 Gy weekly x 4 fractions", 28, 4, 7)]
    [InlineData("SBRT of 6 Gy twice a week for 6 sessions", 36, 6, 6)]
    [InlineData("8 Gy once weekly for 3 weeks", 24, 3, 8)]
    [InlineData("2 Gy per fraction, five fractions weekly, over 7 weeks", 70, 35, 2)]
    [InlineData("1.8 Gy daily Monday through Friday for 5 weeks", 45, 25, 1.8)]
    [InlineData("1.5 Gy twice daily, 5 days per week for 3 weeks", 45, 30, 1.5)]
    [InlineData("radiotherapy five times per week for 6 weeks at 2 Gy per fraction", 60, 30, 2)]
    [InlineData("1.8 Gy/day, 5 days/week x 5 weeks", 45, 25, 1.8)]
    [InlineData("2 Gy daily, 5 days a week for 7 weeks, to a total of 66 Gy", 66, 33, 2)]
    [InlineData("arm A, 45 Gy in 25 with concurrent capecitabine", 45, 25, 1.8)]
    [InlineData("radiotherapy (42.4 Gy in 16)", 42.4, 16, 2.65)]
    [InlineData("60 Gy in 20 over 4 weeks", 60, 20, 3)]
    [InlineData("45 Gy in 15 to the breast", 45, 15, 3)]
    [InlineData("50.4 Gy in 28 (1.8 Gy each)", 50.4, 28, 1.8)]
    [InlineData("30 Gy in ten equally divided daily doses", 30, 10, 3)]
    [InlineData("20 Gy in 5 daily doses", 20, 5, 4)]
    [InlineData("24 Gy (prescribed to the margin) in 3 equal doses", 24, 3, 8)]
    [InlineData("50 Gy divided in 25 applications", 50, 25, 2)]
    [InlineData("2 Gy daily for 30 doses", 60, 30, 2)]
    [InlineData("1.5 Gy twice daily (30 doses)", 45, 30, 1.5)]
    [InlineData("radiation (200 cGy per fraction) given with weekly cisplatin up to a total dose of 66 Gy", 66, 33, 2)]
    [InlineData("daily tumour doses of 1.8 Gy to a total of 50.4 Gy", 50.4, 28, 1.8)]
    [InlineData("1.8 Gy delivered 5 days per week to 50.4 Gy", 50.4, 28, 1.8)]
    [InlineData("a single 20 Gy stereotactic radiation dose", 20, 1, 20)]
    [InlineData("single 12-Gy SRS treatment", 12, 1, 12)]
    [InlineData("10 fractions 30 Gy", 30, 10, 3)]
    [InlineData("5 fractions 6 Gy", 30, 5, 6)]
    public void WrittenFormIsRead(string text, double total, int fractions, double each)
    {
        var schedule = Assert.Single(ScheduleReader.Read(text));
        Assert.Equal(((decimal)total, fractions, (decimal)each), (schedule.TotalDoseGy, schedule.Fractions, schedule.DosePerFractionGy));
        Assert.Equal("Gy", schedule.Unit);
        Assert.Equal(2, schedule.DoseEquivalents.Count);
    }

    /// <summary>A number of fractions said once of doses that stand together, and where it is said of the last alone.</summary>
    [Theory]
    [InlineData("escalated dose levels (45 Gy, 50 Gy, and 55 Gy in 25 fractions)", "45/25 50/25 55/25")]
    [InlineData("50 Gy to the breast and 60 Gy to the tumour bed in 25 fractions", "50/25 60/25")]
    [InlineData("50 Gy and a boost of 10 Gy in 5 fractions", "50/ 10/5")]
    [InlineData("46 Gy to the nodes and 64 Gy in 32 fractions", "46/ 64/32")]
    [InlineData("60 Gy or 74 Gy in 37 fractions", "60/ 74/37")]
    [InlineData("45 Gy to the pelvis followed by 60 Gy in 28 fractions", "45/ 60/28")]
    [InlineData("66 Gy / 60 Gy / 33 fractions", "66/33 60/33")]
    [InlineData("60 Gy/54 Gy in 30 fractions", "60/30 54/30")]
    [InlineData("70 Gy/2 Gy", "70/")]
    [InlineData("a single fraction of 16 Gy to the lesion and 8 Gy to the vertebra", "16/1 8/1")]
    [InlineData("single doses of 16 Gy, 20 Gy and 24 Gy", "16/1 20/1 24/1")]
    [InlineData("a single dose of 8 Gy or 20 Gy", "8/1 20/")]
    [InlineData("a single dose of 8 Gy and 30 Gy in 10 fractions", "8/1 30/10")]
    [InlineData("a single 18-Gy dose versus 5 fractions 30-Gy", "18/1 30/5")]
    [InlineData("60 Gy in 30 or 60 Gy in 20", "60/30 60/20")]
    [InlineData("50 Gy in 10 and 60 Gy in 12 patients", "50/ 60/")]
    [InlineData("70 Gy in 7 or 8 weeks", "70/")]
    [InlineData("60 Gy in 12 patients", "60/")]
    [InlineData("10 Gy weekly for 6 weeks", "")]
    [InlineData("a total dose of 30 Gy weekly", "30/")]
    [InlineData("8 Gy in 1 versus 20 Gy in 5", "8/1 20/5")]
    [InlineData("60 Gy in 11 or 66 Gy in 13", "60/ 66/")]
    [InlineData("single fractions of 15 Gy and 18 Gy", "15/1 18/1")]
    [InlineData("PTV70Gy/35f, PTV63 Gy/35f", "70/35 63/35")]
    [InlineData("either 5 x 7 Gy, 5 x 8 Gy or 5 x 9 Gy to provide a total dose of 35 to 45 Gy", "35/5 40/5 45/5")]
    [InlineData("at 5 or 6 Gy per fraction (5 x 5 Gy or 5 x 6 Gy)", "25/5 30/5")]
    public void FractionsAreSharedWithinACourseOnly(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ScheduleReader.Read("Radiotherapy of " + text).Select(s => $"{s.TotalDoseGy}/{s.Fractions}")));

    /// <summary>What one sentence says of the totals of the next, and where it does not.</summary>
    [Theory]
    [InlineData("RT is delivered in fractions of 2 Gy. After complete response a total of 30 Gy is given. Patients without response receive a total dose of 40 Gy.", "30/15/2 40/20/2")]
    [InlineData("The fraction size is 1.8 Gy. The total dose will be 50.4 Gy for negative margins, and a total of 59.4 Gy for positive margins.", "50.4/28/1.8 59.4/33/1.8")]
    [InlineData("Radiotherapy, 2 Gy/d, with 50 Gy or, in case of residual disease, 60 Gy.", "50/25/2 60/30/2")]
    [InlineData("Radiation is given in 1.8 Gy fractions to 45 Gy; if margins are positive, 54 Gy.", "45/25/1.8 54/30/1.8")]
    [InlineData("The fraction size is 1.8 Gy. The total dose will be 52 Gy.", "52//")]
    [InlineData("Radiotherapy of 2 Gy per fraction. A boost of a total of 10 Gy is given.", "//2 10//")]
    [InlineData("Fractions of 2.4 Gy were given to the tumour, while fractions of 2 Gy were delivered to the secondary PTV with the regions that are at risk up to a total dose of 60 Gy and 50 Gy, respectively.", "//2 60// 50//")]
    [InlineData("25 fractions will be delivered. The total dose will be 50 Gy.", "50/25/2")]
    [InlineData("A total of 5 sessions are planned. The total dose is 35 Gy.", "35/5/7")]
    [InlineData("20 fractions will be administered over 4 weeks. A total of 55 Gy is planned.", "55/20/2.75")]
    [InlineData("A total of 6 treatments of cisplatin will be given. The total dose is 60 Gy.", "60//")]
    [InlineData("A total of 7 treatments is given. The total dose is 60 Gy.", "60//")]
    [InlineData("Single-dose radiosurgery will be used. Lesions below 2 cm are treated to 24 Gy, others to 18 Gy.", "24/1/24 18/1/18")]
    [InlineData("Single session SRS will be delivered according to size. The prescription dose is 20 Gy.", "20/1/20")]
    [InlineData("Patients after single fraction radiosurgery will receive radiotherapy of 30 Gy.", "30//")]
    [InlineData("Single fraction SRS is given before WBRT of 30 Gy.", "30//")]
    [InlineData("RT 1.5 Gy twice daily, 5 days per week, in weeks 1 to 3.", "45/30/1.5")]
    [InlineData("RT 2 Gy per fraction, five fractions weekly from week 1 to week 6.", "60/30/2")]
    [InlineData("RT 1.8 Gy daily, Monday to Friday, during weeks 1 through 5", "45/25/1.8")]
    [InlineData("Patients were randomised to receive 6 Gy or 10 Gy as a single dose", "6/1/6 10/1/10")]
    [InlineData("Radiotherapy of 3 or 6 Gy in a single fraction", "3/1/3 6/1/6")]
    [InlineData("Radiotherapy of 20 Gy versus 8 Gy in a single fraction", "20// 8/1/8")]
    [InlineData("Vertices receive 66.7 Gy while the margin receives 20 Gy, both in five fractions", "66.7/5/13.34 20/5/4")]
    [InlineData("WBRT 30 Gy and a boost of 45 Gy to the metastases, both over ten fractions", "30/10/3 45/10/4.5")]
    [InlineData("Radiotherapy at 50.4 Gy or 59.4 Gy, all in fractions of 1.8 Gy", "50.4/28/1.8 59.4/33/1.8")]
    [InlineData("Two-fraction versus five-fraction SABR: 24 Gy in 2 fractions", "24/2/12")]
    [InlineData("66 Gy in 33 fractions to the bed", "66/33/2")]
    [InlineData("54 Gy in 36 fractions over 12 consecutive days, three fractions of 1.5 Gy daily", "54/36/1.5")]
    public void WhatIsSaidOnceHoldsUnderNarrowConditions(string text, string expected) => Assert.Equal(expected, Schedules(text));

    [Theory]
    [InlineData("RT is given as 30 Gy in 2 weeks, i.e. with 3 Gy per fraction.", "30/10/3")]
    [InlineData("Radiotherapy of 20 Gy in 1 week, e.\n\ng.\n\n 4 Gy per fraction.", "20/5/4")]
    [InlineData("1.2 Gy b. i. d. to 60 Gy of radiotherapy", "60/50/1.2")]
    [InlineData("Radiation of 50.\n\n4 to 54 Gy will be delivered", "50.4//")]
    [InlineData("Radiation is delivered between 1.\n\n8 and 2.\n\n0 Gy per fraction daily", "//1.8")]
    [InlineData("Radiation in arm 2. 8 to 10 Gy will be given in arm 3.", "8//")]
    public void WhatASentenceSplitterCutIsWhole(string text, string expected) => Assert.Equal(expected, Schedules(text));

    [Theory]
    [InlineData("Radiotherapy with 4 Gy per fraction daily (EQD2 of 36 Gy) to the spine", "//4")]
    [InlineData("Radiotherapy with 3 Gy per fraction daily, corresponding to a biologically effective dose of 39 Gy", "//3")]
    [InlineData("SBRT of 50 Gy in 5 fractions (BED10 = 100 Gy)", "50/5/10")]
    [InlineData("IMRT with up to 2 Gy per fraction to a total dose of 60 Gy", "60//")]
    [InlineData("IMRT, no more than 2 Gy per fraction, total dose 60 Gy", "60//")]
    [InlineData("IMRT with a maximum of 2 Gy per fraction to a total dose of 60 Gy", "60//")]
    [InlineData("radiotherapy of 60 Gy, 2.2 Gy per fraction", "60//2.2")]
    [InlineData("radiotherapy of 40 Gy in 2.67 Gy per fraction", "40/15/2.67")]
    [InlineData("No more than 30% of the lung should receive 20 Gy", "")]
    [InlineData("A dose of 20 Gy to at most a third of the liver is allowed", "")]
    [InlineData("Half of the heart receives a dose of 25 Gy", "")]
    [InlineData("95% of the PTV will receive 60 Gy", "60//")]
    [InlineData("Radiotherapy of 70 Gy to gross disease and a minimum of 54 Gy to the neck", "70// 54//")]
    [InlineData("Radiotherapy of 60 Gy to the primary and at least 48 Gy to elective nodes", "60// 48//")]
    [InlineData("Radiotherapy of 60 Gy and at least 57 Gy to 95% of the PTV", "60//")]
    [InlineData("Rats were given 20 Gy of irradiation in 5 fractions", "")]
    [InlineData("Xenografts were treated with 30 Gy in 10 fractions", "")]
    [InlineData("In a mouse model, radiotherapy of 8 Gy x 3 was synergistic", "")]
    [InlineData("Based on work in mice, patients will receive 24 Gy in 3 fractions", "24/3/8")]
    [InlineData("Three patients at 20 Gy, three at 24 Gy and six at 27 Gy will be enrolled", "20// 24// 27//")]
    [InlineData("Dose levels: 3 patients at 18 Gy; 3 patients at 21 Gy; 6 patients at 24 Gy", "18// 21// 24//")]
    [InlineData("One patient had toxicity at 20 Gy", "")]
    [InlineData("A Dmax of 35 Gy and 38 Gy in 3 fractions of SBRT went with ulcers", "")]
    public void LimitsEquivalentsAndAnimalsAreToldFromDoses(string text, string expected) => Assert.Equal(expected, Schedules(text));

    private static string Schedules(string text) => string.Join(
        ' ', ScheduleReader.Read(text).Select(s => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.TotalDoseGy}/{s.Fractions}/{s.DosePerFractionGy}")));

    [Fact]
    public void FractionsThatFollowFromDaysAreMarkedAsDerived() =>
        Assert.Equal(["fractions", "totalDoseGy"], Assert.Single(ScheduleReader.Read("SBRT of 6 Gy daily for 5 days")).Derived);

    [Theory]
    [InlineData("2 Gy daily for 5 days")]
    [InlineData("2 Gy daily 5 days a week")]
    [InlineData("2 Gy daily 5 days a week for 6-7 weeks")]
    [InlineData("2 Gy daily 5 days a week for 6.5 weeks")]
    [InlineData("2 Gy daily with temozolomide 75 mg/m2 5 days a week for 6 weeks")]
    public void DaysOfEachWeekAreNoFractionsOfTheCourse(string text) =>
        Assert.Null(Assert.Single(ScheduleReader.Read("radiotherapy of " + text)).TotalDoseGy);

    [Fact]
    public void FractionsThatFollowFromWeeksAreMarkedAsDerived()
    {
        var schedule = Assert.Single(ScheduleReader.Read("radiotherapy of 2 Gy once daily for 5 days a week for 6 weeks"));
        Assert.Equal((60m, 30), (schedule.TotalDoseGy, schedule.Fractions));
        Assert.Equal(["fractions", "totalDoseGy"], schedule.Derived);
    }

    [Theory]
    [InlineData("1.1 Gy + 2.0 Gy/day, total 68 Gy")]
    [InlineData("1.1 + 2.0 Gy per day to a total dose of 68 Gy")]
    [InlineData("1.8 Gy plus 1.6 Gy daily, 68 Gy in total")]
    public void UnevenFractionsOfADayAreNoDosePerFraction(string text)
    {
        var schedule = Assert.Single(ScheduleReader.Read("Accelerated radiotherapy, " + text));
        Assert.Equal((68m, null, null), (schedule.TotalDoseGy, schedule.Fractions, schedule.DosePerFractionGy));
    }

    [Theory]
    [InlineData("Prior radiotherapy below 30 Gy is allowed.")]
    [InlineData("Patients previously treated with radiotherapy of 50 Gy in 25 fractions are excluded.")]
    [InlineData("Exclusion Criteria:\n- radiotherapy of 50 Gy in 25 fractions")]
    [InlineData("a biological equivalent dose with an alpha/beta ratio of 10 (BED10) of 132 Gy")]
    [InlineData("The dose to the spinal cord was limited to 46 Gy.")]
    [InlineData("A CT scan gives a dose of 20 mGy.")]
    [InlineData("V20 < 35 %, mean heart dose < 26 Gy.")]
    [InlineData("Spinal cord: maximum dose 45 Gy; D95 of 60 Gy.")]
    [InlineData("The rectal volume which received 10 Gy (V10) and 20 Gy (V20).")]
    [InlineData("BED10 of 132 Gy, EQD2 of 45 Gy, equivalent to 60 Gy in 30 fractions.")]
    [InlineData("7.4 GBq of 177Lu with cisplatin 40 mg/m2 in 5 fractions; Gray et al. 2010.")]
    [InlineData("at a dose rate of 2 Gy/min")]
    [InlineData("a PET scan after 20 Gy")]
    [InlineData("a radiation dose above the conventional 10 Gy per week")]
    [InlineData("relief correlated with radiotherapy doses over 40 Gy")]
    [InlineData("doses per fraction increased to higher than 2 Gy")]
    [InlineData("The threshold dose of the treatment planning system for hair loss is about 10 Gy in 5 fractions.")]
    [InlineData("The threshold for late effects in the spinal cord after conventional irradiation is 50 Gy.")]
    [InlineData("The mean heart dose was 4 Gy in the IMRT group and 6 Gy in the control group.")]
    [InlineData("a median lung dose of 12 Gy with VMAT versus 14 Gy with conformal radiotherapy")]
    [InlineData("The threshold dose was 20.1 Gy (1 patient missing) and for the treatment group 21.0 Gy.")]
    public void WhatIsNoPrescribedDoseIsLeftOut(string text) => Assert.Empty(ScheduleReader.Read(text));

    [Fact]
    public void DerivedMembersAreNamed()
    {
        Assert.Equal(["totalDoseGy"], Assert.Single(ScheduleReader.Read("5 x 5.2 Gy")).Derived);
        Assert.Equal(["fractions"], Assert.Single(ScheduleReader.Read("45 Gy in 1.8 Gy fractions")).Derived);
        Assert.Empty(Assert.Single(ScheduleReader.Read("60 Gy in 30 fractions of 2 Gy")).Derived);
    }

    [Fact]
    public void ContradictionKeepsWhatWasSaidAndFillsNothing()
    {
        var schedule = Assert.Single(ScheduleReader.Read("60 Gy in 30 fractions of 3 Gy"));
        Assert.Equal((60m, 30, 3m), (schedule.TotalDoseGy, schedule.Fractions, schedule.DosePerFractionGy));
        Assert.Empty(schedule.Derived);
        Assert.Empty(schedule.DoseEquivalents);
    }

    [Fact]
    public void DoseWithoutFractionsLeavesTheRestNull()
    {
        var schedule = Assert.Single(ScheduleReader.Read("Radiotherapy is given to a total dose of 50 Gy."));
        Assert.Equal((50m, null, null), (schedule.TotalDoseGy, schedule.Fractions, schedule.DosePerFractionGy));
    }

    [Fact]
    public void RangesKeepBothEndsAndHaveNoEquivalents()
    {
        var schedule = Assert.Single(ScheduleReader.Read("60-70 Gy in 2 Gy fractions"));
        Assert.Equal((60m, 70m, 30, 35), (schedule.TotalDoseGy, schedule.TotalDoseMaxGy, schedule.Fractions, schedule.FractionsMax));
        Assert.Empty(schedule.DoseEquivalents);
        schedule = Assert.Single(ScheduleReader.Read("1.8–2.0 Gy per fraction to a total dose of 50.4 Gy"));
        Assert.Equal((1.8m, 2m, null), (schedule.DosePerFractionGy, schedule.DosePerFractionMaxGy, schedule.Fractions));
        schedule = Assert.Single(ScheduleReader.Read("45 to 50.4 Gy in 25 to 28 fractions"));
        Assert.Equal((45m, 50.4m, 25, 28), (schedule.TotalDoseGy, schedule.TotalDoseMaxGy, schedule.Fractions, schedule.FractionsMax));
        schedule = Assert.Single(ScheduleReader.Read("48 Gy in 4 to 5 fractions"));
        Assert.Equal((9.6m, 12m), (schedule.DosePerFractionGy, schedule.DosePerFractionMaxGy));
        schedule = Assert.Single(ScheduleReader.Read("daily absorbed doses of 1.8-2.0 Gy delivered five days a week up to a total dose of 68-70 Gy"));
        Assert.Equal((1.8m, 2m, 68m), (schedule.DosePerFractionGy, schedule.DosePerFractionMaxGy, schedule.TotalDoseGy));
        var both = ScheduleReader.Read("a total dose between 60 and 66 Gy for definitive and between 50 and 54 Gy for adjuvant treatment, or between 40 and 45 Gy (palliative) and 30 and 36 Gy (frail)");
        Assert.Equal([66m, 54m, 45m, 36m], both.Select(s => s.TotalDoseMaxGy));
    }

    [Theory]
    [InlineData("54 CGE in 3 fractions")]
    [InlineData("54 Gy(RBE) in 3 fractions")]
    [InlineData("54 Gy (RBE) in 3 fractions")]
    [InlineData("54 GyE in 3 fractions")]
    [InlineData("3.\n\n6 CGE x 15 days")]
    [InlineData("50.\n\n4 GyE in 28 fractions")]
    public void WeightedDoseIsItsOwnUnit(string text) => Assert.Equal("GyRBE", Assert.Single(ScheduleReader.Read(text)).Unit);

    [Theory]
    [InlineData("70.2 CGyE in 39 fractions")]
    [InlineData("7020 cGyE in 39 fractions")]
    public void CobaltGrayEquivalentIsNoCentigray(string text)
    {
        var schedule = Assert.Single(ScheduleReader.Read(text));
        Assert.Equal((70.2m, 39, "GyRBE"), (schedule.TotalDoseGy, schedule.Fractions, schedule.Unit));
    }

    [Fact]
    public void TimesAreRead()
    {
        Assert.Equal(7, Assert.Single(ScheduleReader.Read("26 Gy in 5 fractions over 1 week")).OverallDays);
        var twice = Assert.Single(ScheduleReader.Read("1.5 Gy twice daily (BID) to 45 Gy in 3 weeks"));
        Assert.Equal((2, 30, 21), (twice.FractionsPerDay, twice.Fractions, twice.OverallDays));
        Assert.Null(Assert.Single(ScheduleReader.Read("60 Gy in 30 fractions, 5 fractions per week")).OverallDays);
        Assert.Empty(ScheduleReader.Read("Patients must have completed radiotherapy (60 Gy in 30 fractions) before entry."));
        Assert.Empty(ScheduleReader.Read("Women should not have received chest radiotherapy of 50 Gy in 25 fractions."));
        Assert.Empty(ScheduleReader.Read("cone-beam CT with an imaging dose of 1.5 cGy per fraction"));
        Assert.Single(ScheduleReader.Read("with CBCT imaging a total dose of 60 Gy in 30 fractions"));
        // How often in a week is not how many weeks.
        Assert.Equal(35, Assert.Single(ScheduleReader.Read("30 Gy in 5 fractions, one per week, over 5 weeks")).OverallDays);
        Assert.Equal(21, Assert.Single(ScheduleReader.Read("39 Gy in 13 fractions, 4 per week over 3 weeks")).OverallDays);
        Assert.Null(Assert.Single(ScheduleReader.Read("60 Gy in 30 fractions, five per week")).OverallDays);
        Assert.Null(Assert.Single(ScheduleReader.Read("capecitabine 825 mg/m2 twice daily combined with a total dose of 50.4 Gy in 28 days")).FractionsPerDay);
    }

    [Fact]
    public void BoostFollowsItsInitialPhase()
    {
        var phases = ScheduleReader.Read("50 Gy in 25 fractions followed by a boost of 16 Gy in 8 fractions");
        Assert.Equal(["initial", "boost"], phases.Select(p => p.Phase));
        Assert.Equal([50m, 16m], phases.Select(p => p.TotalDoseGy));
        var integrated = ScheduleReader.Read("50 Gy in 25 fractions with a simultaneous integrated boost to 60 Gy in 25 fractions");
        Assert.Equal(["whole", "boost"], integrated.Select(p => p.Phase));
    }

    [Fact]
    public void BoostOfOneArmIsNotTheOtherArms()
    {
        var arms = ScheduleReader.Read("Radiotherapy of 60 Gy with or without a 6-Gy boost or 66 Gy in 33 fractions");
        Assert.Equal(["whole", "boost", "whole"], arms.Select(a => a.Phase));
    }

    [Fact]
    public void DifferentDosesOfOneSentenceStayApart()
    {
        var schedules = ScheduleReader.Read("50 Gy of external beam radiotherapy combined with 2 fractions of 10 Gy");
        Assert.Equal([50m, 20m], schedules.Select(s => s.TotalDoseGy));
        Assert.Null(schedules[0].Fractions);
    }

    [Fact]
    public void RealTrialsAreReadWithoutAnError()
    {
        var path = Path.Combine(
            Vocabulary.TestData.Root, "real", "clinicaltrials.gov-text", "radiotherapy_trials.jsonl");
        if (!File.Exists(path))
            Assert.Skip("clinicaltrials.gov-text is absent: set HORIZON_TEST_DATA.");
        var read = 0;
        foreach (var line in File.ReadLines(path))
        {
            foreach (var schedule in ScheduleReader.Read(line))
            {
                read++;
                Assert.Equal(line[schedule.Start..schedule.End], schedule.Text);
                Assert.True(schedule.TotalDoseGy is not null || schedule.DosePerFractionGy is not null);
            }
        }

        Assert.InRange(read, 900, 1500);
    }

    [Fact]
    public void RoleIsReadWhereTheTextSaysIt()
    {
        var arms = ScheduleReader.Read("Experimental arm: 60 Gy in 20 fractions. Control arm: 74 Gy in 37 fractions.");
        Assert.Equal(["experimental", "comparator"], arms.Select(a => a.Role));
        var plain = ScheduleReader.Read("60 Gy in 20 fractions or 74 Gy in 37 fractions");
        Assert.Equal([null, null], plain.Select(a => a.Role));
    }

    [Theory]
    [InlineData("low-dose-rate brachytherapy of 60 Gy in 2 fractions")]
    [InlineData("PDR brachytherapy, 50 Gy in 25 fractions")]
    public void ContinuousDoseHasNoEquivalents(string text) => Assert.Empty(Assert.Single(ScheduleReader.Read(text)).DoseEquivalents);

    [Theory]
    [InlineData("Iodine-125 plaque or external beam radiotherapy of 45 Gy in 25 fractions")]
    [InlineData("Lutetium therapy after IMRT of 46 Gy in 23 fractions")]
    public void ABeamsDoseHasEquivalentsBesideAnotherSource(string text) => Assert.NotEmpty(Assert.Single(ScheduleReader.Read(text)).DoseEquivalents);

    [Fact]
    public void CautionNamesTheSite()
    {
        Assert.Contains("prostate", Assert.Single(ScheduleReader.Read("prostate SBRT 36.25 Gy in 5 fractions")).Caution, StringComparison.Ordinal);
        Assert.Null(Assert.Single(ScheduleReader.Read("lung SBRT 54 Gy in 3 fractions")).Caution);
    }

    [Property]
    public void AnyTextIsReadAndSpansQuoteIt(string? before, string? after, byte number)
    {
        var text = $"{before}{number} Gy in {number % 40} fractions {after} x {number} Gy/{after}{before}. {number}";
        foreach (var schedule in ScheduleReader.Read(text))
            Assert.Equal(text[schedule.Start..schedule.End], schedule.Text);
    }

    [Theory]
    [InlineData("1, ")]
    [InlineData("1 Gy in 5 and ")]
    [InlineData("between 1 and 2 Gy and 3 and 4 Gy ")]
    [InlineData("2 Gy 5 days a week for 6 weeks, 5 x 5 Gy or ")]
    [InlineData("2 Gy per fraction if a total of 30 Gy or i.")]
    [InlineData("3 patients at 20 Gy, half of the lung receives 4 Gy or 5 Gy in one fraction, mice ")]
    [InlineData("A total of 5 sessions. Single dose SRS is 5 Gy total. ")]
    public void LongRepetitionIsReadToItsEnd(string part) => Assert.NotNull(ScheduleReader.Read(string.Concat(Enumerable.Repeat(part, 20_000)) + "2 Gy"));

    [Theory]
    [InlineData("standard versus high-dose radiotherapy (60 Gy vs. 74 Gy)", "60 74")]
    [InlineData("1200 or 1000 cGy total body irradiation", "12 10")]
    [InlineData("a total dose of 66 or 70.4 Gy at 2.2 Gy per fraction", "66 70.4")]
    [InlineData("doses of 50, 55 and 60 Gy are given", "50 55 60")]
    [InlineData("48 Gy in 15 fractions with 40 Gy in 15 fractions to the whole breast", "48 40")]
    [InlineData("target dose in carbon ion treatment of 60 Gy E and 70 Gy E in proton therapy", "60 70")]
    [InlineData("Patients had to have received 50 Gy to be evaluable", "")]
    [InlineData("mucositis after 30 Gy of radiation", "")]
    [InlineData("one of four radiation treatment groups: 0 (placebo, n = 25), 16 Gy (n = 26), 20 Gy (n = 27) or 24 Gy (n = 27)", "16 20 24")]
    [InlineData("Arms: 50 Gy (arm A), 55 Gy (arm B), 60 Gy (arm C)", "50 55 60")]
    [InlineData("patients who received 16 Gy [23 patients]; 20 Gy [25 patients]", "16 20")]
    [InlineData("conditioning with 200 cGy total-body irradiation", "2")]
    [InlineData("fludarabine and 2-Gy total body irradiation", "2")]
    [InlineData("Patients were given 50 Gy; the mean heart dose was 4 Gy, and all received 60 Gy of radiotherapy later", "50 60")]
    public void DosesThatStandTogetherAreReadApart(string text, string totals) =>
        Assert.Equal(totals, string.Join(' ', ScheduleReader.Read(text).Select(s => s.TotalDoseGy)));

    [Theory]
    [InlineData("54 Gy in 3 fractions versus 60 Gy in 30 fractions", "experimental comparator")]
    [InlineData("conventional radiotherapy, 60 Gy in 30 fractions, against SABR, 54 Gy in 3 fractions", "comparator experimental")]
    [InlineData("54 Gy in 3 fractions. Later 60 Gy in 30 fractions", " ")]
    public void RoleComesFromTheComparison(string text, string roles) =>
        Assert.Equal(roles, string.Join(' ', ScheduleReader.Read(text).Select(s => s.Role)));

    [Theory]
    [InlineData("External beam radiotherapy to a total dose of 78 Gy, delivered as one daily fraction, five days a week", "78// 1 a day")]
    [InlineData("Radiotherapy of 50 Gy in one fraction per day", "50// 1 a day")]
    [InlineData("45 Gy (1.5 Gy per fraction, two fractions daily) will be given", "45/30/1.5 2 a day")]
    [InlineData("26 Gy in 5 fractions daily", "26/5/5.2  a day")]
    [InlineData("Limited field radiation therapy to a dose of 61.2 Gy", "61.2//  a day")]
    [InlineData("For limited disease small cell lung cancer, 45 Gy/15F of radiotherapy", "45/15/3  a day")]
    [InlineData("30 Gy(RBE)/5 Gy(RBE) per fraction of proton therapy", "30/6/5  a day")]
    [InlineData("24 Gy carbon ions (8 fractions) and IMRT (2 Gy/fraction)", "24/8/3  a day")]
    [InlineData("Radiotherapy will occur from day 57 until day 99 (2 Gy/day, 5 days/week, total dose is 66 Gy)", "66/33/2  a day")]
    public void FrequencyCourseAndLimitsAreToldApart(string text, string first)
    {
        var schedule = ScheduleReader.Read(text)[0];
        Assert.Equal(first, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{schedule.TotalDoseGy}/{schedule.Fractions}/{schedule.DosePerFractionGy} {schedule.FractionsPerDay} a day"));
    }
}
