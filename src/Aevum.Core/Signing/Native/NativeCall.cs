using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Aevum.Signing.Native;

/// <summary>Checks what a native call returned, in Release as in Debug: a failed call that went unnoticed could pass for a signature.</summary>
internal static class NativeCall
{
    internal static void Require(bool isAsExpected, [CallerArgumentExpression(nameof(isAsExpected))] string call = "")
    {
        if (!isAsExpected)
        {
            throw new CryptographicException($"A native call did not return what its contract promises: {call}.");
        }
    }
}
