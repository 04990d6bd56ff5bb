using System.Numerics;

namespace Aevum.Crisis;

/// <summary>For each anchor, how many letters before it a phrase may begin. An open-addressing table, a quarter full at most. Immutable and thread-safe.</summary>
internal sealed class AnchorTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;

    /// <summary>Builds the table.</summary>
    /// <param name="offsets">For each anchor, packed, a bit for each offset.</param>
    internal AnchorTable(IReadOnlyCollection<KeyValuePair<ulong, ulong>> offsets)
    {
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)(4 * offsets.Count) + 1)];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        foreach (var (anchor, bits) in offsets)
        {
            var place = HomeOf(anchor);
            while (_slots[place].Offsets != 0)
            {
                place = (place + 1) & (_slots.Length - 1);
            }

            _slots[place] = new(anchor, bits);
        }
    }

    /// <summary>The offsets of an anchor, a bit for each; none when it is no anchor.</summary>
    /// <param name="anchor">The packed letters.</param>
    internal ulong OffsetsOf(ulong anchor)
    {
        for (var place = HomeOf(anchor); ; place = (place + 1) & (_slots.Length - 1))
        {
            var slot = _slots[place];
            if (slot.Offsets == 0 || slot.Anchor == anchor)
            {
                return slot.Offsets;
            }
        }
    }

    private int HomeOf(ulong anchor) => (int)(unchecked(anchor * AnchorFilter.AnchorFactor) >> _shift);

    private readonly record struct Slot(ulong Anchor, ulong Offsets);
}
