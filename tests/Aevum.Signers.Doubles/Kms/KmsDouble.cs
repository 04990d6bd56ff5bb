using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aevum.Signing;
using Microsoft.AspNetCore.Http;

namespace Aevum.Signers.Doubles.Kms;

/// <summary>
/// The Sign and GetPublicKey actions of AWS KMS and the web-identity action of its token service. It recomputes the Signature Version 4 of each request from
/// what arrived, with code of its own, and refuses what does not match.
/// </summary>
public sealed class KmsDouble : SigningDouble
{
    private readonly InProcessSigner _key = new();
    private readonly InProcessSigner _stranger = new();
    private readonly ConcurrentBag<string> _sessions = [];

    public string AccessKeyId { get; } = "AKIADOUBLE00000000001";

    public string SecretAccessKey { get; set; } = "secret/" + Guid.NewGuid().ToString("N");

    public string? SessionToken { get; set; }

    /// <summary>What the container's endpoint wants to see; callers of the older kind send none.</summary>
    public string ContainerToken { get; } = "container-" + Guid.NewGuid().ToString("N");

    /// <summary>Every session token that <see cref="RenewSession"/> made.</summary>
    public IReadOnlyCollection<string> IssuedSessionTokens => _sessions;

    public string KeyId { get; set; } = "alias/aevum";

    public string WebIdentityToken { get; } = "jwt-" + Guid.NewGuid().ToString("N");

    public string KeySpec { get; set; } = "ECC_NIST_EDWARDS25519";

    public int TokenServiceCount { get; private set; }

    /// <summary>When the credentials of the container's endpoint end.</summary>
    public DateTimeOffset CredentialsExpire { get; set; } = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True: the container's endpoint has nothing to give.</summary>
    public bool HasNoCredentials { get; set; }

    public int CredentialsCount { get; private set; }

    /// <summary>Ends the session that callers have; the credential endpoints hand out the next one.</summary>
    public void RenewSession()
    {
        SessionToken = "session-" + Guid.NewGuid().ToString("N");
        _sessions.Add(SessionToken);
    }

    protected override Task ThrottleAsync(HttpContext context) => ErrorAsync(context, 400, "ThrottlingException");

    protected override async Task AnswerAsync(HttpContext context, byte[] body)
    {
        if (context.Request.Path == "/credentials")
        {
            if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } shown && shown != ContainerToken)
            {
                context.Response.StatusCode = 403;
                return;
            }

            CredentialsCount++;
            await WriteAsync(
                context,
                HasNoCredentials ? 404 : 200,
                HasNoCredentials ? "{}" : $$"""{"AccessKeyId":"{{AccessKeyId}}","SecretAccessKey":"{{SecretAccessKey}}","Token":"{{SessionToken}}","Expiration":"{{CredentialsExpire.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}"}""");
            return;
        }

        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true)
        {
            await AssumeRoleAsync(context, Encoding.UTF8.GetString(body));
            return;
        }

        if (await BreakAsync(context))
        {
            return;
        }

        if (SessionToken is not null && context.Request.Headers["X-Amz-Security-Token"] != SessionToken)
        {
            await ErrorAsync(context, 400, "ExpiredTokenException");
            return;
        }

        if (!IsSigned(context, body))
        {
            await ErrorAsync(context, 400, "InvalidSignatureException");
            return;
        }

        await ActAsync(context, JsonNode.Parse(body)!);
    }

    private async Task<bool> BreakAsync(HttpContext context)
    {
        switch (Fault)
        {
            case Fault.Sealed:
                await ErrorAsync(context, 503, "ServiceUnavailable");
                return true;
            case Fault.ServerError:
                await ErrorAsync(context, 500, "KMSInternalException");
                return true;
            case Fault.TokensRevoked:
                Fault = Fault.None;
                if (SessionToken is not null)
                {
                    RenewSession();
                }

                await ErrorAsync(context, 400, "ExpiredTokenException");
                return true;
            case Fault.KeyDeleted:
                await ErrorAsync(context, 400, "NotFoundException");
                return true;
            default:
                return false;
        }
    }

    private async Task ActAsync(HttpContext context, JsonNode json)
    {
        if ((string?)json[nameof(KeyId)] != KeyId)
        {
            await ErrorAsync(context, 400, "NotFoundException");
            return;
        }

        if (context.Request.Headers["X-Amz-Target"] == "TrentService.GetPublicKey")
        {
            await WriteAsync(context, 200, new JsonObject
            {
                [nameof(KeyId)] = KeyId, ["PublicKey"] = Convert.ToBase64String(PublicKeyText.Info(_key.PublicKey.Span)), [nameof(KeySpec)] = KeySpec, ["KeyUsage"] = "SIGN_VERIFY",
            }.ToJsonString());
            return;
        }

        if ((string?)json["SigningAlgorithm"] != "ED25519_SHA_512" || (string?)json["MessageType"] != "RAW")
        {
            await ErrorAsync(context, 400, "InvalidKeyUsageException");
            return;
        }

        var message = Convert.FromBase64String((string)json["Message"]!);
        var signature = (Fault == Fault.WrongKey ? _stranger : _key).Sign(message);
        await WriteAsync(context, 200, new JsonObject { [nameof(KeyId)] = KeyId, ["Signature"] = Convert.ToBase64String(signature), ["SigningAlgorithm"] = "ED25519_SHA_512" }.ToJsonString());
    }

    private async Task AssumeRoleAsync(HttpContext context, string form)
    {
        TokenServiceCount++;
        if (!form.Contains("WebIdentityToken=" + WebIdentityToken, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 403;
            return;
        }

        await WriteAsync(context, 200, $"""
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
            <AccessKeyId>{AccessKeyId}</AccessKeyId><SecretAccessKey>{SecretAccessKey}</SecretAccessKey><SessionToken>{SessionToken}</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """);
    }

    /// <summary>Signature Version 4 for the one shape these clients send: POST to a plain path, no query.</summary>
    private bool IsSigned(HttpContext context, byte[] body)
    {
        var headers = context.Request.Headers;
        var date = headers["X-Amz-Date"].ToString();
        if (date.Length != 16)
        {
            return false;
        }

        var names = new List<string> { "content-type", "host", "x-amz-date" };
        if (SessionToken is not null)
        {
            names.Add("x-amz-security-token");
        }

        names.Add("x-amz-target");
        var canonical = $"POST\n{context.Request.Path}\n\n{string.Concat(names.Select(name => $"{name}:{headers[name]}\n"))}\n{string.Join(';', names)}\n{Hex(SHA256.HashData(body))}";
        var authorization = headers.Authorization.ToString();
        var region = authorization.Split('/') is [_, _, var found, ..] ? found : "";
        var scope = $"{date[..8]}/{region}/kms/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey), date[..8]), region), "kms"), "aws4_request");
        return authorization == $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={Hex(Mac(key, text))}";
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static Task ErrorAsync(HttpContext context, int status, string type) => WriteAsync(context, status, JsonSerializer.Serialize(new { __type = "com.amazonaws.kms#" + type, message = "refused" }));
}
