using System.Runtime.InteropServices;

namespace Aevum.Signing.Native;

/// <summary>An EVP_PKEY of libcrypto; private key material is cleansed when it is freed.</summary>
internal sealed partial class EvpKey : SafeHandle
{
    /// <summary>Called by the marshaller.</summary>
    public EvpKey()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        EVP_PKEY_free(handle);
        return true;
    }

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial void EVP_PKEY_free(nint key);
}
