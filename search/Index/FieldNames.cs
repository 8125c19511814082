namespace Horizon.Search.Index;

/// <summary>A field of running text.</summary>
/// <param name="Name">As asked for before a colon.</param>
/// <param name="Boost">Weight of one find in this field, beside one in the summary, when no field is asked for; 0 is searched only by name.</param>
/// <param name="AverageLength">Words that a usual value has: fixed, so that the ranking of one document does not hang on the others' lengths.</param>
internal sealed record TextField(string Name, float Boost, float AverageLength);

/// <summary>Every field of the index.</summary>
internal static class FieldNames
{
    public const string Key = "key";
    public const string TitleOrder = "title.order";
    public const string DateFirst = "date.first";
    public const string DateLast = "date.last";
    public const string Date = "date";
    public const string Url = "url";

    public const string Id = "id";
    public const string Kind = "kind";
    public const string Technique = "technique";
    public const string Site = "site";
    public const string Status = "status";
    public const string Phase = "phase";
    public const string Country = "country";
    public const string Year = "year";
    public const string State = "state";
    public const string Funder = "funder";
    public const string Network = "network";

    /// <summary>Classes of outcome that a study measures.</summary>
    public const string OutcomeClass = "outcome.class";

    /// <summary>Bands of age and classes of people that a study takes in.</summary>
    public const string Population = "population";

    /// <summary>Node ids of the bodies that pay, and of those that they are parts of.</summary>
    public const string FunderId = "funder.id";

    /// <summary>Ids of the radiotherapy networks in which a trial recruits.</summary>
    public const string NetworkId = "network.id";

    /// <summary>Words of titles, conditions and keywords as they are written, lower case: for spelling and completion, never searched.</summary>
    public const string Written = "written";

    /// <summary>Short forms that the record writes in their own case, where another case would be another word (see <see cref="Taxonomies.Taxonomy.CasedForms"/>).</summary>
    public const string ShortForm = "short";

    /// <summary>Names of sponsors and funders from each of their words on, lower case, then whole and as they are written (see <see cref="NameParts"/>).</summary>
    public const string Name = "name";

    public static IReadOnlyList<TextField> Text { get; } =
    [
        new("title", 2f, 14), new("acronym", 2f, 1), new("keyword", 1f, 14), new("condition", 1f, 5), new("intervention", 1f, 40),
        new("summary", 1f, 180), new("text", 0.5f, 320), new("outcome", 0.4f, 60), new("sponsor", 0.4f, 8), new(Funder, 0.4f, 6),
        new("author", 0.4f, 16), new("journal", 0.4f, 6), new(Network, 0.4f, 6),
    ];

    /// <summary>Fields held as whole values, compared without case.</summary>
    public static IReadOnlyList<string> Keywords { get; } = [Kind, Technique, Site, Status, Phase, Country, State];

    /// <summary>Counted in the answer to a search, in this order.</summary>
    public static IReadOnlyList<string> Facets { get; } = [Technique, Site, Status, Phase, Year, Country, FunderId];

    /// <summary>Counted on the gap map, and not beside a search.</summary>
    public static IReadOnlyList<string> MapOnly { get; } = [OutcomeClass, Population, NetworkId];

    /// <summary>The name of the search's filter by a facet.</summary>
    public static string FilterOf(string facet) => facet == FunderId ? Funder : facet;

    /// <summary>What may stand before a colon in a query.</summary>
    public static IReadOnlyList<string> Asked { get; } = [.. Text.Select(t => t.Name).Concat(Keywords).Append(Id).Append(Year).Order(StringComparer.Ordinal)];

    /// <summary>The field that holds a text field's values whole, for filters.</summary>
    public static string Whole(string field) => field switch { Funder => "funder.whole", Network => "network.whole", _ => field };

    public const char NameParts = '\u001F';

    /// <summary>The form in which whole values are compared.</summary>
    public static string WholeValue(string value) => value.Trim().ToLowerInvariant();
}
