using System.Collections.Concurrent;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>The ways in which an object of an unwanted type comes to be or is registered to be made later.</summary>
internal sealed class ServiceCreations(UnwantedTypes types, KernelSymbols kernel, ValueAnalysis values)
{
    private static readonly string[] Makers = ["Activator", "ActivatorUtilities", "Expression", "RuntimeHelpers", "FormatterServices", "ServiceDescriptor", "AppDomain", "ConstructorInvoker"];
    private static readonly string[] Bindings = ["GetConstructor", "GetConstructors", "InvokeMember", "GetMethod", "GetMethods", "GetRuntimeMethod", "GetRuntimeMethods"];

    private readonly ConcurrentDictionary<ITypeSymbol, bool> _serviceCollections = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// True when the method with this definition can make or register an unwanted type in some call. Asked once for each definition: what is refused
    /// here is never looked at again, so every doubt is a yes.
    /// </summary>
    public bool CanMake(IMethodSymbol definition) => definition.MethodKind == MethodKind.Constructor
        ? types.MayContain(definition.ContainingType) || definition.ContainingType.TypeParameters.Any(CouldBeMade) || IsLazy(definition.ContainingType)
        : MayBeFactory(definition) || MayTakeTypeArgument(definition) || MayTakeTypeObject(definition) || TakesTypeName(definition);

    /// <summary>The unwanted type that <paramref name="creation"/> makes, directly or through a type argument; else null.</summary>
    public ITypeSymbol? MadeBy(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        if (types.Contains(creation.Type, cancellationToken))
        {
            return creation.Arguments.Any(argument => ReceivesUnwanted(argument, cancellationToken)) ? null : creation.Type;
        }

        if (creation.Type is not INamedTypeSymbol { IsGenericType: true } generic)
        {
            return null;
        }

        // Lazy<T> calls the constructor of T when it gets no factory.
        var isLazy = IsLazy(generic) && !creation.Arguments.Any(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate);
        return generic.TypeArguments.Where((argument, index) => types.Contains(argument, cancellationToken) && (isLazy || MayBeMade(generic.TypeParameters[index]))).FirstOrDefault();
    }

    /// <summary>The unwanted type that <paramref name="call"/> makes or registers; else null.</summary>
    public ITypeSymbol? MadeBy(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (IsFactory(method, cancellationToken))
        {
            return method.ReturnType;
        }

        if (FromTypeArguments(call, cancellationToken) is { } named)
        {
            return named;
        }

        return MakesFromType(call) ? FromTypeObjects(call, cancellationToken) : FromTypeName(call, cancellationToken);
    }

    /// <summary>The unwanted type that a method group makes when it is called; else null.</summary>
    public ITypeSymbol? MadeBy(IMethodReferenceOperation reference, CancellationToken cancellationToken)
    {
        if (IsFactory(reference.Method, cancellationToken))
        {
            return reference.Method.ReturnType;
        }

        return reference.Method.TypeArguments.Where((argument, index) =>
            types.Contains(argument, cancellationToken) && (MayBeMade(reference.Method.TypeParameters[index]) || IsMaker(reference.Method))).FirstOrDefault();
    }

    private static bool IsLazy(INamedTypeSymbol type) => type is { Name: "Lazy", ContainingNamespace.Name: "System" };

    private bool MayBeFactory(IMethodSymbol definition) => definition.IsStatic && types.MayContain(definition.ReturnType)
        && (types.MayContain(definition.ContainingType) || HasAccessorMark(definition));

    private bool MayTakeTypeArgument(IMethodSymbol definition) => definition.IsGenericMethod
        && (definition.TypeParameters.Any(CouldBeMade) || IsMaker(definition) || MayBeRegistration(definition));

    private bool MayTakeTypeObject(IMethodSymbol definition) => Makers.Contains(definition.ContainingType?.Name, StringComparer.Ordinal)
        || Bindings.Contains(definition.Name, StringComparer.Ordinal)
        || (MayBeRegistration(definition) && definition.Parameters.Any(static parameter => parameter.Type is ITypeParameterSymbol || IsTypeObject(parameter.Type)));

    /// <summary>The receiver of an instance method can be a collection of services although another type declares the method.</summary>
    private bool MayBeRegistration(IMethodSymbol definition) =>
        !definition.IsStatic || (definition.Parameters.Length > 0 && (definition.Parameters[0].Type is ITypeParameterSymbol || IsServiceCollection(definition.Parameters[0].Type)));

    /// <summary>A static method of an unwanted type that returns one, or an accessor of its constructor.</summary>
    private bool IsFactory(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (!method.IsStatic || !types.Contains(method.ReturnType, cancellationToken))
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(method.ContainingType, method.ReturnType)
            || HasAccessorMark(method);
    }

    private static bool HasAccessorMark(IMethodSymbol method) => method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "UnsafeAccessorAttribute");

    /// <summary>An object that was made in the argument itself is reported there.</summary>
    private bool ReceivesUnwanted(IArgumentOperation argument, CancellationToken cancellationToken) =>
        values.SourcesOf(argument.Value, cancellationToken).Any(source => source.Operation switch
        {
            IObjectCreationOperation made => types.Contains(made.Type, cancellationToken),
            IInvocationOperation made => IsFactory(made.TargetMethod, cancellationToken),
            _ => false,
        });

    private ITypeSymbol? FromTypeArguments(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        for (var index = 0; index < method.TypeArguments.Length; index++)
        {
            if (types.Contains(method.TypeArguments[index], cancellationToken) && (MayBeMade(method.TypeParameters[index]) || IsMaker(method) || IsRegistration(call)))
            {
                return method.TypeArguments[index];
            }
        }

        return null;
    }

    /// <summary>A type parameter whose argument can be made: it must have a constructor, or be the service.</summary>
    private bool MayBeMade(ITypeParameterSymbol parameter) =>
        parameter.HasConstructorConstraint || parameter.ConstraintTypes.Any(types.Service.IsOrIsBaseOf);

    /// <summary>The same for a definition: a constraint that is itself a type parameter can turn out to be the service.</summary>
    private bool CouldBeMade(ITypeParameterSymbol parameter) => MayBeMade(parameter) || parameter.ConstraintTypes.Any(static constraint => constraint is ITypeParameterSymbol);

    private static bool IsMaker(IMethodSymbol method) =>
        Makers.Contains(method.ContainingType?.Name, StringComparer.Ordinal)
        || (method.ContainingAssembly?.Identity.Name.StartsWith("Aevum.", StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>A call on a collection of services; a container asked for a service is one too, but asking makes nothing.</summary>
    private bool IsRegistration(IInvocationOperation call)
    {
        var receiver = call.Instance?.Type ?? (call.TargetMethod.Parameters.Length > 0 ? call.TargetMethod.Parameters[0].Type : null);
        return IsServiceCollection(receiver);
    }

    private bool IsServiceCollection(ITypeSymbol? type) => type is not null && _serviceCollections.GetOrAdd(type.OriginalDefinition, static definition =>
        definition.Name == "IServiceCollection" || definition.AllInterfaces.Any(static contract => contract.Name == "IServiceCollection"));

    private bool MakesFromType(IInvocationOperation call) =>
        Makers.Contains(call.TargetMethod.ContainingType?.Name, StringComparer.Ordinal)
        || IsRegistration(call)
        || (call.Instance?.Type is { Name: "Type" or "TypeInfo" } && Bindings.Contains(call.TargetMethod.Name, StringComparer.Ordinal))
        || (call.TargetMethod.IsExtensionMethod && Bindings.Contains(call.TargetMethod.Name, StringComparer.Ordinal));

    private ITypeSymbol? FromTypeObjects(IInvocationOperation call, CancellationToken cancellationToken)
    {
        foreach (var operand in call.Arguments.Select(argument => argument.Value).Prepend(call.Instance).OfType<IOperation>().Where(operand => IsTypeObject(operand.Type)))
        {
            foreach (var source in values.SourcesOf(operand, cancellationToken))
            {
                if (source.Operation is ITypeOfOperation { TypeOperand: var type } && types.Contains(type, cancellationToken))
                {
                    return type;
                }
            }
        }

        return FromTypeName(call, cancellationToken);
    }

    private static bool IsTypeObject(ITypeSymbol? type) => type is { Name: "Type" or "TypeInfo" };

    /// <summary><c>Type.GetType</c>, <c>Assembly.GetType</c>, <c>CreateInstance</c> and <c>CreateInstanceFrom</c> with the name as text.</summary>
    private ITypeSymbol? FromTypeName(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (!TakesTypeName(call.TargetMethod))
        {
            return null;
        }

        foreach (var argument in call.Arguments.Where(argument => argument.Value.Type?.SpecialType == SpecialType.System_String))
        {
            foreach (var value in values.ValuesOf(argument.Value, cancellationToken).Known)
            {
                var name = value.Text?.Split(',')[0].Trim().Replace('+', '.');
                if (name is { Length: > 0 } && FindType(name) is { } type && types.Contains(type, cancellationToken))
                {
                    return type;
                }
            }
        }

        return null;
    }

    private static bool TakesTypeName(IMethodSymbol method) =>
        method is { Name: "GetType" or "CreateInstance" or "CreateInstanceFrom" or "CreateInstanceAndUnwrap", Parameters.Length: > 0, ContainingType: { Name: "Type" or "Assembly" or "Activator" or "AppDomain" } };

    private INamedTypeSymbol? FindType(string name) =>
        kernel.Compilation.GetTypesByMetadataName(name) is [var type, ..] ? type : null;
}
