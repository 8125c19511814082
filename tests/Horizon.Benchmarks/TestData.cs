using System.Text;
using System.Text.Json;

namespace Horizon.Benchmarks;

/// <summary>The real studies that benchmarks multiply. They lie beside the repository, never in it.</summary>
internal static class TestData
{
    /// <summary>Every v2 study of the folder, ordered by name. Throws with what to do where the data is absent.</summary>
    public static List<byte[]> Studies()
    {
        var folder = Path.Combine(Root(), "real", "clinicaltrials.gov", "studies");
        var studies = Directory.EnumerateFiles(folder, "NCT*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        return studies.Count > 0 ? studies : throw new InvalidOperationException($"{folder} holds no studies.");
    }

    /// <summary>The folder of real records of all sources.</summary>
    public static string Real() => Path.Combine(Root(), "real");

    /// <summary>Rows of WHO's platform, of which no table stands among the real records.</summary>
    public static string PlatformTable() => Path.Combine(Root(), "labelled", "cross-registrations", "ictrp_trials_no_contacts.csv");

    /// <summary>The lines of a file of a labelled set.</summary>
    public static IEnumerable<JsonElement> Lines(string set, string file) => File.ReadLines(Path.Combine(Root(), "labelled", set, file)).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>The studies repeated to a number, each with an id of its own from the range that no registry has issued.</summary>
    public static IEnumerable<byte[]> Repeated(List<byte[]> studies, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var study = studies[i % studies.Count];
            yield return WithId(study, $"NCT9{i:D7}");
        }
    }

    /// <summary>Pages of the API's form, as files in a folder.</summary>
    public static long WritePages(string folder, IEnumerable<byte[]> studies, int pageSize)
    {
        Directory.CreateDirectory(folder);
        long bytes = 0;
        foreach (var (page, number) in studies.Chunk(pageSize).Select((p, i) => (p, i)))
        {
            using var file = File.Create(Path.Combine(folder, $"page-{number:D5}.json"));
            file.Write("{\"studies\":["u8);
            for (var i = 0; i < page.Length; i++)
            {
                if (i > 0) file.Write(","u8);
                file.Write(page[i]);
            }
            file.Write("]}"u8);
            bytes += file.Length;
        }
        return bytes;
    }

    /// <summary>Same length, so that the replacement is in place; every mention of the study's own id changes.</summary>
    private static byte[] WithId(byte[] study, string id)
    {
        var at = study.AsSpan().IndexOf("\"nctId\""u8);
        var start = at + study.AsSpan(at).IndexOf("NCT"u8);
        var own = study.AsSpan(start, 11).ToArray();
        var copy = (byte[])study.Clone();
        var wanted = Encoding.ASCII.GetBytes(id);
        for (var from = 0; copy.AsSpan(from).IndexOf(own) is >= 0 and var found; from += found + wanted.Length) wanted.CopyTo(copy.AsSpan(from + found));
        return copy;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("HORIZON_TEST_DATA") is { Length: > 0 } set) return set;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }
        throw new InvalidOperationException("The benchmark needs the real studies: set HORIZON_TEST_DATA to the folder that holds real/clinicaltrials.gov/studies.");
    }
}
