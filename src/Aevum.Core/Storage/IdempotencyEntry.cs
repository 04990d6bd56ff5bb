namespace Aevum.Storage;

/// <summary>The first answer that an idempotency key got. Immutable.</summary>
/// <param name="Key">The caller's key.</param>
/// <param name="RequestHash">Lower-case hexadecimal SHA3-256 over the request, to tell the same from another.</param>
/// <param name="Envelope">The first answer as UTF-8 JSON.</param>
public sealed record IdempotencyEntry(string Key, string RequestHash, ReadOnlyMemory<byte> Envelope)
{
    /// <summary>Names the entry without the caller's key.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"IdempotencyEntry {{ {RequestHash} }}";
}
