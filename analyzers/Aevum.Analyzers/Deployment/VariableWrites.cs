using System.Collections.Concurrent;
using Aevum.Analyzers.Deployment.Files;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Deployment;

/// <summary>Finds the places in code that give the development variable a value: for this process, for one it starts, or in configuration.</summary>
internal sealed class VariableWrites(ValueAnalysis values)
{
    private static readonly string[] NativeSetters = ["setenv", "putenv", "_putenv", "SetEnvironmentVariable", "SetEnvironmentVariableW", "SetEnvironmentVariableA"];

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _configurations = new(SymbolEqualityComparer.Default);

    /// <summary>True when a call of the method with this definition can set a variable.</summary>
    public static bool CanSet(IMethodSymbol definition) => !definition.Parameters.IsEmpty && (SetsVariable(definition) || definition.Name switch
    {
        "Add" => IsEnvironmentMember(definition),
        "TryAdd" or "WithEnvironment" or "UseSetting" or "AddInMemoryCollection" or "Invoke" => true,
        _ => false,
    });

    /// <summary>True when a write of the member with this definition can set a variable: an indexer by text.</summary>
    public static bool CanSet(ISymbol definition) => definition is IPropertySymbol { IsIndexer: true, Parameters: [{ Type: ITypeParameterSymbol or { SpecialType: SpecialType.System_String } }] };

    /// <summary>The operation that names the variable in a call that sets it; null when the call does not.</summary>
    public IOperation? NameIn(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        var arguments = InOrder(call.Arguments);
        if (SetsVariable(method))
        {
            return Set(arguments[0], arguments.Length > 1 ? arguments[1] : null, cancellationToken);
        }

        return method.Name switch
        {
            "Add" when call.Instance is { } target && arguments is [var name, var value] && IsProcessEnvironment(target, cancellationToken) => Set(name, value, cancellationToken),
            "TryAdd" when arguments is [var target, var name, var value] && IsProcessEnvironment(target, cancellationToken) => Set(name, value, cancellationToken),
            "WithEnvironment" or "UseSetting" => SetByName(arguments, cancellationToken),
            "AddInMemoryCollection" => InCollection(arguments, cancellationToken),
            "Invoke" when method.MethodKind == MethodKind.DelegateInvoke => ThroughDelegate(call.Instance, arguments, cancellationToken),
            "Invoke" when method.ContainingNamespace.Name == "Reflection" => ThroughReflection(arguments, cancellationToken),
            _ => null,
        };
    }

    /// <summary>The operation that names the variable in a write through an indexer; null when the write does not set it.</summary>
    public IOperation? NameIn(ISimpleAssignmentOperation write, CancellationToken cancellationToken) =>
        write.Target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments: [var key] } target
        && (IsConfiguration(instance.Type) || (IsEnvironmentMember(target.Property) && IsProcessEnvironment(instance, cancellationToken)))
            ? Set(key.Value, write.Value, cancellationToken)
            : null;

    private static bool SetsVariable(IMethodSymbol method) =>
        method is { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }
        || (method.IsExtern && NativeSetters.Contains(method.Name, StringComparer.Ordinal));

    /// <summary>The values of a call in the order of the parameters: named arguments may be written in another.</summary>
    private static IOperation[] InOrder(ImmutableArray<IArgumentOperation> arguments) => [.. arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value)];

    /// <summary>The environment of a process is seen as a dictionary of an interface type, or as a <c>StringDictionary</c>; no other type has these members.</summary>
    private static bool IsEnvironmentMember(ISymbol member) => member.ContainingType is { TypeKind: TypeKind.Interface } or { Name: "StringDictionary" };

    /// <summary>A null value unsets the variable; every other value sets it.</summary>
    private IOperation? Set(IOperation name, IOperation? value, CancellationToken cancellationToken)
    {
        if (!IsVariable(name, cancellationToken))
        {
            return null;
        }

        var isUnset = value is not null && values.ValuesOf(value, cancellationToken) is { IsComplete: true, Known.IsEmpty: false } known && known.Known.All(constant => constant.Value is null);
        return isUnset ? null : name;
    }

    private bool IsVariable(IOperation name, CancellationToken cancellationToken) =>
        values.ValuesOf(name, cancellationToken).Known.Any(value => value.Text is { } text
            && (string.Equals(text, DevelopmentVariable.Name, StringComparison.OrdinalIgnoreCase) || DevelopmentVariable.IsAssignment(text)));

    private IOperation? SetByName(IOperation[] arguments, CancellationToken cancellationToken)
    {
        var texts = arguments.Where(argument => argument.Type?.SpecialType == SpecialType.System_String).ToArray();
        return texts.Length == 0 ? null : Set(texts[0], texts.Length > 1 ? texts[1] : null, cancellationToken);
    }

    private IOperation? InCollection(IOperation[] arguments, CancellationToken cancellationToken) => arguments
        .SelectMany(argument => values.SourcesOf(argument, cancellationToken))
        .SelectMany(source => source.Operation.DescendantsAndSelf())
        .Select(pair => InPair(pair, cancellationToken))
        .FirstOrDefault(found => found is not null);

    private IOperation? InPair(IOperation pair, CancellationToken cancellationToken) => pair switch
    {
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var key, var value] } => Set(key.Value, value.Value, cancellationToken),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] }, Value: var value } => Set(key.Value, value, cancellationToken),
        IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: { Length: 2 } arguments } when InOrder(arguments) is [var key, var value] => Set(key, value, cancellationToken),
        _ => null,
    };

    private IOperation? ThroughDelegate(IOperation? target, IOperation[] arguments, CancellationToken cancellationToken) =>
        target is { } setter && arguments is [{ Type.SpecialType: SpecialType.System_String } name, var value, ..] && Set(name, value, cancellationToken) is { } found && IsSetter(setter, cancellationToken) ? found : null;

    private bool IsSetter(IOperation target, CancellationToken cancellationToken) => values.SourcesOf(target, cancellationToken).Any(source => source.Operation is IDelegateCreationOperation
    {
        Target: IMethodReferenceOperation { Method: { Name: "SetEnvironmentVariable", ContainingType.Name: "Environment" } },
    });

    private IOperation? ThroughReflection(IOperation[] arguments, CancellationToken cancellationToken)
    {
        foreach (var argument in arguments)
        {
            var elements = values.ElementsOf(argument, cancellationToken);
            if (elements.Length >= 2 && Set(elements[0].Operation, elements[1].Operation, cancellationToken) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private bool IsProcessEnvironment(IOperation target, CancellationToken cancellationToken) =>
        values.SourcesOf(Initialized(target) ?? target, cancellationToken).Any(source => source.Operation is IPropertyReferenceOperation
        {
            Property: { Name: "Environment" or "EnvironmentVariables", ContainingType.Name: "ProcessStartInfo" },
        });

    /// <summary>In <c>new ProcessStartInfo { Environment = { ["A"] = "1" } }</c> the member whose initialiser the write stands in.</summary>
    private static IOperation? Initialized(IOperation target)
    {
        if (target is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            return null;
        }

        var current = target.Parent;
        while (current is not (null or IMemberInitializerOperation))
        {
            current = current.Parent;
        }

        return (current as IMemberInitializerOperation)?.InitializedMember;
    }

    private bool IsConfiguration(ITypeSymbol? type) => type?.OriginalDefinition is { } known && _configurations.GetOrAdd(known, static definition =>
        IsConfigurationContract(definition) || definition.AllInterfaces.Any(IsConfigurationContract));

    private static bool IsConfigurationContract(ITypeSymbol type) => type is { Name: "IConfiguration", ContainingNamespace: { Name: "Configuration", ContainingNamespace.Name: "Extensions" } };
}
