using Aevum.Signing;

namespace Aevum.Hosting.Tests;

public sealed class ExternalSignerOptions
{
    public string KeyName { get; set; } = "";
}

/// <summary>Signs as an external service would, for tests: the boundary is declared, the key is a double's.</summary>
[AevumSigner("external-double", Boundary = TrustBoundary.External)]
public sealed class ExternalSigner(ExternalSignerOptions options) : IRemoteSigner, IDisposable
{
    private readonly InProcessSigner _key = new();

    public bool IsConnected { get; private set; }

    public bool IsDisposed { get; private set; }

    public string KeyId => "external-double:" + options.KeyName;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => IsConnected ? _key.PublicKey : throw new InvalidOperationException("Not connected.");

    public ValueTask ConnectAsync(CancellationToken ct = default)
    {
        IsConnected = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>Stands for a service that is down.</summary>
    public static AsyncLocal<bool> IsDown { get; } = new();

    public ValueTask CheckHealthAsync(CancellationToken ct = default) =>
        IsDown.Value ? throw new SignerUnavailableException("the double is down") : ValueTask.CompletedTask;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => _key.SignAsync(digest, ct);

    public void Dispose()
    {
        IsDisposed = true;
        _key.Dispose();
    }
}
