using System.Reflection;
using System.Runtime.InteropServices;

namespace Aevum.Signing.Native;

/// <summary>Finds the native libraries under the names that systems give them. Thread-safe.</summary>
internal static class NativeLibraries
{
    internal const string Sodium = "libsodium";
    internal const string Crypto = "libcrypto";

    private static readonly string[] SodiumNames =
    [
        "libsodium.so.23", "libsodium.so.26", "libsodium.so", "libsodium.dylib", "libsodium.dll",
    ];

    private static readonly string[] CryptoNames =
    [
        "libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so", "libcrypto.3.dylib", "libcrypto-3-x64.dll", "libcrypto-3-arm64.dll",
    ];

    private static readonly Lazy<nint> SodiumHandle = new(() => FirstOf(SodiumNames));
    private static readonly Lazy<nint> CryptoHandle = new(() => FirstOf(CryptoNames));

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    internal static bool HasSodium => SodiumHandle.Value != 0;

    internal static bool HasCrypto => CryptoHandle.Value != 0;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name switch
    {
        Sodium => SodiumHandle.Value,
        Crypto => CryptoHandle.Value,
        _ => 0,
    };

    private static nint FirstOf(string[] names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(NativeLibraries).Assembly, null, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
