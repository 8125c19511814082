using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Papers;

/// <summary>Registrations that a paper declares as its own: those in the section of its abstract that is there to name them.</summary>
internal static partial class TrialRegistrations
{
    public static IReadOnlyList<DataBankId> In(IEnumerable<AbstractSection> sections) =>
    [
        .. sections.Where(s => s.Label is not null && Declares().IsMatch(s.Label))
            .SelectMany(s => IdReader.Read(s.Text)).Where(id => id.Kind == "registration")
            .Select(id => new DataBankId(id.Register!, id.Value)).Distinct(),
    ];

    public static bool IsDeclared(string label) => Declares().IsMatch(label);

    [GeneratedRegex(@"\b(?:registration|registry|registered|register|trial number|identifier)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Declares();
}
