using Lucene.Net.Search;

namespace Horizon.Search.Language;

/// <summary>A question ready to run.</summary>
/// <param name="Query">Null for every document.</param>
/// <param name="Marks">What to mark in what is found.</param>
/// <param name="Warning">What was not done as asked; null if all was.</param>
internal sealed record CompiledQuery(Query? Query, QueryMarks Marks, string? Warning);
