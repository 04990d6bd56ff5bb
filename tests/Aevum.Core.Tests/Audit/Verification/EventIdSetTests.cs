using System.Security.Cryptography;

namespace Aevum.Audit.Verification;

public sealed class EventIdSetTests
{
    private const int Ids = 400_000;
    private const int MostBytesPerId = 28;

    [Fact]
    public void Each_id_is_new_once_and_then_never_again()
    {
        var set = new EventIdSet();
        var ids = Make(Ids);

        Assert.All(ids.Take(5_000), id => Assert.True(set.Add(id)));
        Assert.Equal(Ids - 5_000, ids.Skip(5_000).Count(set.Add));
        Assert.DoesNotContain(ids, set.Add);
    }

    [Fact]
    public void Ids_that_differ_in_one_bit_are_different()
    {
        var set = new EventIdSet();
        var bytes = Make(1)[0].ToByteArray();
        for (var bit = 0; bit < 128; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(set.Add(new Guid(bytes)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void An_id_costs_no_more_memory_than_documented()
    {
        var set = new EventIdSet();

        Assert.Equal(Ids, Make(Ids).Count(set.Add));

        Assert.InRange(set.SlotCount * 16.0 / Ids, 16, MostBytesPerId);
    }

    /// <summary>Ids of version 7 as a busy engine makes them: many within a millisecond.</summary>
    private static List<Guid> Make(int count)
    {
        var random = new byte[count * 16];
        RandomNumberGenerator.Fill(random);
        var ids = new List<Guid>(count);
        for (var index = 0; index < count; index++)
        {
            var id = random.AsSpan(index * 16, 16);
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(id, ((0x01a1f7dc61adL + (index / 20)) << 16) | 0x7000L | (uint)(index % 4096));
            ids.Add(new Guid(id, bigEndian: true));
        }

        return ids;
    }
}
