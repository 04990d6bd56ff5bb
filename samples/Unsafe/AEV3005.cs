using Aevum.Signers;

namespace Aevum.Samples.Unsafe;

internal static class AEV3005
{
    internal static VaultTransitOptions Make() => new() { Token = "s.literal", KeyName = "ledger" }; // AEV3005
}
