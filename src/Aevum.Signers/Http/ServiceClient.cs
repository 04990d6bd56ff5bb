using System.Net;
using System.Security.Cryptography;
using Aevum.Signing;

namespace Aevum.Signers.Http;

/// <summary>
/// Sends requests to a signing service and repeats what may be repeated, within a bound on total time. Signing with Ed25519 is deterministic,
/// so a repeated request cannot do harm. Redirects are never followed here. Thread-safe.
/// </summary>
internal sealed class ServiceClient(HttpClient http, string service, RetryLimits limits, TimeProvider time)
{
    /// <summary>Larger answers are refused; a batch of 256 signatures takes about 40 KiB.</summary>
    internal const int LargestReply = 1 << 20;

    internal TimeProvider Time => time;

    /// <summary>Sends until an answer is final or the time is used up.</summary>
    /// <param name="makeRequest">Makes the request anew for each attempt.</param>
    /// <param name="isTransient">Tells which answers may be asked for again.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <exception cref="SignerUnavailableException">No final answer came in time.</exception>
    internal async Task<ServiceReply> SendAsync(Func<HttpRequestMessage> makeRequest, Func<ServiceReply, bool> isTransient, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var pause = RetryLimits.FirstPause;
        (ServiceReply? Reply, Exception? Fault) telling = default;
        for (var attempt = 1; ; attempt++)
        {
            var isCutShort = limits.Total - time.GetElapsedTime(started) < limits.Attempt;
            var (reply, fault) = await AttemptAsync(makeRequest, started, ct).ConfigureAwait(false);
            if (reply is not null && !isTransient(reply))
            {
                return reply;
            }

            // An attempt that ended because the time for all of them did says less than the one before it.
            if (attempt == 1 || !isCutShort || fault is not TimeoutException)
            {
                telling = (reply, fault);
            }

            var wait = Jittered(pause);
            if (time.GetElapsedTime(started) + wait >= limits.Total)
            {
                throw new SignerUnavailableException(
                    $"{service} gave no usable answer in {limits.Total.TotalSeconds:0.#} s and {attempt} attempts; the last: {Describe(telling.Reply, telling.Fault)}. Check that the service is up and reachable from here.",
                    telling.Fault ?? new HttpRequestException(Describe(telling.Reply, telling.Fault)));
            }

            await Task.Delay(wait, time, ct).ConfigureAwait(false);
            pause = pause * 2 < RetryLimits.LongestPause ? pause * 2 : RetryLimits.LongestPause;
        }
    }

    private async Task<(ServiceReply? Reply, Exception? Fault)> AttemptAsync(Func<HttpRequestMessage> makeRequest, long started, CancellationToken ct)
    {
        var left = limits.Total - time.GetElapsedTime(started);
        var patience = left < limits.Attempt ? left : limits.Attempt;
        if (patience <= TimeSpan.Zero)
        {
            return (null, new TimeoutException("the time for the call was used up"));
        }

        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            using var request = makeRequest();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await ReadBoundedAsync(response.Content, either.Token).ConfigureAwait(false);
            return (new ServiceReply(response.StatusCode, body, response.Headers.Location), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (OperationCanceledException fault)
        {
            return (null, new TimeoutException($"no answer within {patience.TotalSeconds:0.#} s", fault));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return (null, fault);
        }
    }

    private static async Task<byte[]> ReadBoundedAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > LargestReply)
        {
            throw new HttpRequestException($"the answer is larger than {LargestReply} bytes");
        }

        using var stream = await content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, ct).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > LargestReply)
            {
                throw new HttpRequestException($"the answer is larger than {LargestReply} bytes");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>Between half and the whole of the pause, so that callers refused together do not come back together.</summary>
    private static TimeSpan Jittered(TimeSpan pause) =>
        pause / 2 + pause / 2 * (RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20));

    private static string Describe(ServiceReply? reply, Exception? fault) => reply is not null
        ? $"HTTP {reply.Code}{(reply.Status == HttpStatusCode.TooManyRequests ? " (throttled)" : "")}"
        : fault!.Message;
}
