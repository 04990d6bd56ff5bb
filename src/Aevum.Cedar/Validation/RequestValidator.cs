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
            Add(errors, "action", _values.UnknownAction(action));
            return new(errors);
        }

        Add(errors, "principal", CheckApplies(principal, definition.PrincipalTypes, ConformanceErrorKind.PrincipalNotApplicable, definition));
        Add(errors, "resource", CheckApplies(resource, definition.ResourceTypes, ConformanceErrorKind.ResourceNotApplicable, definition));
        Add(errors, "context", _values.CheckRecord(context, definition.Context));
        return new(errors);
    }

    private static ValueFault? CheckApplies(EntityUid entity, IReadOnlyList<string> types, ConformanceErrorKind kind, ActionDefinition action)
    {
        var part = kind == ConformanceErrorKind.PrincipalNotApplicable ? "principal" : "resource";
        return types.Contains(entity.Type) ? null : new(kind, $"`{action.Uid}` does not apply to a {part} of type `{entity.Type}`", ChoiceList.Of(types));
    }

    /// <summary>Keeps the first fault of each part: an entity of an unknown type need not also be told that the action does not apply to it.</summary>
    private static void Add(List<ConformanceError> errors, string subject, ValueFault? fault)
    {
        if (fault is not null && !errors.Any(error => error.Subject == subject))
        {
            errors.Add(new(fault.Kind, subject, fault.Message, fault.Help));
        }
    }
}
