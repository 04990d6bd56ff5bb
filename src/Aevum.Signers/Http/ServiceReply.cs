using System.Net;
using System.Text.Json;

namespace Aevum.Signers.Http;

/// <summary>What a service answered, read whole and bounded.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
/// <param name="Location">Where a redirect points; null for none.</param>
internal sealed record ServiceReply(HttpStatusCode Status, byte[] Body, Uri? Location)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32 };

    internal int Code => (int)Status;

    internal bool IsSuccess => Code is >= 200 and < 300;

    /// <summary>Parses the body; null when it is no JSON.</summary>
    internal JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, Bounded);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
