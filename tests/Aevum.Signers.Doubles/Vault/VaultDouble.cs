using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aevum.Signing;
using Microsoft.AspNetCore.Http;

namespace Aevum.Signers.Doubles.Vault;

/// <summary>The Transit, token, AppRole and Kubernetes routes of Vault's HTTP API, with the statuses and shapes of its documentation.</summary>
public sealed class VaultDouble : SigningDouble
{
    private readonly ConcurrentDictionary<string, VaultDoubleToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, VaultDoubleKey> _keys = new(StringComparer.Ordinal);
    private readonly InProcessSigner _stranger = new();
    private readonly ConcurrentBag<string> _issued = [];
    private int _tokenCount;

    /// <summary>The token that is valid from the start and never ends.</summary>
    public string RootToken { get; } = "hvs.root-" + Guid.NewGuid().ToString("N");

    public string Mount { get; set; } = "transit";

    public string? Namespace { get; set; }

    public string AppRoleId { get; set; } = "role-1";

    public string AppRoleSecretId { get; set; } = "secret-" + Guid.NewGuid().ToString("N");

    public string KubernetesRole { get; set; } = "aevum";

    public string KubernetesJwt { get; set; } = "jwt-" + Guid.NewGuid().ToString("N");

    /// <summary>How long a token from a login lasts.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromHours(1);

    public bool IsRenewable { get; set; } = true;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>PEM instead of base64 for public keys, as some builds answer.</summary>
    public bool AnswersPem { get; set; }

    /// <summary>Every token a login handed out, also those that are valid no more.</summary>
    public IReadOnlyCollection<string> IssuedTokens => _issued;

    public int LoginCount { get; private set; }

    public int RenewalCount { get; private set; }

    public VaultDoubleKey CreateKey(string name) => _keys.GetOrAdd(name, _ => new VaultDoubleKey());

    /// <summary>True: tokens may log in and look themselves up, and nothing more, as with a role without a policy.</summary>
    public bool HasNoPolicy { get; set; }

    public void RevokeTokens() => _tokens.Clear();

    protected override Task ThrottleAsync(HttpContext context) => ErrorAsync(context, 429, "request path rate limit exceeded");

    protected override async Task AnswerAsync(HttpContext context, byte[] body)
    {
        var route = context.Request.Path.Value!.TrimStart('/');
        if (route == "v1/sys/health")
        {
            await WriteAsync(context, Fault switch { Fault.Sealed => 503, Fault.Standby => 429, Fault.NotInitialised => 501, _ => 200 }, "{}");
            return;
        }

        if (await BreakAsync(context))
        {
            return;
        }

        if (Namespace is not null && context.Request.Headers["X-Vault-Namespace"] != Namespace)
        {
            await ErrorAsync(context, 404, "no handler for route");
            return;
        }

        var json = body.Length == 0 ? null : JsonNode.Parse(body);
        if (route.StartsWith("v1/auth/", StringComparison.Ordinal) && route.EndsWith("/login", StringComparison.Ordinal))
        {
            await LogInAsync(context, route, json!);
            return;
        }

        if (!IsKnown(context, out var token))
        {
            await ErrorAsync(context, 403, "permission denied");
            return;
        }

        if (HasNoPolicy && !route.StartsWith("v1/auth/", StringComparison.Ordinal))
        {
            await ErrorAsync(context, 403, "permission denied");
            return;
        }

        await RouteAsync(context, route, token, json);
    }

    private async Task RouteAsync(HttpContext context, string route, string token, JsonNode? json)
    {
        var parts = route.Split('/');
        if (route == "v1/auth/token/lookup-self")
        {
            await LookUpAsync(context, token);
        }
        else if (route == "v1/auth/token/renew-self")
        {
            await RenewAsync(context, token);
        }
        else if (parts is ["v1", var mount, "keys", var name] && mount == Mount)
        {
            await DescribeKeyAsync(context, name);
        }
        else if (parts is ["v1", var signMount, "sign", var signName] && signMount == Mount)
        {
            await SignAsync(context, signName, json!);
        }
        else if (parts is ["v1", var verifyMount, "verify", var verifyName] && verifyMount == Mount)
        {
            await VerifyAsync(context, verifyName, json!);
        }
        else
        {
            await ErrorAsync(context, 404, "no handler for route");
        }
    }

    private async Task<bool> BreakAsync(HttpContext context)
    {
        switch (Fault)
        {
            case Fault.Sealed:
                await ErrorAsync(context, 503, "Vault is sealed");
                return true;
            case Fault.ServerError:
                await ErrorAsync(context, 500, "internal error");
                return true;
            case Fault.ReplicaBehind:
                await ErrorAsync(context, 412, "required index state not present");
                return true;
            case Fault.NotInitialised:
                await ErrorAsync(context, 501, "Vault is not initialized");
                return true;
            case Fault.Standby:
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = new Uri(RedirectTo ?? Address, context.Request.Path.Value!).AbsoluteUri;
                return true;
            case Fault.TokensRevoked:
                Fault = Fault.None;
                RevokeTokens();
                return false;
            default:
                return false;
        }
    }

    private bool IsKnown(HttpContext context, out string token)
    {
        token = context.Request.Headers["X-Vault-Token"].ToString();
        return token == RootToken || (_tokens.TryGetValue(token, out var known) && known.Ends > Time.GetUtcNow());
    }

    private async Task LogInAsync(HttpContext context, string route, JsonNode json)
    {
        var isGood = route == "v1/auth/approle/login"
            ? (string?)json["role_id"] == AppRoleId && (string?)json["secret_id"] == AppRoleSecretId
            : route == "v1/auth/kubernetes/login" && (string?)json["role"] == KubernetesRole && (string?)json["jwt"] == KubernetesJwt;
        if (!isGood)
        {
            await ErrorAsync(context, 400, "invalid role or secret ID");
            return;
        }

        LoginCount++;
        var token = string.Create(CultureInfo.InvariantCulture, $"hvs.token-{Interlocked.Increment(ref _tokenCount)}-{Guid.NewGuid():N}");
        _tokens[token] = new VaultDoubleToken(Time.GetUtcNow() + Lease);
        _issued.Add(token);
        await AnswerAuthAsync(context, token);
    }

    private async Task RenewAsync(HttpContext context, string token)
    {
        if (!IsRenewable || token == RootToken)
        {
            await ErrorAsync(context, 400, "lease is not renewable");
            return;
        }

        RenewalCount++;
        _tokens[token] = new VaultDoubleToken(Time.GetUtcNow() + Lease);
        await AnswerAuthAsync(context, token);
    }

    private Task AnswerAuthAsync(HttpContext context, string token) => WriteAsync(context, 200, new JsonObject
    {
        ["auth"] = new JsonObject { ["client_token"] = token, ["lease_duration"] = (long)Lease.TotalSeconds, ["renewable"] = IsRenewable },
    }.ToJsonString());

    private Task LookUpAsync(HttpContext context, string token) => WriteAsync(context, 200, new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["ttl"] = token == RootToken ? 0 : (long)(_tokens[token].Ends - Time.GetUtcNow()).TotalSeconds,
            ["renewable"] = token != RootToken && IsRenewable,
        },
    }.ToJsonString());

    private async Task DescribeKeyAsync(HttpContext context, string name)
    {
        if (context.Request.Method == "POST")
        {
            CreateKey(name);
            context.Response.StatusCode = 204;
            return;
        }

        if (Fault == Fault.KeyDeleted || !_keys.TryGetValue(name, out var key))
        {
            await ErrorAsync(context, 404, "");
            return;
        }

        await WriteAsync(context, 200, new JsonObject { ["data"] = key.Describe(AnswersPem) }.ToJsonString());
    }

    private async Task SignAsync(HttpContext context, string name, JsonNode json)
    {
        if (Fault == Fault.KeyDeleted || !_keys.TryGetValue(name, out var key))
        {
            await ErrorAsync(context, 400, "signing key not found");
            return;
        }

        if (json["prehashed"] is not null || json["hash_algorithm"] is not null || json["marshaling_algorithm"] is not null)
        {
            await ErrorAsync(context, 500, "unsupported option for this key type");
            return;
        }

        var version = (int?)json["key_version"] ?? key.Latest;
        if (json["batch_input"] is not JsonArray { Count: > 0 } batch)
        {
            await ErrorAsync(context, 400, "missing batch input to process");
            return;
        }

        var results = new JsonArray();
        foreach (var item in batch)
        {
            results.Add(SignItem(key, version, item!, isFirst: results.Count == 0));
        }

        if (Fault == Fault.ShortBatch)
        {
            results.RemoveAt(0);
        }

        await WriteAsync(context, 200, new JsonObject { ["data"] = new JsonObject { ["batch_results"] = results } }.ToJsonString());
    }

    private JsonObject SignItem(VaultDoubleKey key, int version, JsonNode item, bool isFirst)
    {
        if (version < key.MinEncryptionVersion || version > key.Latest || (Fault == Fault.ItemRefused && isFirst))
        {
            return new JsonObject { ["error"] = "requested version for signing is less than the minimum encryption key version" };
        }

        var announced = Fault == Fault.WrongVersion ? version + 1 : version;
        var input = Convert.FromBase64String((string)item["input"]!);
        var signature = Fault == Fault.WrongKey ? _stranger.Sign(input) : key.Sign(version, input);
        return new JsonObject { ["signature"] = $"vault:v{announced}:{Convert.ToBase64String(signature)}" };
    }

    private async Task VerifyAsync(HttpContext context, string name, JsonNode json)
    {
        var parts = ((string?)json["signature"])?.Split(':');
        if (!_keys.TryGetValue(name, out var key) || parts is not ["vault", ['v', .. var number], var text] || !int.TryParse(number, CultureInfo.InvariantCulture, out var version))
        {
            await ErrorAsync(context, 400, "invalid signature: no prefix");
            return;
        }

        var isValid = StrictEd25519.Verify(key.PublicKey(version), Convert.FromBase64String((string)json["input"]!), Convert.FromBase64String(text));
        await WriteAsync(context, 200, JsonSerializer.Serialize(new { data = new { valid = isValid } }));
    }

    private static Task ErrorAsync(HttpContext context, int status, string error) => WriteAsync(context, status, JsonSerializer.Serialize(new { errors = error.Length == 0 ? [] : new[] { error } }));
}
