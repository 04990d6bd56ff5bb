#if NET
using Aevum.Cedar.Json;
using Aevum.Cedar.Validation.Conformance;
using Aevum.Cedar.Values;

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

    /// <summary>
    /// Reads a context in the Cedar JSON format. The schema tells where an entity or a value of an extension type may be written in its
    /// short form, such as <c>"1.50"</c> for a decimal. The context is not validated; that is done with the request.
    /// </summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="action">The action of the request; without a declared one, only the long forms are understood.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text or the action is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no record, or beyond a bound.</exception>
    public CedarRecord ParseContext(string json, EntityUid action, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(action);

        var expected = _schema.Actions.TryGetValue(action, out var definition) ? SchemaExpectations.Of(definition.Context) : null;
        return EntityJsonReader.ReadContext(json, limits ?? CedarLimits.Default, expected);
    }
}
#endif
