using System.Buffers;
using System.Text.Json;
using Aevum.Signers.Http;
using Aevum.Signing;

namespace Aevum.Signers.AwsKms;

/// <summary>The two actions of KMS that the signer uses, signed with Signature Version 4. Thread-safe.</summary>
internal sealed class KmsApi(ServiceClient client, AwsCredentialSource credentials, AwsKmsOptions options)
{
    private const string ContentType = "application/x-amz-json-1.1";

    private static readonly HashSet<string> Throttling = new(StringComparer.Ordinal)
    {
        "ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException", "LimitExceededException",
        "KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException", "ServiceUnavailable", "InternalFailure",
    };

    private static readonly HashSet<string> StaleCredentials = new(StringComparer.Ordinal)
    {
        "ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidClientTokenId",
    };

    /// <exception cref="SignerUnavailableException">The action failed; the message says why and how to repair it.</exception>
    internal async Task<JsonElement> CallAsync(string action, byte[] body, CancellationToken ct)
    {
        var held = await credentials.GetAsync(null, ct).ConfigureAwait(false);
        var reply = await SendAsync(action, body, held, ct).ConfigureAwait(false);
        if (!reply.IsSuccess && StaleCredentials.Contains(ErrorType(reply)))
        {
            held = await credentials.GetAsync(held, ct).ConfigureAwait(false);
            reply = await SendAsync(action, body, held, ct).ConfigureAwait(false);
        }

        return reply.IsSuccess && reply.Json() is { ValueKind: JsonValueKind.Object } json
            ? json
            : throw new SignerUnavailableException($"AWS KMS refused {action} with the key '{options.KeyId}': {Explain(reply)}");
    }

    internal static byte[] Body(string keyId, ReadOnlySpan<byte> message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("KeyId", keyId);
            if (!message.IsEmpty)
            {
                writer.WriteBase64String("Message", message);
                writer.WriteString("MessageType", "RAW");
                writer.WriteString("SigningAlgorithm", "ED25519_SHA_512");
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private Task<ServiceReply> SendAsync(string action, byte[] body, AwsCredentials held, CancellationToken ct) =>
        client.SendAsync(() => Request(action, body, held), IsTransient, ct);

    private static bool IsTransient(ServiceReply reply) => reply.Code == 429 || reply.Code >= 500 || (reply.Code == 400 && Throttling.Contains(ErrorType(reply)));

    private HttpRequestMessage Request(string action, byte[] body, AwsCredentials held)
    {
        var endpoint = options.Endpoint!;
        var scope = new SignatureVersion4.SigningScope(client.Time.GetUtcNow(), options.Region!, "kms");
        var headers = new List<KeyValuePair<string, string>>
        {
            new("content-type", ContentType),
            new("host", endpoint.IsDefaultPort ? endpoint.Host : $"{endpoint.Host}:{endpoint.Port}"),
            new("x-amz-date", scope.Timestamp),
            new("x-amz-target", "TrentService." + action),
        };
        if (held.SessionToken is not null)
        {
            headers.Add(new("x-amz-security-token", held.SessionToken));
        }

        var signable = new SignableRequest("POST", endpoint.AbsolutePath, [], headers, body);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        foreach (var header in headers.Where(header => header.Key is not "content-type"))
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", SignatureVersion4.Authorization(signable, held, scope));
        return request;
    }

    /// <summary>The type of an error, without the namespace that some answers put before a '#'.</summary>
    private static string ErrorType(ServiceReply reply)
    {
        if (reply.Json() is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("__type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        var text = type.GetString()!;
        var name = text[(text.LastIndexOf('#') + 1)..];
        return name.Length <= 64 && name.All(char.IsAsciiLetterOrDigit) ? name : "";
    }

    private static string Explain(ServiceReply reply)
    {
        var type = ErrorType(reply);
        var repair = type switch
        {
            "AccessDeniedException" => "the role lacks kms:Sign or kms:GetPublicKey on this key",
            "NotFoundException" => "no such key in this region; check KeyId and Region",
            "DisabledException" => "the key is disabled; enable it",
            "KMSInvalidStateException" => "the key is pending deletion or import",
            "InvalidKeyUsageException" or "UnsupportedOperationException" => "the key must be of spec ECC_NIST_EDWARDS25519 with usage SIGN_VERIFY",
            "ExpiredTokenException" or "ExpiredToken" => "the credentials have expired",
            "UnrecognizedClientException" or "InvalidSignatureException" or "IncompleteSignatureException" => "the credentials are not valid; also check this machine's clock",
            _ => "unexpected answer",
        };
        return $"HTTP {reply.Code} {type}: {repair}.";
    }
}
