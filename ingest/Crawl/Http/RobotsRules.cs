namespace Horizon.Ingest.Crawl.Http;

/// <summary>
/// What a host's robots.txt asks of us (RFC 9309): the group of our own name, else that of all; the longest rule that fits decides, and of two as long
/// the one that allows. Immutable and thread-safe.
/// </summary>
internal sealed class RobotsRules
{
    /// <summary>The name that a group may call us by.</summary>
    public const string Agent = "horizon";

    private const int LongestFile = 500 * 1024;

    private readonly List<(string Path, bool Allows)> rules;

    private RobotsRules(List<(string Path, bool Allows)> rules, double? delaySeconds) => (this.rules, DelaySeconds) = (rules, delaySeconds);

    /// <summary>Nothing is asked: there is no robots.txt.</summary>
    public static RobotsRules None { get; } = new([], null);

    /// <summary>Seconds between requests that the host asks for (Crawl-delay); null where it does not.</summary>
    public double? DelaySeconds { get; }

    public static RobotsRules Parse(string text, string agent = Agent)
    {
        var own = new Group();
        var all = new Group();
        var (isOwn, isAll, inRules) = (false, false, false);
        foreach (var line in text[..Math.Min(text.Length, LongestFile)].Split('\n'))
        {
            var written = line.Split('#')[0];
            var colon = written.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var value = written[(colon + 1)..].Trim();
            switch (written[..colon].Trim().ToUpperInvariant())
            {
                case "USER-AGENT":
                    if (inRules) (isOwn, isAll, inRules) = (false, false, false);
                    isAll |= value == "*";
                    if (value.Equals(agent, StringComparison.OrdinalIgnoreCase)) isOwn = own.IsNamed = true;
                    break;
                case "ALLOW" or "DISALLOW" or "CRAWL-DELAY":
                    inRules = true;
                    if (isOwn) own.Add(written[..colon].Trim(), value);
                    if (isAll) all.Add(written[..colon].Trim(), value);
                    break;
            }
        }
        var chosen = own.IsNamed ? own : all;
        return new RobotsRules(chosen.Rules, chosen.Delay);
    }

    public bool Allows(Uri url)
    {
        var path = url.PathAndQuery;
        if (path == "/robots.txt") return true;
        var (longest, allows) = (-1, true);
        foreach (var (rule, allowed) in rules)
        {
            if (!Fits(rule, path) || rule.Length < longest || (rule.Length == longest && !allowed)) continue;
            (longest, allows) = (rule.Length, allowed);
        }
        return allows;
    }

    /// <summary>From the path's beginning; * is any run of characters, a $ at the end is the path's end.</summary>
    private static bool Fits(string rule, string path)
    {
        var isWhole = rule.EndsWith('$');
        var parts = (isWhole ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = isWhole && i == parts.Length - 1;
            var found = isLast ? (path.EndsWith(parts[i], StringComparison.Ordinal) ? path.Length - parts[i].Length : -1) : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at) return false;
            at = found + parts[i].Length;
        }
        return !isWhole || at == path.Length;
    }

    private sealed class Group
    {
        public List<(string Path, bool Allows)> Rules { get; } = [];

        public bool IsNamed { get; set; }

        public double? Delay { get; private set; }

        public void Add(string name, string value)
        {
            // An empty Disallow asks for nothing.
            if (value.Length == 0) return;
            if (name.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
            {
                if (double.TryParse(value, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var seconds)) Delay = seconds;
            }
            else Rules.Add((value, name.Equals("allow", StringComparison.OrdinalIgnoreCase)));
        }
    }
}
