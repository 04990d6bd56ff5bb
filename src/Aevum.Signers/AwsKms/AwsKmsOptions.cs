using Aevum.Rules.Markers;
using Aevum.Signers.Http;

namespace Aevum.Signers;

/// <summary>
/// How an <see cref="AwsKmsSigner"/> reaches its key. Credentials are never options: they come from the environment, the container or a web identity,
/// in that order, as in AWS's own tools. Copied by the signer; later changes have no effect. Not thread-safe.
/// </summary>
public sealed class AwsKmsOptions
{
    /// <summary>The key id, ARN or alias of a key of spec <c>ECC_NIST_EDWARDS25519</c> for signing. Required.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>The region. Null: <c>AWS_REGION</c>, else <c>AWS_DEFAULT_REGION</c>.</summary>
    public string? Region { get; set; }

    /// <summary>The endpoint, <c>https://</c> unless loopback (rule AEV3004). Null: <c>AWS_ENDPOINT_URL_KMS</c>, else the region's.</summary>
    [ServiceAddress(GovernedService.Signing)]
    public Uri? Endpoint { get; set; }

    /// <summary>The endpoint of the token service for a web identity. Null: <c>AWS_ENDPOINT_URL_STS</c>, else the region's.</summary>
    [ServiceAddress(GovernedService.Signing)]
    public Uri? TokenServiceEndpoint { get; set; }

    /// <summary>The longest wait for one attempt, 50 ms to 60 s. Default: 5 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait for one call with all its attempts, 100 ms to 5 min. Default: 15 s.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The most requests under way at once, 1 to 256; KMS signs one digest a request. Default: 32.</summary>
    public int MaxConcurrentRequests { get; set; } = 32;

    internal AwsKmsOptions Resolve(Func<string, string?> environment)
    {
        var resolved = (AwsKmsOptions)MemberwiseClone();
        resolved.Region ??= environment("AWS_REGION") ?? environment("AWS_DEFAULT_REGION");
        resolved.Endpoint ??= Address(environment("AWS_ENDPOINT_URL_KMS")) ?? Regional("kms", resolved.Region);
        resolved.TokenServiceEndpoint ??= Address(environment("AWS_ENDPOINT_URL_STS")) ?? Regional("sts", resolved.Region);
        return resolved;
    }

    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(KeyId) || KeyId.Length > 2048 || KeyId.Any(char.IsControl))
        {
            yield return "KeyId must name the key by id, ARN or alias.";
        }

        if (Region is not { Length: > 0 and <= 64 } || !Region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            yield return "Region must be set, or AWS_REGION in the environment, for example eu-central-1.";
        }
        else
        {
            foreach (var (address, name) in new[] { (Endpoint, nameof(Endpoint)), (TokenServiceEndpoint, nameof(TokenServiceEndpoint)) })
            {
                if (ServiceAddress.Problem(address, name) is { } problem)
                {
                    yield return problem;
                }
            }
        }

        if (AttemptTimeout < TimeSpan.FromMilliseconds(50) || AttemptTimeout > TimeSpan.FromSeconds(60))
        {
            yield return "AttemptTimeout must be between 50 ms and 60 s.";
        }

        if (TotalTimeout < TimeSpan.FromMilliseconds(100) || TotalTimeout > TimeSpan.FromMinutes(5))
        {
            yield return "TotalTimeout must be between 100 ms and 5 min.";
        }

        if (MaxConcurrentRequests is < 1 or > 256)
        {
            yield return "MaxConcurrentRequests must be between 1 and 256.";
        }
    }

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    private static Uri? Regional(string service, string? region)
    {
        var suffix = region?.StartsWith("cn-", StringComparison.Ordinal) == true ? "amazonaws.com.cn" : "amazonaws.com";
        return Address($"https://{service}.{region}.{suffix}/");
    }
}
