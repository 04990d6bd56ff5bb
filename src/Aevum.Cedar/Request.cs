using Aevum.Cedar.Json;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>One question: may this principal do this action on this resource in this context? Immutable and thread-safe.</summary>
public sealed class Request
{
    private readonly CedarValue _principal;
    private readonly CedarValue _action;
    private readonly CedarValue _resource;
    private readonly CedarValue _context;

    /// <summary>Asks a question.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="resource">On what.</param>
    /// <param name="context">Under which circumstances; null means the empty record.</param>
    /// <param name="limits">Bounds on the context; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">Principal, action or resource is null.</exception>
    /// <exception cref="CedarDataException">The context has more values, or nests deeper, than the limits allow.</exception>
    public Request(EntityUid principal, EntityUid action, EntityUid resource, CedarRecord? context = null, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(resource);

        Principal = principal;
        Action = action;
        Resource = resource;
        Context = RequireBounded(context ?? CedarRecord.Empty, limits ?? CedarLimits.Default);
        _principal = CedarValue.From(principal);
        _action = CedarValue.From(action);
        _resource = CedarValue.From(resource);
        _context = CedarValue.From(Context);
    }

    /// <summary>Who asks.</summary>
    public EntityUid Principal { get; }

    /// <summary>What is to be done.</summary>
    public EntityUid Action { get; }

    /// <summary>On what.</summary>
    public EntityUid Resource { get; }

    /// <summary>Under which circumstances.</summary>
    public CedarRecord Context { get; }

    /// <summary>Reads a context in the Cedar JSON format: one object of attributes.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no record, or beyond a bound.</exception>
    public static CedarRecord ParseContext(string json, CedarLimits? limits = null) =>
        EntityJsonReader.ReadContext(json, limits ?? CedarLimits.Default, expected: null);

    /// <summary>Reads a context in the Cedar JSON format; where the schema expects an entity or an extension type, the short forms are accepted.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="action">The action of the request; if the schema does not know it, only the long forms are accepted.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no record, or beyond a bound.</exception>
    public static CedarRecord ParseContext(string json, CedarSchema schema, EntityUid action, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(action);

        return EntityJsonReader.ReadContext(json, limits ?? CedarLimits.Default, schema.Actions.GetValueOrDefault(action)?.Context);
    }

    /// <summary>The three entities, for example <c>User::"alice" / Action::"view" / Photo::"p1"</c>; never the context, which may hold private data.</summary>
    public override string ToString() => $"{Principal} / {Action} / {Resource}";

    internal CedarValue ValueOf(RequestVariable variable) => variable switch
    {
        RequestVariable.Principal => _principal,
        RequestVariable.Action => _action,
        RequestVariable.Resource => _resource,
        _ => _context,
    };

    private static CedarRecord RequireBounded(CedarRecord context, CedarLimits limits)
    {
        if (context.Size > limits.MaxContextValues)
        {
            throw new CedarDataException($"the context has {context.Size} values, more than the limit of {limits.MaxContextValues}");
        }

        if (context.Depth > limits.MaxNestingDepth)
        {
            throw new CedarDataException($"the context nests {context.Depth} levels deep, more than the limit of {limits.MaxNestingDepth}");
        }

        return context;
    }
}
