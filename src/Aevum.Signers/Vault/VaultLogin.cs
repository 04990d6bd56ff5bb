using Aevum.Signers.Http;
using Aevum.Signing;

namespace Aevum.Signers.Vault;

/// <summary>The three ways to a token: one given, AppRole, Kubernetes. Thread-safe.</summary>
internal sealed class VaultLogin(VaultApi api, VaultTransitOptions options)
{
    private const int LargestTokenFile = 64 * 1024;

    /// <summary>True when a new token can be had after the first was lost.</summary>
    internal bool CanLogInAgain => options.Token is null;

    internal async Task<VaultLease> LogInAsync(CancellationToken ct)
    {
        if (options.Token is { } token)
        {
            return await LookUpAsync(token, ct).ConfigureAwait(false);
        }

        var (route, body) = options.AppRoleId is not null
            ? ($"auth/{options.AppRoleMount}/login", VaultWire.Object(("role_id", options.AppRoleId), ("secret_id", options.AppRoleSecretId!)))
            : ($"auth/{options.KubernetesMount}/login", VaultWire.Object(("role", options.KubernetesRole!), ("jwt", await ReadServiceAccountTokenAsync(ct).ConfigureAwait(false))));
        var reply = await api.SendAsync(HttpMethod.Post, route, null, body, ct).ConfigureAwait(false);
        return VaultWire.Lease(reply, null) ?? throw Refused(route, reply);
    }

    /// <summary>Makes the token last longer; null when the server would not.</summary>
    internal async Task<VaultLease?> RenewAsync(string token, CancellationToken ct)
    {
        var reply = await api.SendAsync(HttpMethod.Post, "auth/token/renew-self", token, "{}"u8.ToArray(), ct).ConfigureAwait(false);
        return VaultWire.Lease(reply, token);
    }

    /// <summary>A token that may not look itself up can still sign; its end is then not known and shows as 403.</summary>
    private async Task<VaultLease> LookUpAsync(string token, CancellationToken ct)
    {
        var reply = await api.SendAsync(HttpMethod.Get, "auth/token/lookup-self", token, null, ct).ConfigureAwait(false);
        return reply.IsSuccess ? VaultWire.LookedUp(reply, token) : new VaultLease(token, TimeSpan.Zero, false);
    }

    private async Task<string> ReadServiceAccountTokenAsync(CancellationToken ct)
    {
        try
        {
            if (new FileInfo(options.KubernetesTokenFile).Length > LargestTokenFile)
            {
                throw new IOException("the file is too large for a token");
            }

            var text = await File.ReadAllTextAsync(options.KubernetesTokenFile, ct).ConfigureAwait(false);
            return text.Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SignerUnavailableException($"KubernetesTokenFile cannot be read: {options.KubernetesTokenFile}. Mount a projected service account token there.", fault);
        }
    }

    private static SignerUnavailableException Refused(string route, ServiceReply reply) =>
        new($"Vault refused the login at {route}: {VaultApi.Explain(reply)}. Check the role, its secret and its policies.");
}
