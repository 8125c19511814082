using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Horizon.Api.Answers;

namespace Horizon.Api.Data;

/// <summary>A check that a person asked to keep: the answer as it was, until it expires or is deleted.</summary>
internal sealed record KeptCheck(DateTimeOffset KeptAt, DateTimeOffset Expires, bool IsSample, CheckRequest Request, CheckAnswer Answer);

/// <summary>
/// Checks that people asked to keep, each in a file of its own in the data folder, apart from store and index: nothing of them is searched, counted or
/// learned from. A file's name is a hash of the link's secret, so that who sees the folder's list cannot make the link. Thread-safe.
/// </summary>
internal sealed class KeptChecks(DataFolder folder, TimeProvider time)
{
    public const int UsualDays = 30;
    public const int MostDays = 365;
    private const int SecretBytes = 24;

    private string Place => Path.Combine(folder.Path, "kept");

    /// <summary>Keeps an answer and returns the secret of its link: 192 bits, letters, digits, - and _.</summary>
    /// <param name="days">1 to <see cref="MostDays"/>.</param>
    public async Task<(string Secret, DateTimeOffset Expires)> KeepAsync(CheckRequest request, CheckAnswer answer, int days, CancellationToken cancellation)
    {
        if (days is < 1 or > MostDays) throw new BadRequestException($"A check is kept for 1 to {MostDays} days, not {days}.");
        await ForgetExpiredAsync(cancellation);
        Directory.CreateDirectory(Place);
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).Replace('+', '-').Replace('/', '_');
        var now = time.GetUtcNow();
        var kept = new KeptCheck(now, now.AddDays(days), folder.IsSample, request, answer);
        await using (var file = new FileStream(FileOf(secret), Private()))
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(kept, JsonSerializerOptions.Web), cancellation);
        return (secret, kept.Expires);
    }

    /// <summary>The kept check of a link; null where there is none, or where it has expired or been deleted.</summary>
    public async Task<KeptCheck?> FindAsync(string secret, CancellationToken cancellation)
    {
        if (!IsSecret(secret) || await ReadAsync(FileOf(secret), cancellation) is not { } kept) return null;
        if (kept.Expires > time.GetUtcNow()) return kept;
        File.Delete(FileOf(secret));
        return null;
    }

    /// <summary>Deletes the kept check of a link; false where there is none.</summary>
    public bool Delete(string secret)
    {
        if (!IsSecret(secret) || !File.Exists(FileOf(secret))) return false;
        File.Delete(FileOf(secret));
        return true;
    }

    /// <summary>A proposal is its owner's: nobody else on the machine reads the file.</summary>
    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private async Task ForgetExpiredAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Place)) return;
        foreach (var file in Directory.EnumerateFiles(Place, "*.json"))
        {
            if (await ReadAsync(file, cancellation) is { } kept && kept.Expires <= time.GetUtcNow()) File.Delete(file);
        }
    }

    private static async Task<KeptCheck?> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptCheck>(await File.ReadAllBytesAsync(file, cancellation), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // Deleted in the meantime, or cut off while it was written: there is no such check.
            return null;
        }
    }

    private string FileOf(string secret) => Path.Combine(Place, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)))}.json");

    private static bool IsSecret(string text) => text.Length == SecretBytes * 4 / 3 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
