using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Linking.Linked;

namespace Horizon.Tests.Linking;

/// <summary>Sites, places, sponsors, papers and keys of a registration, and what a paper says of its trials.</summary>
public sealed class TrialLinksTests
{
    private static readonly TrialFacts Trial = new() { Registration = "NCT00000001" };

    private static readonly PublicationFacts Paper = new() { Pmid = "99000001", Title = "A trial of SABR" };

    [Fact]
    public void RegistrysDerivedTermsDoNotOverruleTheConditions() => Assert.Equal("bone-metastases", Sites(Trial with
    {
        Conditions = ["Bone metastases"],
        ConditionMesh = [new MeshHeading("D001859", "Bone Neoplasms"), new MeshHeading("D008223", "Lymphoma")],
    }));

    [Fact]
    public void DerivedTermsServeWhereNoConditionIsThere() => Assert.Equal("prostate", Sites(Trial with { ConditionMesh = [new MeshHeading(null, "Prostatic Neoplasms")] }));

    [Fact]
    public void SummaryIsReadForSitesOnlyInATrialOfRadiotherapyThatNamesNoneElsewhere()
    {
        const string Summary = "Participants have lung cancer.";
        Assert.Equal("lung", Sites(Trial with { BriefTitle = "SABR", Summary = Summary }));
        Assert.Equal("prostate", Sites(Trial with { BriefTitle = "SABR for prostate cancer", Summary = Summary }));
        Assert.Equal("", Sites(Trial with { BriefTitle = "Omalizumab", Conditions = ["Asthma"], Summary = Summary }));
    }

    [Theory]
    [InlineData("painful non-spine bone metastases", "bone-metastases")]
    [InlineData("cervical oesophageal carcinoma", "oesophagus")]
    [InlineData("breast/ovarian cancer", "breast ovary")]
    [InlineData("breast and prostate cancers", "breast prostate")]
    [InlineData("non-small cell lung cancer", "nsclc")]
    public void SiteIsWhatTheNounSays(string condition, string sites) => Assert.Equal(sites, Sites(Trial with { Conditions = [condition] }));

    [Fact]
    public void PlacesAreProvidersOfThisCountryByNameOnly()
    {
        var edges = Edges(Trial with
        {
            Locations =
            [
                new Location("The Christie NHS Foundation Trust", "Manchester", "United Kingdom", null), new Location("The Christie NHS Foundation Trust", "Manchester", "United Kingdom", null),
                new Location("The Christie NHS Foundation Trust", "Boston", "United States", null), new Location("General Hospital", "Manchester", "United Kingdom", null),
            ],
        });
        Assert.Equal(["organisation:provider:christie-nhs-foundation-trust"], edges.Where(e => e.Type == EdgeTypes.RecruitsAt).Select(e => e.Target.Id));
    }

    [Fact]
    public void SponsorIsOneBodyInAnyCasePunctuationAndLegalFormAndAProviderByItsReviewedName()
    {
        static string Id(string name) => Edges(Trial with { LeadSponsor = new SponsorName(name, null) }).Single(e => e.Type == EdgeTypes.SponsoredBy).Target.Id;
        Assert.Equal(Id("Acme Pharma, Inc."), Id("ACME PHARMA INC"));
        Assert.Equal(Id("Acme Pharma"), Id("Acme Pharma Inc"));
        Assert.NotEqual(Id("Acme Pharma"), Id("Acme Devices"));
        Assert.Equal("organisation:provider:christie-nhs-foundation-trust", Id("The Christie NHS Foundation Trust"));
        Assert.DoesNotContain(Edges(Trial with { LeadSponsor = new SponsorName("---", null) }), e => e.Type == EdgeTypes.SponsoredBy);
    }

    [Fact]
    public void WhoPaysIsABodyByItsIdElseItsNameAndADepartmentIsPartOfItsWhole()
    {
        var edges = Edges(Trial with
        {
            LeadSponsor = new SponsorName("Some name of it", null, "02jx3x895"),
            Collaborators = [new SponsorName("Department of Oncology, University Hospital Exampleton", null)],
            Funders = [new FunderName("MRC (UK)", "10.13039/501100000265", null), new FunderName("Medical Research Council", null, null), new FunderName("Acme Charity", null, "https://ror.org/05a28rw58")],
        });
        Assert.Equal(["organisation:ror:02jx3x895"], edges.Where(e => e is { Type: EdgeTypes.SponsoredBy, Role: "lead" }).Select(e => e.Target.Id));
        Assert.Equal(["organisation:ror:03x94j517", "organisation:ror:05a28rw58"], edges.Where(e => e.Type == EdgeTypes.FundedBy).Select(e => e.Target.Id));
        var department = edges.Single(e => e.Role == "collaborator").Target.Id;
        Assert.Equal(department, edges.Single(e => e.Type == EdgeTypes.PartOf).Source.Id);
    }

    [Fact]
    public void SeveralBodiesInOneFieldAreEachABodyAndTheFirstLeads()
    {
        var edges = Edges(Trial with { LeadSponsor = new SponsorName("Medical Research Council/Cancer Research UK", null) });
        Assert.Equal([("lead", "organisation:ror:03x94j517"), ("collaborator", "organisation:name:cancer-research-uk")], edges.Where(e => e.Type == EdgeTypes.SponsoredBy).Select(e => (e.Role, e.Target.Id)));
        Assert.Equal((25, 43), edges.Where(e => e.Role == "collaborator").Select(e => (e.Reason.Quote!.Start, e.Reason.Quote.End)).Single());
    }

    [Theory]
    [InlineData("Wang Wei", false)]
    [InlineData("Wang Wei Hospital", true)]
    public void APersonWhomTheRegisterCallsOneIsNoBody(string name, bool isBody) =>
        Assert.Equal(isBody, Edges(Trial with { BriefTitle = "SABR", LeadSponsor = new SponsorName(name, "INDIV") }).Any(e => e.Type == EdgeTypes.SponsoredBy));

    [Theory]
    [InlineData(SourceNames.Ictrp, "KCT0000009", "Korea, Republic of", "organisation:name:national-cancer-center-south-korea")]
    [InlineData(SourceNames.Ictrp, "JPRN-UMIN000000008", "Japan", "organisation:name:national-cancer-center-japan")]
    [InlineData(SourceNames.Ictrp, "KCT0000009", "Japan;China", "organisation:name:national-cancer-center")]
    [InlineData(SourceNames.Ictrp, "NCT00000009", "Japan", "organisation:name:national-cancer-center")]
    [InlineData(SourceNames.ClinicalTrialsGov, "KCT0000009", "Japan", "organisation:name:national-cancer-center")]
    public void ANationalRegistersOnlyCountryTellsWhichBodyOfAGeneralNameIsMeant(string source, string registration, string countries, string body)
    {
        var trial = new TrialFacts { Registration = registration, LeadSponsor = new SponsorName("National Cancer Center", null), Locations = [.. countries.Split(';').Select(c => new Location(null, null, c, null))] };
        var edges = RecordLinker.Link(StoredRecord.None(new RecordKey(source, registration)), Version(trial)).Change!.OpenEdges;
        Assert.Equal(body, edges.Single(e => e.Type == EdgeTypes.SponsoredBy).Target.Id);
    }

    [Fact]
    public void ATrialsGrantIsAnAwardThatSupportsIt()
    {
        var edge = Edges(Trial with { SecondaryIds = [new SecondaryId("R01CA123456", "NIH", null)] }).Single(e => e.Type == EdgeTypes.Supports);
        Assert.Equal(("award:R01CA123456", "trial:NCT00000001", Method.Registered), (edge.Source.Id, edge.Target.Id, edge.Reason.Method));
    }

    [Fact]
    public void ReferenceLinksThePaperInItsOwnRoleAndSaysWhoFoundIt()
    {
        var edges = Edges(Trial with { References = [new Reference("99000001", "result", null), new Reference("99000002", "derived", null), new Reference(null, "background", "Smith 2001"), new Reference("x", "result", null)] });
        Assert.Equal(
            [("publication:pmid:99000001", "result", Method.Registered), ("publication:pmid:99000002", "derived", Method.Rule)],
            edges.Where(e => e.Type == EdgeTypes.Reports).Select(e => (e.Source.Id, e.Role, e.Reason.Method)));
    }

    [Theory]
    [InlineData("A B. Earlier work on it. J Made Up. 1998 Feb;4(20):75-7.", "background")]
    [InlineData("A B. The month before. J Made Up. 2015 Feb;4(20):75-7.", "background")]
    [InlineData("A B. In the month in which it began. J Made Up. 2015 Mar 1;4:75.", "result")]
    [InlineData("A B. In its year. J Made Up. 2015;4:75.", "result")]
    [InlineData("A B. Its results. J Made Up. 2019 Jan-Feb;4:75.", "result")]
    [InlineData("A B. A cohort of 1998; no date in its place.", "result")]
    [InlineData(null, "result")]
    public void APaperThatIsOlderThanTheTrialReportsNoResultsOfIt(string? citation, string role)
    {
        var trial = Trial with { StartDate = Horizon.Graph.Records.PartialDate.ParseOrNull("2015-03-02"), References = [new Reference("99000001", "result", citation)] };
        Assert.Equal(role, Assert.Single(Edges(trial), e => e.Type == EdgeTypes.Reports).Role);
        Assert.Equal("result", Assert.Single(Edges(trial with { StartDate = null }), e => e.Type == EdgeTypes.Reports).Role);
    }

    [Fact]
    public void KeysAreItsOwnIdsAndThoseThatItNames()
    {
        var change = RecordLinker.Link(
            StoredRecord.None(new RecordKey(SourceNames.ClinicalTrialsGov, "NCT00000001")),
            Version(Trial with { FormerIds = ["NCT00000009"], SecondaryIds = [new SecondaryId("isrctn 12345678", null, null), new SecondaryId("R21-1234", null, null)] })).Change!;
        Assert.Equal([("NCT00000001", true), ("NCT00000009", true), ("ISRCTN12345678", false)], change.Keys.Where(k => k.Key[0] != '~').Select(k => (k.Key, k.IsOwn)));
        Assert.Equal("trial:NCT00000001", change.Node.Id);
    }

    [Fact]
    public void StudyWithAnIdAloneIsStoredWithoutATitle()
    {
        var change = RecordLinker.Link(StoredRecord.None(new RecordKey(SourceNames.ClinicalTrialsGov, "NCT00000001")), Version(Trial)).Change!;
        Assert.Null(change.Node.Label);
        Assert.Empty(change.OpenEdges);
        Assert.Single(change.Open);
    }

    [Theory]
    [InlineData("Randomized Controlled Trial", "result")]
    [InlineData("Clinical Trial, Phase II", "result")]
    [InlineData("Clinical Trial Protocol", "background")]
    [InlineData("Systematic Review", "background")]
    [InlineData("Observational Study", "result")]
    [InlineData("Journal Article", "derived")]
    public void PublicationTypeTellsWhatAPaperIsToTheTrialThatItCarries(string type, string role)
    {
        var edge = Edges(Paper with { PublicationTypes = [type], DataBankIds = [new DataBankId("ClinicalTrials.gov", "nct00000001"), new DataBankId("GENBANK", "AB123")] }).Single(e => e.Type == EdgeTypes.Reports);
        Assert.Equal(("trial:NCT00000001", role), (edge.Target.Id, edge.Role));
    }

    [Theory]
    [InlineData("SABR for lung cancer (MADEUP): primary results of a phase 3 trial", "result")]
    [InlineData("SABR for lung cancer: five-year outcomes", "result")]
    [InlineData("SABR for lung cancer: 5-year results of MADEUP", "result")]
    [InlineData("SABR for lung cancer: study protocol", "background")]
    [InlineData("SABR for lung cancer: final analysis of quality of life", "derived")]
    [InlineData("Predictors of pneumonitis in the MADEUP trial: a secondary analysis", "derived")]
    [InlineData("SABR for lung cancer", "derived")]
    public void WhereTheIndexSaysNothingTheTitleTellsWhatAPaperIsToTheTrial(string title, string role)
    {
        var edge = Edges(Paper with { Title = title, PublicationTypes = ["Journal Article"], DataBankIds = [new DataBankId("ClinicalTrials.gov", "nct00000001")] }).Single(e => e.Type == EdgeTypes.Reports);
        Assert.Equal(role, edge.Role);
    }

    [Fact]
    public void AbstractIsReadForSubjectsOnlyWhereTitleAndIndexingSayNothing()
    {
        AbstractSection[] text = [new AbstractSection(null, "Brachytherapy for prostate cancer.")];
        Assert.Equal(["site:prostate", "technique:sabr"], Subjects(Paper with { AbstractSections = text }));
        Assert.Equal(["site:lung", "technique:sabr"], Subjects(Paper with { AbstractSections = text, Title = "SABR for lung cancer" }));
        Assert.DoesNotContain("technique:planning", Subjects(Paper with { Title = "Simulator", AbstractSections = [new AbstractSection(null, "CT is used in cancer screening, staging and radiotherapy treatment planning.")] }));
        Assert.Empty(Subjects(Paper with { Title = "Steatosis", AbstractSections = [new AbstractSection(null, "It may lead to pancreatic cancer.")] }));
        static IEnumerable<string> Subjects(PublicationFacts paper) => Edges(paper).Where(e => e.Type == EdgeTypes.About).Select(e => e.Target.Id).Distinct().Order(StringComparer.Ordinal);
    }
}
