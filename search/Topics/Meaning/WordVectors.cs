using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Horizon.Search.Topics.Meaning;

/// <summary>
/// Words as points: those that are used alike stand near each other, so that what was learned of "unclear" is known of "elusive". Learned by
/// <see cref="WordVectorLearner"/>; each component is kept as one byte. Thread-safe.
/// </summary>
internal sealed class WordVectors
{
    private const string Format = "horizon-words-1";

    /// <summary>A word that stands once among so many counts half of one that is never seen (Arora, Liang and Ma 2017: 0.001).</summary>
    private const double Rare = 1e-3;

    private static readonly Lazy<WordVectors> Shipped = new(() =>
    {
        using var stream = BuiltInModels.Part("word-vectors.bin");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    });

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places;
    private readonly float[] shares;
    private readonly sbyte[] components;

    /// <param name="shares">Of all words of the texts learned from, how many are this one, 0 to 1.</param>
    /// <param name="components">Of one word after the other, each word's scaled so that the largest is 127.</param>
    private WordVectors(IReadOnlyList<string> words, float[] shares, sbyte[] components, int dimensions, string hash)
    {
        (Words, this.shares, this.components, Dimensions, Hash) = (words, shares, components, dimensions, hash);
        places = words.Select((word, at) => (word, at)).ToDictionary(each => each.word, each => each.at, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Those that come with Horizon.</summary>
    public static WordVectors BuiltIn => Shipped.Value;

    public IReadOnlyList<string> Words { get; }

    public int Dimensions { get; }

    /// <summary>SHA-256 of the file: what was learned with one file's points says nothing with another's.</summary>
    public string Hash { get; }

    /// <param name="vectors">Of each word, of any length.</param>
    public static WordVectors Of(IReadOnlyList<string> words, IReadOnlyList<float> shares, IReadOnlyList<float[]> vectors)
    {
        var components = vectors.SelectMany(vector =>
        {
            var largest = Math.Max(vector.Max(MathF.Abs), float.Epsilon);
            return vector.Select(component => (sbyte)MathF.Round(component / largest * sbyte.MaxValue));
        });
        return Read(Written(words, shares, [.. components]));
    }

    /// <exception cref="TopicInputException">It is no file of word vectors.</exception>
    public static WordVectors Read(byte[] bytes)
    {
        try
        {
            using var file = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (file.ReadString() != Format) throw new TopicInputException("This is no file of word vectors, or of another version. `horizon topics vectors` makes one.");
            var (words, dimensions) = (new string[file.ReadInt32()], file.ReadInt32());
            var (shares, components) = (new float[words.Length], new sbyte[words.Length * dimensions]);
            for (var w = 0; w < words.Length; w++)
            {
                words[w] = file.ReadString();
                shares[w] = file.ReadSingle();
                for (var d = 0; d < dimensions; d++) components[(w * dimensions) + d] = file.ReadSByte();
            }
            return new WordVectors(words, shares, components, dimensions, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception e) when (e is EndOfStreamException or OverflowException or OutOfMemoryException or ArgumentException or FormatException)
        {
            throw new TopicInputException("The file of word vectors is damaged. `horizon topics vectors` makes one.");
        }
    }

    public byte[] ToFile() => Written(Words, shares, components);

    private static byte[] Written(IReadOnlyList<string> words, IReadOnlyList<float> shares, sbyte[] components)
    {
        using var bytes = new MemoryStream();
        using var file = new BinaryWriter(bytes, Encoding.UTF8);
        var dimensions = components.Length / words.Count;
        file.Write(Format);
        file.Write(words.Count);
        file.Write(dimensions);
        for (var w = 0; w < words.Count; w++)
        {
            file.Write(words[w]);
            file.Write(shares[w]);
            file.Write(MemoryMarshal.AsBytes(components.AsSpan(w * dimensions, dimensions)));
        }
        file.Flush();
        return bytes.ToArray();
    }

    /// <summary>
    /// Where a text stands: the mean of its words' directions, frequent words counting less, scaled so that a component is about 1 in size. Null where
    /// no word is known.
    /// </summary>
    public float[]? Of(string text)
    {
        var sum = new float[Dimensions];
        var known = false;
        foreach (var word in TextWords.Of(text))
        {
            if (!places.TryGetValue(word, out var at)) continue;
            known = true;
            var vector = components.AsSpan(at * Dimensions, Dimensions);
            var length = 0;
            foreach (var component in vector) length += component * component;
            var weight = (float)(Rare / (Rare + shares[at]) / Math.Sqrt(Math.Max(1, length)));
            for (var d = 0; d < sum.Length; d++) sum[d] += weight * vector[d];
        }
        if (!known) return null;
        var scale = MathF.Sqrt(Dimensions) / MathF.Max(MathF.Sqrt(sum.Sum(c => c * c)), float.Epsilon);
        for (var d = 0; d < sum.Length; d++) sum[d] *= scale;
        return sum;
    }
}
