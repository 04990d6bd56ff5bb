using System.Security.Cryptography;
using Aevum.Signing;

namespace Aevum.Signers.Tests;

/// <summary>Digests that every run makes alike.</summary>
internal static class Digests
{
    internal static byte[] One { get; } = Number(1);

    internal static byte[] Number(int number) => SHA3_256.HashData(BitConverter.GetBytes(number));

    internal static IReadOnlyList<ReadOnlyMemory<byte>> Many(int count) => [.. Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)Number(i))];

    internal static bool Verifies(this ISigner signer, ReadOnlyMemory<byte> digest, byte[] signature) =>
        StrictEd25519.Verify(signer.PublicKey.Span, digest.Span, signature);
}
