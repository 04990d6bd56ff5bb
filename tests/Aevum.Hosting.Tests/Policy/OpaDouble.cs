using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Aevum.Hosting.Tests.Policy;

/// <summary>The Data API of Open Policy Agent on a loopback port: POST /v1/data/PATH with an input, a result back, and faults on demand.</summary>
internal sealed class OpaDouble : IAsyncDisposable
{
    private HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    internal OpaDouble()
    {
        Address = Start();
        _serving = Task.Run(ServeAsync);
    }

    internal Uri Address { get; }

    internal string Answer { get; set; } = """{"result":true}""";

    internal int Status { get; set; } = 200;

    internal bool IsSilent { get; set; }

    internal JsonNode? Input { get; private set; }

    internal string? Path { get; private set; }

    internal string? Authorization { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Close();
        _stop.Dispose();
    }

    private Uri Start()
    {
        for (var port = 20_000 + (Environment.ProcessId % 20_000); ; port++)
        {
            try
            {
                _listener = new HttpListener();
                _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                _listener.Start();
                return new Uri($"http://127.0.0.1:{port}");
            }
            catch (HttpListenerException) when (port < 65_000)
            {
                // Taken; the next one may be free.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                // The caller hung up, or the double is being stopped.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        Input = JsonNode.Parse(await reader.ReadToEndAsync(_stop.Token))?["input"];
        Path = context.Request.HttpMethod + " " + context.Request.Url!.AbsolutePath;
        Authorization = context.Request.Headers["Authorization"];
        if (IsSilent)
        {
            return;
        }

        context.Response.StatusCode = Status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Answer), _stop.Token);
        context.Response.Close();
    }
}
