using System.Security.Cryptography;

namespace Aevum.Audit.Merkle;

/// <summary>The recursion of RFC 6962 section 2.1, written as the RFC writes it: MTH, PATH, PROOF, SUBPROOF.</summary>
internal static class Rfc6962Reference
{
    internal static byte[] Mth(IReadOnlyList<byte[]> d)
    {
        if (d.Count == 0)
        {
            return SHA3_256.HashData([]);
        }

        if (d.Count == 1)
        {
            return SHA3_256.HashData([0x00, .. d[0]]);
        }

        var k = K(d.Count);
        return SHA3_256.HashData([0x01, .. Mth([.. d.Take(k)]), .. Mth([.. d.Skip(k)])]);
    }

    internal static IReadOnlyList<byte[]> Path(int m, IReadOnlyList<byte[]> d)
    {
        if (d.Count == 1)
        {
            return [];
        }

        var k = K(d.Count);
        return m < k
            ? [.. Path(m, [.. d.Take(k)]), Mth([.. d.Skip(k)])]
            : [.. Path(m - k, [.. d.Skip(k)]), Mth([.. d.Take(k)])];
    }

    internal static IReadOnlyList<byte[]> Proof(int m, IReadOnlyList<byte[]> d) => SubProof(m, d, true);

    private static IReadOnlyList<byte[]> SubProof(int m, IReadOnlyList<byte[]> d, bool b)
    {
        if (m == d.Count)
        {
            return b ? [] : [Mth(d)];
        }

        var k = K(d.Count);
        return m <= k
            ? [.. SubProof(m, [.. d.Take(k)], b), Mth([.. d.Skip(k)])]
            : [.. SubProof(m - k, [.. d.Skip(k)], false), Mth([.. d.Take(k)])];
    }

    private static int K(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}
