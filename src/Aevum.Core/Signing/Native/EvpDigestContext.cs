using System.Runtime.InteropServices;

namespace Aevum.Signing.Native;

/// <summary>An EVP_MD_CTX of libcrypto. Used by one thread at a time.</summary>
internal sealed partial class EvpDigestContext : SafeHandle
{
    /// <summary>Called by the marshaller.</summary>
    public EvpDigestContext()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    internal static EvpDigestContext Create()
    {
        var context = EVP_MD_CTX_new();
        return context.IsInvalid ? throw new InsufficientMemoryException("libcrypto could not allocate a digest context.") : context;
    }

    protected override bool ReleaseHandle()
    {
        EVP_MD_CTX_free(handle);
        return true;
    }

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial EvpDigestContext EVP_MD_CTX_new();

    [LibraryImport(NativeLibraries.Crypto)]
    private static partial void EVP_MD_CTX_free(nint context);
}
