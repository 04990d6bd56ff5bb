using System.Numerics;

namespace Aevum.Signing;

/// <summary>Hostile keys and signatures: refused by every library, whatever the library itself would say.</summary>
public sealed class StrictVerificationTests
{
    private static readonly byte[] Message = "message"u8.ToArray();
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The y of the eight points of order 1, 2, 4 and 8, each with both signs of x.</summary>
    private static readonly BigInteger[] SmallOrder =
    [
        0, 1, P - 1,
        LittleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        LittleEndian("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    public static TheoryData<string> UnsoundPoints
    {
        get
        {
            var points = new TheoryData<string>();
            foreach (var y in SmallOrder)
            {
                points.Add(Hex(y, sign: false));
                points.Add(Hex(y, sign: true));
            }

            // Non-canonical: y from p to 2^255 - 1, of which some mean a point of small order and others do not.
            for (var y = P; y < BigInteger.Pow(2, 255); y++)
            {
                points.Add(Hex(y, sign: false));
                points.Add(Hex(y, sign: true));
            }

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(UnsoundPoints))]
    public void A_point_of_small_order_or_with_a_second_encoding_is_neither_key_nor_R(string point)
    {
        var hostile = Convert.FromHexString(point);
        var (publicKey, signature) = Sign(Backends.All[0]);
        byte[] withHostileR = [.. hostile, .. signature.AsSpan(32)];
        byte[] withZeroS = [.. hostile, .. new byte[32]];

        Assert.False(StrictEd25519.IsSoundPublicKey(hostile));
        foreach (var backend in Backends.All)
        {
            Assert.False(StrictEd25519.Verify(backend, hostile, Message, signature));
            Assert.False(StrictEd25519.Verify(backend, hostile, Message, withZeroS));
            Assert.False(StrictEd25519.Verify(backend, publicKey, Message, withHostileR));
            Assert.False(StrictEd25519.Verify(backend, publicKey, Message, withZeroS));
        }
    }

    [Fact]
    public void The_y_just_below_p_and_just_above_small_orders_are_sound_encodings()
    {
        Assert.True(StrictEd25519.IsSoundPublicKey(Convert.FromHexString(Hex(P - 2, sign: false))));
        Assert.True(StrictEd25519.IsSoundPublicKey(Convert.FromHexString(Hex(2, sign: true))));
    }

    [Fact]
    public void A_signature_with_S_not_below_L_is_refused()
    {
        var (publicKey, signature) = Sign(Backends.All[0]);
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true);
        foreach (var multiple in Enumerable.Range(1, 15))
        {
            var malleable = s + (multiple * L);
            if (malleable >= BigInteger.Pow(2, 256))
            {
                break;
            }

            byte[] other = [.. signature.AsSpan(0, 32), .. Bytes(malleable)];
            Assert.All(Backends.All, backend => Assert.False(StrictEd25519.Verify(backend, publicKey, Message, other)));
        }

        byte[] exactlyL = [.. signature.AsSpan(0, 32), .. Bytes(L)];
        Assert.All(Backends.All, backend => Assert.False(StrictEd25519.Verify(backend, publicKey, Message, exactlyL)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(128)]
    public void A_signature_of_another_length_is_refused(int length)
    {
        var (publicKey, signature) = Sign(Backends.All[0]);
        var other = new byte[length];
        signature.AsSpan(0, Math.Min(64, length)).CopyTo(other);

        Assert.All(Backends.All, backend => Assert.False(StrictEd25519.Verify(backend, publicKey, Message, other)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_key_of_another_length_is_refused(int length)
    {
        var (_, signature) = Sign(Backends.All[0]);

        Assert.All(Backends.All, backend => Assert.False(StrictEd25519.Verify(backend, new byte[length], Message, signature)));
    }

    [Fact]
    public void Every_flipped_bit_of_key_message_or_signature_is_refused()
    {
        var (publicKey, signature) = Sign(Backends.All[0]);
        foreach (var backend in Backends.All)
        {
            Assert.All(Flips(publicKey), key => Assert.False(StrictEd25519.Verify(backend, key, Message, signature)));
            Assert.All(Flips(Message), message => Assert.False(StrictEd25519.Verify(backend, publicKey, message, signature)));
            Assert.All(Flips(signature), other => Assert.False(StrictEd25519.Verify(backend, publicKey, Message, other)));
        }
    }

    [Fact]
    public void All_libraries_give_the_same_verdict_and_signature_on_random_input()
    {
        var random = new Random(8032);
        for (var round = 0; round < 300; round++)
        {
            var seed = new byte[32];
            var message = new byte[random.Next(100)];
            random.NextBytes(seed);
            random.NextBytes(message);
            var signatures = Backends.All.Select(backend => Convert.ToHexString(Sign(backend, seed, message).Signature)).Distinct();
            var key = new byte[32];
            var noise = new byte[64];
            random.NextBytes(key);
            random.NextBytes(noise);
            noise[63] &= 0x0F;
            var verdicts = Backends.All.Select(backend => StrictEd25519.Verify(backend, key, message, noise)).Distinct();

            Assert.Single(signatures);
            Assert.Single(verdicts);
        }
    }

    [Fact]
    public void Keys_used_in_turn_on_one_thread_are_not_taken_for_each_other()
    {
        foreach (var backend in Backends.All)
        {
            using var first = backend.ImportSeed(new byte[32]);
            using var second = backend.ImportSeed(Enumerable.Repeat((byte)1, 32).ToArray());
            using var firstPublic = backend.ImportPublicKey(first.PublicKey.Span);
            using var secondPublic = backend.ImportPublicKey(second.PublicKey.Span);
            var byFirst = new byte[64];
            var bySecond = new byte[64];

            first.Sign(Message, byFirst);
            second.Sign(Message, bySecond);

            Assert.True(firstPublic.Verify(Message, byFirst));
            Assert.True(secondPublic.Verify(Message, bySecond));
            Assert.False(firstPublic.Verify(Message, bySecond));
            Assert.False(secondPublic.Verify(Message, byFirst));
            Assert.True(firstPublic.Verify(Message, byFirst));
        }
    }

    [Fact]
    public void A_signature_that_holds_only_with_the_cofactor_is_refused_by_every_library_that_is_used()
    {
        Assert.All(Backends.All, backend => Assert.True(Ed25519SelfTest.Passes(backend), backend.Name));
    }

    private static (byte[] PublicKey, byte[] Signature) Sign(Ed25519Backend backend) => Sign(backend, [.. Enumerable.Range(1, 32).Select(value => (byte)value)], Message);

    private static (byte[] PublicKey, byte[] Signature) Sign(Ed25519Backend backend, byte[] seed, byte[] message)
    {
        using var key = backend.ImportSeed(seed);
        var signature = new byte[64];
        key.Sign(message, signature);
        return (key.PublicKey.ToArray(), signature);
    }

    private static IEnumerable<byte[]> Flips(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }

    private static BigInteger LittleEndian(string hex) => new(Convert.FromHexString(hex), isUnsigned: true);

    private static string Hex(BigInteger y, bool sign) => Convert.ToHexStringLower(Bytes(sign ? y + BigInteger.Pow(2, 255) : y));

    private static byte[] Bytes(BigInteger value)
    {
        var bytes = new byte[32];
        Assert.True(value.TryWriteBytes(bytes, out _, isUnsigned: true));
        return bytes;
    }
}
