using System.Runtime.InteropServices;

namespace Aevum.Signing.Native;

/// <summary>Guarded memory of libsodium: locked where the system allows, between guard pages, zeroed when freed.</summary>
internal sealed partial class SodiumMemory : SafeHandle
{
    /// <summary>Called by the marshaller.</summary>
    public SodiumMemory()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    internal static SodiumMemory Allocate(int size)
    {
        var memory = sodium_malloc((nuint)size);
        return memory.IsInvalid ? throw new InsufficientMemoryException("libsodium could not allocate guarded memory for a key.") : memory;
    }

    protected override bool ReleaseHandle()
    {
        sodium_free(handle);
        return true;
    }

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial SodiumMemory sodium_malloc(nuint size);

    [LibraryImport(NativeLibraries.Sodium)]
    private static partial void sodium_free(nint memory);
}
