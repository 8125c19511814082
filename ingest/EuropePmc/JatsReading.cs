using System.Xml.Linq;

namespace Horizon.Ingest.EuropePmc;

/// <summary>
/// Which parts of an article are made into elements at all: its front, and of its body the sections on methods. The others, references and discussion above all,
/// are most of its bytes. An object reads one article.
/// </summary>
internal sealed class JatsReading
{
    private XElement? _section;
    private bool _isMethods;

    /// <summary>Whether an element of a name, next behind what <paramref name="parent"/> holds so far, is passed over.</summary>
    public bool IsLeftOut(XElement parent, string name)
    {
        if (parent.Parent is not { } above) return parent.Name.LocalName == "article" && name is not ("front" or "body");
        if (parent.Name.LocalName == "body") return above.Parent is null && above.Name.LocalName == "article" && name != "sec";
        if (parent.Name.LocalName != "sec" || above.Name.LocalName != "body" || above.Parent is not { Parent: null }) return false;
        // What a section is about is not known before its title.
        if (name is "title" or "label" || !parent.Elements().Any(e => e.Name.LocalName == "title")) return false;
        if (parent != _section) (_section, _isMethods) = (parent, JatsMethods.IsMethods(parent));
        return !_isMethods;
    }
}
