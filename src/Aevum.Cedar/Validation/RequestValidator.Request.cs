#if NET
namespace Aevum.Cedar.Validation;

/// <content>Validation of request objects. The analyzer, which links the rest of this type, knows no requests.</content>
public sealed partial class RequestValidator
{
    /// <summary>Checks one request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Every departure: one for each of the four parts at most.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    public ConformanceResult Validate(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return Validate(request.Principal, request.Action, request.Resource, request.Context);
    }
}
#endif
