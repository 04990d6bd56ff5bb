namespace Aevum.Samples.MinimalApi.Tickets;

/// <summary>Turns the envelope of the engine into an answer of the API.</summary>
internal static class Answer
{
    public static IResult From(OutputEnvelope envelope)
    {
        var view = new EnvelopeView(envelope.Status.ToString(), envelope.AuditId, envelope.ErrorCode, envelope.ErrorDetail, envelope.Data.ValueKind == System.Text.Json.JsonValueKind.Undefined ? null : envelope.Data);
        return Results.Json(view, Json.ApiJson.Default.EnvelopeView, statusCode: CodeOf(envelope));
    }

    private static int CodeOf(OutputEnvelope envelope) => envelope.Status switch
    {
        // The message with the crisis lines must reach the person, so it is an answer and not an error.
        OutputStatus.Ok or OutputStatus.Crisis or OutputStatus.Degraded => StatusCodes.Status200OK,
        OutputStatus.PendingReview => StatusCodes.Status202Accepted,
        _ => envelope.ErrorCode switch
        {
            ErrorCodes.ConsentRequired or ErrorCodes.PolicyDenied or ErrorCodes.ClassificationBlocked => StatusCodes.Status403Forbidden,
            ErrorCodes.SignerUnavailable or ErrorCodes.StorageUnavailable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        },
    };
}
