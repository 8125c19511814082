using System.Xml.Linq;
using Horizon.Graph.Identity;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Files;
using Horizon.Tests.Ingest;
using Xunit;

namespace Horizon.Tests.Publications;

public sealed class CitationMatchTests(ITestOutputHelper output)
{
    private static readonly PublicationFacts Paper = new()
    {
        Title = "Stereotactic ablative radiotherapy versus standard of care in oligometastases",
        Doi = "10.5555/one",
        PublishedOn = PartialDate.Parse("2019-05", null),
        Journal = "The American Journal of Clinical Nutrition",
        Volume = "393",
        Pages = "2051-2058",
        Authors = [new Author("Palma, D. A.", null), new Author("Olson R", null)],
    };

    [Fact]
    public void AnotherDatabasesWayOfWritingIsOnePaper()
    {
        var other = Paper with
        {
            Title = "Stereotactic Ablative Radiotherapy versus Standard of Care in <i>Oligometastases</i>.",
            Doi = null,
            PublishedOn = PartialDate.Parse("2020", null),
            Journal = "Am J Clin Nutr",
            Pages = "2051\u20138",
            Authors = [new Author("Palma DA", null)],
        };
        var comparison = Compare(Paper, other);
        Assert.True(comparison.IsSame, Say(comparison));
        Assert.Contains(comparison.Parts, p => p is { Name: "journal", Weight: > 0 });
        Assert.NotEmpty(CitationMatch.Blocks(Citation.Of(Paper)).Intersect(CitationMatch.Blocks(Citation.Of(other))));
    }

    [Theory]
    [InlineData("Concurrent docetaxel and radiotherapy in locally advanced carcinoma of the head and neck", "Concurrent paclitaxel and radiotherapy in locally advanced carcinoma of the head and neck")]
    [InlineData("Moderate hypofractionation after surgery for node-positive carcinoma of the breast", "Moderate hypofractionation after surgery for node-negative carcinoma of the breast")]
    public void OtherWordsInTheSamePlacesAreForAPersonUnlessBothStandOnOnePage(string one, string other)
    {
        var (a, b) = (Paper with { Title = one, Doi = null, Pages = null, Volume = null }, Paper with { Title = other, Doi = null, Pages = null, Volume = null });
        Assert.NotEqual(PairOutcome.Same, PublicationPairs.Compare(a, b).Outcome);
        Assert.Equal(PairOutcome.Same, PublicationPairs.Compare(a, b with { Title = one.Replace("carcinoma", "carcinomas", StringComparison.Ordinal) }).Outcome);
    }

    [Theory]
    [InlineData("Meeting Abstract", "2019", "Int J Radiat Oncol", "S12", PairOutcome.Related)]
    [InlineData("Conference Paper", "2016", "Annals of Made-up Oncology", null, PairOutcome.Related)]
    [InlineData("proceedings-article", "2019", null, null, PairOutcome.Related)]
    [InlineData("Congress", "2019", "Am J Clin Nutr", "2051-8", PairOutcome.Same)]
    [InlineData("Meeting Abstract", "2009", null, null, PairOutcome.Review)]
    [InlineData("Consensus Development Conference", "2019", "Am J Clin Nutr", null, PairOutcome.Same)]
    public void ACongressAbstractIsTiedToTheArticleOfItsTitleAndIsNotTheArticle(string type, string year, string? journal, string? pages, PairOutcome expected)
    {
        var article = Paper with { PublicationTypes = ["Journal Article"] };
        var spoken = Paper with { PublicationTypes = [type], PublishedOn = PartialDate.Parse(year, null), Journal = journal, Pages = pages, Volume = pages is null ? null : "93", Doi = null };
        Assert.Equal(expected, PublicationPairs.Compare(article, spoken).Outcome);
        Assert.Equal(expected, PublicationPairs.Compare(spoken, article).Outcome);
        // Other people's paper of that title is no earlier version.
        Assert.NotEqual(PairOutcome.Related, PublicationPairs.Compare(article, spoken with { Authors = [new Author("Unlike, A.", null)] }).Outcome);
    }

    [Theory]
    [InlineData("Correction to: TITLE", "correction")]
    [InlineData("Publisher Correction: TITLE", "correction")]
    [InlineData("Erratum for TITLE [Am J Clin Nutr. 2019;393:2051-8].", "correction")]
    [InlineData("Corrigendum to \u201cTITLE\u201d [Am J Clin Nutr 393 (2019) 2051]", "correction")]
    [InlineData("Retraction note: TITLE", "retraction")]
    [InlineData("Expression of concern: TITLE", "expression-of-concern")]
    public void ANoticeIsTiedToThePaperWhoseWholeTitleItGivesWhateverItsNumber(string title, string role)
    {
        var article = Paper with { Pmid = "99000001" };
        var notice = new PublicationFacts { Pmid = "99000002", Title = title.Replace("TITLE", Paper.Title, StringComparison.Ordinal), PublishedOn = PartialDate.Parse("2020", null) };
        Assert.NotEmpty(CitationMatch.Blocks(Citation.Of(article)).Intersect(CitationMatch.Blocks(Citation.Of(notice))));
        var compared = PublicationPairs.Compare(article, notice);
        Assert.Equal((PairOutcome.Related, new VersionTie(role, false)), (compared.Outcome, compared.Version!));
        Assert.Equal(new VersionTie(role, true), PublicationPairs.Compare(notice, article).Version);
        // A preprint or a congress abstract of that title is not what it is about, nor is what another journal printed.
        Assert.Null(PublicationPairs.Compare(article with { PublicationTypes = ["Preprint"] }, notice).Version);
        Assert.Null(PublicationPairs.Compare(article with { PublicationTypes = ["Meeting Abstract"] }, notice).Version);
        Assert.Null(PublicationPairs.Compare(article, notice with { Journal = "Annals of Made-up Oncology" }).Version);
        // An acronym in brackets is part of the title.
        var named = article with { Title = Paper.Title + " (TROG 12.34)" };
        Assert.Equal(role, PublicationPairs.Compare(named, notice with { Title = title.Replace("TITLE", named.Title, StringComparison.Ordinal) }).Version?.Role);
        // Another title, other people, or a paper that came later is not what it is about.
        Assert.Null(PublicationPairs.Compare(article with { Title = Paper.Title + " of the lung" }, notice).Version);
        Assert.Null(PublicationPairs.Compare(article, notice with { Authors = [new Author("Unlike, A.", null)] }).Version);
        Assert.Null(PublicationPairs.Compare(article with { PublishedOn = PartialDate.Parse("2022", null) }, notice).Version);
    }

    [Theory]
    [InlineData("Correction of anaemia during radiotherapy of cervical cancer")]
    [InlineData("RETRACTED: Stereotactic ablative radiotherapy versus standard of care in oligometastases")]
    [InlineData("Retraction of the rectum by a balloon")]
    public void ATitleThatBeginsLikeANoticeIsNone(string title) =>
        Assert.Null(PublicationPairs.Compare(Paper with { Pmid = "99000001" }, Paper with { Pmid = "99000002", Title = title }).Version);

    [Theory]
    [InlineData("Hypofractionated radiotherapy for prostate cancer: acute toxicity results from a randomised trial", "Hypofractionated radiotherapy for prostate cancer: late toxicity results from a randomised trial")]
    [InlineData("Adaptive brachytherapy of cervical cancer: part I, planning", "Adaptive brachytherapy of cervical cancer: part II, planning")]
    [InlineData("Cancer statistics for England and Wales, 2019", "Cancer statistics for England and Wales, 2020")]
    [InlineData("Stereotactic ablative radiotherapy in oligometastases", "Correction to: Stereotactic ablative radiotherapy in oligometastases")]
    public void TitlesOfOneFamilyAreNotOnePaper(string one, string other)
    {
        var (a, b) = (Paper with { Title = one, Doi = null, Pages = null, Volume = null }, Paper with { Title = other, Doi = null, Pages = null, Volume = null });
        var comparison = Compare(a, b);
        Assert.False(comparison.IsSame, Say(comparison));
        Assert.False(comparison.IsUnsure, Say(comparison));
    }

    [Theory]
    [InlineData("Toxicity after hypofractionated pelvic irradiation (I)", "Toxicity after hypofractionated pelvic irradiation (II)", PairOutcome.Different)]
    [InlineData("A survey of brachytherapy centres in practice: cycle one", "A survey of brachytherapy centres in practice: cycle two", PairOutcome.Different)]
    [InlineData("Impact of the pandemic on radiotherapy in Scotland", "Impact of the pandemic on radiotherapy in Scotland: authors' reply", PairOutcome.Different)]
    [InlineData("A survey of brachytherapy centres in practice, part one", "A survey of brachytherapy centres in practice", PairOutcome.Review)]
    [InlineData("Editorial", "Editorial", PairOutcome.Review)]
    [InlineData("Annual report of the national radiotherapy dataset for England", "Annual report of the national radiotherapy dataset for England", PairOutcome.Review)]
    [InlineData("In Regard to Smith et al", "In Regard to Smith et al", PairOutcome.Review)]
    [InlineData("Radiotherapy of glioblastoma in old age (II)", "Radiotherapy of glioblastoma in old age: II", PairOutcome.Same)]
    public void PartsRepliesAndTitlesThatManyBearAreNotMergedByTheirTitles(string one, string other, PairOutcome expected)
    {
        var (a, b) = (Paper with { Title = one, Doi = null, Pages = null, Volume = null }, Paper with { Title = other, Doi = null, Pages = null, Volume = null });
        Assert.Equal(expected, PublicationPairs.Compare(a, b).Outcome);
        Assert.Equal(expected, PublicationPairs.Compare(b, a).Outcome);
        if (expected == PairOutcome.Review && one == other)
        {
            // On one page they are one; in two issues they are two.
            Assert.Equal(PairOutcome.Same, PublicationPairs.Compare(a with { Volume = "3", Pages = "7" }, b with { Volume = "3", Pages = "7-8" }).Outcome);
            Assert.Equal(PairOutcome.Different, PublicationPairs.Compare(a with { Issue = "1" }, b with { Issue = "2" }).Outcome);
        }
    }

    [Theory]
    [InlineData("Wei Wang", "Lin Wang", PairOutcome.Different)]
    [InlineData("Wei Wang", "Wang W", PairOutcome.Same)]
    [InlineData("Wang, Wei-Lin", "Wang WL", PairOutcome.Same)]
    [InlineData("Wei Wang", "Wen Wang", PairOutcome.Review)]
    public void OneFamilyNameIsNotOnePerson(string one, string other, PairOutcome expected)
    {
        var short1 = Paper with { Title = "Radiotherapy for glioblastoma", Doi = null, Pages = null, Volume = null, Authors = [new Author(one, null)] };
        Assert.Equal(expected, PublicationPairs.Compare(short1, short1 with { Authors = [new Author(other, null)] }).Outcome);
        // Whom else both name speaks for one paper.
        Author also = new("Olson R", null);
        Assert.Equal(PairOutcome.Same, PublicationPairs.Compare(short1 with { Authors = [.. short1.Authors, also] }, short1 with { Authors = [new Author(other, null), also] }).Outcome);
    }

    [Fact]
    public void TwoNumbersOfTheArchiveAreTwoPapersUnlessAnotherIdSaysThatTheyAreOne()
    {
        var (a, b) = (Paper with { Doi = null, Pmcid = "PMC7000009" }, Paper with { Doi = null, Pmcid = "PMC7000010" });
        Assert.Equal(PairOutcome.Different, PublicationPairs.Compare(a, b).Outcome);
        Assert.Equal(PairOutcome.Same, PublicationPairs.Compare(a, b with { Pmcid = null }).Outcome);
        Assert.Equal(PairOutcome.Same, PublicationPairs.Compare(a with { Pmid = "99000001" }, b with { Pmid = "99000001" }).Outcome);
    }

    [Theory]
    [InlineData("Retraction note: TITLE", null, "99000009", false)]
    [InlineData("Retraction note: TITLE", null, "99000001", true)]
    [InlineData("Corrigendum to \u201cTITLE\u201d [Am J Clin Nutr 393 (2019) 2051]", null, null, true)]
    [InlineData("Corrigendum to \u201cTITLE\u201d [Am J Clin Nutr 401 (2020) 10\u201318]", null, null, false)]
    [InlineData("Corrigendum to \u201cTITLE\u201d [Am J Clin Nutr 393 (2016) 2051]", null, null, false)]
    public void ANoticeThatNamesItsPaperIsAboutThatOneAlone(string title, string? doi, string? pmid, bool isAbout)
    {
        var article = Paper with { Pmid = "99000001" };
        var notice = new PublicationFacts
        {
            Pmid = "99000002",
            Title = title.Replace("TITLE", Paper.Title, StringComparison.Ordinal),
            PublishedOn = PartialDate.Parse("2020", null),
            Corrections = pmid is null ? [] : [new Correction("RetractionOf", pmid, null, doi)],
        };
        Assert.Equal(isAbout, PublicationPairs.Compare(article, notice).Version is not null);
        Assert.Equal(isAbout, PublicationPairs.Compare(notice, article).Version is not null);
    }

    [Fact]
    public void APreprintWhoseTitleChangedAWordIsForAPersonWhoseWordTiesIt()
    {
        var preprint = new PublicationFacts { Doi = "10.1101/1", PublicationTypes = ["Preprint"], Title = "Lymphoma involved site radiotherapy following PET response: a national cohort", PublishedOn = PartialDate.Parse("2019-12", null), Authors = [new Author("Smith, J.", null)] };
        var article = new PublicationFacts { Pmid = "53000001", Title = "Lymphoma involved site radiotherapy after PET response: a national cohort", PublishedOn = PartialDate.Parse("2020", null), Journal = "Blood", Authors = [new Author("Smith J", null)] };
        var compared = PublicationPairs.Compare(preprint, article);
        Assert.Equal((PairOutcome.Review, new VersionTie("preprint", true)), (compared.Outcome, compared.Version!));
        Assert.Equal(PairOutcome.Different, PublicationPairs.Compare(preprint, article with { Authors = [new Author("Jones A", null)] }).Outcome);
        Assert.Equal(PairOutcome.Different, PublicationPairs.Compare(preprint, article with { PublishedOn = PartialDate.Parse("2024", null) }).Outcome);
    }

    [Theory]
    [InlineData("OC-0123: TITLE", "2019", PairOutcome.Related)]
    [InlineData("PO-1234 TITLE", "2018", PairOutcome.Related)]
    [InlineData("TITLE", "2018", PairOutcome.Review)]
    [InlineData("TITLE", "2012", PairOutcome.Different)]
    public void WhatACongressNumberedIsAVersionAndWhatWasPrintedTwiceIsAsked(string title, string year, PairOutcome expected)
    {
        var spoken = Paper with { Doi = "10.5555/spoken", Title = title.Replace("TITLE", Paper.Title, StringComparison.Ordinal), Volume = "133", Pages = "S60-S61", PublishedOn = PartialDate.Parse(year, null) };
        Assert.NotEmpty(CitationMatch.Blocks(Citation.Of(Paper)).Intersect(CitationMatch.Blocks(Citation.Of(spoken))));
        Assert.Equal(expected, PublicationPairs.Compare(Paper, spoken).Outcome);
        Assert.Equal(expected == PairOutcome.Related ? new VersionTie("version", true) : null, PublicationPairs.Compare(spoken, Paper).Version);
        if (title[0] != 'T') Assert.NotEqual(PairOutcome.Same, PublicationPairs.Compare(spoken, spoken with { Doi = null, Title = "SP-0001: " + Paper.Title }).Outcome);
    }

    [Fact]
    public void ACongressAbstractOfTheSameTitleIsNotItsArticle()
    {
        var congress = Paper with { Doi = "10.5555/two", Journal = "International Journal of Radiation Oncology", Volume = "102", Pages = "S3-S4", PublishedOn = PartialDate.Parse("2018", null) };
        Assert.False(Compare(Paper, congress).IsSame);
    }

    [Fact]
    public void AReplyOfTheSameTitleByOthersIsNoDuplicate()
    {
        var reply = Paper with { Doi = null, Pages = "400", Volume = "394", Authors = [new Author("Smith, J.", null)] };
        Assert.False(Compare(Paper, reply).IsSame);
    }

    [Fact]
    public void WhatOneSideDoesNotSayIsNoDifference()
    {
        var bare = new PublicationFacts { Title = Paper.Title, PublishedOn = Paper.PublishedOn };
        Assert.All(Compare(Paper, bare).Parts, p => Assert.True(p.Weight >= 0, p.Name));
    }

    [Fact]
    public void TheOrderOfTheTwoDoesNotMatter()
    {
        var other = Paper with { Title = "Stereotactic radiotherapy against standard of care in oligometastases", Volume = "1" };
        Assert.Equal(Compare(Paper, other).Score, Compare(other, Paper).Score);
    }

    /// <summary>The development half of the labelled citations: each that has a duplicate is labelled so.</summary>
    [Theory]
    [InlineData("copper.xml", 281)]
    [InlineData("tafenoquine.xml", 114)]
    public async Task LabelledDuplicatesAreFoundAndNoneBeside(string file, int labelled)
    {
        var path = Path.Combine(RealData.Folder("../labelled/citation-duplicates"), file);
        var items = await Reading.All(RecordFile.ReadAsync(path, ReadLimits.Default, TestContext.Current.CancellationToken));
        var records = items.OfType<RecordDocument>().Select(d => (
            Citation: Citation.Of((PublicationFacts)Assert.IsType<ParsedRecord>(SourceParsers.Parse(d.Source, d.Document.Bytes)).Facts),
            IsDuplicate: XDocument.Load(new MemoryStream(d.Document.Bytes.ToArray())).Descendants("caption").Any(c => c.Value.Trim() == "Duplicate"))).ToList();
        Assert.Equal(labelled, records.Count(r => r.IsDuplicate));
        var blocks = records.Index().SelectMany(r => CitationMatch.Blocks(r.Item.Citation).Select(b => (b, r.Index))).ToLookup(p => p.b, p => p.Index);
        var found = new HashSet<int>();
        foreach (var block in blocks)
        {
            foreach (var (a, b) in block.SelectMany(a => block.Where(b => b > a).Select(b => (a, b))))
            {
                if (CitationMatch.Compare(records[a].Citation, records[b].Citation).IsSame) found.UnionWith([a, b]);
            }
        }
        var missed = records.Index().Where(r => r.Item.IsDuplicate && !found.Contains(r.Index)).ToList();
        output.WriteLine($"{file}: {records.Count} citations, {labelled - missed.Count} of {labelled} duplicates found, {found.Count(i => !records[i].IsDuplicate)} false");
        Assert.DoesNotContain(found, i => !records[i].IsDuplicate);
        Assert.True(missed.Count <= labelled * 0.03, string.Join("\n", missed.Select(m => m.Item.Citation.Title)));
    }

    private static CitationComparison Compare(PublicationFacts a, PublicationFacts b) => CitationMatch.Compare(Citation.Of(a), Citation.Of(b));

    private static string Say(CitationComparison comparison) => string.Join("; ", comparison.Parts.Select(p => $"{p.Name} {p.Weight}: {p.Why}"));
}
