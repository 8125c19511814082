using Horizon.Graph.Extraction.Schedules;
using Xunit;

namespace Horizon.Tests.Extraction;

/// <summary>What an organ at risk may get is told from what is given, though both are said with their fractions.</summary>
public sealed class OrganLimitsTests
{
    [Theory]
    [InlineData("Stereotactic radiotherapy; spinal cord maximum 18 Gy in 3 fractions")]
    [InlineData("The maximum dose to the spinal cord is 45 Gy in 25 fractions of radiotherapy.")]
    [InlineData("A point dose of 30 Gy in 5 fractions to the bowel was allowed in SBRT.")]
    [InlineData("The bowel received a point dose of 28 Gy in 5 fractions")]
    [InlineData("SBRT planning: rectum 38 Gy in 5 fractions maximum")]
    [InlineData("Organs at risk: spinal cord 21.9 Gy in 3 fractions, heart 30 Gy in 3 fractions")]
    [InlineData("Constraints: heart 30 Gy (5 fractions), stomach 32 Gy (5 fractions)")]
    [InlineData("The brachial plexus tolerates 66 Gy in 33 fractions of radiotherapy")]
    [InlineData("Spinal cord 20 Gy in 5 fractions")]
    [InlineData("The brainstem received 54 Gy in 30 fractions")]
    [InlineData("Spinal cord maximum 18 Gy in 3 fractions, heart 30 Gy in 3 fractions and trachea 30 Gy in 3 fractions")]
    [InlineData("mean heart dose below 4 Gy with radiotherapy, V20 < 35%")]
    [InlineData("The average mean lung dose was 15 Gy in 30 fractions")]
    [InlineData("Brachytherapy dose to the rectum: D2cc 75 Gy")]
    [InlineData("SBRT; small bowel: 30 Gy/5 fractions to < 5 cc")]
    public void LimitOfAnOrganIsNoTreatment(string text) => Assert.Empty(ScheduleReader.Read(text));

    [Theory]
    [InlineData("Spinal cord compression was treated with 8 Gy in a single fraction", "8/1/8")]
    [InlineData("Brainstem gliomas: 54 Gy in 30 fractions of radiotherapy", "54/30/1.8")]
    [InlineData("The maximum tolerated dose was 60 Gy in 5 fractions of lung SBRT", "60/5/12")]
    [InlineData("A maximum dose of 50 Gy in 5 fractions was delivered to the liver tumour", "50/5/10")]
    [InlineData("Bladder radiotherapy, 55 Gy in 20 fractions", "55/20/2.75")]
    [InlineData("Lung SBRT, 54 Gy in 3 fractions, keeping the spinal cord below 18 Gy", "54/3/18")]
    [InlineData("The heart received a mean of 3 Gy during 40 Gy in 15 fractions of breast radiotherapy", "40/15/2.6667")]
    [InlineData("SBRT to the spine, 24 Gy in 2 fractions", "24/2/12")]
    [InlineData("Brachytherapy with a point A dose of 28 Gy in 4 fractions", "28/4/7")]
    [InlineData("Whole lung irradiation of 15 Gy in 10 fractions", "15/10/1.5")]
    [InlineData("Low-risk: 21 Gy in 12 fractions. High-risk: 36 Gy of radiotherapy in 20 fractions.", "21/12/1.75 36/20/1.8")]
    [InlineData("The dose was 25 Gy in 5 fractions; the maximum dose within the PTV was 35 Gy.", "25/5/5")]
    [InlineData("Parotid mean fell from 26 Gy to 21 Gy and cord maximum from 45 Gy to 38 Gy when 66 Gy in 30 fractions was planned.", "66/30/2.2")]
    [InlineData("Radiotherapy was interrupted at 36 Gy; others received 50 Gy in 25 fractions.", "50/25/2")]
    [InlineData("The EQD2 of radiotherapy with 55 Gy in 20 fractions is 58.4 Gy.", "")]
    [InlineData("The BED was 100 Gy10 for 50 Gy in 5 fractions and 132 Gy10 for 55 Gy in 5 fractions.", "50/5/10 55/5/11")]
    [InlineData("The maximum tolerated dose of SBRT was 54 Gy.", "54//")]
    [InlineData("A median dose of 50 Gy in 25 fractions was given to the rectum", "50/25/2")]
    public void TreatmentOfAnOrganIsRead(string text, string expected) => Assert.Equal(expected, ScheduleText.Of(text));
}
