using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aevum.Signers.AwsKms;

/// <summary>
/// AWS Signature Version 4 (AWS General Reference, "Signing AWS API requests"): the canonical request, the string to sign, and the key derived by
/// HMAC-SHA256 over date, region and service. Stateless and thread-safe.
/// </summary>
internal static class SignatureVersion4
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="request">What is signed; its headers are the ones that are signed.</param>
    /// <param name="credentials">Whose signature.</param>
    /// <param name="scope">Where and when.</param>
    internal static string Authorization(SignableRequest request, AwsCredentials credentials, SigningScope scope)
    {
        var signature = Convert.ToHexStringLower(Sign(StringToSign(request, scope), credentials, scope));
        return $"{Algorithm} Credential={credentials.AccessKeyId}/{scope.Text}, SignedHeaders={request.SignedHeaders}, Signature={signature}";
    }

    internal static string StringToSign(SignableRequest request, SigningScope scope)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.CanonicalText())));
        return $"{Algorithm}\n{scope.Timestamp}\n{scope.Text}\n{hash}";
    }

    private static byte[] Sign(string text, AwsCredentials credentials, SigningScope scope)
    {
        var seed = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey);
        byte[]? key = null;
        try
        {
            key = seed;
            foreach (var part in new[] { scope.Date, scope.Region, scope.Service, "aws4_request" })
            {
                var next = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
                CryptographicOperations.ZeroMemory(key);
                key = next;
            }

            return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Where and when a signature holds.</summary>
    internal readonly record struct SigningScope(DateTimeOffset Time, string Region, string Service)
    {
        internal string Timestamp => Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

        internal string Date => Timestamp[..8];

        internal string Text => $"{Date}/{Region}/{Service}/aws4_request";
    }
}
