using Horizon.Graph.Records;
using Horizon.Ingest.Registries;
using static Horizon.Ingest.Registries.RegistryText;

namespace Horizon.Ingest.Ctis;

/// <summary>The medicinal products of a trial. The system registers medicines: radiotherapy beside them stands in titles, objectives and arms alone.</summary>
internal static class CtisProducts
{
    public static IReadOnlyList<Intervention> Of(RecordTree root, RecordTree? partOne)
    {
        var products = partOne?.All("products").ToList() ?? [];
        if (products.Count == 0) products = [.. (partOne?.All("productRoleGroupInfos") ?? []).SelectMany(g => g.All("products"))];
        var given = products.Select(Product).OfType<Intervention>().ToList();
        if (given.Count == 0) given = [.. Distinct(root.All("product").SelectMany(p => (p.Text ?? "").Split(';', ',')).Select(Line)).Select(name => new Intervention("Drug", name, null, [], []))];
        return [.. given.DistinctBy(i => i.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static Intervention? Product(RecordTree product)
    {
        var dictionary = product["productDictionaryInfo"];
        var substance = Line(dictionary?.At("activeSubstanceName")) ?? Line(product.At("jsonActiveSubstanceNames"));
        var name = Line(product.At("productName")) ?? Line(dictionary?.At("prodName")) ?? Line(product.At("nameDisplay")) ?? substance;
        if (name is null) return null;
        var others = substance is null || substance.Equals(name, StringComparison.OrdinalIgnoreCase) ? [] : new[] { substance };
        return new Intervention("Drug", name, null, [], others);
    }
}
