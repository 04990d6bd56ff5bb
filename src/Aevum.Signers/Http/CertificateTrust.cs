using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aevum.Signers.Http;

/// <summary>Makes the handler of a signing service: no automatic redirects, no cookies, and a private certification authority where one is named.</summary>
internal static class CertificateTrust
{
    /// <exception cref="ArgumentException">The file holds no certificate.</exception>
    internal static SocketsHttpHandler MakeHandler(string? authorityFile, string optionName)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        if (authorityFile is not null)
        {
            var authorities = Load(authorityFile, optionName);
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return handler;
    }

    private static X509Certificate2Collection Load(string file, string optionName)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"{optionName} cannot be read as PEM certificates: {file}. Name a readable file with at least one certificate.", optionName, fault);
        }

        return certificates.Count > 0
            ? certificates
            : throw new ArgumentException($"{optionName} holds no certificate: {file}.", optionName);
    }
}
