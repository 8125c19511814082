using Horizon.Search.Index;

namespace Horizon.Search.Find;

/// <summary>A part of what the best are looked for by; a document's score is the sum of its parts'.</summary>
internal abstract record BestPart;

/// <param name="Word">An index term.</param>
/// <param name="Fields">Where it is looked for; finds in several fields count together.</param>
/// <param name="Weight">Above 0; times the word's worth (see <see cref="WordWeights"/>).</param>
internal sealed record BestWord(string Word, FieldSet Fields, float Weight) : BestPart;

/// <param name="Field">One that holds whole values.</param>
/// <param name="Value">See <see cref="FieldNames.WholeValue"/>.</param>
/// <param name="Score">Above 0; what every document with the value gains.</param>
internal sealed record BestValue(string Field, string Value, float Score) : BestPart;
