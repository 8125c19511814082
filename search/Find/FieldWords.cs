namespace Horizon.Search.Find;

/// <summary>The fields in the words of those who read the records.</summary>
public static class FieldWords
{
    public static string Of(string field) => field switch
    {
        "text" => "description",
        "site" => "tumour site",
        "id" => "its ids",
        "keyword" => "keywords",
        "condition" => "conditions",
        "intervention" => "interventions and arms",
        "outcome" => "outcomes",
        "author" => "authors",
        _ => field,
    };
}
