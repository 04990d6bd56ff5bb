using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aevum.Vectors;

namespace Aevum.Audit.Merkle;

public sealed class MerkleTests
{
    private const int Largest = 33;

    [Fact]
    public void Every_tree_vector_has_the_root_and_the_proofs_of_the_reference()
    {
        using var vectors = VectorFile.Json("vectors.json");
        var count = 0;
        foreach (var vector in vectors.RootElement.GetProperty("merkle").GetProperty("trees").EnumerateArray())
        {
            var size = vector.GetProperty("size").GetInt32();
            var tree = Tree(Leaves(size));

            Assert.Equal(vector.GetProperty("root").GetString(), Convert.ToHexStringLower(tree.Root().Hash.Span));
            AssertProofs(vector, tree);
            count++;
        }

        Assert.Equal(11, count);
    }

    [Fact]
    public void Roots_and_proofs_of_every_size_equal_the_recursion_of_the_RFC()
    {
        var leaves = Leaves(Largest);
        var tree = Tree(leaves);
        var frontier = new MerkleFrontier();
        for (var size = 0; size <= Largest; size++)
        {
            var part = leaves[..size];
            Assert.Equal(Rfc6962Reference.Mth(part), tree.Root(size).Hash.ToArray());
            Assert.Equal(Rfc6962Reference.Mth(part), frontier.Root());
            for (var index = 0; index < size; index++)
            {
                Assert.Equal(Rfc6962Reference.Path(index, part), tree.InclusionProof(index, size));
                Assert.Equal(Rfc6962Reference.Proof(index + 1, part), tree.ConsistencyProof(index + 1, size));
            }

            if (size < Largest)
            {
                frontier.Append(leaves[size]);
            }
        }
    }

    [Fact]
    public void Every_genuine_proof_verifies_and_every_altered_one_fails()
    {
        var leaves = Leaves(Largest);
        var tree = Tree(leaves);
        for (var size = 1; size <= Largest; size++)
        {
            var root = tree.Root(size);
            for (var index = 0; index < size; index++)
            {
                var proof = tree.InclusionProof(index, size);
                Assert.True(MerkleProof.VerifyInclusion(index, leaves[index], proof, root));
                Assert.All(Altered(proof), altered => Assert.False(MerkleProof.VerifyInclusion(index, leaves[index], altered, root)));
                Assert.False(MerkleProof.VerifyInclusion(index, leaves[(index + 1) % Largest], proof, root));
                Assert.False(MerkleProof.VerifyInclusion(index, leaves[index], proof, tree.Root(size - 1)));
                AssertOtherPlacesFail(index, leaves[index], proof, root);
            }
        }
    }

    [Fact]
    public void Every_genuine_consistency_proof_verifies_and_every_altered_one_fails()
    {
        var tree = Tree(Leaves(Largest));
        for (var second = 1; second <= Largest; second++)
        {
            for (var first = 1; first <= second; first++)
            {
                var proof = tree.ConsistencyProof(first, second);
                var (earlier, later) = (tree.Root(first), tree.Root(second));
                Assert.True(MerkleProof.VerifyConsistency(earlier, later, proof));
                Assert.All(Altered(proof), altered => Assert.False(MerkleProof.VerifyConsistency(earlier, later, altered)));
                Assert.False(MerkleProof.VerifyConsistency(new TreeRoot(first, tree.Root(first - 1).Hash.Span), later, proof));
                Assert.False(MerkleProof.VerifyConsistency(earlier, new TreeRoot(second, tree.Root(second - 1).Hash.Span), proof));
                Assert.Equal(first == second, MerkleProof.VerifyConsistency(Flipped(earlier), Flipped(later), proof));
            }
        }
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(4, 4)]
    [InlineData(0, 0)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void An_index_outside_the_tree_fails(long index, long size)
    {
        Assert.False(MerkleProof.VerifyInclusion(index, new byte[32], [], new TreeRoot(size, new byte[32])));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(5, 4)]
    [InlineData(1, long.MaxValue)]
    public void Sizes_out_of_order_fail(long first, long second)
    {
        var (earlier, later) = (new TreeRoot(first, new byte[32]), new TreeRoot(second, new byte[32]));

        Assert.False(MerkleProof.VerifyConsistency(earlier, later, []));
        Assert.False(MerkleProof.VerifyConsistency(earlier, later, [.. Enumerable.Repeat(new byte[32], 65)]));
    }

    [Fact]
    public void The_arguments_of_a_tree_are_checked()
    {
        var tree = Tree(Leaves(4));

        Assert.Throws<ArgumentOutOfRangeException>(() => new TreeRoot(-1, new byte[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TreeRoot(1, new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Append(new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Root(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Root(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionProof(4, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.InclusionProof(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ConsistencyProof(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.ConsistencyProof(4, 3));
    }

    [Fact]
    public void A_proof_that_was_handed_out_cannot_be_used_to_change_the_tree()
    {
        var tree = Tree(Leaves(4));
        var before = tree.Root().Hash.ToArray();
        Array.Clear(tree.InclusionProof(0, 4)[0]);

        Assert.Equal(before, tree.Root().Hash.ToArray());
    }

    internal static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(Leaf)];

    internal static MerkleTree Tree(IEnumerable<byte[]> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Append(leaf);
        }

        return tree;
    }

    /// <summary>The vectors of the largest trees carry roots only.</summary>
    private static void AssertProofs(JsonElement vector, MerkleTree tree)
    {
        if (vector.GetProperty("inclusion").ValueKind != JsonValueKind.Null)
        {
            var inclusion = vector.GetProperty("inclusion").EnumerateArray().Select(Hashes);
            Assert.Equal(inclusion, Enumerable.Range(0, tree.Size).Select(index => tree.InclusionProof(index, tree.Size).Select(Convert.ToHexStringLower)));
        }

        if (vector.GetProperty("consistency").ValueKind == JsonValueKind.Null)
        {
            return;
        }

        foreach (var proof in vector.GetProperty("consistency").EnumerateObject())
        {
            var first = int.Parse(proof.Name, CultureInfo.InvariantCulture);
            Assert.Equal(Hashes(proof.Value), tree.ConsistencyProof(first, tree.Size).Select(Convert.ToHexStringLower));
        }
    }

    private static IEnumerable<string?> Hashes(JsonElement proof) => proof.EnumerateArray().Select(hash => hash.GetString());

    private static byte[] Leaf(int index)
    {
        var name = new byte[8];
        Encoding.ASCII.GetBytes("leaf", name);
        BinaryPrimitives.WriteInt32BigEndian(name.AsSpan(4), index);
        return SHA3_256.HashData(name);
    }

    private static void AssertOtherPlacesFail(int index, byte[] leaf, IReadOnlyList<byte[]> proof, TreeRoot root)
    {
        for (var other = 0; other < root.Size; other++)
        {
            Assert.Equal(other == index, MerkleProof.VerifyInclusion(other, leaf, proof, root));
        }
    }

    /// <summary>Each hash altered, left out, doubled or cut, and one more at either end.</summary>
    private static IEnumerable<IReadOnlyList<byte[]>> Altered(IReadOnlyList<byte[]> proof)
    {
        yield return [.. proof, new byte[32]];
        yield return [new byte[32], .. proof];
        yield return [.. proof, null!];
        for (var place = 0; place < proof.Count; place++)
        {
            yield return [.. proof.Select((hash, index) => index == place ? Flipped(hash) : hash)];
            yield return [.. proof.Where((_, index) => index != place)];
            yield return [.. proof.Take(place + 1), .. proof.Skip(place)];
            yield return [.. proof.Select((hash, index) => index == place ? hash[..31] : hash)];
        }
    }

    private static TreeRoot Flipped(TreeRoot root) => new(root.Size, Flipped(root.Hash.ToArray()));

    private static byte[] Flipped(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash[1..]];
}
