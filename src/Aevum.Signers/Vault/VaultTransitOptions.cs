using System.Diagnostics;
using System.Text.Json.Serialization;
using Aevum.Rules.Markers;
using Aevum.Signers.Http;

namespace Aevum.Signers;

/// <summary>
/// How a <see cref="VaultTransitSigner"/> reaches its key in HashiCorp Vault or OpenBao. Exactly one way to log in must be given: <see cref="Token"/>,
/// <see cref="AppRoleId"/> with <see cref="AppRoleSecretId"/>, or <see cref="KubernetesRole"/>. Copied by the signer; later changes have no effect.
/// Not thread-safe.
/// </summary>
public sealed class VaultTransitOptions
{
    /// <summary>The server, <c>https://</c> unless loopback (rule AEV3004). Default: <c>http://127.0.0.1:8200</c>, as in Vault's own tools.</summary>
    [ServiceAddress(GovernedService.Signing)]
    public Uri Address { get; set; } = new("http://127.0.0.1:8200");

    /// <summary>A token (rule AEV3005: never a literal). Null when another way to log in is given.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [SignerSecret]
    public string? Token { get; set; }

    /// <summary>The name of the Transit key, of type <c>ed25519</c>. Required.</summary>
    public string KeyName { get; set; } = "";

    /// <summary>The key version that signs. Null: the latest when the signer connects, and from then on that one.</summary>
    public int? KeyVersion { get; set; }

    /// <summary>Where the Transit engine is mounted. Default: <c>transit</c>.</summary>
    public string Mount { get; set; } = "transit";

    /// <summary>The namespace (Vault Enterprise, OpenBao); null for none.</summary>
    public string? Namespace { get; set; }

    /// <summary>The role id of an AppRole login; null for none.</summary>
    public string? AppRoleId { get; set; }

    /// <summary>The secret id of an AppRole login; null for none.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [SignerSecret]
    public string? AppRoleSecretId { get; set; }

    /// <summary>Where the AppRole method is mounted. Default: <c>approle</c>.</summary>
    public string AppRoleMount { get; set; } = "approle";

    /// <summary>The role of a Kubernetes login; null for none.</summary>
    public string? KubernetesRole { get; set; }

    /// <summary>The projected service account token, read again at each login. Default: where Kubernetes mounts it.</summary>
    public string KubernetesTokenFile { get; set; } = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    /// <summary>Where the Kubernetes method is mounted. Default: <c>kubernetes</c>.</summary>
    public string KubernetesMount { get; set; } = "kubernetes";

    /// <summary>PEM file of the certification authorities to trust instead of the system's; null for the system's.</summary>
    public string? CertificateAuthorityFile { get; set; }

    /// <summary>
    /// Origins (<c>https://host:port</c>), separated by commas, to which a standby may redirect; the token goes with the request. Null: only the
    /// origin of <see cref="Address"/>.
    /// </summary>
    public string? RedirectOrigins { get; set; }

    /// <summary>The longest wait for one attempt, 50 ms to 60 s. Default: 5 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait for one call with all its attempts, 100 ms to 5 min. Default: 15 s.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The most digests in one request, 1 to 1,024. Default: 256.</summary>
    public int MaxBatchSize { get; set; } = 256;

    /// <summary>
    /// Options as Vault's own tools read them: <c>VAULT_ADDR</c>, <c>VAULT_TOKEN</c>, <c>VAULT_NAMESPACE</c>, <c>VAULT_CACERT</c>.
    /// </summary>
    /// <param name="keyName">The name of the Transit key.</param>
    /// <returns>The options.</returns>
    /// <exception cref="SignerOptionsException"><c>VAULT_ADDR</c> is no address.</exception>
    public static VaultTransitOptions FromEnvironment(string keyName)
    {
        var options = new VaultTransitOptions
        {
            KeyName = keyName,
            Token = Variable("VAULT_TOKEN"),
            Namespace = Variable("VAULT_NAMESPACE"),
            CertificateAuthorityFile = Variable("VAULT_CACERT"),
        };
        if (Variable("VAULT_ADDR") is { } address)
        {
            options.Address = Uri.TryCreate(address, UriKind.Absolute, out var parsed)
                ? parsed
                : throw new SignerOptionsException("VAULT_ADDR is not an absolute address; set it to https://host:port.");
        }

        return options;

        static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
    }

    internal VaultTransitOptions Copy() => (VaultTransitOptions)MemberwiseClone();

    internal IEnumerable<string> Problems()
    {
        if (ServiceAddress.Problem(Address, nameof(Address)) is { } problem)
        {
            yield return problem;
        }

        foreach (var (name, value) in new[] { (nameof(KeyName), KeyName), (nameof(Mount), Mount), (nameof(AppRoleMount), AppRoleMount), (nameof(KubernetesMount), KubernetesMount) })
        {
            if (!IsPath(value, isName: name == nameof(KeyName)))
            {
                yield return $"{name} must be 1 to 256 letters, digits, '-', '_' and '.'{(name == nameof(KeyName) ? "" : ", parts separated by '/'")}.";
            }
        }

        var ways = new[] { Token is not null, AppRoleId is not null || AppRoleSecretId is not null, KubernetesRole is not null }.Count(isGiven => isGiven);
        if (ways != 1)
        {
            yield return "Give exactly one way to log in: Token, or AppRoleId with AppRoleSecretId, or KubernetesRole.";
        }

        if (Token is not null && !IsHeaderSafe(Token))
        {
            yield return "Token must not be blank or hold spaces or control characters.";
        }

        if ((AppRoleId is null) != (AppRoleSecretId is null))
        {
            yield return "AppRoleId and AppRoleSecretId belong together.";
        }

        if (Namespace is not null && !IsHeaderSafe(Namespace))
        {
            yield return "Namespace must not be blank or hold spaces or control characters.";
        }

        foreach (var problemOfLimit in ProblemsOfLimits())
        {
            yield return problemOfLimit;
        }
    }

    /// <summary>The origins that may be sent the token.</summary>
    internal IReadOnlySet<string> Origins() => new HashSet<string>(
        SplitOrigins().Select(origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) ? ServiceAddress.Origin(uri) : "").Append(ServiceAddress.Origin(Address)),
        StringComparer.Ordinal);

    private IEnumerable<string> ProblemsOfLimits()
    {
        if (KeyVersion < 1)
        {
            yield return "KeyVersion must be at least 1, or null for the latest.";
        }

        if (AttemptTimeout < TimeSpan.FromMilliseconds(50) || AttemptTimeout > TimeSpan.FromSeconds(60))
        {
            yield return "AttemptTimeout must be between 50 ms and 60 s.";
        }

        if (TotalTimeout < TimeSpan.FromMilliseconds(100) || TotalTimeout > TimeSpan.FromMinutes(5))
        {
            yield return "TotalTimeout must be between 100 ms and 5 min.";
        }

        if (MaxBatchSize is < 1 or > 1024)
        {
            yield return "MaxBatchSize must be between 1 and 1,024.";
        }

        foreach (var origin in SplitOrigins())
        {
            if (ServiceAddress.Problem(Uri.TryCreate(origin, UriKind.Absolute, out var uri) ? uri : null, nameof(RedirectOrigins)) is { } problem)
            {
                yield return problem;
            }
        }
    }

    private string[] SplitOrigins() =>
        RedirectOrigins?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsPath(string? text, bool isName) =>
        text is { Length: > 0 and <= 256 }
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' || (c == '/' && !isName))
        && !text.Split('/').Any(part => part is "" or "." or "..");

    private static bool IsHeaderSafe(string text) => text.Length is > 0 and <= 8192 && text.All(c => c is > ' ' and < '\x7f');
}
