using System.Collections;
using System.Text;
using FsCheck.Xunit;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Store;

public sealed class FactsCodecTests
{
    public static TheoryData<string, string> OldDocuments { get; } = new()
    {
        { "trial", """{"registration":"NCT1"}""" },
        { "trial", """{"registration":"NCT1","conditions":null,"arms":[{"label":"A"}],"interventions":[{"name":"SABR"}]}""" },
        { "publication", "{}" },
        { "publication", """{"pmid":"1","authors":null}""" },
        { "award", """{"id":"NIHR990001","funders":null,"topics":["t"]}""" },
        { "organisation", """{"id":"o","name":"n","role":"r","names":[{"value":"v"}]}""" },
        { "concept", """{"id":"sabr","label":"SABR"}""" },
    };

    /// <summary>An older program's document lacks the lists that came later.</summary>
    [Theory]
    [MemberData(nameof(OldDocuments))]
    public void ListsThatADocumentLacksAreEmptyNotNull(string kind, string json)
    {
        var facts = FactsCodec.Read(kind, Encoding.UTF8.GetBytes(json));
        Assert.True(CountLists(facts) > 1);
    }

    [Fact]
    public void AFieldThatThisProgramDoesNotKnowIsPassedBy() =>
        Assert.Equal("t", ((TrialFacts)FactsCodec.Read("trial", """{"registration":"NCT1","newField":{"a":[1]},"briefTitle":"t"}"""u8)).BriefTitle);

    [Fact]
    public void FactsOfAKindFromTheFutureNameTheRemedy() =>
        Assert.Contains("newer Horizon", Assert.Throws<StoreUnusableException>(() => FactsCodec.Read("dataset", "{}"u8)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("publication", typeof(PublicationFacts))]
    [InlineData("award", typeof(AwardFacts))]
    [InlineData("concept", typeof(ConceptFacts))]
    [InlineData("organisation", typeof(OrganisationFacts))]
    public void EachKindComesBackAsItself(string kind, Type type)
    {
        Facts facts = kind switch
        {
            "publication" => new PublicationFacts
            {
                Pmid = "1",
                PublishedOn = new PartialDate(2021, 3),
                Authors = [new Author("A B", null), new Author("C", "0000-0001")],
                Mesh = [new MeshHeading("D1", "term", true), new MeshHeading(null, "other")],
                AbstractSections = [new AbstractSection(null, "text"), new AbstractSection("METHODS", "more")],
            },
            "award" => new AwardFacts { Id = "NIHR990001", Amount = 1234.50m, Currency = "GBP", Funders = [new AwardParty("F", null), new AwardParty("G", "GB-CHC-1")], StartDate = new PartialDate(2021, 3) },
            "concept" => new ConceptFacts { Id = "sabr", Label = "SABR", Synonyms = ["SBRT"] },
            _ => new OrganisationFacts { Id = "o", Name = "Trust", Role = "provider" },
        };
        var (written, json) = FactsCodec.Write(facts);
        Assert.Equal(kind, written);
        Assert.IsType(type, FactsCodec.Read(kind, json));
        Assert.Equivalent(facts, FactsCodec.Read(kind, json), strict: true);
    }

    [Property]
    public void TrialFactsComeBackAsTheyWere(string? title, string[] words, int? enrolment, bool? results, byte status, ushort year, byte month, byte day)
    {
        var texts = words.Where(w => w is not null).Select(Clean).ToList();
        var facts = new TrialFacts
        {
            Registration = "NCT1",
            BriefTitle = title is null ? null : Clean(title),
            Conditions = texts,
            Enrolment = enrolment,
            HasResults = results,
            Status = (TrialStatus)(status % 7),
            StartDate = (year % 4) switch
            {
                0 => null,
                1 => new PartialDate(1900 + (year % 200)),
                2 => new PartialDate(1900 + (year % 200), 1 + (month % 12)),
                _ => new PartialDate(1900 + (year % 200), 1 + (month % 12), 1 + (day % 28)),
            },
            Arms = [.. texts.Select(t => new TrialArm(t, null, t, texts))],
            Interventions = [.. texts.Select(t => new Intervention(t, t, null, texts, []))],
            Outcomes = [.. texts.Select(t => new OutcomeMeasure("primary", t, null, t))],
            LeadSponsor = texts.Count == 0 ? null : new SponsorName(texts[0], null),
        };
        var json = FactsCodec.Write(facts).Json;
        var back = FactsCodec.Read("trial", json);
        Assert.Equivalent(facts, back, strict: true);
        Assert.Equal(json, FactsCodec.Write(back).Json);
    }

    /// <summary>Text that can be written: without unpaired surrogates.</summary>
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The number of lists in a thing and the things in them, none of which may be null.</summary>
    private static int CountLists(object thing)
    {
        var lists = 0;
        foreach (var member in thing.GetType().GetProperties().Where(p => p.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(p.PropertyType)))
        {
            var list = member.GetValue(thing) as IEnumerable;
            Assert.True(list is not null, $"{thing.GetType().Name}.{member.Name} is null");
            lists += 1 + list.Cast<object>().Where(item => item is not string).Sum(CountLists);
        }
        return lists;
    }
}
