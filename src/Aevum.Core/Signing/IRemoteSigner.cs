namespace Aevum.Signing;

/// <summary>
/// A signer whose key lives behind a connection. The engine connects before it reads <see cref="ISigner.KeyId"/> or <see cref="ISigner.PublicKey"/>,
/// and asks for its health from time to time.
/// </summary>
public interface IRemoteSigner : ISigner
{
    /// <summary>Reaches the key once: logs in, finds it, reads its public half. Further calls return at once.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the signer can be used.</returns>
    /// <exception cref="SignerUnavailableException">The key cannot be reached; the message says why and how to repair it.</exception>
    ValueTask ConnectAsync(CancellationToken ct = default);

    /// <summary>Finds out whether the key can be used now, without making a signature that could be taken for an event's.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the signer is healthy.</returns>
    /// <exception cref="SignerUnavailableException">It cannot; the message says why and how to repair it.</exception>
    ValueTask CheckHealthAsync(CancellationToken ct = default);
}
