using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A signing service with every fault it can be made to have, and a signer on it.</summary>
internal abstract class FaultyService : IAsyncDisposable
{
    /// <summary>One of each kind.</summary>
    internal static readonly string[] Names = ["vault-transit", "aws-kms", "pkcs11"];

    /// <summary>Every way in which a signer can prove itself to its service, and the one that has no service.</summary>
    internal static readonly string[] AllWays =
    [
        "in-process", "vault-transit", "vault-transit by token", "vault-transit by Kubernetes", "aws-kms", "aws-kms by environment", "aws-kms by web identity", "pkcs11", "pkcs11 by PIN file",
    ];

    /// <summary>How long the signers wait for one answer: long enough for a busy machine, short enough for tests in which no answer comes.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    internal abstract ISigner Signer { get; }

    internal abstract IReadOnlyList<ServiceFault> Faults { get; }

    /// <summary>What must never show anywhere: everything the signer proves itself with.</summary>
    internal abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The options of the signer; null for one that takes none.</summary>
    internal virtual object? Options => null;

    internal static async Task<FaultyService> StartAsync(string name) => name switch
    {
        "in-process" => new FaultlessKey(),
        "vault-transit" or "vault-transit by token" or "vault-transit by Kubernetes" => await FaultyVault.OpenAsync(name),
        "aws-kms" or "aws-kms by environment" or "aws-kms by web identity" => await FaultyKms.OpenAsync(name),
        "pkcs11" or "pkcs11 by PIN file" => await FaultyToken.OpenAsync(name),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a service of these tests."),
    };

    public abstract ValueTask DisposeAsync();
}
