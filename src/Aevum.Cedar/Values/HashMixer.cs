namespace Aevum.Cedar.Values;

/// <summary>Spreads integers over hash buckets with a seed that differs per process, so that chosen numbers do not collide at will.</summary>
internal static class HashMixer
{
    private static readonly long Seed = StringComparer.Ordinal.GetHashCode("Aevum.Cedar") | 1L;

    internal static int Mix(long value)
    {
        unchecked
        {
            // The finisher of SplitMix64 over a seeded input.
            var mixed = (ulong)(value ^ Seed) + ((ulong)Seed << 32);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)(mixed ^ (mixed >> 31));
        }
    }
}
