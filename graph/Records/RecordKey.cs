namespace Horizon.Graph.Records;

/// <summary>Names a record: the source that delivers it and the source's own id in canonical form ("clinicaltrials.gov", "NCT01234567").</summary>
public sealed record RecordKey(string Source, string Id) : IComparable<RecordKey>
{
    public int CompareTo(RecordKey? other)
    {
        if (other is null) return 1;
        var bySource = string.CompareOrdinal(Source, other.Source);
        return bySource != 0 ? bySource : string.CompareOrdinal(Id, other.Id);
    }

    public override string ToString() => $"{Source}/{Id}";

    public static bool operator <(RecordKey left, RecordKey right) => left.CompareTo(right) < 0;
    public static bool operator >(RecordKey left, RecordKey right) => left.CompareTo(right) > 0;
    public static bool operator <=(RecordKey left, RecordKey right) => left.CompareTo(right) <= 0;
    public static bool operator >=(RecordKey left, RecordKey right) => left.CompareTo(right) >= 0;
}

/// <summary>Where bytes came from: a url or a file path as the person gave it, when they were fetched (UTC), and under which licence.</summary>
public sealed record Origin(string Url, DateTimeOffset RetrievedAt, string Licence);

/// <summary>One record's bytes exactly as the source wrote them, named by the SHA-256 of those bytes in lower-case hexadecimal.</summary>
public sealed record RawDocument(string Hash, ReadOnlyMemory<byte> Bytes);

/// <summary>Names of the sources, as the commands and the API know them.</summary>
public static class SourceNames
{
    public const string ClinicalTrialsGov = "clinicaltrials.gov";
    public const string Isrctn = "isrctn";
    public const string Ictrp = "ictrp";
    public const string Ctis = "ctis";
    public const string EuCtr = "euctr";
    public const string PubMed = "pubmed";
    public const string EuropePmc = "europepmc";
    public const string OpenAlex = "openalex";
    public const string Crossref = "crossref";
    public const string MedRxiv = "medrxiv";
    public const string Gtr = "gtr";
    public const string Nihr = "nihr";
    public const string ThreeSixtyGiving = "360giving";
    public const string Ror = "ror";
    public const string Page = "page";
    public const string Csv = "csv";

    /// <summary>Horizon's own reviewed data: taxonomies and the provider directory.</summary>
    public const string Vocabulary = "vocabulary";

    /// <summary>Horizon's own comparisons of things that may be one.</summary>
    public const string Identity = "identity";

    /// <summary>What editors decided.</summary>
    public const string Decision = "decision";

    /// <summary>Values of a trial that editors entered by hand.</summary>
    public const string Hand = "hand";

    /// <summary>Horizon itself says it, or its editors do: no source of the world outside.</summary>
    public static bool IsOwn(string source) => source is Vocabulary or Identity or Decision or Hand;
}
