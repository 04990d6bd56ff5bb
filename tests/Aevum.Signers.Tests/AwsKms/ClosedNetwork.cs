using System.Net;

namespace Aevum.Signers.Tests.AwsKms;

/// <summary>Notes who would be asked, and asks nobody: these addresses belong to the machine the test runs on.</summary>
internal sealed class ClosedNetwork : HttpMessageHandler
{
    internal List<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!.AbsoluteUri);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
