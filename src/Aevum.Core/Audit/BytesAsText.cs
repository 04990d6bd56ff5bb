namespace Aevum.Audit;

/// <summary>
/// A digest or a signature that an event carries as text. What the kernel computed is kept as bytes, and becomes text when somebody asks for it; what was read stays the text it
/// was, whether or not it is one of the format. Not to be copied between threads before it is published with its event.
/// </summary>
internal struct BytesAsText : IEquatable<BytesAsText>
{
    private readonly byte[]? _bytes;
    private string? _text;

    internal BytesAsText(string text) => _text = text;

    /// <param name="bytes">A digest of 32 or a signature of 64 bytes. Not copied, and not changed any more.</param>
    internal BytesAsText(byte[] bytes) => _bytes = bytes;

    /// <summary>The bytes; empty when only the text is known.</summary>
    internal readonly ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Hexadecimal for a digest, base64url for a signature. Made once; two threads that come together make it twice, and equal.</summary>
    internal string Text => _text ??= _bytes!.Length == SigchainFormat.SignatureSize ? DigestText.Signature(_bytes) : DigestText.Hex(_bytes);

    public bool Equals(BytesAsText other) =>
        _bytes is not null && other._bytes is not null ? _bytes.AsSpan().SequenceEqual(other._bytes) : string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is BytesAsText other && Equals(other);

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}
