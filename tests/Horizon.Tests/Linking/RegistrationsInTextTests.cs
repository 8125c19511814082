using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Linking;

public sealed class RegistrationsInTextTests
{
    [Theory]
    [InlineData(null, "We randomised 200 patients (ClinicalTrials.gov number, NCT01234567).", "result")]
    [InlineData("TRIAL REGISTRATION", "ISRCTN12345678", "result")]
    [InlineData(null, "This ongoing trial (NCT01234567) has taken in 200 patients.", "result")]
    [InlineData(null, "Follow-up of the trial (NCT01234567) is ongoing.", "result")]
    [InlineData(null, "Unlike TRIALX, registered at ClinicalTrials.gov as NCT01014130, we found a benefit.", "background")]
    [InlineData(null, "Patients eligible for the TRIALX study (NCT01014130) were excluded.", "background")]
    [InlineData(null, "Prior work: TRIALX (NCT01014130) asked another question.", "background")]
    [InlineData(null, "In contrast to the SPACE trial (NCT01014130) and to NCT01234567 we found little.", "background")]
    public void AnIdThatIsStatedAsThePapersOwnGivesItsRoleAnotherIsBackground(string? label, string text, string role)
    {
        var edges = Reports(new PublicationFacts { Pmid = "1", Title = "A trial", PublicationTypes = ["Randomized Controlled Trial"], AbstractSections = [new AbstractSection(label, text)] });
        Assert.NotEmpty(edges);
        Assert.All(edges, e => Assert.Equal(role, e.Role));
        Assert.All(edges, e => Assert.Equal(e.Reason.Quote!.Text, text[e.Reason.Quote.Start..e.Reason.Quote.End]));
    }

    [Fact]
    public void AnIdThatADataBankGivesIsNotGivenAgainByTheText()
    {
        var edges = Reports(new PublicationFacts { Pmid = "1", Title = "A trial (NCT01234567)", DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT01234567")] });
        Assert.Equal("data-bank-registration", Assert.Single(edges).Reason.Rule);
    }

    [Fact]
    public void AFullTextIsReadWhereItSpeaksOfItsRegistration()
    {
        var edges = Reports(new PublicationFacts
        {
            Pmid = "1",
            Title = "A trial",
            Sections = [new TextSection("Methods / Trial registration", "The trial was registered as ISRCTN12345678."), new TextSection("Discussion", "NCT01014130 asks the same.")],
        });
        Assert.Equal("trial:ISRCTN12345678", Assert.Single(edges).Target.Id);
    }

    private static List<EdgeDraft> Reports(PublicationFacts paper) => [.. Linked.Edges(paper).Where(e => e.Type == EdgeTypes.Reports)];
}
