using Horizon.Graph.Records;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

public sealed class IctrpParserTests
{
    internal const string Portal = """
        <Trial><Internal_Number>1</Internal_Number><TrialID>ChiCTR9900000001</TrialID><Last_Refreshed_on>17 February 2020</Last_Refreshed_on><Public_title>A title   </Public_title><Scientific_title>null</Scientific_title>
        <Primary_sponsor>Hospital</Primary_sponsor><Date_registration>09/01/2020</Date_registration><Date_registration3>20200109</Date_registration3><Source_Register>ChiCTR</Source_Register>
        <Recruitment_Status>Not Recruiting</Recruitment_Status><Inclusion_agemin>18</Inclusion_agemin><Inclusion_agemax/><Inclusion_gender>Both</Inclusion_gender><Date_enrollement>2020-02-01</Date_enrollement>
        <Target_size>survival group:200;died:100;</Target_size><Study_type>Interventional study</Study_type><Study_design>Parallel</Study_design><Phase>N/A</Phase><Countries>China;China;Europe</Countries>
        <Contact_Firstname>Some</Contact_Firstname><Contact_Email>some@example.org</Contact_Email><Inclusion_Criteria>Inclusion criteria: Adults &lt;br&gt; well</Inclusion_Criteria><Exclusion_Criteria>Exclusion criteria: none</Exclusion_Criteria>
        <Condition>Lung cancer;C34;lung cancer</Condition><Intervention>SABR:54 Gy in 3 fractions;Control:Nil;</Intervention><Primary_outcome>Survival;Toxicity;</Primary_outcome>
        <Secondary_ID>NCT90000007; Nil</Secondary_ID><Source_Support>A Fund;B Fund</Source_Support><results_date_posted/><results_yes_no/><New_column>new</New_column></Trial>
        """;

    [Fact]
    public void ARecordOfThePortalIsReadAndIsAReducedOne()
    {
        var record = Registers.Record("ictrp", Portal);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("ictrp/ChiCTR9900000001", "2020-02-17", true), (record.Key.ToString(), record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal(("A title", null, "2020-01-09", "2020-02-01"), (trial.BriefTitle, trial.OfficialTitle, trial.FirstPosted.ToString(), trial.StartDate.ToString()));
        Assert.Equal((TrialStatus.Unknown, "Not Recruiting", "not applicable", "interventional"), (trial.Status, trial.SourceStatus, trial.Phase, trial.StudyType));
        Assert.Equal((300, false, "ALL", "18 Years", null), (trial.Enrolment, trial.EnrolmentIsActual, trial.Sex, trial.MinimumAge, trial.MaximumAge));
        Assert.Equal("Inclusion Criteria:\n\nAdults\nwell", trial.Eligibility);
        Assert.Equal(["Lung cancer"], trial.Conditions);
        Assert.Equal(["Survival", "Toxicity"], trial.Outcomes.Select(o => o.Measure));
        Assert.Equal([new SecondaryId("NCT90000007", "REGISTRY", "clinicaltrials.gov")], trial.SecondaryIds);
        Assert.Equal(["A Fund", "B Fund"], trial.Funders.Select(f => f.Name));
        Assert.Equal([new Location(null, null, "China", null)], trial.Locations);
        Assert.Equal([("SABR", "54 Gy in 3 fractions"), ("Control", null)], trial.Arms.Select(a => (a.Label, a.Description)));
        Assert.Equal(["New_column"], record.UnknownFields);
    }

    [Fact]
    public async Task ThePortalsFileIsToldWhateverTheCaseOfItsTags()
    {
        foreach (var (root, record) in new[] { ("Trials_downloaded_from_ICTRP", Portal), ("TRIALS_DOWNLOADED_FROM_ICTRP", Portal.Replace("Trial>", "TRIAL>", StringComparison.Ordinal)) })
            Assert.Equal(["ChiCTR9900000001"], (await Reading.Text($"<?xml version='1.0'?><{root}>{record}</{root}>")).Ids());
    }

    [Theory]
    [InlineData("TrialID,public_title,Recruitment_status,Date_registration,Countries", ',')]
    [InlineData("TrialID;Public title;Recruitment Status;Date registration;Countries", ';')]
    [InlineData("TrialID\tPublic_title\tRecruitment Status\tDate registration\tCountries", '\t')]
    public async Task ATableIsToldByWhosColumnsInAnySpellingAndSeparator(string header, char separator)
    {
        var trial = (TrialFacts)(await Registers.File($"{header}\r\nEUCTR2099-001113-21-GB{separator}\"Title, with; signs\"{separator}Authorised{separator}43941{separator}\r\n"))[0].Facts;
        Assert.Equal(("2099-001113-21", "Title, with; signs", "2020-04-20", TrialStatus.Active), (trial.Registration, trial.BriefTitle, trial.FirstPosted.ToString(), trial.Status));
        Assert.Equal([new Location(null, null, "United Kingdom", null)], trial.Locations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheWeeklyTableWithoutAHeaderIsReadByPosition(bool hasUpdate)
    {
        string[] after = ["", "A title", "A long title", "http://x", "First", "Last", "Addr", "mail@example.org", "1", "Aff", "First", "Last", "Addr", "mail@example.org", "1", "Aff",
            "Interventional", "Randomised: yes", "Phase 3", "15/03/2020", "20/03/2020", "120", "Recruiting", "Sponsor", "Second", "A Fund", "France;Spain", "Lung cancer", "SABR", "18 Years", "N/A", "Both",
            "Inclusion", "Exclusion", "Survival", "Toxicity", "0", "", "", "", "", "97", "http://r", "", "2023-01-02", "", "", "", "", "", "", "", "", "2022-12-01", "Yes", "", "", "Name", "Addr", "1", "mail@example.org"];
        string[] row = hasUpdate ? ["DRKS99000001", "2023-05-06", .. after] : ["DRKS99000001", .. after];
        Assert.Equal(hasUpdate ? 63 : 62, row.Length);
        var line = string.Join(',', row.Select(cell => $"\"{cell}\""));
        var records = await Registers.File($"{line}\r\n{line.Replace("DRKS99000001", "DRKS99000002", StringComparison.Ordinal)}\r\n");
        Assert.Equal(["DRKS99000001", "DRKS99000002"], records.Select(r => r.Key.Id));
        Assert.Equal(hasUpdate ? "2023-05-06" : null, records[0].UpdatedOn?.ToString());
        var trial = (TrialFacts)records[0].Facts;
        Assert.Equal(("A title", "A long title", "3", TrialStatus.Recruiting), (trial.BriefTitle, trial.OfficialTitle, trial.Phase, trial.Status));
        Assert.Equal(("2020-03-20", "2022-12-01", "2023-01-02", true), (trial.StartDate.ToString(), trial.CompletionDate.ToString(), trial.ResultsPosted.ToString(), trial.HasResults));
        Assert.Equal((97, true, "Sponsor", "RANDOMIZED"), (trial.Enrolment, trial.EnrolmentIsActual, trial.LeadSponsor?.Name, trial.Allocation));
        Assert.Equal(["Second"], trial.Collaborators.Select(c => c.Name));
        Assert.DoesNotContain("mail@", System.Text.Json.JsonSerializer.Serialize(trial, FactsJson.Default.TrialFacts), StringComparison.Ordinal);
        Assert.Empty(records[0].UnknownFields);
    }

    [Fact]
    public async Task CountryRowsOfEuCtrAreRecordsOfOneRegistration()
    {
        var records = await Registers.File("TrialID,Public title,Recruitment Status,Source Register\nEUCTR2099-001113-21-GB,T,Authorised,EU\nEUCTR2099-001113-21-ES,T,Authorised,EU\nEUCTR2099-001113-21,T,Authorised,EU\n");
        Assert.Equal(["2099-001113-21-GB", "2099-001113-21-ES", "2099-001113-21"], records.Select(r => r.Key.Id));
        Assert.All(records, r => Assert.Equal("2099-001113-21", ((TrialFacts)r.Facts).Registration));
    }

    [Theory]
    [InlineData("NCT90000001", "Drug: X;Radiation: SABR 54 Gy", "DRUG X|RADIATION SABR 54 Gy")]
    [InlineData("DRKS99000001", "Intervention 1: One thing Intervention 2: Another", "|")]
    [InlineData("EUCTR2099-001113-21-FR", "Trade Name: A Product Name: B Pharmaceutical Form: Tablet INN or Proposed INN: C", "Drug A|Drug B|Drug C")]
    public void InterventionsAreCutAsTheirRegisterWritesThem(string id, string cell, string expected)
    {
        var trial = Registers.Trial("ictrp", System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["TrialID"] = id, ["Intervention"] = cell }));
        Assert.Equal(expected, string.Join('|', trial.Interventions.Select(i => $"{i.Type} {i.Name}".Trim())));
    }

    [Theory]
    [InlineData("100", 100)]
    [InlineData("1,200", 1200)]
    [InlineData("400 (200 in each arm)", 400)]
    [InlineData("Target condition:80;Difficult condition:20", 100)]
    [InlineData("A; and B:600;", 600)]
    [InlineData("Target condition:0;Difficult condition:0", null)]
    [InlineData("about fifty", null)]
    [InlineData("Group A:twenty;", null)]
    public void ATargetSizeIsANumberOrTheSumOfItsGroups(string cell, int? enrolment) =>
        Assert.Equal(enrolment, Registers.Trial("ictrp", $$"""{"TrialID":"ChiCTR9900000001","Target size":"{{cell}}"}""").Enrolment);

    [Fact]
    public void AnIdOfARegisterThatIsNotKnownYetIsKeptAsWritten() =>
        Assert.Equal("XYCTR2026-00012", Registers.Trial("ictrp", """{"TrialID":"XYCTR2026-00012","Public title":"T"}""").Registration);

    [Theory]
    [InlineData("""{"TrialID":"","Public title":"T"}""", "no TrialID")]
    [InlineData("""{"TrialID":"A sentence about 2020 trials","Public title":"T"}""", "is no registry's id")]
    [InlineData("""{"TrialID":"null"}""", "no TrialID")]
    public void ARowWithoutAnIdIsRejectedWithItsReason(string row, string reason) => Assert.Contains(reason, Reading.Rejected("ictrp", row).Reason, StringComparison.Ordinal);
}
