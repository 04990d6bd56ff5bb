namespace Aevum.Signing;

/// <summary>
/// Asks a backend, once, whether it computes what we rely on: it signs a known message under a published seed to the known signature, accepts
/// that, refuses it after one flipped bit, and refuses a signature that holds only in the equation with the cofactor (its R has a component of
/// order 8). Libraries disagree on the last; one that accepts it is passed over, so that verdicts do not depend on the machine.
/// </summary>
internal static class Ed25519SelfTest
{
    /// <summary>The bytes 0 to 31: a test seed, no secret.</summary>
    private static ReadOnlySpan<byte> Seed =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    ];

    private static ReadOnlySpan<byte> Message => "aevum ed25519 self-test"u8;

    private const string Signature =
        "0a751cfc2c025ce6a6997684fa5d695cea18f943e48b57c8f9dac425bf5b4ab0589801c35c1611805558b50d9fe59b60a995c8a77658f30427e398eb51148d00";

    private const string HoldsOnlyWithCofactor =
        "d7fc1e0befa6063e4c7502792cbe2fc2777d614775995bed99c67baaccf3f9582653fee100fe2fe2cca320ad0aa0c0513b7b9043b71a82e6442b84df17c6e40c";

    internal static bool Passes(Ed25519Backend backend)
    {
        var expected = Convert.FromHexString(Signature);
        Span<byte> signature = stackalloc byte[StrictEd25519.SignatureSize];
        using var privateKey = backend.ImportSeed(Seed);
        privateKey.Sign(Message, signature);
        if (!signature.SequenceEqual(expected))
        {
            return false;
        }

        using var publicKey = backend.ImportPublicKey(privateKey.PublicKey.Span);
        signature[^2] ^= 1;
        return publicKey.Verify(Message, expected)
            && !publicKey.Verify(Message, signature)
            && !publicKey.Verify(Message, Convert.FromHexString(HoldsOnlyWithCofactor));
    }
}
