using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Aevum.Policy;

/// <summary>
/// Asks an Open Policy Agent sidecar: <c>POST /v1/data/PATH</c> with <c>{"input": …}</c>. The result must be <c>true</c>, or an object with <c>allow: true</c> and optionally
/// <c>reason</c> and <c>policies</c>. Everything else denies: an undefined result, an error, a late or malformed answer, an answer that is too large. Thread-safe.
/// Source: the OPA REST API reference, Data API.
/// </summary>
public sealed class OpaPolicyEngine : IPolicyEngine, IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private const int LongestReason = 200;
    private const int MostPolicies = 64;

    private readonly OpaPolicyEngineOptions _options;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly TimeProvider _time;
    private readonly Uri _decision;

    /// <summary>Makes an engine.</summary>
    /// <param name="options">How to reach the sidecar.</param>
    /// <param name="http">The connection; not disposed of here. Null: an own one that follows no redirect.</param>
    /// <param name="time">The clock for the time-out; null for the system's.</param>
    /// <exception cref="ArgumentException">The options do not hold together; the message names every problem.</exception>
    public OpaPolicyEngine(OpaPolicyEngineOptions options, HttpClient? http = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = string.Join(" ", options.Problems());
        if (problems.Length > 0)
        {
            throw new ArgumentException($"OpaPolicyEngine cannot be used with these options: {problems}", nameof(options));
        }

        _options = options.Copy();
        _ownsHttp = http is null;
        _http = http ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _time = time ?? TimeProvider.System;
        _decision = new Uri(_options.Address, "/v1/data/" + _options.DecisionPath);
    }

    /// <inheritdoc/>
    public async ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var message = Message(request);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? Read(await ReadBoundedAsync(response.Content, either.Token).ConfigureAwait(false))
                : PolicyDecision.Deny($"the OPA sidecar answered HTTP {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return PolicyDecision.Deny("the OPA sidecar did not answer in time");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException)
        {
            return PolicyDecision.Deny("the OPA sidecar gave no answer that could be used; check that it is up and serves the decision path");
        }
    }

    /// <summary>Closes an own connection.</summary>
    public void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }

    private HttpRequestMessage Message(PolicyRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _decision) { Content = new ByteArrayContent(Body(request)) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (_options.Token is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.Token);
        }

        return message;
    }

    /// <summary>Facts of the kernel, of the host, and arguments stand in three objects of their own.</summary>
    private static byte[] Body(PolicyRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("input");
            writer.WriteString("actor", request.Actor);
            writer.WriteString("action", request.Action);
            writer.WriteStartArray("subject_ids");
            foreach (var subject in request.SubjectIds)
            {
                writer.WriteStringValue(subject);
            }

            writer.WriteEndArray();
            writer.WriteString("purpose", request.Purpose);
            writer.WriteString("classification", ClassificationName(request.Classification));
            writer.WriteString("event_type", request.EventType);
            writer.WriteString("time", request.Time);
            WriteHost(writer, request);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteHost(Utf8JsonWriter writer, PolicyRequest request)
    {
        writer.WriteStartObject("facts");
        foreach (var (name, value) in request.Facts)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
        if (request.Arguments.ValueKind != JsonValueKind.Undefined)
        {
            writer.WritePropertyName("arguments");
            request.Arguments.WriteTo(writer);
        }
    }

    private static string ClassificationName(Classification classification) => classification switch
    {
        Classification.Public => "public",
        Classification.Internal => "internal",
        Classification.Confidential => "confidential",
        _ => "restricted",
    };

    private static async Task<byte[]> ReadBoundedAsync(HttpContent content, CancellationToken ct)
    {
        using var stream = await content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        var answer = new byte[LargestAnswer + 1];
        var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
        return length <= LargestAnswer ? answer[..length] : throw new IOException("the answer is too large");
    }

    private static PolicyDecision Read(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 16 });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("result", out var result))
        {
            return PolicyDecision.Deny("the OPA decision is undefined");
        }

        if (result.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return new PolicyDecision { IsPermitted = result.ValueKind == JsonValueKind.True, Reason = result.ValueKind == JsonValueKind.True ? null : "forbidden by policy" };
        }

        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("allow", out var allow) || allow.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return PolicyDecision.Deny("the OPA result is neither a Boolean nor an object with allow");
        }

        return new PolicyDecision { IsPermitted = allow.ValueKind == JsonValueKind.True, Reason = Text(result, "reason"), DeterminingPolicies = Texts(result, "policies"), PolicySetHash = Text(result, "revision") };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: <= LongestReason } text && !text.Any(char.IsControl) ? text : null;

    private static List<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array
            ? [.. member.EnumerateArray().Take(MostPolicies).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
