using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Aevum.Audit.Verification;

/// <summary>
/// Remembers the ids of a chain to find one that is there twice: 16 bytes each in open addressing, about 24 bytes with the free slots, the only
/// part of a verification that grows with the chain. The table is cut into many small ones that grow one at a time, so growth never doubles the
/// memory. The hash is seeded, since ids come from outside. Not thread-safe.
/// </summary>
internal sealed class EventIdSet
{
    private const int ShardBits = 10;
    private const int FirstCapacity = 8;
    private const double Fullest = 0.85;
    private const double Growth = 1.3;
    private readonly Shard[] _shards = new Shard[1 << ShardBits];
    private readonly ulong _seed1;
    private readonly ulong _seed2;

    internal EventIdSet()
    {
        Span<ulong> seeds = stackalloc ulong[2];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(seeds));
        _seed1 = seeds[0] | 1;
        _seed2 = seeds[1] | 1;
    }

    /// <summary>How many slots there are, free ones included; each takes 16 bytes.</summary>
    internal long SlotCount { get; private set; }

    /// <summary>Adds an id. The zero UUID stands for a free slot; it is not of version 7 and never comes here.</summary>
    /// <returns>False when it was there.</returns>
    internal bool Add(Guid id)
    {
        var hash = Hash(id);
        ref var shard = ref _shards[hash >> (64 - ShardBits)];
        if (shard.Slots is null || shard.Count + 1 > shard.Slots.Length * Fullest)
        {
            Grow(ref shard);
        }

        if (!Place(shard.Slots!, id, hash))
        {
            return false;
        }

        shard.Count++;
        return true;
    }

    private void Grow(ref Shard shard)
    {
        var old = shard.Slots ?? [];
        shard.Slots = new Guid[Math.Max(FirstCapacity, (int)(old.Length * Growth))];
        SlotCount += shard.Slots.Length - old.Length;
        foreach (var id in old)
        {
            if (id != Guid.Empty)
            {
                Place(shard.Slots, id, Hash(id));
            }
        }
    }

    private static bool Place(Guid[] slots, Guid id, ulong hash)
    {
        // The high bits chose the shard; the next 32 choose the slot.
        var slot = (int)(((hash >> (32 - ShardBits)) & uint.MaxValue) * (uint)slots.Length >> 32);
        while (slots[slot] != Guid.Empty)
        {
            if (slots[slot] == id)
            {
                return false;
            }

            slot = slot + 1 == slots.Length ? 0 : slot + 1;
        }

        slots[slot] = id;
        return true;
    }

    private ulong Hash(Guid id)
    {
        var words = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in id));
        var high = Math.BigMul(words[0] ^ _seed1, words[1] ^ _seed2, out var low);
        return Math.BigMul(high ^ low ^ _seed2, 0x9E3779B97F4A7C15UL, out low) ^ low;
    }

    private struct Shard
    {
        internal Guid[]? Slots;
        internal int Count;
    }
}
