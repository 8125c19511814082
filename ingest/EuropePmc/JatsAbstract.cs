using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>The abstract of a JATS article, and the registrations that it declares.</summary>
internal static partial class JatsAbstract
{
    private const int LongestLabel = 80;

    public static IReadOnlyList<AbstractSection> Sections(XElement meta)
    {
        var sections = new List<AbstractSection>();
        foreach (var part in Main(meta)?.Elements() ?? [])
        {
            if (part.Name() == "sec") Section(sections, part, null);
            else if (part.Name() is "p" or "list") Paragraph(sections, part, null);
        }
        return sections;
    }

    /// <summary>Those named in a section that is there to name them, in a paragraph that begins by saying so, or linked from the abstract to the registry.</summary>
    public static IReadOnlyList<DataBankId> Registrations(XElement meta, IReadOnlyList<AbstractSection> sections)
    {
        var found = TrialRegistrations.In(sections).ToList();
        var texts = new List<string>();
        if (Main(meta) is { } main)
        {
            texts.AddRange(main.Within("p").Select(JatsText.Of).OfType<string>().Where(t => Declaration().IsMatch(t)));
            foreach (var link in main.Within("ext-link").Where(l => Registry().IsMatch($"{l.Attr("ext-link-type")} {l.Attr("href")}"))) texts.Add($"{link.Value} {link.Attr("href")}");
            texts.AddRange(main.Within("related-object").Select(o => o.Attr("document-id") ?? o.Attr("object-id")).OfType<string>());
        }
        foreach (var id in texts.SelectMany(IdReader.Read).Where(id => id.Kind == "registration"))
        {
            var entry = new DataBankId(id.Register!, id.Value);
            if (!found.Contains(entry)) found.Add(entry);
        }
        return found;
    }

    /// <summary>An article may have a teaser, a graphical abstract and so on beside its abstract.</summary>
    private static XElement? Main(XElement meta) => meta.Children("abstract").FirstOrDefault(a => a.Attr("abstract-type") is null or "normal" or "section" or "structured");

    private static void Section(List<AbstractSection> sections, XElement section, string? above)
    {
        var label = PaperText.Label(JatsText.Of(section.Child("title"))) ?? above;
        if (label is not null && Supplement().IsMatch(label)) return;
        if (JatsText.OfAll(section.Elements().Where(e => e.Name() is not ("sec" or "title" or "label"))) is { } text) sections.Add(new AbstractSection(label, text));
        foreach (var inner in section.Children("sec")) Section(sections, inner, label);
    }

    /// <summary>A paragraph that begins with words in bold ("Background:") is a section of that label.</summary>
    private static void Paragraph(List<AbstractSection> sections, XElement paragraph, string? label)
    {
        if (JatsText.Of(paragraph) is not { } text) return;
        var first = paragraph.Nodes().FirstOrDefault(n => n is not XText { Value: var words } || !string.IsNullOrWhiteSpace(words)) as XElement;
        if (first?.Name() is "bold" or "b" or "italic" && JatsText.Of(first) is { Length: <= LongestLabel } bold && text.Length > bold.Length && text.StartsWith(bold, StringComparison.Ordinal)
            && (bold.EndsWith(':') || bold.EndsWith('.') || text[bold.Length] == ':' || first.Name() != "italic"))
        {
            label = PaperText.Label(bold);
            text = text[bold.Length..].TrimStart(':', '.', ' ', '\u2014', '\u2013', '-');
        }
        if (text.Length > 0) sections.Add(new AbstractSection(label, text));
    }

    [GeneratedRegex(@"\A\W*(?:(?:clinical )?trials? regist|registration|(?:this (?:trial|study) (?:is|was|has been) )?registered|clinicaltrials\.gov|isrctn|eudract|nct\s?\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"clintrialgov|clinicaltrials?\.gov|isrctn|controlled-trials\.com|clinicaltrialsregister|drks\.de|anzctr|chictr|umin\.ac\.jp|trialregister|euclinicaltrials", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"\A(?:electronic )?supplementa(?:ry|l)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Supplement();
}
