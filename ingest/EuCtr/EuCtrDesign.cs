using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.EuCtr;

/// <summary>What the form's yes and no fields say, in the words that the other registers share.</summary>
internal static class EuCtrDesign
{
    private static readonly string[] Children = ["f111", "f112", "f113", "f114", "f115", "f116"];

    public static string? Phase(EuCtrFields fields)
    {
        var yes = new[] { ("e71", "1"), ("e72", "2"), ("e73", "3"), ("e74", "4") }.Where(f => fields.Says(f.Item1) == true).Select(f => f.Item2).ToList();
        return PhaseWords.Of(yes);
    }

    public static string? Model(EuCtrFields fields) => (fields.Says("e815"), fields.Says("e816")) switch
    {
        (true, not true) => "PARALLEL",
        (not true, true) => "CROSSOVER",
        _ => null,
    };

    public static string? Masking(EuCtrFields fields) =>
        fields.Says("e814") == true ? "DOUBLE" : fields.Says("e813") == true ? "SINGLE" : fields.Says("e812") == true ? "NONE" : null;

    public static string? Purpose(EuCtrFields fields)
    {
        var yes = new[] { ("e61", "DIAGNOSTIC"), ("e62", "PREVENTION"), ("e63", "TREATMENT") }.Where(f => fields.Says(f.Item1) == true).Select(f => f.Item2).ToList();
        return yes is [var one] ? one : null;
    }

    public static string? SexOf(EuCtrFields fields) => (fields.Says("f21"), fields.Says("f22")) switch
    {
        (true, true) => "ALL",
        (true, _) => "FEMALE",
        (_, true) => "MALE",
        _ => null,
    };

    /// <summary>The limits that the age groups leave; null where a group reaches to the end or nothing is said.</summary>
    public static (string? Minimum, string? Maximum) Ages(EuCtrFields fields)
    {
        var child = fields.Says("f11") ?? (Children.Any(code => fields.Says(code) == true) ? true : fields.Says("f112"));
        var (adult, old) = (fields.Says("f12"), fields.Says("f13"));
        var minimum = child != false ? null : adult == true ? "18 Years" : old == true ? "65 Years" : null;
        var maximum = old != false ? null : adult == true ? "64 Years" : child == true ? "17 Years" : null;
        return (minimum, maximum);
    }

    /// <summary>
    /// Planned participants of the whole trial. Those of the EEA or of the member state stand for the whole only where the form says that the trial is
    /// held nowhere else.
    /// </summary>
    public static int? Enrolment(EuCtrFields fields)
    {
        if (EuCtrParser.Count(fields["f422"]) is { } whole) return whole;
        var outside = fields.Says("e861") == true || fields.Says("e862") == true;
        if (EuCtrParser.Count(fields["f421"]) is { } inEea && !outside) return inEea;
        return fields.Says("e85") == false && !outside ? EuCtrParser.Count(fields["f41"]) : null;
    }

    /// <summary>The medicinal products by their trade, product or substance name. Forms without a name (a placebo, a product by class alone) are left out.</summary>
    public static IReadOnlyList<Intervention> Products(EuCtrFields fields)
    {
        var groups = fields.All("d31").Concat(fields.All("d2111")).Concat(fields.All("d38")).Concat(fields.All("d393")).Select(f => f.Group).Distinct().Order();
        var products = new List<Intervention>();
        foreach (var group in groups)
        {
            var (trade, product) = (Named("d2111", group), Named("d31", group));
            var substances = Distinct(Values("d38", group).Concat(Values("d393", group)));
            var names = Distinct([product, trade, .. substances]);
            if (names.Count == 0) continue;
            var form = Named("d34", group);
            products.Add(new Intervention("Drug", names[0], form, [], [.. names.Skip(1)]));
        }
        return [.. products.DistinctBy(p => (p.Name.ToUpperInvariant(), p.Description))];

        string? Named(string code, int group) => Values(code, group).FirstOrDefault();
        IEnumerable<string> Values(string code, int group) => fields.All(code).Where(f => f.Group == group).Select(f => Line(f.Value)).OfType<string>();
    }
}
