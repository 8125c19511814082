namespace Horizon.Api.Statement;

/// <summary>The record that a sentence rests on.</summary>
/// <param name="Address">Where it stands; on this server where it begins with a slash.</param>
public sealed record StatementSource(string Label, string Address);

public sealed record StatementSentence(string Text, IReadOnlyList<StatementSource> Sources)
{
    public static StatementSentence Plain(string text) => new(text, []);
}

public sealed record StatementPart(string Heading, IReadOnlyList<StatementSentence> Sentences);

/// <summary>
/// What a check found, in plain sentences that can stand in the "existing evidence" section of a funder's form, each with its record.
/// </summary>
/// <param name="IsSample">The records are made up: the statement says SAMPLE wherever it is shown.</param>
public sealed record EvidenceStatement(string Title, bool IsSample, IReadOnlyList<StatementPart> Parts);
