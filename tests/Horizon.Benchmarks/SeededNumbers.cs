namespace Horizon.Benchmarks;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014), so that the same seed gives the same numbers everywhere.</summary>
internal sealed class SeededNumbers(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 up to the bound, without it.</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    /// <summary>0 up to 1, without it.</summary>
    public double Unit()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }
}
