using Aevum.Audit.Merkle;
using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>A signed tree head with the key that must have signed it. Immutable.</summary>
public sealed record TreeHeadEvidence
{
    /// <summary>Makes evidence; the signature is checked here.</summary>
    /// <param name="head">The signed tree head.</param>
    /// <param name="publicKey">The Ed25519 public key of the log, 32 bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="head"/> is null.</exception>
    /// <exception cref="ArgumentException">The key is not sound, or the signature does not hold under it.</exception>
    public TreeHeadEvidence(SignedTreeHead head, ReadOnlySpan<byte> publicKey)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (!StrictEd25519.IsSoundPublicKey(publicKey))
        {
            throw new ArgumentException("The key is not an Ed25519 public key: it needs 32 bytes, canonical, not of small order.", nameof(publicKey));
        }

        Head = head.Verify(publicKey)
            ? head
            : throw new ArgumentException("The signature of the tree head does not hold under the key.", nameof(head));
    }

    /// <summary>The signed tree head.</summary>
    public SignedTreeHead Head { get; }
}
