namespace Horizon.Graph.Publications;

/// <summary>What one publication is to another whose version it is: the roles of VERSION_OF.</summary>
public static class VersionRoles
{
    public const string Preprint = "preprint";

    /// <summary>An earlier or another version: a conference paper, the article before its update.</summary>
    public const string Version = "version";
    public const string Correction = "correction";

    /// <summary>The notice that takes the publication back.</summary>
    public const string Retraction = "retraction";
    public const string PartialRetraction = "partial-retraction";
    public const string Concern = "expression-of-concern";
    public const string Translation = "translation";
}
