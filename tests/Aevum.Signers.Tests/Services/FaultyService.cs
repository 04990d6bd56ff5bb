using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A signing service with every fault it can be made to have, and a signer on it.</summary>
internal abstract class FaultyService : IAsyncDisposable
{
    /// <summary>The names that <see cref="StartAsync"/> knows.</summary>
    internal static readonly string[] Names = ["vault-transit", "aws-kms", "pkcs11"];

    internal abstract ISigner Signer { get; }

    internal abstract IReadOnlyList<ServiceFault> Faults { get; }

    /// <summary>What must never show anywhere: everything the signer proves itself with.</summary>
    internal abstract IReadOnlyList<string> Secrets { get; }

    internal static async Task<FaultyService> StartAsync(string name) => name switch
    {
        "vault-transit" => await FaultyVault.StartAsync(),
        "aws-kms" => await FaultyKms.StartAsync(),
        "pkcs11" => FaultyToken.Start(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a service of these tests."),
    };

    public abstract ValueTask DisposeAsync();
}
