using Aevum.Cedar.Schema;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation.Conformance;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation;

/// <summary>
/// Checks requests against a schema: the action is declared, it applies to the types of principal and resource, and the context is of
/// the declared type. Immutable and thread-safe.
/// </summary>
public sealed partial class RequestValidator
{
    private const int MaxListedTypes = 10;

    private readonly ResolvedSchema _schema;
    private readonly ValueChecks _values;

    /// <summary>A validator for the schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <exception cref="ArgumentNullException">The schema is null.</exception>
    public RequestValidator(CedarSchema schema)
    {
        _schema = Argument.NotNull(schema, nameof(schema)).Resolved;
        _values = new(_schema);
    }

    /// <summary>Checks one request.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="resource">On what.</param>
    /// <param name="context">Under which circumstances.</param>
    /// <returns>Every departure: one for each of the four parts at most.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ConformanceResult Validate(EntityUid principal, EntityUid action, EntityUid resource, CedarRecord context)
    {
        Argument.NotNull(principal, nameof(principal));
        Argument.NotNull(action, nameof(action));
        Argument.NotNull(resource, nameof(resource));
        Argument.NotNull(context, nameof(context));
        var errors = new List<ConformanceError>();
        Add(errors, "principal", _values.CheckEntity(principal));
        Add(errors, "resource", _values.CheckEntity(resource));
        if (!_schema.Actions.TryGetValue(action, out var definition))
        {
            var help = QuickSuggestion.For(action.ToString(), _schema.Actions.Keys, static known => known.ToString());
            errors.Add(new(ConformanceErrorKind.UnknownAction, "action", $"the schema has no action `{action}`", help));
            return new(errors);
        }

        RequireApplicable(errors, (ConformanceErrorKind.PrincipalNotApplicable, "principal"), principal, definition);
        RequireApplicable(errors, (ConformanceErrorKind.ResourceNotApplicable, "resource"), resource, definition);
        Add(errors, "context", _values.CheckRecord(context, definition.Context));
        return new(errors);
    }

    /// <summary>An entity of an unknown type has been reported as such, and is not reported again.</summary>
    private static void RequireApplicable(List<ConformanceError> errors, (ConformanceErrorKind Kind, string Subject) part, EntityUid entity, ActionDefinition action)
    {
        var types = part.Kind == ConformanceErrorKind.PrincipalNotApplicable ? action.PrincipalTypes : action.ResourceTypes;
        if (types.Contains(entity.Type) || errors.Any(error => error.Subject == part.Subject))
        {
            return;
        }

        var listed = string.Join(", ", types.Take(MaxListedTypes).Select(static type => "`" + type + "`")) + (types.Count > MaxListedTypes ? ", …" : string.Empty);
        var help = types.Count == 0 ? "it applies to nothing: it is a group of actions" : "it applies to " + listed;
        errors.Add(new(part.Kind, part.Subject, $"`{action.Uid}` does not apply to a {part.Subject} of type `{entity.Type}`", help));
    }

    private static void Add(List<ConformanceError> errors, string subject, ValueFault? fault)
    {
        if (fault is not null)
        {
            errors.Add(new(fault.Kind, subject, fault.Message, fault.Help));
        }
    }
}
