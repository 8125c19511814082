using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>A trial's registry id that stands in a paper's own words. <paramref name="IsStated"/>: where papers state the registration of the trial that they report.</summary>
/// <param name="IsOthers">The sentence sets the paper's own work apart from that trial.</param>
internal sealed record RegistrationInText(string Id, string VersionField, bool IsStated, bool IsOthers, Quote Quote);

/// <summary>Finds registry ids in title, abstract and the parts of a full text that say where the trial is registered. Each id once, the strongest place first.</summary>
internal static partial class RegistrationsInText
{
    private const int Context = 90;

    public static IEnumerable<RegistrationInText> Of(PublicationFacts paper)
    {
        var found = new List<RegistrationInText>();
        // A title names the trial that the paper is of.
        if (paper.Title is { } title) found.AddRange(In(title, "title", "title", true));
        foreach (var section in paper.AbstractSections)
            found.AddRange(In(section.Text, "abstract", "abstractSections", section.Label is { } label && Heading().IsMatch(label)));
        foreach (var section in paper.Sections.Where(s => Heading().IsMatch(s.Heading))) found.AddRange(In(section.Text, $"section:{section.Heading}", "sections", false));
        return found.OrderByDescending(f => f.IsStated).ThenBy(f => f.IsOthers).DistinctBy(f => f.Id);
    }

    private static IEnumerable<RegistrationInText> In(string text, string field, string versionField, bool isStated) => IdReader.Read(text)
        .Where(i => i.Kind == "registration" && i.Register is not Registers.Who)
        .Select(i => (Id: i, IsOthers: !isStated && IsOthers(text, i)))
        .Select(f => new RegistrationInText(f.Id.Value, versionField, isStated || (!f.IsOthers && IsStated(text, f.Id)), f.IsOthers, new Quote(field, f.Id.Start, f.Id.End, text[f.Id.Start..f.Id.End])));

    /// <summary>"Unlike TRIALX (NCT…)", "patients of the ongoing … study (NCT…) were excluded", "prior work (NCT…)".</summary>
    private static bool IsOthers(string text, FoundId id)
    {
        var from = Math.Max(0, id.Start - Context);
        var before = text.AsSpan(from, id.Start - from);
        if (before.LastIndexOf(". ", StringComparison.Ordinal) is >= 0 and var end) before = before[(end + 2)..];
        var behind = text.AsSpan(id.End, Math.Min(Context, text.Length - id.End));
        if (behind.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var stop) behind = behind[..stop];
        return Apart().IsMatch(before) || LeftOut().IsMatch(behind);
    }

    /// <summary>"ClinicalTrials.gov number, NCT…", "Trial registration: ISRCTN…", "(NCT…)" at the end.</summary>
    private static bool IsStated(string text, FoundId id)
    {
        var from = Math.Max(0, id.Start - Context);
        return Statement().IsMatch(text.AsSpan(from, id.Start - from));
    }

    [GeneratedRegex(@"\b(?:unlike|in contrast (?:to|with)|prior (?:work|trial|study)|previous(?:ly)? (?:trial|study|work|published|reported)|(?<!\b(?:this|our|an|is|are|present)\s)ongoing|another trial|other trials?|companion|sister|parallel (?:trial|study))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex(@"\b(?:(?:is|are|was|were) excluded)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"regist|trial number|clinicaltrials?\.gov|identifier", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:regist(?:ered|ration|ry)|clinicaltrials?\.gov|trial (?:number|identifier|id)|identifier|EudraCT|ISRCTN|ANZCTR|DRKS|UMIN|ChiCTR|CTRI)\W[^.;]{0,60}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
