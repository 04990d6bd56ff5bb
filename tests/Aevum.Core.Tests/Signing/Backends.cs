using Aevum.Signing.Native;

namespace Aevum.Signing;

/// <summary>The Ed25519 libraries of this machine; libcrypto is always there, since .NET itself loads it.</summary>
internal static class Backends
{
    internal static IReadOnlyList<Ed25519Backend> All { get; } = [.. new Ed25519Backend?[] { Sodium.TryLoad(), LibCrypto.TryLoad() }.OfType<Ed25519Backend>()];
}
