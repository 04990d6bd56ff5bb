using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Which types of the kernel an expression of type <c>System.Type</c> or <c>System.Reflection.Assembly</c> can stand for.</summary>
internal sealed class ReflectedTypes(KernelSymbols kernel, ValueAnalysis values, CancellationToken cancellationToken)
{
    private const int MaxDepth = 8;

    public KernelSymbols Kernel { get; } = kernel;

    public ValueAnalysis Values { get; } = values;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The types behind an expression of type <c>Type</c>.</summary>
    public TypeSet Of(IOperation? type) => type is null ? TypeSet.None : Of(new ValueSource(type, null), 0);

    /// <summary>The kernel type that an object has, by its static type before any conversion.</summary>
    public TypeSet OfObject(IOperation? instance)
    {
        var found = TypeSet.None;
        foreach (var source in instance is null ? [] : Values.SourcesOf(instance, CancellationToken))
        {
            found = found.With(OfSymbol(source.Operation.Type));
        }

        return instance is null ? found : found.With(OfSymbol(instance.Type));
    }

    private TypeSet OfSymbol(ITypeSymbol? type) => type is INamedTypeSymbol named && Kernel.IsKernel(named.ContainingAssembly) ? TypeSet.One(named.OriginalDefinition) : TypeSet.None;

    private TypeSet Of(ValueSource type, int depth)
    {
        var found = TypeSet.None;
        foreach (var source in depth > MaxDepth ? [] : Values.SourcesOf(type, CancellationToken))
        {
            found = found.With(OfSource(source, depth));
        }

        return found;
    }

    private TypeSet OfSource(ValueSource source, int depth) => source.Operation switch
    {
        ITypeOfOperation { TypeOperand: INamedTypeSymbol type } => OfSymbol(type),
        IInvocationOperation call => OfCall(call, source.Frame, depth),
        IArrayElementReferenceOperation element => Of(new ValueSource(element.ArrayReference, source.Frame), depth + 1),
        IPropertyReferenceOperation { Property: { IsIndexer: true }, Instance: { } list } => Of(new ValueSource(list, source.Frame), depth + 1),
        IPropertyReferenceOperation { Property.Name: "ExportedTypes" or "DefinedTypes", Instance: { } assembly } => IsKernelAssembly(assembly, depth) ? TypeSet.Any : TypeSet.None,
        IPropertyReferenceOperation { Property.Name: "UnderlyingSystemType", Instance: { } same } => Of(new ValueSource(same, source.Frame), depth + 1),
        IPropertyReferenceOperation { Property.Name: "DeclaringType" or "ReflectedType" or "BaseType", Instance: { } other } => Of(new ValueSource(other, source.Frame), depth + 1).IsEmpty ? TypeSet.None : TypeSet.Any,
        IParameterReferenceOperation { Parameter: var parameter } reference => LambdaSource.CollectionOf(parameter, reference) is { } collection ? Of(new ValueSource(collection, null), depth + 1) : TypeSet.None,
        _ => TypeSet.None,
    };

    private TypeSet OfCall(IInvocationOperation call, CallFrame? frame, int depth)
    {
        var first = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        switch (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name)
        {
            case ("Object", "GetType") when call.Instance is { } instance:
                return OfObject(instance);
            case ("Type", "GetType" or "ReflectionOnlyGetType") when first is { } name:
                return ByName(name, isKernelAssembly: false);
            case ("Assembly" or "Module", "GetType") when first is { } name && call.Instance is { } assembly:
                return ByName(name, IsKernelAssembly(assembly, depth));
            case ("Assembly" or "Module", "GetTypes" or "GetExportedTypes" or "GetForwardedTypes") when call.Instance is { } assembly:
                return IsKernelAssembly(assembly, depth) ? TypeSet.Any : TypeSet.None;
            case ("IntrospectionExtensions", "GetTypeInfo") when first is { } type:
                return Of(new ValueSource(type, frame), depth + 1);
            case (_, "AsType" or "MakeGenericType") when call.Instance is { } same:
                return Of(new ValueSource(same, frame), depth + 1);
            case ("Type", "GetNestedType" or "GetNestedTypes") when call.Instance is { } outer:
                return Of(new ValueSource(outer, frame), depth + 1).IsEmpty ? TypeSet.None : TypeSet.Any;
            case ("Enumerable" or "Array", _) when LambdaSource.Collection(call) is { } collection:
                return Narrowed(Of(new ValueSource(collection, frame), depth + 1), call);
            default:
                return TypeSet.None;
        }
    }

    /// <summary>A filter by literal name picks types out of all those of the kernel.</summary>
    private TypeSet Narrowed(TypeSet all, IInvocationOperation call)
    {
        if (!all.IsAny)
        {
            return all;
        }

        var named = LambdaSource.TextsIn(call).SelectMany(name => Named(name).Symbols).ToImmutableArray();
        return named.IsEmpty ? all : new TypeSet(named, isAny: false);
    }

    private TypeSet Named(string name) => new(
        [.. Kernel.Assemblies.SelectMany(assembly => NamesakesIn(assembly.GlobalNamespace, name))], isAny: false);

    private static IEnumerable<INamedTypeSymbol> NamesakesIn(INamespaceSymbol space, string name) =>
        space.GetTypeMembers().Where(type => type.Name == name || type.ToDisplayString() == name).Concat(space.GetNamespaceMembers().SelectMany(inner => NamesakesIn(inner, name)));

    private TypeSet ByName(IOperation name, bool isKernelAssembly)
    {
        var texts = Values.ValuesOf(name, CancellationToken);
        var found = texts.IsComplete || !isKernelAssembly ? TypeSet.None : TypeSet.Any;
        foreach (var text in texts.Known)
        {
            found = found.With(text.Value switch
            {
                string full => Parsed(full, isKernelAssembly),
                PartialText template when isKernelAssembly || template.Prefix.StartsWith("Aevum.", StringComparison.Ordinal) || template.Parts.Any(part => part.Contains(KernelSymbols.AssemblyName)) => TypeSet.Any,
                _ => TypeSet.None,
            });
        }

        return found;
    }

    /// <summary><c>Namespace.Type, Assembly, …</c>.</summary>
    private TypeSet Parsed(string full, bool isKernelAssembly)
    {
        var parts = full.Split(',');
        var type = parts[0].Trim();
        var isElsewhere = parts.Length > 1 && !string.Equals(parts[1].Trim(), KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase);
        if (isElsewhere)
        {
            return TypeSet.None;
        }

        var found = Kernel.Find(type);
        return found.Exists ? new TypeSet(found.Symbols, isAny: false) : isKernelAssembly || parts.Length > 1 ? TypeSet.Any : TypeSet.None;
    }

    private bool IsKernelAssembly(IOperation assembly, int depth)
    {
        foreach (var source in depth > MaxDepth ? [] : Values.SourcesOf(assembly, CancellationToken))
        {
            var isKernel = source.Operation switch
            {
                IPropertyReferenceOperation { Property.Name: "Assembly" or "Module", Instance: { } type } => !Of(new ValueSource(type, source.Frame), depth + 1).IsEmpty,
                IPropertyReferenceOperation { Property.Name: "ManifestModule", Instance: { } same } => IsKernelAssembly(same, depth + 1),
                IInvocationOperation { TargetMethod.Name: "GetAssembly", Arguments: [{ Value: var type }, ..] } => !Of(new ValueSource(type, source.Frame), depth + 1).IsEmpty,
                IInvocationOperation call => NamesKernel(call),
                IParameterReferenceOperation { Parameter: var parameter } reference => LambdaSource.CallOf(parameter, reference) is { } outer && NamesKernel(outer),
                _ => false,
            };
            if (isKernel)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>Assembly.Load("Aevum.Core")</c>, or a search of loaded assemblies for that name.</summary>
    private bool NamesKernel(IInvocationOperation call) => LambdaSource.TextsIn(call)
        .Concat(call.Arguments.SelectMany(argument => Values.ValuesOf(argument.Value, CancellationToken).Known).Select(value => value.Text).OfType<string>())
        .Any(text => text.IndexOf(KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase) >= 0);
}
