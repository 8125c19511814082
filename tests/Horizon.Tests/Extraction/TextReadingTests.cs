using Horizon.Graph.Extraction;
using Horizon.Graph.Extraction.Design;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Ids;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class TextReadingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("A randomised phase III trial (NCT01234567) of SABR versus standard radiotherapy of 60 Gy in 30 fractions with weekly cisplatin; 120 patients.")]
    [InlineData("Adjuvant radiotherapy after lumpectomy, 40 Gy in 15 fractions. Exclusion criteria: prior palliative radiotherapy.")]
    [InlineData("Postoperative radiotherapy with hyperthermia. Neoadjuvant chemoradiotherapy before resection of rectal cancer.")]
    [InlineData("Adjuvant chemotherapy without any radiation.")]
    public void WhatIsReadAtOnceIsWhatEachReaderReads(string text)
    {
        var read = TextReading.Of(text);
        var concepts = ConceptReader.Read(text);
        Assert.Equal(concepts, read.Concepts);
        Assert.Equal(ArmRoleReader.Read(text, concepts), read.Roles);
        Assert.Equal(ScheduleReader.Read(text).Select(s => s.Text), read.Schedules.Select(s => s.Text));
        Assert.Equal(IntentReader.Read(text), read.Intents);
        Assert.Equal(CombinationReader.Read(text), read.Combinations);
        Assert.Equal(DesignReader.Read(text), read.Design);
        Assert.Equal(EnrolmentReader.Read(text), read.Enrolment);
        Assert.Equal(IdReader.Read(text), read.Ids);
    }
}
