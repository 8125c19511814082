using Horizon.Graph.Publications;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Publications;

/// <summary>A publication as a reference list has it.</summary>
public sealed class PublicationCitationTests
{
    [Fact]
    public void AuthorsTitleJournalAndYearStandInOrder() =>
        Assert.Equal("Alder AM, Birch J, Cedar-Dew P, et al. One week or three? Journal of Examples 2020.", PublicationCitation.Of(Paper("One week or three?", "Journal of Examples", "2020-05", "Alder AM", "Birch, Joan", "Cedar-Dew, Paul", "Elm E")));

    [Fact]
    public void WhatIsNotKnownIsLeftOut()
    {
        Assert.Equal("One week or three.", PublicationCitation.Of(Paper("One week or three", null, null)));
        Assert.Equal("Joan Birch. One week or three. 2020.", PublicationCitation.Of(Paper("One week or three.", null, "2020", "Joan Birch")));
        Assert.Null(PublicationCitation.Of(Paper(null, "Journal of Examples", "2020")));
    }

    private static PublicationView Paper(string? title, string? journal, string? on, params string[] authors) => new()
    {
        Id = "publication:pmid:99000001",
        Aliases = [],
        MentionedOnly = false,
        Title = title,
        Journal = journal,
        PublishedOn = on is null ? null : PartialDate.ParseOrNull(on),
        Techniques = [],
        Sites = [],
        Trials = [],
        Provenance = [],
        Facts = new PublicationFacts { Authors = [.. authors.Select(a => new Author(a, null))] },
    };
}
