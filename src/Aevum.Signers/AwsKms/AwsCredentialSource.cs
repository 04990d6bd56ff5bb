using System.Globalization;
using System.Text.Json;
using System.Xml;
using Aevum.Signers.Http;
using Aevum.Signing;

namespace Aevum.Signers.AwsKms;

/// <summary>
/// Finds credentials where AWS's own tools find them: the environment, a web identity, the container endpoint, in that order. Temporary credentials
/// are kept until shortly before they end. Thread-safe.
/// </summary>
internal sealed class AwsCredentialSource(ServiceClient client, AwsKmsOptions options, Func<string, string?> environment) : IDisposable
{
    private const int LargestTokenFile = 64 * 1024;
    private static readonly Uri ContainerHost = new("http://169.254.170.2");

    private readonly SemaphoreSlim _gate = new(1, 1);
    private AwsCredentials? _held;

    /// <param name="refused">Credentials that the service refused; others are fetched. Null for none.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="SignerUnavailableException">No credentials can be had.</exception>
    internal async Task<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken ct)
    {
        if (Volatile.Read(ref _held) is { } held && held != refused && held.IsFresh(client.Time.GetUtcNow()))
        {
            return held;
        }

        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (_held is { } meanwhile && meanwhile != refused && meanwhile.IsFresh(client.Time.GetUtcNow()))
            {
                return meanwhile;
            }

            var fetched = await FetchOrKeepAsync(refused, ct).ConfigureAwait(false);
            Volatile.Write(ref _held, fetched);
            return fetched;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<AwsCredentials> FetchOrKeepAsync(AwsCredentials? refused, CancellationToken ct)
    {
        try
        {
            return await FetchAsync(ct).ConfigureAwait(false);
        }
        catch (SignerUnavailableException) when (_held is { } held && held != refused && held.IsValid(client.Time.GetUtcNow()))
        {
            // Fetched anew before their end just so that a failure now does no harm.
            return held;
        }
    }

    private async Task<AwsCredentials> FetchAsync(CancellationToken ct)
    {
        if (Variable("AWS_ACCESS_KEY_ID") is { } accessKey && Variable("AWS_SECRET_ACCESS_KEY") is { } secret)
        {
            return new AwsCredentials(accessKey, secret, Variable("AWS_SESSION_TOKEN"), null);
        }

        if (Variable("AWS_WEB_IDENTITY_TOKEN_FILE") is { } tokenFile && Variable("AWS_ROLE_ARN") is { } role)
        {
            return await AssumeRoleAsync(role, tokenFile, ct).ConfigureAwait(false);
        }

        return ContainerAddress() is { } address
            ? await FromContainerAsync(address, ct).ConfigureAwait(false)
            : throw new SignerUnavailableException("No AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN, or run in a container with a task role.");
    }

    private Uri? ContainerAddress()
    {
        if (Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { } relative)
        {
            return new Uri(ContainerHost, relative);
        }

        if (Variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not { } full)
        {
            return null;
        }

        return Uri.TryCreate(full, UriKind.Absolute, out var address) && (address.Scheme == "https" || ServiceAddress.IsLoopback(address) || address.Host is "169.254.170.2" or "169.254.170.23" or "[fd00:ec2::23]")
            ? address
            : throw new SignerUnavailableException("AWS_CONTAINER_CREDENTIALS_FULL_URI must be https://, loopback, or the container host's address.");
    }

    private async Task<AwsCredentials> FromContainerAsync(Uri address, CancellationToken ct)
    {
        var authorization = Variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file ? await ReadAsync(file, ct).ConfigureAwait(false) : Variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        var reply = await client.SendAsync(Request, answer => answer.Code is 429 or >= 500, ct).ConfigureAwait(false);
        var json = reply.IsSuccess ? reply.Json() : null;
        if (json is { ValueKind: JsonValueKind.Object } found && Text(found, "AccessKeyId") is { } accessKey && Text(found, "SecretAccessKey") is { } secret)
        {
            return new AwsCredentials(accessKey, secret, Text(found, "Token"), Time(Text(found, "Expiration")));
        }

        throw new SignerUnavailableException($"The container's credential endpoint gave no credentials (HTTP {reply.Code}). Check the task role.");

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (authorization is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            return request;
        }
    }

    /// <summary>AssumeRoleWithWebIdentity: not signed, the identity token proves the caller. The answer is XML.</summary>
    private async Task<AwsCredentials> AssumeRoleAsync(string role, string tokenFile, CancellationToken ct)
    {
        var token = await ReadAsync(tokenFile, ct).ConfigureAwait(false);
        var session = Variable("AWS_ROLE_SESSION_NAME") ?? "aevum";
        KeyValuePair<string, string>[] form =
        [
            new("Action", "AssumeRoleWithWebIdentity"), new("Version", "2011-06-15"), new("RoleArn", role), new("RoleSessionName", session), new("WebIdentityToken", token),
        ];
        var reply = await client.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, options.TokenServiceEndpoint) { Content = new FormUrlEncodedContent(form) }, answer => answer.Code is 429 or >= 500, ct).ConfigureAwait(false);
        return (reply.IsSuccess ? ReadCredentials(reply.Body) : null)
            ?? throw new SignerUnavailableException($"The token service did not let the web identity assume the role (HTTP {reply.Code}). Check AWS_ROLE_ARN and its trust policy.");
    }

    internal static AwsCredentials? ReadCredentials(byte[] xml)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false } && reader.LocalName is "AccessKeyId" or "SecretAccessKey" or "SessionToken" or "Expiration")
                {
                    var name = reader.LocalName;
                    reader.Read();
                    values.TryAdd(name, reader.Value);
                }
            }
        }
        catch (XmlException)
        {
            return null;
        }

        return values.TryGetValue("AccessKeyId", out var accessKey) && values.TryGetValue("SecretAccessKey", out var secret) && values.TryGetValue("SessionToken", out var session)
            ? new AwsCredentials(accessKey, secret, session, Time(values.GetValueOrDefault("Expiration")))
            : null;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken ct)
    {
        try
        {
            if (new FileInfo(file).Length > LargestTokenFile)
            {
                throw new IOException("the file is too large for a token");
            }

            var text = await File.ReadAllTextAsync(file, ct).ConfigureAwait(false);
            return text.Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SignerUnavailableException($"The identity token file cannot be read: {file}. Check the mount of the projected token.", fault);
        }
    }

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
