using Aevum.Signers;

namespace Aevum.Samples.Unsafe;

internal static class AEV3004
{
    internal static VaultTransitOptions Make() => new() { Address = new Uri("http://vault.internal:8200"), KeyName = "ledger" }; // AEV3004
}
