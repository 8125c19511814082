using Xunit;

namespace Horizon.Tests.Extraction;

/// <summary>Doses of the past and of other studies are told from those of the text's own.</summary>
public sealed class ScheduleHistoryTests
{
    [Theory]
    [InlineData("Patients with recurrence after 60 Gy in 30 fractions are treated with SBRT.", "")]
    [InlineData("Re-irradiation for relapse following 70 Gy in 35 fractions", "")]
    [InlineData("Tumours recurrent after chemoradiotherapy (50.4 Gy in 28 fractions) are included.", "")]
    [InlineData("Women whose cancer recurred after 50 Gy in 25 fractions", "")]
    [InlineData("Progression after radiotherapy of 54 Gy in 30 fractions is treated with re-irradiation.", "")]
    [InlineData("Patients previously irradiated with 50 Gy in 25 fractions receive 30 Gy in 5 fractions.", "30/5/6")]
    [InlineData("Patients who had received 45 Gy in 25 fractions were given SBRT of 30 Gy in 5 fractions.", "30/5/6")]
    [InlineData("Women who have been treated with 50 Gy in 25 fractions to the breast", "")]
    [InlineData("After having completed 40 Gy in 15 fractions, women take tamoxifen.", "")]
    [InlineData("Prior radiotherapy was given with 50 Gy in 25 fractions.", "")]
    [InlineData("Previous radiotherapy: patients received 50 Gy in 25 fractions", "")]
    [InlineData("Re-irradiation after a first course of 60 Gy in 30 fractions", "")]
    [InlineData("Radiotherapy of 54 Gy in 30 fractions at least 6 months ago", "")]
    public void WhatWasGivenBeforeIsLeftOut(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("Patients without prior chemotherapy received 70 Gy in 35 fractions", "70/35/2")]
    [InlineData("Patients with no previous treatment received 66 Gy in 33 fractions.", "66/33/2")]
    [InlineData("Women with prior hysterectomy received pelvic radiotherapy of 45 Gy in 25 fractions.", "45/25/1.8")]
    [InlineData("Patients with prior radiation were treated with 30 Gy in 5 fractions.", "30/5/6")]
    [InlineData("Patients with no history of radiotherapy underwent SBRT of 50 Gy in 5 fractions.", "50/5/10")]
    [InlineData("Previously untreated patients received 70 Gy in 35 fractions", "70/35/2")]
    [InlineData("Patients who had undergone lumpectomy received 40 Gy in 15 fractions.", "40/15/2.6667")]
    [InlineData("Recurrences after SBRT of 50 Gy in 5 fractions were rare.", "50/5/10")]
    [InlineData("The rate of local failure after 54 Gy in 3 fractions was 5%.", "54/3/18")]
    [InlineData("The risk of relapse after 60 Gy in 30 fractions was lower.", "60/30/2")]
    [InlineData("After 50 Gy in 25 fractions, a boost of 10 Gy in 5 fractions was given", "50/25/2 10/5/2")]
    [InlineData("No patient had received prior radiotherapy; 50 Gy in 25 fractions was given.", "50/25/2")]
    [InlineData("Radiotherapy of 25 Gy in 5 fractions, 2 years earlier than usual", "25/5/5")]
    [InlineData("Re-irradiation of 36 Gy in 18 fractions after surgery", "36/18/2")]
    public void WhatIsGivenNowIsReadThoughThePastIsNamed(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("In the ABCD-2 trial, 40 Gy in 15 fractions was as good as 50 Gy in 25 fractions.", "")]
    [InlineData("The QUICK-Breast trial showed that 26 Gy in 5 fractions is non-inferior to 40 Gy in 15 fractions.", "")]
    [InlineData("RTOG 9999 compared 60 Gy in 30 fractions with 74 Gy in 37 fractions. We give 60 Gy in 20 fractions.", "60/20/3")]
    [InlineData("Earlier trials used 50 Gy in 25 fractions. In this study 40 Gy in 15 fractions is given.", "40/15/2.6667")]
    [InlineData("Historically, 50 Gy in 25 fractions was given to the breast.", "")]
    [InlineData("In the ABCD-2 trial, patients receive 40 Gy in 15 fractions.", "40/15/2.6667")]
    [InlineData("ABCD-2: a phase III trial. In the ABCD-2 trial, 40 Gy in 15 fractions was as good as 50 Gy in 25 fractions.", "40/15/2.6667 50/25/2")]
    [InlineData("In this trial, 40 Gy in 15 fractions was compared with 26 Gy in 5 fractions.", "40/15/2.6667 26/5/5.2")]
    [InlineData("In the present study, 40 Gy in 15 fractions was used.", "40/15/2.6667")]
    [InlineData("In the Intervention arm of the trial, 40 Gy in 15 fractions was given.", "40/15/2.6667")]
    [InlineData("In a previous study 43 Gy in 13 fractions was found safe; this trial uses 36.25 Gy in 5 fractions.", "36.25/5/7.25")]
    [InlineData("The phase III trial randomised patients to 60 Gy in 20 fractions or 74 Gy in 37 fractions.", "60/20/3 74/37/2")]
    [InlineData("The SBRT study used 36 Gy in 6 fractions.", "36/6/6")]
    public void AnotherTrialsScheduleIsLeftOut(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("Patients had received 60 Gy in 30 fractions. SBRT of 30 Gy in 5 fractions was then given.", "30/5/6")]
    [InlineData("The patients had already been treated with 50 Gy in 25 fractions.", "")]
    [InlineData("Rectal cancer already irradiated with 50 Gy in 25 fractions: re-irradiation of 30 Gy in 15 fractions", "30/15/2")]
    [InlineData("Survivors who had abdominal radiotherapy of 20 Gy in 10 fractions in childhood", "")]
    [InlineData("Earlier radiotherapy had been 50 Gy in 25 fractions in most women.", "")]
    [InlineData("Exclusion criteria: pregnancy. Patients receive 60 Gy in 20 fractions.", "60/20/3")]
    [InlineData("Inclusion criteria: previous 50 Gy in 25 fractions. Arm A: 54 Gy in 3 fractions.", "54/3/18")]
    [InlineData("Women had undergone 50 Gy in 25 fractions to the whole breast and now receive 40 Gy in 15 fractions.", "40/15/2.6667")]
    [InlineData("Patients received 60 Gy in 30 fractions.", "60/30/2")]
    [InlineData("All patients had received 60 Gy in 30 fractions by week 6.", "60/30/2")]
    [InlineData("Patients had received 60 Gy in 30 fractions by the end of treatment.", "60/30/2")]
    [InlineData("At a follow-up of 2 years, patients had received 60 Gy in 30 fractions.", "60/30/2")]
    [InlineData("Of 100 patients, 98 patients had received 60 Gy in 30 fractions.", "60/30/2")]
    [InlineData("In the test group, patients had received 60 Gy in 20 fractions.", "60/20/3")]
    public void WhatPatientsHadReceivedIsPastUnlessItIsToldAsComplete(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We tested 26 Gy in 5 fractions.", "26/5/5.2")]
    [InlineData("QUICK B compared 40 Gy in 15 fractions with 50 Gy in 25 fractions in women. This trial compares 26 Gy in 5 fractions with 30 Gy in 5 fractions.", "26/5/5.2 30/5/6")]
    [InlineData("Background: QUICK B showed that 40 Gy in 15 fractions sufficed. Our aim was to test less. Methods: Patients received 26 Gy in 5 fractions.", "26/5/5.2")]
    // Nothing tells that the text has a study of its own besides.
    [InlineData("ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions.", "40/15/2.6667 50/25/2")]
    [InlineData("ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We report five-year outcomes.", "40/15/2.6667 50/25/2")]
    [InlineData("We did a phase III trial. ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We compared survival.", "40/15/2.6667 50/25/2")]
    [InlineData("Methods: ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We tested for differences.", "40/15/2.6667 50/25/2")]
    [InlineData("ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We evaluated quality of life in women.", "40/15/2.6667 50/25/2")]
    [InlineData("ABCD-2 compares 40 Gy in 15 fractions with 50 Gy in 25 fractions. Our aim is to test it.", "40/15/2.6667 50/25/2")]
    [InlineData("ABCD-2: less for more. ABCD-2 compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We tested for differences.", "40/15/2.6667 50/25/2")]
    [InlineData("SABR compared with surgery used 54 Gy in 3 fractions. We compared survival.", "54/3/18")]
    [InlineData("HFRT showed promise at 40 Gy in 15 fractions. We compared toxicity.", "40/15/2.6667")]
    public void ATrialThatIsASubjectIsAnotherWhereTheTextsOwnFollows(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We report the five-year results.", "40/15/2.6667 50/25/2")]
    [InlineData("The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. Here we present late toxicity. It was rarer after 40 Gy.", "40/15/2.6667 50/25/2")]
    [InlineData("Methods: The ABCD-2 trial randomised women to 40 Gy in 15 fractions or 50 Gy in 25 fractions.", "40/15/2.6667 50/25/2")]
    [InlineData("The ABCD-2 trial (NCT09999999) compared 40 Gy in 15 fractions with 50 Gy in 25 fractions.", "40/15/2.6667 50/25/2")]
    [InlineData("RTOG 9999 compared 60 Gy in 30 fractions with 74 Gy in 37 fractions. We report long-term survival.", "60/30/2 74/37/2")]
    // Of another study, or it cannot be told.
    [InlineData("The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We report a trial of 26 Gy in 5 fractions.", "26/5/5.2")]
    [InlineData("The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We report the outcomes of 26 Gy in 5 fractions.", "26/5/5.2")]
    [InlineData("The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. We report a series of women.", "")]
    [InlineData("Background: The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. Methods: We gave 26 Gy in 5 fractions.", "26/5/5.2")]
    [InlineData("We report the results of SABR. The ABCD-2 trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions.", "")]
    public void ATrialsOwnPaperKeepsItsSchedule(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));

    [Theory]
    [InlineData("The ABC{0} trial compared 40 Gy in 15 fractions with 50 Gy in 25 fractions. ")]
    [InlineData("Methods: XY{0} compared 40 Gy in 15 fractions. We report results. ")]
    [InlineData("patients had received 60 Gy in 30 fractions, ")]
    public void LongTextsOfManyTrialsAreReadToTheirEnd(string part)
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(n => part.Replace("{0}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        Assert.NotNull(ScheduleText.Of(text));
    }
}
