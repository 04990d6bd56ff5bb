using System.Text;
using Aevum.Vectors;

namespace Aevum.Audit.Verification;

public sealed class MutationTests
{
    private const int Inputs = 10_000;

    /// <summary>Flips, removals, insertions and copies of bytes at random places of a sound chain: with the expected head given, whatever verifies is the same chain.</summary>
    [Fact]
    public async Task Ten_thousand_mutated_chains_never_crash_the_verifier_and_never_gain_an_event()
    {
        var sound = VectorFile.Bytes("chain-unicode.json");
        var ring = KeyRing.Of(Convert.FromHexString(Encoding.ASCII.GetString(VectorFile.Bytes("chain-unicode.pub.hex")).Trim()));
        var reference = await Verify.Export(sound, ring);
        var options = new ChainVerifierOptions { ExpectedHead = new ExpectedHead(reference.Head.Sequence, reference.Head.Hash) };
        var random = new Random(20261120);
        var failed = 0;

        for (var input = 0; input < Inputs; input++)
        {
            var verdict = await Verify.Export(Mutate(sound, random), ring, options);

            Assert.InRange(verdict.EventCount, 0, reference.EventCount);
            Assert.Equal(verdict.IsVerified, verdict.Reason is null);
            if (verdict.IsVerified)
            {
                Assert.Equal(reference.Head, verdict.Head);
            }
            else
            {
                failed++;
            }
        }

        Assert.InRange(failed, Inputs / 2, Inputs);
    }

    private static byte[] Mutate(byte[] sound, Random random)
    {
        var bytes = sound.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var place = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - place);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(place, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, length));
                    break;
                case 4:
                    bytes.Insert(place, "\"{}[],:\\0"u8[random.Next(9)]);
                    break;
                default:
                    bytes.RemoveRange(place, random.Next(bytes.Count - place));
                    break;
            }
        }

        return [.. bytes];
    }
}
