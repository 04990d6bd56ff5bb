using System.Security.Cryptography;
using Aevum.Signing;

namespace Aevum.Samples.SupportDesk;

/// <summary>The demonstration's key, kept in a file so that the next run continues the chain under the same key. A product uses an external signer.</summary>
internal static class DeskKey
{
    /// <summary>PKCS#8 of an Ed25519 key up to the 32-byte seed (RFC 8410 section 7).</summary>
    private static ReadOnlySpan<byte> Pkcs8Prefix => [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    internal static InProcessSigner Open(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return InProcessSigner.FromPkcs8Pem(File.ReadAllText(path));
    }

    private static void Create(string path)
    {
        byte[] key = [.. Pkcs8Prefix, .. RandomNumberGenerator.GetBytes(32)];
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.WriteLine(PemEncoding.WriteString("PRIVATE KEY", key));
        CryptographicOperations.ZeroMemory(key);
    }
}
