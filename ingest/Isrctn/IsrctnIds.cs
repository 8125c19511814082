using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Isrctn;

/// <summary>The other ids of a trial. The fields hold one id, several in a sentence ("CPMS 51234, IRAS 298765"), or "Nil known".</summary>
internal static class IsrctnIds
{
    public static IReadOnlyList<SecondaryId> Of(RecordTree trial, string own)
    {
        var ids = new List<SecondaryId>();
        if (trial["externalRefs"] is not { } refs) return ids;
        Add(refs.At("eudraCTNumber"), "EUDRACT_NUMBER", null, null);
        Add(refs.At("ctisNumber"), "CTIS", null, null);
        Add(refs.At("clinicalTrialsGovNumber"), "REGISTRY", "ClinicalTrials.gov", null);
        Add(refs.At("irasNumber"), "OTHER", "IRAS", "IRAS ");
        Add(refs.At("protocolSerialNumber"), null, null, null);
        foreach (var number in refs.List("secondaryNumbers", "secondaryNumber"))
        {
            var type = number.At("@numberType")?.ToUpperInvariant();
            var canonical = number.At("@canonicalSecondaryNumber");
            Add(RegistrationId.TryParse(canonical) is not null ? canonical : number.Text, null, null, type is "IRAS" or "CPMS" ? type + " " : null);
        }
        return ids;

        void Add(string? written, string? type, string? domain, string? prefix)
        {
            if (RegistryText.Line(written) is not { } text) return;
            if (prefix is not null && !text.AsSpan().ContainsAnyExceptInRange('0', '9')) text = prefix + text;
            if (RegistrationId.TryParse(text) is { } whole)
            {
                Put(whole.Value, type ?? TypeOf(whole.Register), domain ?? DomainOf(whole.Register));
                return;
            }
            var within = IdReader.Read(text).Where(found => found.Kind == "registration").ToList();
            foreach (var found in within) Put(found.Value, TypeOf(found.Register!), DomainOf(found.Register!));
            if (within.Count == 0) Put(text, type is "EUDRACT_NUMBER" or "CTIS" or "REGISTRY" ? "OTHER" : type, domain);
        }

        void Put(string id, string? type, string? domain)
        {
            // The fields of the agencies are repeated among the secondary numbers, without the agency's name.
            if (id == own) return;
            foreach (var other in ids)
            {
                if (other.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || (other.Id.EndsWith(id, StringComparison.Ordinal) && other.Id[^(id.Length + 1)] == ' ')) return;
            }
            ids.Add(new SecondaryId(id, type, domain));
        }
    }

    private static string TypeOf(string register) => register switch
    {
        Registers.EuCtr => "EUDRACT_NUMBER",
        Registers.Ctis => "CTIS",
        Registers.Iras or Registers.Cpms => "OTHER",
        _ => "REGISTRY",
    };

    private static string? DomainOf(string register) => register switch
    {
        Registers.EuCtr or Registers.Ctis => null,
        Registers.ClinicalTrialsGov => "ClinicalTrials.gov",
        Registers.Iras => "IRAS",
        Registers.Cpms => "CPMS",
        _ => register,
    };
}
