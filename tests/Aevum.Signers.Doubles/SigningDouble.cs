using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aevum.Signers.Doubles;

/// <summary>
/// A server on a free loopback port that keeps a documented protocol with real Ed25519 keys, and breaks it on demand. Not a mock: it accepts and refuses by the
/// protocol's rules, so the same tests run against the real service.
/// </summary>
public abstract class SigningDouble : IAsyncDisposable
{
    private const int FloodMegabytes = 8;

    private WebApplication? _server;
    private FineDelay? _network;
    private int _requestCount;

    /// <summary>What it does to requests of its protocol.</summary>
    public Fault Fault { get; set; }

    /// <summary>How late an answer is under <see cref="Fault.Slow"/>.</summary>
    public TimeSpan SlowBy { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Added to every answer, to stand for a network. Default: nothing.</summary>
    public TimeSpan RoundTrip { get; init; }

    /// <summary>The certificate with which it serves https; null for http. Set before the start.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Where a standby sends callers.</summary>
    public Uri? RedirectTo { get; set; }

    public int RequestCount => Volatile.Read(ref _requestCount);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task StartAsync(int port = 0, CancellationToken ct = default)
    {
        _network = RoundTrip > TimeSpan.Zero ? new FineDelay(RoundTrip) : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (Certificate is not null)
            {
                listen.UseHttps(Certificate);
            }
        }));
        var server = builder.Build();
        server.Run(ServeAsync);
        await server.StartAsync(ct);
        _server = server;
        Address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Stops listening and cuts every connection; <see cref="StartAsync"/> with the port of <see cref="Address"/> starts it again, with its keys and tokens.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is not { } server)
        {
            return;
        }

        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await server.StopAsync(atOnce.Token);
        await server.DisposeAsync();
        _network?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Answers as documented, or with a fault that belongs to the protocol.</summary>
    protected abstract Task AnswerAsync(HttpContext context, byte[] body);

    /// <summary>How the protocol says 429.</summary>
    protected abstract Task ThrottleAsync(HttpContext context);

    protected static async Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var bytes = Encoding.UTF8.GetBytes(json);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (context.Request.Path == "/double/fault")
        {
            Fault = Enum.Parse<Fault>(context.Request.Query["set"].ToString(), ignoreCase: true);
            await WriteAsync(context, 200, "{}");
            return;
        }

        Interlocked.Increment(ref _requestCount);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (_network is not null)
        {
            await _network.WaitAsync();
        }

        if (!await BreakAsync(context))
        {
            await AnswerAsync(context, body.ToArray());
        }
    }

    /// <summary>The faults that every protocol shares; true when the request was dealt with.</summary>
    private async Task<bool> BreakAsync(HttpContext context)
    {
        switch (Fault)
        {
            case Fault.Slow:
                await Task.Delay(SlowBy, context.RequestAborted);
                return false;
            case Fault.CutConnection:
                context.Abort();
                return true;
            case Fault.CutAnswer:
                context.Response.ContentLength = 1000;
                await context.Response.Body.WriteAsync("{\"data\":"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                return true;
            case Fault.Throttled:
                await ThrottleAsync(context);
                return true;
            case Fault.Garbage:
                await WriteAsync(context, 200, "<html>It works!</html>");
                return true;
            case Fault.Flood:
                await WriteAsync(context, 200, new string(' ', FloodMegabytes << 20));
                return true;
            case Fault.EchoesToken:
                await WriteAsync(context, 500, $$"""{"errors":["cannot handle {{context.Request.Headers["X-Vault-Token"]}} now"],"__type":"Internal","message":"{{context.Request.Headers.Authorization}}"}""");
                return true;
            default:
                return false;
        }
    }
}
