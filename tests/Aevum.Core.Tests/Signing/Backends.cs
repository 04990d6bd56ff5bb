using Aevum.Signing.Native;

namespace Aevum.Signing;

/// <summary>The Ed25519 libraries of this machine; libcrypto is always there on Linux, since .NET itself loads it.</summary>
internal static class Backends
{
    internal static IReadOnlyList<Ed25519Backend> All { get; } = [.. new Ed25519Backend?[] { LibCrypto.TryLoad(), Sodium.TryLoad(), Sodium.TryLoad(checksSubgroup: true) }.OfType<Ed25519Backend>()];
}
