using System.Security.Cryptography;
using Aevum.Audit;

namespace Aevum.Core.Tests.Audit;

public sealed class Sha3Tests
{
    private const int Seed = 20261120;

    [Fact]
    public void Every_way_to_the_hash_agrees_with_the_runtime_on_texts_around_the_block_size_and_beyond()
    {
        var random = new Random(Seed);
        byte[] text = new byte[3_000];
        random.NextBytes(text);
        Span<byte> hash = stackalloc byte[SigchainFormat.DigestSize];
        Span<byte> byRuntime = stackalloc byte[SigchainFormat.DigestSize];
        for (var length = 0; length <= text.Length; length += length < 300 ? 1 : 97)
        {
            var expected = SHA3_256.HashData(text.AsSpan(0, length));

            Sha3.Hash(text.AsSpan(0, length), hash);
            Sha3.HashByRuntime(text.AsSpan(0, length), byRuntime);

            Assert.Equal(expected, hash);
            Assert.Equal(expected, byRuntime);
        }
    }

    [Fact]
    public void The_hash_of_nothing_is_that_of_FIPS_202()
    {
        var hash = new byte[SigchainFormat.DigestSize];

        Sha3.Hash([], hash);

        Assert.Equal("a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a", Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void A_destination_that_is_too_short_is_refused_and_spoils_no_later_hash()
    {
        Assert.Throws<ArgumentException>(() => Sha3.Hash("abc"u8, new byte[SigchainFormat.DigestSize - 1]));

        var hash = new byte[SigchainFormat.DigestSize + 1];
        Sha3.Hash("abc"u8, hash);

        Assert.Equal(SHA3_256.HashData("abc"u8), hash[..SigchainFormat.DigestSize]);
        Assert.Equal(0, hash[^1]);
    }

    [Fact]
    public void Threads_do_not_share_a_state()
    {
        Parallel.For(0, 2_000, index =>
        {
            var hash = new byte[SigchainFormat.DigestSize];
            var text = BitConverter.GetBytes(index);

            Sha3.Hash(text, hash);

            Assert.Equal(SHA3_256.HashData(text), hash);
        });
    }
}
