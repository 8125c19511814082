namespace Horizon.Search.Find;

/// <param name="Total">Exact.</param>
/// <param name="Hits">In the order asked for; equal ones by id.</param>
/// <param name="Facets">technique, site, status, phase, year, country, funder (bodies by their ids), over everything found; each by count, then by id.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Warning">What was not done as asked, in a sentence; null if all was.</param>
/// <param name="DidYouMean">The question with its unknown words spelled as the index spells them; null where there is nothing to correct, and on later pages.</param>
public sealed record SearchResult(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets, string? Next, string? Warning, string? DidYouMean = null);

/// <param name="Id">The document's id.</param>
/// <param name="Kind">trial or publication.</param>
/// <param name="Title">Null where the record has none.</param>
/// <param name="Score">Comparable within one search only; 1 for every hit without a question.</param>
/// <param name="Url">As given with the document.</param>
/// <param name="Matched">Names of the fields in which the question's terms occur.</param>
/// <param name="Highlights">HTML: escaped text with &lt;mark&gt; around what matched, each at most 220 characters of text.</param>
public sealed record SearchHit(string Id, string Kind, string? Title, float Score, string Url, IReadOnlyList<string> Matched, IReadOnlyList<string> Highlights);

/// <param name="Id">Value or concept id.</param>
/// <param name="Label">The concept's label, a funder's name, else the value.</param>
/// <param name="Count">Documents found that have it.</param>
public sealed record FacetCount(string Id, string Label, int Count);

/// <summary>Why a document has its score.</summary>
/// <param name="Value">This part's score.</param>
/// <param name="Text">What it comes from.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record ScoreExplanation(float Value, string Text, IReadOnlyList<ScoreExplanation> Parts);
