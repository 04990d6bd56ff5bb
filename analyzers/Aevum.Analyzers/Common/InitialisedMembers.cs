using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Common;

/// <summary>What else the object initialiser or <c>with</c> expression around an assignment writes.</summary>
internal static class InitialisedMembers
{
    /// <summary>The values that the property <paramref name="name"/> can have in the object that <paramref name="assignment"/> helps to initialise.</summary>
    public static IEnumerable<ValueSource> ValuesOf(ISimpleAssignmentOperation assignment, string name, ValueAnalysis values, CancellationToken cancellationToken)
    {
        if (assignment.Parent is not IObjectOrCollectionInitializerOperation initializer)
        {
            return [];
        }

        if (Find(initializer, name) is { } sibling)
        {
            return [new ValueSource(sibling, null)];
        }

        return initializer.Parent is IWithOperation copy ? Inherited(new ValueSource(copy.Operand, null), name, values, 0, cancellationToken) : [];
    }

    /// <summary>The value that <paramref name="initializer"/> assigns to <paramref name="name"/>, or null.</summary>
    public static IOperation? Find(IObjectOrCollectionInitializerOperation? initializer, string name)
    {
        foreach (var each in initializer?.Initializers ?? [])
        {
            if (each is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property }, Value: var value } && property == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A <c>with</c> expression keeps what its operand was created with.</summary>
    private static IEnumerable<ValueSource> Inherited(ValueSource operand, string name, ValueAnalysis values, int depth, CancellationToken cancellationToken)
    {
        if (depth > 4)
        {
            yield break;
        }

        foreach (var source in values.SourcesOf(operand, cancellationToken))
        {
            var initializer = source.Operation switch
            {
                IObjectCreationOperation creation => creation.Initializer,
                IWithOperation copy => copy.Initializer,
                _ => null,
            };
            if (Find(initializer, name) is { } value)
            {
                yield return new ValueSource(value, source.Frame);
            }
            else if (source.Operation is IWithOperation inner)
            {
                foreach (var inherited in Inherited(new ValueSource(inner.Operand, source.Frame), name, values, depth + 1, cancellationToken))
                {
                    yield return inherited;
                }
            }
        }
    }
}
