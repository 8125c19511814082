using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Horizon.Api.Data;

/// <summary>An editor's key: whose it is, since when, and the SHA-256 of the key, which is 32 random bytes and cannot be guessed from it.</summary>
internal sealed record EditorKey(string Name, DateTimeOffset Since, string Hash);

/// <summary>The keys of those who may decide, in <c>keys.json</c> of the data folder. A key is shown once, when it is made, and kept as a hash alone.</summary>
internal sealed class EditorKeys(DataFolder folder, TimeProvider time)
{
    private const string Start = "hzn_";
    private const int LongestName = 80;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private string Path => System.IO.Path.Combine(folder.Path, "keys.json");

    public IReadOnlyList<EditorKey> All => File.Exists(Path) ? JsonSerializer.Deserialize<List<EditorKey>>(File.ReadAllBytes(Path), Form) ?? [] : [];

    /// <summary>Makes a key for a name that has none and returns it.</summary>
    /// <exception cref="BadRequestException">The name is empty, too long, or has a key.</exception>
    public string Add(string name)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) throw new BadRequestException($"A key needs a name of 1 to {LongestName} characters: the person who decides with it.");
        var keys = All;
        if (keys.Any(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            throw new BadRequestException($"{name} has a key already. Take it away first (`horizon keys remove \"{name}\"`), or choose another name.");
        var key = Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Save([.. keys, new EditorKey(name, time.GetUtcNow(), Hash(key))]);
        return key;
    }

    /// <summary>Takes a key away; what was decided with it stands. False where the name has none.</summary>
    public bool Remove(string name)
    {
        var keys = All;
        var left = keys.Where(k => !k.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (left.Count == keys.Count) return false;
        Save(left);
        return true;
    }

    /// <summary>Whose key it is; null for none of them.</summary>
    public string? NameOf(string? key)
    {
        if (string.IsNullOrEmpty(key) || !key.StartsWith(Start, StringComparison.Ordinal)) return null;
        var hash = Encoding.ASCII.GetBytes(Hash(key));
        return All.FirstOrDefault(k => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(k.Hash), hash))?.Name;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whole or not at all, readable by the owner alone.</summary>
    private void Save(IReadOnlyList<EditorKey> keys)
    {
        var next = Path + ".next";
        try
        {
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(keys, Form));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(next, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(next, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{Path} cannot be written ({e.Message}). Check the folder's permissions.", e);
        }
    }
}
