using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Papers;

/// <summary>Registrations that a paper declares as its own: those in the section of its abstract that is there to name them.</summary>
internal static partial class TrialRegistrations
{
    public static IReadOnlyList<DataBankId> In(IReadOnlyList<AbstractSection> sections)
    {
        List<DataBankId>? found = null;
        foreach (var section in sections)
        {
            if (section.Label is null || !Declares().IsMatch(section.Label)) continue;
            foreach (var id in IdReader.Read(section.Text))
            {
                if (id.Kind == "registration" && new DataBankId(id.Register!, id.Value) is var entry && found?.Contains(entry) != true) (found ??= []).Add(entry);
            }
        }
        return found ?? (IReadOnlyList<DataBankId>)[];
    }

    public static bool IsDeclared(string label) => Declares().IsMatch(label);

    [GeneratedRegex(@"\b(?:registration|registry|registered|register|trial number|identifier)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Declares();
}
