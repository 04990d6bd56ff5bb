using System.Net;
using System.Text.Json;
using Aevum.Signers.Http;
using Aevum.Signing;

namespace Aevum.Signers.Vault;

/// <summary>
/// The routes under <c>/v1/</c> that the signer uses, with Vault's own conventions: which statuses may be repeated, where a standby may redirect,
/// and how errors read. Thread-safe.
/// </summary>
internal sealed class VaultApi(ServiceClient client, VaultTransitOptions options)
{
    private const int MostRedirects = 3;
    private const int LongestError = 200;

    private readonly IReadOnlySet<string> _origins = options.Origins();

    internal TimeProvider Time => client.Time;

    /// <summary>Sends one request; the answer is final but may be an error status.</summary>
    /// <param name="method">The method.</param>
    /// <param name="route">The route behind <c>/v1/</c>.</param>
    /// <param name="token">The token; null for the login routes.</param>
    /// <param name="body">The JSON body; null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    internal async Task<ServiceReply> SendAsync(HttpMethod method, string route, string? token, byte[]? body, CancellationToken ct)
    {
        var target = new Uri(options.Address, "/v1/" + route);
        for (var redirect = 0; ; redirect++)
        {
            var here = target;
            var reply = await client.SendAsync(() => Request(method, here, token, body), IsTransient, ct).ConfigureAwait(false);
            if (reply.Status is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect or HttpStatusCode.Found or HttpStatusCode.MovedPermanently))
            {
                return reply;
            }

            target = Follow(here, reply.Location, redirect);
        }
    }

    /// <summary>Says what an error answer means, without anything secret.</summary>
    internal static string Explain(ServiceReply reply)
    {
        var meaning = reply.Code switch
        {
            400 => "the request was refused",
            403 => "the token is not valid, has expired, or lacks the policy",
            404 => "no such route or key; check Mount and KeyName",
            429 => "throttled by a quota",
            501 => "the server is not initialised; run 'vault operator init'",
            503 => "the server is sealed or in maintenance; unseal it",
            _ => "unexpected status",
        };
        return $"HTTP {reply.Code}: {meaning}{FirstError(reply)}";
    }

    /// <summary>
    /// Repeated are 412 (a replica that is behind), 429, and the server's own faults but 501 (not initialised), which no waiting mends.
    /// </summary>
    internal static bool IsTransient(ServiceReply reply) => reply.Code is 412 or 429 || (reply.Code >= 500 && reply.Code != 501);

    private Uri Follow(Uri from, Uri? location, int redirects)
    {
        if (location is null || redirects >= MostRedirects)
        {
            throw new SignerUnavailableException($"Vault at {ServiceAddress.Origin(from)} redirects without end or without a target. Point Address at the active node.");
        }

        var target = new Uri(from, location);
        return _origins.Contains(ServiceAddress.Origin(target))
            ? target
            : throw new SignerUnavailableException(
                $"Vault at {ServiceAddress.Origin(from)} redirects to {ServiceAddress.Origin(target)}, which is not allowed to see the token. Add it to RedirectOrigins if it is yours, or point Address at the active node.");
    }

    private HttpRequestMessage Request(HttpMethod method, Uri target, string? token, byte[]? body)
    {
        var request = new HttpRequestMessage(method, target);
        request.Headers.TryAddWithoutValidation("X-Vault-Request", "true");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Vault-Token", token);
        }

        if (options.Namespace is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Vault-Namespace", options.Namespace);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        return request;
    }

    /// <summary>The server's words are of use to an operator but not trusted: one line, bounded, only where they look like prose.</summary>
    private static string FirstError(ServiceReply reply)
    {
        if (reply.Json() is not { ValueKind: JsonValueKind.Object } json
            || !json.TryGetProperty("errors", out var errors)
            || errors.ValueKind != JsonValueKind.Array
            || errors.GetArrayLength() == 0
            || errors[0].ValueKind != JsonValueKind.String)
        {
            return "";
        }

        return $" ({Prose(errors[0].GetString()!)})";
    }

    /// <summary>Drops what may be a secret that the server repeats: any run of characters longer than a word of prose.</summary>
    internal static string Prose(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length > 24 || word.Any(char.IsControl) ? "…" : word);
        var line = string.Join(' ', words);
        return line.Length <= LongestError ? line : line[..LongestError] + "…";
    }
}
